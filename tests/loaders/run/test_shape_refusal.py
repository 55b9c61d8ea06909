"""Facts of a notice are run through the shapes before anything is written; a refusal leads to the sentence."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from graph.shape_check import ShapeRules
from loaders.assemble.extraction import extract_notices
from loaders.contract.record import NoticeRecord
from loaders.facts.notice import notice_facts
from loaders.formats.reading import read_source
from loaders.lexicon.knowledge import Knowledge
from loaders.run.reading import Reading
from loaders.run.tools import checked_reading

Check = Callable[[Sequence[NoticeRecord]], Reading]


@pytest.fixture
def check(rules: ShapeRules, knowledge: Knowledge) -> Check:
    """Returns the reading of records as it is loaded."""
    return lambda records: checked_reading(Reading(Path("a.txt"), tuple(records)), knowledge, rules)


def test_all_shipped_notices_conform(shipped: dict[str, list[NoticeRecord]], check: Check) -> None:
    for name, records in shipped.items():
        reading = check(records)
        assert reading.refusal is None, name
        assert [facts.owner for facts in reading.facts] == [record.id for record in records]


def test_a_violation_refuses_its_file_and_names_notice_fact_and_sentence(
    shipped: dict[str, list[NoticeRecord]], check: Check
) -> None:
    record, *others = shipped["2025-machinery-and-national"]
    first, *more = record.activities
    wrong = first.model_copy(update={"types": []})
    broken = record.model_copy(update={"activities": [wrong, *more]})
    reading = check([broken, *others])
    message = reading.refusal
    assert message
    assert (reading.records, reading.facts) == ((), ())
    assert message.startswith(f"a.txt: {record.id}: Activity {first.id} has no qm:hasType")
    assert f"text “{' '.join(first.text.split())[:20]}" in message
    assert message.endswith("or correct the reading of the notice in loaders/curation")


def test_the_quote_of_a_table_row_is_the_text_at_its_place(knowledge: Knowledge, rules: ShapeRules) -> None:
    """A row whose cells stand on lines of their own, as in the annex of Nantong."""
    folder = Path(__file__).parents[2] / "reference" / "held"
    (record,) = extract_notices(read_source(folder / "2022-nantong.txt"), knowledge)
    facts = notice_facts(record, [record], knowledge)
    for edge in facts.edges:
        start, end = edge.properties.get("start"), edge.properties.get("end")
        if isinstance(start, int) and isinstance(end, int):
            assert record.text[start:end] == edge.properties["quote"]
    rules.check(facts)
