"""A curator's corrections: applied as written, marked, told where they do not fit, and drafted from annotations.

curation/ holds a small notice of our own, its correction file, and tables of what does not fit or is malformed.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from graph.cypher import Cypher
from graph.dump import dump
from graph.entities import check
from graph.loading import load_vocabulary_facts, retract_notice
from graph.rdf import facts_from_rdf
from graph.store import Store
from loaders.contract import ActivityRecord, NoticeRecord
from loaders.curation.applying import apply
from loaders.curation.drafting import draft
from loaders.curation.files import Curation, parse_corrections, read_corrections, written
from loaders.curation.words import find_all, locate
from loaders.extraction import extract
from loaders.facts.notice import notice_facts
from loaders.knowledge import Knowledge
from loaders.pipeline import all_facts, read_files, write
from loaders.reading import read_source
from loaders.scoring.comparing import compare, same_notice
from loaders.scoring.reference import read_reference
from loaders.text import Span
from ontology.errors import NoticeError
from ontology.kinds import Model
from ontology.vocabulary import load_vocabulary

HERE = Path(__file__).with_name("curation")
ROOT = Path(__file__).parents[2]
SEVEN = sorted((ROOT / "tests" / "reference" / "seven").glob("*.json"))
FILE = HERE / "fujian-amr-2025-tong-zhi.yaml"
SIGNED = "reason: r, source: s, by: editor, date: 2025-10-08"
Shipped = dict[str, list[NoticeRecord]]


@pytest.fixture(scope="module")
def plain(knowledge: Knowledge) -> NoticeRecord:
    """The small notice as read."""
    (record,) = extract(read_source(HERE / "notice.txt"), knowledge)
    return record


@pytest.fixture(scope="module")
def curated(plain: NoticeRecord, knowledge: Knowledge) -> NoticeRecord:
    """The small notice with its corrections."""
    return apply(plain, read_corrections(FILE), knowledge)


def named(record: NoticeRecord, name: str) -> list[ActivityRecord]:
    return [activity for activity in record.activities if activity.name == name]


def misfits(record: NoticeRecord) -> list[str]:
    return [each.code for each in record.warnings if each.code.startswith("curation-")]


def test_head_facts_are_corrected(curated: NoticeRecord) -> None:
    assert misfits(curated) == []
    assert curated.doc_number == "闽市监质发〔2025〕88号"
    assert curated.theme == "促进质量强省建设"
    assert curated.issue_date == "2025-09-02"
    assert curated.slogans == ["人人关心质量"]
    assert curated.references == []


def test_activities_are_corrected_in_printed_order(plain: NoticeRecord, curated: NoticeRecord) -> None:
    first, second = named(curated, "质量知识竞赛")
    assert (first.types, first.basis, len(first.mentions)) == (["mass_quality_activity"], "issuer", 1)
    assert (second.organizers, second.organizer_ids) == (["市场监管总局"], ["samr"])
    assert (second.basis, second.region, second.section) == ("curated", None, "三(一)")
    (training,) = named(curated, "家政服务培训")
    assert (training.organizer_ids, training.basis) == (["fujian-amr"], "curated")
    assert (training.partners, training.targets, training.edition) == (["省妇联"], ["家政"], 2)
    assert named(plain, "青松书画展")
    assert not named(curated, "青松书画展")
    assert [a.start for a in curated.activities] == sorted(a.start for a in curated.activities)


def test_spans_and_ids_hold(plain: NoticeRecord, curated: NoticeRecord) -> None:
    held(curated)
    before = {activity.name: activity.id for activity in plain.activities}
    assert named(curated, "青松论坛")[0].id == before["青松论坛"]
    assert named(curated, "质量知识竞赛")[0].id == before["质量知识竞赛"]
    assert curated.id == plain.id


def held(record: NoticeRecord) -> None:
    """Every fact at its words, and no id twice."""
    for evidence in record.evidence:
        assert record.text[evidence.start : evidence.end] == evidence.quote
    for activity in record.activities:
        assert record.text[activity.start : activity.end] == activity.text
        assert all(record.text[m.start : m.end] == m.quote for m in activity.mentions)
        assert (activity.mentions[0].start, activity.mentions[0].section) == (
            activity.start,
            activity.section,
        )
        assert len(activity.organizers) <= len(activity.organizer_ids)
        assert len(activity.partners) == len(activity.partner_ids)
    ids = [activity.id for activity in record.activities]
    assert len(ids) == len(set(ids))


def test_a_warning_goes_only_when_the_words_are_in_the_text(
    curated: NoticeRecord, knowledge: Knowledge
) -> None:
    assert "no-doc-number" in [warning.code for warning in curated.warnings]  # the number is from elsewhere
    told = f"notice: n\ncorrections:\n- {{add: {{doc_number: 甲〔2025〕1号, words: 青松论坛}}, {SIGNED}}}"
    answered = apply(bare(curated), parse_corrections(told, "n.yaml"), knowledge)
    assert "no-doc-number" not in [warning.code for warning in answered.warnings]


def bare(record: NoticeRecord) -> NoticeRecord:
    return record.model_copy(update={"doc_number": None, "curated": []})


def test_evidence_follows_the_value(curated: NoticeRecord) -> None:
    quotes = {each.about: each.quote for each in curated.evidence}
    assert quotes["theme"] == "促进质量强省建设"
    assert quotes["issue_date"] == "2025年9月1日"
    assert not {"doc_number", "slogans", "references"} & set(quotes)


def test_the_record_as_read_stays_what_it_was(plain: NoticeRecord, knowledge: Knowledge) -> None:
    before = plain.model_dump_json()
    assert apply(plain, read_corrections(FILE), knowledge).model_dump_json() != before
    assert plain.model_dump_json() == before


def test_the_graph_tells_what_is_curated(curated: NoticeRecord, knowledge: Knowledge, model: Model) -> None:
    facts = notice_facts(curated, [curated], knowledge)
    check(facts, model)
    (notice,) = [node for node in facts.nodes if node.ref == ("Notice", curated.id)]
    lines = notice.properties["corrections"]
    assert isinstance(lines, tuple)
    assert any(
        "add doc_number: 闽市监质发〔2025〕88号; 正文漏印文号; 省局网站公开页; editor 2025-10-08" in line
        for line in lines
    )
    marked = {
        (edge.type, edge.source[1], edge.target[1]) for edge in facts.edges if edge.properties.get("curated")
    }
    first, second = (activity.id for activity in named(curated, "质量知识竞赛"))
    assert {kind for kind, _, _ in marked} >= {"HAS_THEME", "HAS_SLOGAN", "HAS_EVIDENCE", "ORGANIZED"}
    assert ("HAS_TYPE", first, "mass_quality_activity") in marked
    assert ("PART_OF", first, "fujian-2025") not in marked
    assert ("PART_OF", second, "fujian-2025") in marked
    bases = {edge.source[1]: edge.properties["basis"] for edge in facts.edges if edge.target[1] == second
             and edge.type == "ORGANIZED"}  # fmt: skip
    assert bases == {"samr": "curated"}
    assert "ISSUED" not in {kind for kind, _, _ in marked}


def test_nothing_is_marked_without_corrections(plain: NoticeRecord, knowledge: Knowledge) -> None:
    facts = notice_facts(plain, [plain], knowledge)
    told = [each.properties for each in (*facts.nodes, *facts.edges)]
    assert not any({"curated", "corrections"} & set(properties) for properties in told)


@pytest.mark.parametrize(("action", "kind", "why"), json.loads((HERE / "misfits.json").read_text("utf-8")))
def test_what_does_not_fit_is_told_and_not_applied(
    action: str, kind: str, why: str, plain: NoticeRecord, knowledge: Knowledge
) -> None:
    text = f"notice: n\ncorrections:\n- {{{action}, {SIGNED}}}"
    left = apply(plain, parse_corrections(text, "n.yaml"), knowledge)
    *others, warning = left.warnings
    assert warning.code == f"curation-{kind}"
    assert warning.message.startswith("n.yaml, line 3: ")
    assert why in warning.message
    assert left.model_copy(update={"warnings": others}) == plain


def test_one_that_does_not_fit_leaves_the_others(plain: NoticeRecord, knowledge: Knowledge) -> None:
    actions = ("drop: {activity: {name: 没有这项}}", "drop: {activity: {name: 青松论坛}}")
    text = "notice: n\ncorrections:\n" + "".join(f"- {{{action}, {SIGNED}}}\n" for action in actions)
    left = apply(plain, parse_corrections(text, "n.yaml"), knowledge)
    assert misfits(left) == ["curation-superfluous"]
    assert not named(left, "青松论坛")


@pytest.mark.parametrize(("own", "applied"), [(True, True), (False, False)])
def test_corrections_for_one_file_are_for_that_file(
    own: bool, applied: bool, plain: NoticeRecord, knowledge: Knowledge
) -> None:
    digest = plain.source.sha256 if own else "0" * 64
    text = FILE.read_text("utf-8").replace("corrections:", f"sha256: '{digest}'\ncorrections:", 1)
    left = apply(plain, parse_corrections(text, FILE.name), knowledge)
    assert bool(left.curated) == applied
    assert misfits(left) == ([] if applied else ["curation-unfit"])


def test_issuers_decide_whose_the_activities_are(
    plain: NoticeRecord, knowledge: Knowledge, model: Model
) -> None:
    text = f"notice: n\ncorrections:\n- {{add: {{issuers: 海关总署, position: 1}}, {SIGNED}}}"
    joint = apply(plain, parse_corrections(text, "n.yaml"), knowledge)
    assert [issuer.agency for issuer in joint.issuers] == ["gacc", "fujian-amr"]
    owners = {(a.basis, tuple(a.organizer_ids), a.region) for a in joint.activities if not a.organizers}
    assert owners == {(None, (), None)}
    check(notice_facts(joint, [joint], knowledge), model)


@pytest.mark.parametrize(("text", "told"), json.loads((HERE / "malformed.json").read_text("utf-8")))
def test_a_malformed_file_is_refused_by_name_and_line(text: str, told: str) -> None:
    with pytest.raises(NoticeError, match=r"^n\.yaml") as error:
        parse_corrections(text.replace("SIGNED", SIGNED), "n.yaml")
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_a_file_bears_the_id_of_its_notice(tmp_path: Path) -> None:
    (tmp_path / "other.yaml").write_text("notice: n\ncorrections: []", "utf-8")
    with pytest.raises(NoticeError, match=r"other\.yaml: is about 'n'; name the file n\.yaml"):
        Curation.read(tmp_path)
    with pytest.raises(NoticeError, match="no such folder"):
        Curation.read(tmp_path / "nowhere")


def test_words_are_found_as_printed_then_without_blanks_then_without_marks() -> None:
    text = "一、举办“质量 月”活动。二、举办质量月\n活动"
    assert find_all(text, "质量月\n活动") == [Span(17, 23)]
    assert find_all(text, "“质量月”活动") == [Span(4, 12)]
    assert [text[s.start : s.end] for s in find_all(text, "质量月《活动》")] == [
        "质量 月”活动",
        "质量月\n活动",
    ]
    assert locate(text, "举办", "二、") == Span(15, 17)
    assert "2 places" in str(locate(text, "举办", None))
    assert locate(text, "举办", None, [Span(16, 17)]) == Span(15, 17)


def corrected(expected: dict[str, Any], record: NoticeRecord, knowledge: Knowledge) -> NoticeRecord:
    """The record after the corrections drafted from an annotation, by way of their file."""
    drafted = draft(expected, record, knowledge, "2025-10-08")
    if drafted is None:
        return record
    return apply(record, parse_corrections(written(drafted), "draft.yaml"), knowledge)


@pytest.mark.parametrize("path", SEVEN, ids=[path.stem for path in SEVEN])
def test_a_draft_makes_the_reading_equal_to_the_annotation(
    path: Path, shipped: Shipped, knowledge: Knowledge, model: Model
) -> None:
    left = list(shipped[path.stem])
    for expected in read_reference(path).notices:
        place = same_notice(expected, [record.model_dump() for record in left])
        assert place is not None
        record = corrected(dict(expected), left.pop(place), knowledge)
        assert compare(record.id, expected, record.model_dump()).differences == []
        assert misfits(record) == []
        held(record)
        check(notice_facts(record, [record], knowledge), model)
        assert draft(expected, record, knowledge, "2025-10-08") is None


@pytest.mark.parametrize("seed", range(14))
def test_whatever_was_read_wrongly_a_draft_puts_right(
    seed: int, shipped: Shipped, knowledge: Knowledge
) -> None:
    random = Random(seed)
    records = [record for several in shipped.values() for record in several]
    right = records[seed % len(records)]
    wrong: list[dict[str, Any]] = [
        {"types": ["other"]}, {"partners": [], "partner_ids": []}, {"targets": ["甲"]}, {"place": "乙"}, {"edition": 7}
    ]  # fmt: skip
    kept = [activity for activity in right.activities if random.random() > 0.2]
    blurred = [activity.model_copy(update=random.choice([{}, *wrong])) for activity in kept]
    head = {"theme": None, "title": "误读", "doc_number": None, "period": None}
    update = {name: value for name, value in head.items() if random.random() < 0.5}
    evidence = [each for each in right.evidence if each.about not in update]
    read = right.model_copy(update={**update, "activities": blurred, "evidence": evidence})
    again = corrected(right.model_dump(), read, knowledge)
    assert compare(right.id, right.model_dump(), again.model_dump()).differences == []
    assert misfits(again) == []
    held(again)


def test_every_shipped_correction_fits(shipped: Shipped, knowledge: Knowledge) -> None:
    records = {record.id: record for several in shipped.values() for record in several}
    curation = Curation.read()
    assert set(curation.notices) <= set(records)
    for notice, corrections in curation.notices.items():
        record = apply(records[notice], corrections, knowledge)
        held(record)
        assert misfits(record) == [], notice


@pytest.fixture
def loaded(embedded_store: Store, knowledge: Knowledge, model: Model) -> Callable[[Curation | None], str]:
    """Loads the small notice under these corrections; gives the outcome."""

    def load(curation: Curation | None) -> str:
        readings = list(read_files([HERE / "notice.txt"], knowledge, curation=curation))
        (one,) = write(embedded_store, model, all_facts(readings, knowledge))
        return one.outcome

    while embedded_store.read(Cypher("MATCH (n) RETURN count(n)")).value():
        embedded_store.write([Cypher("MATCH (n) WITH n LIMIT 5000 DETACH DELETE n")])
    load_vocabulary_facts(embedded_store, model, facts_from_rdf(load_vocabulary(), model))
    return load


def test_other_corrections_replace_the_notice(
    loaded: Callable[[Curation | None], str],
    embedded_store: Store,
    model: Model,
    plain: NoticeRecord,
    tmp_path: Path,
) -> None:
    empty = dump(embedded_store)
    assert loaded(None) == "loaded"
    as_read = dump(embedded_store)
    path = tmp_path / FILE.name
    path.write_text(FILE.read_text("utf-8"), "utf-8")
    assert loaded(Curation.read(tmp_path)) == "replaced"
    assert loaded(Curation.read(tmp_path)) == "unchanged"
    basis = "MATCH (:Agency {id: 'samr'})-[r:ORGANIZED]->(a:Activity) RETURN r.basis, r.curated, a.curated"
    assert embedded_store.read(Cypher(basis)).rows == (("curated", True, True),)
    path.write_text(path.read_text("utf-8").replace("第二处竞赛另有主办", "另有主办"), "utf-8")
    assert loaded(Curation.read(tmp_path)) == "replaced"
    assert loaded(None) == "replaced"
    assert dump(embedded_store) == as_read
    assert retract_notice(embedded_store, model, plain.id)
    assert dump(embedded_store) == empty


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "loaders", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)


def test_extract_is_as_read_unless_asked() -> None:
    told = {}
    for flag in (None, "--as-read", "--curated"):
        done = run(
            "extract", str(HERE / "notice.txt"), "--json", "--curation", str(HERE), *filter(None, [flag])
        )
        assert done.returncode == 0, done.stderr
        (told[flag],) = json.loads(done.stdout)
    assert told[None] == told["--as-read"]
    assert (told[None]["doc_number"], told[None]["curated"]) == (None, [])
    assert told["--curated"]["doc_number"] == "闽市监质发〔2025〕88号"
    assert {"action", "about", "reason", "source", "by", "date"} <= set(told["--curated"]["curated"][0])


def test_score_drafts_what_extract_then_applies(tmp_path: Path) -> None:
    drafts, annotated = tmp_path / "drafts", tmp_path / "annotated"
    annotated.mkdir()
    (annotated / "notice.txt").write_text((HERE / "notice.txt").read_text("utf-8"), "utf-8")
    (annotated / "notice.json").write_text('[{"theme": "甲乙", "activities": []}]', "utf-8")
    first = run("score", str(annotated), "--draft-corrections", str(drafts))
    assert first.returncode == 0, first.stderr
    assert [path.name for path in drafts.iterdir()] == [FILE.name]
    told = run("extract", str(annotated / "notice.txt"), "--json", "--curated", "--curation", str(drafts))
    (notice,) = json.loads(told.stdout)
    assert (notice["theme"], notice["activities"]) == ("甲乙", [])
    again = run("score", str(annotated), "--draft-corrections", str(drafts))
    assert again.returncode == 1
    assert "is there already" in again.stderr


def test_a_malformed_file_stops_a_load_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "n.yaml").write_text("notice: n\ncorrections:\n- {}", "utf-8")
    done = run("load", str(HERE / "notice.txt"), "--curation", str(tmp_path))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert "n.yaml, line 3: no action" in done.stderr
