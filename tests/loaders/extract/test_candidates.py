"""Candidates for activities: loose predicates, groups and offices as subjects, hosts, and the rules alone."""

from __future__ import annotations

import pytest

from loaders.extract.loose import loose_predicate
from loaders.extract.subject import read_subject
from loaders.lexicon.knowledge import Knowledge
from loaders.lexicon.lexicon import hide_quoted


@pytest.mark.parametrize(
    ("clause", "name"),
    [
        ("指导临港产业园建设", "指导临港产业园建设"),
        ("做好新工人操作技能的培训", "新工人操作技能的培训"),
        ("来一次质量回头看", "质量回头看"),
        ("负责指导技能比武活动", "技能比武活动"),
        ("质量隐患大排查", "质量隐患大排查"),
        ("鼓励企业开展技术攻关活动", "技术攻关活动"),
    ],
)
def test_a_clause_without_a_predicate_is_named_by_its_words(
    clause: str, name: str, knowledge: Knowledge
) -> None:
    words = knowledge.lexicon.words(hide_quoted(clause))
    predicate = loose_predicate(clause, words, 0, knowledge.lexicon)
    assert predicate is not None
    assert clause[predicate.name_start : predicate.end] == name


@pytest.mark.parametrize("clause", ["开展", "质量月活动", "在" + "全市范围内" * 20])
def test_too_few_or_too_many_words_name_nothing(clause: str, knowledge: Knowledge) -> None:
    assert loose_predicate(clause, knowledge.lexicon.words(clause), 0, knowledge.lexicon) is None


@pytest.mark.parametrize(
    ("clause", "organizers"),
    [
        ("有条件的地区举办质量知识竞赛", ("有条件的地区",)),
        ("各市对在建小区组织一次检查", ("各市",)),
        ("有关行业协会要开展自律活动", ("有关行业协会",)),
        ("支持各市州开展宣传咨询日活动", ("各市州",)),
        ("宣传科负责指导技能比武活动", ("宣传科",)),
        ("组织企业参加省局举办的培训班", ("省局",)),
        ("抽查结果由市局公布", ("市局",)),
        ("积极参与市局举办的揭牌仪式", ("市局",)),
        ("全市开展质量知识竞赛", ()),
        ("选树一批质量标杆企业", ()),
    ],
)
def test_subjects(clause: str, organizers: tuple[str, ...], knowledge: Knowledge) -> None:
    words = knowledge.lexicon.words(hide_quoted(clause))
    assert read_subject(clause, words, knowledge.lexicon, False).organizers == organizers


def test_a_group_ends_before_its_modal_verb(knowledge: Knowledge) -> None:
    clause = "各级团组织要发动青年职工开展建议活动"
    words = knowledge.lexicon.words(clause)
    assert read_subject(clause, words, knowledge.lexicon, False).organizers == ("各级团组织",)
