"""Names and messages of the shapes that follow from the model, in Chinese and English. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rdflib import URIRef

from ontology.kinds import Cardinality, EdgeClass, NodeClass, Property
from ontology.terms import curie

_KINDS = {
    "string": ("文字", "text"),
    "integer": ("整数", "integer"),
    "boolean": ("true 或 false", "true or false"),
}
_COUNTS: Mapping[tuple[int, int | None], tuple[str, str]] = {
    (0, None): ("", ""),
    (0, 1): ("至多一个", "one at most"),
    (1, 1): ("恰有一个", "exactly one"),
    (1, None): ("至少一个", "one at least"),
}
_LANGUAGES = {"zh": ("中文", "Chinese"), "en": ("英文", "English")}


@dataclass(frozen=True)
class Rule:
    """The name of a shape and the message for what breaks it, by language."""

    names: Mapping[str, str]
    messages: Mapping[str, str]


def property_rule(
    predicate: URIRef,
    properties: Sequence[Property],
    count: Cardinality,
    classes: Sequence[str],
    listed: Sequence[str] = (),
) -> Rule:
    """Return the rule of a predicate: how many values it takes, and of which kind."""
    term = curie(predicate)
    zh, en = (
        "、".join(each.label_zh for each in properties),
        ", ".join(each.label_en for each in properties),
    )
    kind_zh, kind_en = _kind(properties, classes, listed)
    count_zh, count_en = _count(count)
    return _rule(
        zh or term,
        en or term,
        f"{zh or term}（{term}）须为{kind_zh}{f'，{count_zh}' if count_zh else ''}；请改正或删去",
        f"{term} must be {kind_en}{f', {count_en}' if count_en else ''}; correct it",
    )


def class_rule(kind: NodeClass | EdgeClass | None) -> Rule:
    """Return the rule of a class; of a plain relationship the classes it leads from; without one, of statements about
    triples."""
    if kind is None:
        names = ("关于三元组的陈述", "statement about a triple")
        return _rule(*names, "须合乎陈述的各项规定", "must conform to the rules of statements about triples")
    if isinstance(kind, EdgeClass) and kind.edge_from is None:
        sources = kind.sources
        zh = f"只有{'、'.join(sources)}才有“{kind.label_zh}”（{curie(kind.iri)}）；请改正"
        return _rule(
            kind.label_zh, kind.label_en, zh, f"only {_either(sources)} has {curie(kind.iri)}; correct it"
        )
    return _rule(
        kind.label_zh,
        kind.label_en,
        f"须合乎“{kind.label_zh}”（{curie(kind.iri)}）的各项规定",
        f"must conform to the rules of {curie(kind.iri)}",
    )


def entry_rule(kind: NodeClass, required: Iterable[Property]) -> Rule:
    """Return the rule of the entries of a class: the properties that each of them has."""
    terms = [_in_language(each) for each in required]
    return _rule(
        f"{kind.label_zh}条目",
        f"entry of {kind.label_en}",
        f"词表条目须有 {'、'.join(terms)}；请补全",
        f"an entry of the vocabulary has {', '.join(terms)}; add what is missing",
    )


def _in_language(prop: Property) -> str:
    return curie(prop.predicate) + (f"@{prop.language}" if prop.language else "")


def _kind(properties: Sequence[Property], classes: Sequence[str], listed: Sequence[str]) -> tuple[str, str]:
    if classes:
        return f"所知的{'、'.join(classes)}", f"a known {_either(classes)}"
    if not properties:
        return "一个术语", "a term"
    if listed:
        return f"{'、'.join(listed)}之一", f"one of {', '.join(listed)}"
    first = properties[0]
    zh, en = _KINDS[first.datatype]
    if first.language:
        spoken = [_LANGUAGES[each.language or ""] for each in properties]
        once = ("，每种语言至多一个", ", one at most in each language") if not first.many else ("", "")
        return (
            f"{'、'.join(each for each, _ in spoken)}{zh}{once[0]}",
            f"{en} in {' and '.join(each for _, each in spoken)}{once[1]}",
        )
    if first.pattern:
        return f"{zh}，写作 {first.pattern}", f"{en} that matches {first.pattern}"
    return zh, en


def _count(count: Cardinality) -> tuple[str, str]:
    several = (f"{count.fewest}至{count.most}个", f"{count.fewest} to {count.most}")
    return _COUNTS.get((count.fewest, count.most), several)


def _either(names: Sequence[str]) -> str:
    return " or ".join(names)


def _rule(name_zh: str, name_en: str, message_zh: str, message_en: str) -> Rule:
    return Rule({"zh": name_zh, "en": name_en}, {"zh": message_zh, "en": message_en})
