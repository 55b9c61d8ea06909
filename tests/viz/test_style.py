"""The looks of viz/looks.toml: one for each class of the model, each different, each readable."""

import re
from dataclasses import replace

from ontology.kinds import Model
from viz.style import NEUTRAL, read_looks, style_of

LOOKS = read_looks()
SHAPES = {"box", "ellipse", "hexagon", "square", "star", "triangle", "triangleDown"}


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour (#rrggbb), as WCAG 2.1 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2.1 between two colours."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def contrast_with_white(colour: str) -> float:
    return contrast(colour, "#ffffff")


def test_each_class_has_a_look_and_each_look_a_class(model: Model) -> None:
    drawn = {node.name for node in model.nodes.values() if not node.abstract}
    assert drawn - set(LOOKS) == set(), "add a line to viz/looks.toml"
    assert set(LOOKS) - drawn == set(), "the model has no such class to draw"
    assert set(style_of(model).classes) == drawn


def test_no_two_classes_have_one_colour_and_none_has_the_neutral_one() -> None:
    colours = [look.colour for look in (*LOOKS.values(), NEUTRAL)]
    assert len(set(colours)) == len(colours)


def test_colours_stand_out_from_white() -> None:
    for name, look in LOOKS.items():
        assert re.fullmatch("#[0-9a-f]{6}", look.colour), name
        assert contrast_with_white(look.colour) >= 4.5, name
    assert contrast_with_white(NEUTRAL.colour) >= 4.5


def test_shapes_are_known_to_vis_network() -> None:
    assert {look.shape for look in LOOKS.values()} <= SHAPES


def test_a_class_keeps_its_look_wherever_it_stands_in_the_model(model: Model) -> None:
    reversed_model = replace(model, nodes=dict(reversed(list(model.nodes.items()))))
    assert dict(style_of(reversed_model).classes) == dict(style_of(model).classes)


def test_a_class_without_a_look_has_the_neutral_one_and_its_own_labels(model: Model) -> None:
    added = replace(model.nodes["Policy"], name="Standard", label_zh="标准", label_en="Standard")
    style = style_of(replace(model, nodes={**model.nodes, "Standard": added}))
    assert style.node("Standard").look == NEUTRAL
    assert (style.node("Standard").label("zh"), style.node("Standard").label("en")) == ("标准", "Standard")
    assert style.node("Policy").look == LOOKS["Policy"]


def test_labels_are_those_of_the_model(model: Model) -> None:
    style = style_of(model)
    for name, drawn in style.classes.items():
        node = model.nodes[name]
        assert (drawn.label("zh"), drawn.label("en")) == (node.label_zh, node.label_en)
    for kind, edge in model.edges.items():
        assert (style.relation(kind, "zh"), style.relation(kind, "en")) == (edge.label_zh, edge.label_en)
    assert style.relation("STRANGE", "zh") == "STRANGE"
