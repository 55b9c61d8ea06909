"""A plain field of an activity is declared once, and found again wherever activities go."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from loaders.contract.details import CARRIED, ActivityDetails
from loaders.contract.record import ActivityRecord
from loaders.curation.corrections import ActivityFields
from loaders.scoring.fields import ACTIVITY
from ontology.kinds import Model

LOADERS = Path(__file__).parents[3] / "loaders"
FULL = ActivityDetails(
    targets=("企业",), date="9月", date_iso=("2025-09", "2025-09"), place="福州", edition=3
)


@pytest.mark.parametrize("name", CARRIED)
def test_a_field_is_carried_to_record_corrections_scoring_and_model(name: str, model: Model) -> None:
    assert name in ActivityRecord.model_fields
    assert name in ActivityFields.model_fields
    assert (name in ACTIVITY) == CARRIED[name].scored
    known = set(model.nodes["Activity"].properties)
    assert set(CARRIED[name].properties or (name,)) <= known


def test_every_field_says_how_it_is_carried() -> None:
    assert list(CARRIED) == list(ActivityDetails.model_fields)


def test_empty_fields_are_completed_and_others_kept() -> None:
    assert ActivityDetails().completed(FULL) == FULL
    assert FULL.completed(ActivityDetails(place="厦门", edition=9)) == FULL


def test_a_range_of_dates_is_two_properties() -> None:
    assert FULL.properties() == {
        "targets": ("企业",), "date": "9月",
        "date_from": "2025-09", "date_to": "2025-09", "place": "福州", "edition": 3,
    }  # fmt: skip
    assert "date_from" not in ActivityDetails().properties()


def test_a_field_is_named_only_where_it_is_declared_and_where_it_is_read() -> None:
    naming = {
        path.relative_to(LOADERS).as_posix() for path in LOADERS.rglob("*.py") if _names(path, "edition")
    }
    assert naming == {"contract/details.py", "extract/builder.py"}


def _names(path: Path, field: str) -> bool:
    """Whether a file declares, passes, reads or lists the field."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case (
                ast.keyword(arg=name)
                | ast.Attribute(attr=name)
                | ast.Constant(value=name)
                | ast.Name(id=name)
            ):
                if name == field:
                    return True
    return False
