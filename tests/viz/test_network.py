"""A picture becomes the data of a network: nothing lost, nothing doubled, nothing that is HTML."""

import json
from typing import Any

import pytest

from ontology.kinds import Model
from viz.network import network
from viz.style import Style, style_of

HOSTILE = '<img src=x onerror=alert(1)><a href="http://example.org">链接</a>'


@pytest.fixture(scope="module")
def style(model: Model) -> Style:
    return style_of(model)


def node(kind: str, entity: str, title: str, **properties: Any) -> dict[str, Any]:
    return {"id": f"{kind}/{entity}", "type": kind, "title": title, "properties": properties}


def edge(number: int, kind: str, source: str, target: str) -> dict[str, Any]:
    return {"id": f"e{number}", "type": kind, "source": source, "target": target, "properties": {}}


@pytest.fixture
def picture() -> dict[str, Any]:
    court = node("Agency", "spc", "最高人民法院", name="最高人民法院", name_en="Supreme People's Court")
    act = node("Activity", "a", "食品药品安全刑事审判典型案例", name="食品药品安全刑事审判典型案例")
    edges = [
        edge(1, "ORGANIZED", "Agency/spc", "Activity/a"),
        edge(2, "ORGANIZED", "Agency/spc", "Activity/a"),
        edge(3, "ORGANIZED", "Activity/a", "Agency/spc"),
        edge(4, "HAS_TYPE", "Activity/a", "ActivityType/gone"),
    ]
    return {"centers": ["Agency/spc"], "nodes": [court, act], "edges": edges, "truncated": False}


def test_nodes_are_labelled_in_the_language_asked_for(picture: dict[str, Any], style: Style) -> None:
    zh, en = (network(picture, style, language) for language in ("zh", "en"))
    assert [each["title"] for each in zh["nodes"]] == [
        "机构: 最高人民法院",
        "活动: 食品药品安全刑事审判典型案例",
    ]
    assert [each["title"] for each in en["nodes"]] == [
        "Agency: Supreme People's Court",
        "Activity: 食品药品安全刑事审判典型案例",
    ]
    assert (zh["edges"][0]["label"], en["edges"][0]["label"]) == ("参与组织 ×2", "Participation ×2")


def test_parallel_relationships_are_one_line_that_names_them_all(
    picture: dict[str, Any], style: Style
) -> None:
    lines = network(picture, style, "zh")["edges"]
    assert [(line["from"], line["to"], line["members"]) for line in lines] == [
        ("Agency/spc", "Activity/a", ["e1", "e2"]),
        ("Activity/a", "Agency/spc", ["e3"]),
    ]
    assert len({line["id"] for line in lines}) == len(lines)


def test_the_center_is_drawn_larger(picture: dict[str, Any], style: Style) -> None:
    court, act = network(picture, style, "zh")["nodes"]
    assert court["size"] > act["size"]


def test_hostile_words_stay_words(style: Style) -> None:
    hostile = node("Agency", HOSTILE, HOSTILE + "\u202e\x00\nx", name_en=HOSTILE)
    made = network({"nodes": [hostile], "edges": []}, style, "en")
    assert made["nodes"][0]["id"] == f"Agency/{HOSTILE}"
    assert made["nodes"][0]["title"] == f"Agency: {HOSTILE}"
    assert made["options"]["nodes"]["font"]["multi"] is False
    assert made["options"]["edges"]["font"]["multi"] is False
    zh = network({"nodes": [hostile], "edges": []}, style, "zh")["nodes"][0]
    assert zh["title"] == f"机构: {HOSTILE} x"


def test_the_data_is_plain_json(picture: dict[str, Any], style: Style) -> None:
    made = network(picture, style, "zh")
    assert json.loads(json.dumps(made)) == made
    assert made == network(picture, style, "zh")


def test_an_empty_picture_and_an_unknown_class_are_drawn(style: Style) -> None:
    assert network({"nodes": [], "edges": []}, style, "zh")["nodes"] == []
    strange = network({"nodes": [node("Strange", "x", "某物")], "edges": []}, style, "zh")
    assert strange["nodes"][0]["title"] == "某物"


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("最高人民法院", "最高人民法院"),
        ("食品药品安全刑事审判典型案例", "食品药品安全刑事审判典\n型案例"),
        ("Supreme People's Court of the Nation", "Supreme People's Court\nof the Nation"),
        ("全" * 40, f"{'全' * 11}\n{'全' * 11}\n{'全' * 11}…"),
    ],
)
def test_labels_are_broken_into_at_most_three_lines(title: str, label: str, style: Style) -> None:
    made = network({"nodes": [node("Agency", "x", title)], "edges": []}, style, "zh")
    assert made["nodes"][0]["label"] == label


def test_every_class_and_relationship_has_a_look_in_both_languages(model: Model, style: Style) -> None:
    assert set(style.classes) == set(model.nodes)
    for name, look in style.classes.items():
        assert (look.label("zh"), look.label("en")) == (
            model.nodes[name].label_zh,
            model.nodes[name].label_en,
        )
    looks = [(look.colour, look.shape) for look in style.classes.values()]
    assert len(set(looks)) == len(looks)
    for kind, edge_class in model.edges.items():
        assert style.relation(kind, "zh") == edge_class.label_zh
        assert style.relation(kind, "en") == edge_class.label_en


def test_colours_stand_out_from_white(style: Style) -> None:
    for look in style.classes.values():
        assert contrast_with_white(look.colour) >= 4.5, look


def contrast_with_white(colour: str) -> float:
    """The contrast ratio of WCAG 2.1 between a colour and white."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)
