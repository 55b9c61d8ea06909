"""Pictures: limited, without dangling edges, with every type of relationship, the same on both servers."""

import pytest

from graph.store import Store
from ontology.errors import NotFound, QuestionError
from ontology.kinds import Model
from queries.neighbourhood import Picture, neighbourhood

AROUND = [
    ("Agency", "samr", 40), ("Agency", "gacc", 3), ("Region", "350000", 25),
    ("Notice", "samr-2023-tong-zhi-d56b97", 40), ("Notice", "guo-shi-jian-zhi-fa-2025-77-156e41", 500),
    ("Campaign", "national-2023", 30), ("ActivityType", "planning", 10),
]  # fmt: skip


@pytest.mark.parametrize(("name", "entity", "limit"), AROUND)
def test_a_picture_is_complete_and_the_same_on_both_servers(
    both: tuple[Store, Store], model: Model, name: str, entity: str, limit: int
) -> None:
    one, other = (neighbourhood(store, model, name, entity, limit) for store in both)
    assert repr(one) == repr(other)
    check(one, model, f"{name}/{entity}", limit)


def check(picture: Picture, model: Model, centre: str, limit: int) -> None:
    keys = [node.key for node in picture.nodes]
    assert keys[0] == centre
    assert len(set(keys)) == len(keys) <= limit + 1
    assert picture.truncated == (len(keys) == limit + 1) or not picture.truncated
    assert len({edge.id for edge in picture.edges}) == len(picture.edges)
    for edge in picture.edges:
        assert {edge.source, edge.target} <= set(keys)
        assert edge.source.split("/")[0] in model.edges[edge.type].sources
        if model.edges[edge.type].stated:
            assert ("notice" in edge.properties) != ("registered_in" in edge.properties)
    touched = {edge.source for edge in picture.edges} | {edge.target for edge in picture.edges}
    assert touched == set(keys)  # no node is isolated


def test_every_type_of_relationship_has_its_share(embedded: Store, model: Model) -> None:
    picture = neighbourhood(embedded, model, "Campaign", "national-2023", 12)
    types = {edge.type for edge in picture.edges if "Campaign/national-2023" in (edge.source, edge.target)}
    assert {"ANNOUNCES", "HAS_THEME", "HAS_SLOGAN", "PART_OF"} <= types
    assert picture.truncated
    assert len(picture.nodes) == 13


def test_relationships_among_neighbours_are_included(embedded: Store, model: Model) -> None:
    picture = neighbourhood(embedded, model, "Agency", "gacc", 50)
    joined = [edge for edge in picture.edges if "Agency/gacc" not in (edge.source, edge.target)]
    assert not picture.truncated
    assert {node.type for node in picture.nodes} >= {"Activity", "Notice"}
    assert all(edge.properties["quote"] for edge in picture.edges if edge.type == "ORGANIZED")
    assert joined == [] or {edge.type for edge in joined} <= set(model.edges)


def test_parallel_statements_have_different_ids(embedded: Store, model: Model) -> None:
    """The slogans of 2025 are in three notices: three statements of one fact."""
    picture = neighbourhood(embedded, model, "Campaign", "national-2025", 300)
    slogans = [
        edge
        for edge in picture.edges
        if edge.type == "HAS_SLOGAN" and edge.source == "Campaign/national-2025"
    ]
    assert len({edge.target for edge in slogans}) == 10
    assert len(slogans) == len({edge.id for edge in slogans}) == 30
    assert {edge.properties["notice"] for edge in slogans} == {
        "fujian-amr-2025-tong-zhi-fd109c",
        "guo-shi-jian-zhi-fa-2025-77-156e41",
        "zhong-ji-zhi-xie-2025-14-fbc0e7",
    }


def test_the_id_is_the_title_of_an_entity_without_one(embedded: Store, model: Model) -> None:
    picture = neighbourhood(embedded, model, "Notice", "samr-2023-tong-zhi-d56b97", 5)
    assert (
        picture.nodes[0].title == "samr-2023-tong-zhi-d56b97"
    )  # its title is lost with the head of the file
    assert "text" not in picture.nodes[0].properties


@pytest.mark.parametrize(("name", "entity"), [("Agency", "nobody"), ("Nobody", "samr"), ("Actor", "samr")])
def test_a_missing_entity_is_not_found(embedded: Store, model: Model, name: str, entity: str) -> None:
    with pytest.raises(NotFound, match="the graph has no"):
        neighbourhood(embedded, model, name, entity, 5)


@pytest.mark.parametrize("limit", [0, 501])
def test_a_limit_out_of_range_is_refused(embedded: Store, model: Model, limit: int) -> None:
    with pytest.raises(QuestionError, match="it takes 1 to 500"):
        neighbourhood(embedded, model, "Agency", "samr", limit)
