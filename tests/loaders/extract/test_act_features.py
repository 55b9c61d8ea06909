"""Features of a clause by the classes of its verbs."""

from loaders.extract.act_features import act_features
from loaders.lexicon.knowledge import Knowledge


def features(text: str, knowledge: Knowledge) -> list[str]:
    return [each.removeprefix("act ") for each in act_features(text, knowledge.lexicon)]


def test_the_first_the_closing_and_all_verbs_count(knowledge: Knowledge) -> None:
    found = features("对过期兽药一律就地封存", knowledge)
    assert found == ["first sanction", "closes sanction", "any sanction"]
    found = features("抽检儿童玩具并公布结果", knowledge)
    assert found == ["first check", "opens check", "any check", "any publish"]


def test_a_verb_behind_adverbs_opens_the_clause(knowledge: Knowledge) -> None:
    assert "opens mend" in features("要立即更换作弊杆秤", knowledge)


def test_words_in_quotation_marks_and_clauses_without_verbs_have_no_class(knowledge: Knowledge) -> None:
    assert features("“检查”二字", knowledge) == ["none"]
    assert features("", knowledge) == ["none"]


def test_a_verb_is_in_one_class(knowledge: Knowledge) -> None:
    names = [name for name in knowledge.lexicon.vocabulary.word_lists if name.startswith("act-")]
    words = [word for name in names for word in knowledge.lexicon.words_of(name)]
    assert len(names) == 17
    assert len(words) == len(set(words)) > 700
