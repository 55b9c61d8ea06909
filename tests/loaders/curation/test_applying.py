"""Corrections of a notice: applied and marked, or corrected out with a warning where they do not fit."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.entities import Edge, Node, check_facts
from loaders.contract.record import ActivityRecord, NoticeRecord
from loaders.curation.applying import apply_corrections
from loaders.curation.files import parse_corrections, read_corrections
from loaders.facts.notice import notice_facts
from loaders.lexicon.knowledge import Knowledge
from ontology.kinds import Model

HERE = Path(__file__).parent
FILE = HERE / "fujian-amr-2025-09-01-tong-zhi-569397.yaml"
SIGNED = "reason: r, source: s, by: editor, date: 2025-10-08"
CurationWarnings = Callable[[NoticeRecord], list[str]]
Check = Callable[[NoticeRecord], None]


def named(record: NoticeRecord, name: str) -> list[ActivityRecord]:
    return [activity for activity in record.activities if activity.name == name]


def test_head_facts_are_corrected(curated: NoticeRecord, curation_warnings: CurationWarnings) -> None:
    assert curation_warnings(curated) == []
    assert curated.doc_number == "闽市监质发〔2025〕88号"
    assert curated.theme == "促进质量强省建设"
    assert curated.issue_date == "2025-09-02"
    assert curated.slogans == ["人人关心质量"]
    assert curated.references == []


def test_activities_are_corrected_in_printed_order(extracted: NoticeRecord, curated: NoticeRecord) -> None:
    first, second = named(curated, "质量知识竞赛")
    assert (first.types, first.basis, len(first.mentions)) == (["mass_quality_activity"], "issuer", 1)
    assert (second.organizers, second.organizer_ids) == (["市场监管总局"], ["samr"])
    assert (second.basis, second.region, second.section) == ("curated", None, "三(一)")
    (training,) = named(curated, "家政服务培训")
    assert (training.organizer_ids, training.basis) == (["fujian-amr"], "curated")
    assert (training.partners, training.targets, training.edition) == (["省妇联"], ("家政",), 2)
    assert named(extracted, "青松书画展")
    assert not named(curated, "青松书画展")
    assert [a.start for a in curated.activities] == sorted(a.start for a in curated.activities)


def test_spans_and_ids_are_kept(
    extracted: NoticeRecord, curated: NoticeRecord, assert_consistent: Check
) -> None:
    assert_consistent(curated)
    before = {activity.name: activity.id for activity in extracted.activities}
    assert named(curated, "青松论坛")[0].id == before["青松论坛"]
    assert named(curated, "质量知识竞赛")[0].id == before["质量知识竞赛"]
    assert curated.id == extracted.id


def test_a_warning_disappears_only_when_the_quotation_is_in_the_text(
    curated: NoticeRecord, knowledge: Knowledge
) -> None:
    assert "no-doc-number" in [
        warning.code for warning in curated.warnings
    ]  # the number is not from the text
    text = f"notice: n\ncorrections:\n- {{add: {{doc_number: 甲〔2025〕1号, words: 青松论坛}}, {SIGNED}}}"
    answered = apply_corrections(bare(curated), parse_corrections(text, "n.yaml"), knowledge)
    assert "no-doc-number" not in [warning.code for warning in answered.warnings]


def bare(record: NoticeRecord) -> NoticeRecord:
    return record.model_copy(update={"doc_number": None, "curated": []})


def test_evidence_follows_the_value(curated: NoticeRecord) -> None:
    quotes = {each.about: each.quote for each in curated.evidence}
    assert quotes["theme"] == "促进质量强省建设"
    assert quotes["issue_date"] == "2025年9月1日"
    assert not {"doc_number", "slogans", "references"} & set(quotes)


def test_the_extracted_record_is_not_changed(extracted: NoticeRecord, knowledge: Knowledge) -> None:
    before = extracted.model_dump_json()
    assert apply_corrections(extracted, read_corrections(FILE), knowledge).model_dump_json() != before
    assert extracted.model_dump_json() == before


def test_curated_facts_are_marked_in_the_graph(
    curated: NoticeRecord, knowledge: Knowledge, model: Model
) -> None:
    facts = notice_facts(curated, [curated], knowledge)
    check_facts(facts, model)
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


def test_nothing_is_marked_without_corrections(extracted: NoticeRecord, knowledge: Knowledge) -> None:
    facts = notice_facts(extracted, [extracted], knowledge)
    entities: list[Node | Edge] = [*facts.nodes, *facts.edges]
    assert not any({"curated", "corrections"} & set(each.properties) for each in entities)


@pytest.mark.parametrize(
    ("action", "kind", "reason"), json.loads((HERE / "rejected.json").read_text("utf-8"))
)
def test_a_rejected_correction_gives_a_warning_and_changes_nothing(
    action: str, kind: str, reason: str, extracted: NoticeRecord, knowledge: Knowledge
) -> None:
    text = f"notice: n\ncorrections:\n- {{{action}, {SIGNED}}}"
    corrected = apply_corrections(extracted, parse_corrections(text, "n.yaml"), knowledge)
    *others, warning = corrected.warnings
    assert warning.code == f"curation-{kind}"
    assert warning.message.startswith("n.yaml, line 3: ")
    assert reason in warning.message
    assert corrected.model_copy(update={"warnings": others}) == extracted


def test_a_rejected_correction_does_not_affect_the_others(
    extracted: NoticeRecord, knowledge: Knowledge, curation_warnings: CurationWarnings
) -> None:
    actions = ("drop: {activity: {name: 没有这项}}", "drop: {activity: {name: 青松论坛}}")
    text = "notice: n\ncorrections:\n" + "".join(f"- {{{action}, {SIGNED}}}\n" for action in actions)
    corrected = apply_corrections(extracted, parse_corrections(text, "n.yaml"), knowledge)
    assert curation_warnings(corrected) == ["curation-superfluous"]
    assert not named(corrected, "青松论坛")


@pytest.mark.parametrize(("own", "applied"), [(True, True), (False, False)])
def test_corrections_with_a_hash_apply_to_that_file_only(
    own: bool,
    applied: bool,
    extracted: NoticeRecord,
    knowledge: Knowledge,
    curation_warnings: CurationWarnings,
) -> None:
    digest = extracted.source.sha256 if own else "0" * 64
    text = FILE.read_text("utf-8").replace("corrections:", f"sha256: '{digest}'\ncorrections:", 1)
    corrected = apply_corrections(extracted, parse_corrections(text, FILE.name), knowledge)
    assert bool(corrected.curated) == applied
    assert curation_warnings(corrected) == ([] if applied else ["curation-unfit"])


def test_corrected_issuers_change_the_organizers_of_activities(
    extracted: NoticeRecord, knowledge: Knowledge, model: Model
) -> None:
    text = f"notice: n\ncorrections:\n- {{add: {{issuers: 海关总署, position: 1}}, {SIGNED}}}"
    joint = apply_corrections(extracted, parse_corrections(text, "n.yaml"), knowledge)
    assert [issuer.agency for issuer in joint.issuers] == ["gacc", "fujian-amr"]
    organizers = {(a.basis, tuple(a.organizer_ids), a.region) for a in joint.activities if not a.organizers}
    assert organizers == {(None, (), None)}
    check_facts(notice_facts(joint, [joint], knowledge), model)


def test_a_list_of_issuers_is_complete_once_a_curator_adds_those_left_out(
    read: Callable[[str], list[NoticeRecord]], knowledge: Knowledge
) -> None:
    (record,) = read(
        "关于开展2025年“质量月”活动的通知\n各有关单位：\n青松市市场监督管理局等三部门定于9月联合开展“质量月”活动。\n"
        "一、活动内容\n1.举办质量论坛。\n"
    )
    added = [
        f"- add: {{issuers: {name}}}\n  reason: r\n  source: s\n  by: editor\n  date: '2025-10-08'\n"
        for name in ("青松市总工会", "青松市教育局")
    ]
    complete = []
    for count in (1, 2):
        text = f"notice: {record.id}\ncorrections:\n{''.join(added[:count])}"
        corrected = apply_corrections(record, parse_corrections(text, "a.yaml"), knowledge)
        differs = any(warning.code == "issuer-count-differs" for warning in corrected.warnings)
        complete.append((corrected.issuers_complete, differs))
    assert complete == [(False, True), (True, False)]
