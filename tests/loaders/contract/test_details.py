"""A plain field of an activity: declared once, used by record, corrections, scoring and graph."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from loaders.contract.details import DETAIL_FIELDS, ActivityDetails
from loaders.contract.record import ActivityRecord
from loaders.curation.corrections import ActivityFields
from loaders.scoring.fields import ACTIVITY
from ontology.kinds import Model

LOADERS = Path(__file__).parents[3] / "loaders"
FULL = ActivityDetails(
    targets=("企业",), date="9月", date_iso=("2025-09", "2025-09"), place="福州", edition=3
)


@pytest.mark.parametrize("name", DETAIL_FIELDS)
def test_a_field_reaches_record_corrections_scoring_and_model(name: str, model: Model) -> None:
    assert name in ActivityRecord.model_fields
    assert name in ActivityFields.model_fields
    assert (name in ACTIVITY) == DETAIL_FIELDS[name].scored
    assert set(DETAIL_FIELDS[name].properties or (name,)) <= set(model.nodes["Activity"].properties)


def test_every_field_is_declared_as_a_detail() -> None:
    assert list(DETAIL_FIELDS) == list(ActivityDetails.model_fields)


def test_only_empty_fields_are_completed() -> None:
    assert ActivityDetails().completed(FULL) == FULL
    assert FULL.completed(ActivityDetails(place="厦门", edition=9)) == FULL


def test_a_date_range_becomes_two_properties() -> None:
    assert FULL.properties() == {
        "targets": ("企业",), "date": "9月",
        "date_from": "2025-09", "date_to": "2025-09", "place": "福州", "edition": 3,
    }  # fmt: skip
    assert "date_from" not in ActivityDetails().properties()


def test_only_two_files_of_the_path_of_a_notice_mention_a_field() -> None:
    files = [path for path in LOADERS.rglob("*.py") if _mentions(path, "edition")]
    # Derived facts and the columns of registers are not read from a notice.
    others = {"derive", "register"}
    found = {path.relative_to(LOADERS).as_posix() for path in files if path.parent.name not in others}
    assert found == {"contract/details.py", "extract/composing.py"}


def _mentions(path: Path, field: str) -> bool:
    """Return whether a file declares, passes, reads or lists the field."""
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
