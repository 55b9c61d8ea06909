"""The data of a network from a picture: complete, without doubles, without HTML."""

import json
from typing import Any

import pytest

from ontology.kinds import Model
from viz.network import looks, network
from viz.style import NEUTRAL, Style, style_of

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


def test_parallel_relationships_are_one_line_with_all_their_ids(
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


def test_markup_in_a_title_stays_text(style: Style) -> None:
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


def test_an_empty_picture_is_drawn(style: Style) -> None:
    assert network({"nodes": [], "edges": []}, style, "zh")["nodes"] == []


def test_a_class_that_the_model_lacks_is_drawn_in_the_neutral_look(style: Style) -> None:
    (drawn,) = network({"nodes": [node("Strange", "x", "某物")], "edges": []}, style, "zh")["nodes"]
    assert (drawn["title"], drawn["shape"]) == ("某物", NEUTRAL.shape)
    assert drawn["color"]["background"] == NEUTRAL.colour


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("最高人民法院", "最高人民法院"),
        ("食品药品安全刑事审判典型案例", "食品药品安全刑事审判典\n型案例"),
        ("Supreme People's Court of the Nation", "Supreme People's Court\nof the Nation"),
        ("全" * 40, f"{'全' * 11}\n{'全' * 11}\n{'全' * 11}…"),
        ("关于开展 2024 年全国“质量月”活动的通知", "关于开展 2024 年全国\n“质量月”活动的通知"),
        ("围绕绿色产品认证有机产、品认证", "围绕绿色产品认证有机\n产、品认证"),
    ],
)
def test_labels_are_broken_into_at_most_three_lines(title: str, label: str, style: Style) -> None:
    made = network({"nodes": [node("Agency", "x", title)], "edges": []}, style, "zh")
    assert made["nodes"][0]["label"] == label


def test_the_looks_are_those_of_the_network(picture: dict[str, Any], style: Style) -> None:
    drawn, given = network({**picture, "centers": []}, style, "zh"), looks(style)
    for kind, each in zip(("Agency", "Activity"), drawn["nodes"], strict=True):
        assert given["classes"][kind].items() <= each.items()
    assert list(given["classes"]) == list(style.classes)
    assert given["other"]["color"]["background"] == NEUTRAL.colour
    assert given["options"] == drawn["options"]
