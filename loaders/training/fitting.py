"""Fitting of logistic regressions with scikit-learn, reduced to the weights that matter."""

from __future__ import annotations

from collections.abc import Sequence

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from loaders.classify.linear import LinearModel
from loaders.training.examples import Example

_LEAST_WEIGHT = 0.02


def fit(
    examples: Sequence[Example], regularisation: float = 0.3, weights: Sequence[float] | None = None
) -> LinearModel:
    """Return the model that fits labelled examples. `regularisation`: the inverse of its strength."""
    vectorizer = DictVectorizer(sparse=True)
    matrix = vectorizer.fit_transform([dict.fromkeys(each.features, 1.0) for each in examples])
    labels = [each.label for each in examples]
    model = LogisticRegression(C=regularisation, max_iter=2000, tol=1e-6, solver="lbfgs")
    model.fit(matrix, labels, sample_weight=weights)
    names = vectorizer.get_feature_names_out()
    kept = {
        name: float(weight)
        for name, weight in zip(names, model.coef_[0], strict=True)
        if abs(weight) >= _LEAST_WEIGHT
    }
    return LinearModel(float(model.intercept_[0]), kept)
