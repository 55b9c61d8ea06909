"""Fitting of logistic regressions with scikit-learn, reduced to the weights that matter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from loaders.classify.linear import LinearModel
from loaders.training.examples import Example


def fit(
    examples: Sequence[Example], classes: Sequence[str], inverse_strength: float, least_weight: float
) -> LinearModel:
    """Return the model of some classes, fitted to labelled examples; `inverse_strength`: of the regularisation;
    smaller weights than `least_weight` are left out.

    Features of a single example are left out: they would only learn it by heart.
    """
    counts = Counter(feature for each in examples for feature in each.features)
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(
        [{feature: 1.0 for feature in each.features if counts[feature] > 1} for each in examples]
    )
    names = vectorizer.get_feature_names_out()
    sample_weight = [each.weight for each in examples]
    bias: dict[str, float] = {}
    weights: dict[str, dict[str, float]] = {}
    for name in classes:
        model = LogisticRegression(C=inverse_strength, max_iter=2000, tol=1e-6)
        model.fit(matrix, [name in each.labels for each in examples], sample_weight=sample_weight)
        bias[name] = float(model.intercept_[0])
        for feature, weight in zip(names, model.coef_[0], strict=True):
            if abs(weight) >= least_weight:
                weights.setdefault(feature, {})[name] = float(weight)
    return LinearModel(bias, weights)
