"""Questions in SPARQL: the same rows as their Cypher gives, in the same order; lists within them are sorted."""

from dataclasses import replace
from typing import Any

import pytest
from pyoxigraph import QueryResultsFormat, QuerySolutions, parse_query_results

from graph.cypher import Cypher
from graph.settings import Settings
from graph.store import Store
from ontology.errors import OntologyError, QuestionError
from ontology.kinds import Model
from queries.answer import answer
from queries.catalog import LIBRARY, Catalog, load_catalog
from queries.clauses import read_clauses
from queries.parameters import RawValue, bind
from queries.sparql.engine import SparqlEngine, SparqlQuery
from queries.sparql.formats import named_formats
from queries.sparql.question import answer_in_sparql, has_sparql, sparql_of, with_parameters
from queries.variants import variant

Given = dict[str, RawValue]

WITHOUT = {"path-between-actors"}  # SPARQL has no shortest paths
NAMES = sorted(path.stem for path in LIBRARY.glob("*.rq"))
BASE = "https://example.org/"
YEARS: list[Given] = [{}, {"from_year": 2024}, {"to_year": 2023}]
BASES: list[Given] = [
    {"basis": ["series"]}, {"basis": ["explicit", "heading"]}, {"basis": ["explicit", "heading", "register"]},
]  # fmt: skip
ROLLED_UP: list[Given] = [{"rollup": True}, {"as_of": "2018"}, {"as_of": "2017-12"}]
GIVEN: dict[str, list[Given]] = {
    "activities": [
        *YEARS, *ROLLED_UP, *BASES, {"type": "policy_publication"}, {"agency": "samr"}, {"agency": "福建省"},
        {"region": "福建省"}, {"notice": "国市监质发〔2025〕77号"}, {"scope": "machinery"}, {"contains": "质量"},
        {"role": ["partner"]},
    ],
    "activities-without-organizer": [
        *YEARS, *BASES, {"type": "policy_publication"}, {"scope": "machinery"}, {"series": "中国质量大会"},
        {"region": "福建省"},
    ],
    "actors-by-type": [
        *YEARS, *ROLLED_UP, *BASES, {"role": ["partner"]}, {"scope": "machinery"}, {"region": "福建省"},
        {"series": "中国质量大会"}, {"level": "provincial"}, {"actor_class": "Region"}, {"contains": "fuJian"},
        {"order": "size", "per_level": 2}, {"order": "official", "rollup": True},
    ],
    "agencies-by-type-and-year": [
        *YEARS, *ROLLED_UP, *BASES, {"agency": "gacc"}, {"agency": "福建省"}, {"agency": "samr", "rollup": True},
        {"type": "policy_publication"}, {"role": ["partner"]}, {"level": "provincial"}, {"scope": "machinery"},
        {"count": "events"},
    ],
    "agencies-over-years": [
        *YEARS, *ROLLED_UP, *BASES, {"type": "publicity_campaign", "min_years": 1}, {"role": ["partner"]},
        {"scope": "machinery"}, {"min_years": 1, "max_years": 1},
    ],
    "agency-record": [
        *({"agency": "samr", **each} for each in (*YEARS, *ROLLED_UP, *BASES)), {"agency": "福建省"},
        {"agency": "aqsiq", "as_of": "2018"}, {"agency": "samr", "role": ["partner"]},
    ],
    "agency-through-predecessors": [
        {}, {"agency": "samr"}, {"agency": "saic"}, {"agency": "caq"}, {"agency": "samr", "role": ["partner"]},
        {"agency": "samr", "basis": ["series"]},
    ],
    "bodies-in-charge": [
        {}, {"remit": "质量监督"}, {"remit": "质量监督", "as_of": "2016"}, {"as_of": "2018-03"}, {"region": "350000"},
        {"region": "440300", "as_of": "2015"},
    ],
    "campaign-register": [
        *YEARS, {"scope": "fujian"}, {"fact": ["theme", "doc_number"]}, {"basis": ["notice"]}, {"basis": ["register"]},
        {"status": ["confirmed"]},
    ],
    "coverage": [*YEARS, {"scope": "fujian"}, {"status": ["confirmed"]}],
    "co-organizers": [
        *YEARS, *ROLLED_UP, *BASES, {"agency": "samr"}, {"agency": "samr", "as_of": "2018"},
        {"type": "inspection_supervision"}, {"role": ["lead", "partner", "support"]},
    ],
    "events-planned": [*YEARS, {"type": "conference_forum"}, {"certainty": ["certain"]}],
    "evidence": [
        {"agency": "gacc", "type": "risk_monitoring", "year": 2023}, {"agency": "福建省"},
        *({"agency": "samr", **each} for each in ({}, *ROLLED_UP, *BASES)), {"agency": "samr", "role": ["partner"]},
        {"agency": "samr", "scope": "national"}, {"agency": "fujian-amr", "region": "福建省"},
        {"agency": "samr", "series": "中国质量大会"},
    ],
    "facts-of-notice": [
        {"notice": "国市监质发〔2025〕77号"}, {"notice": "samr-2023-tong-zhi-d56b97"},
        {"notice": "fujian-amr-2025-tong-zhi-fd109c"},
    ],
    "implementation": [*YEARS, {"scope": "fujian"}, {"wider": "machinery"}],
    "issuers-joined-and-left": [
        *YEARS, *ROLLED_UP, {"rollup": False}, {"change": ["stayed"]}, {"scope": "machinery"},
        {"basis": ["register"]}, {"basis": ["notice", "register"]},
        {"agency": "aqsiq", "rollup": False}, {"agency": "saic", "as_of": "2017", "change": ["joined", "stayed"]},
    ],
    "joint-issuers-by-year": [
        *YEARS, *ROLLED_UP, {"agency": "samr"}, {"agency": "samr", "rollup": True}, {"agency": "aqsiq", "rollup": True},
        {"level": "provincial"},
    ],
    "levels-by-type": [
        *YEARS, *BASES, {"role": ["partner"]}, {"scope": "machinery"}, {"region": "福建省"}, {"series": "中国质量大会"},
    ],
    "measures-carried": [*YEARS, {"scope": "fujian"}, {"wider": "fujian"}, {"certainty": ["certain"]}],
    "new-and-dropped-activities": [
        *YEARS, {"change": ["kept"]}, {"type": "conference_forum", "change": ["new", "kept"]}, {"scope": "machinery"},
    ],
    "new-and-dropped-types": [*YEARS, {"change": ["kept"]}, {"scope": "nowhere"}],
    "notices": [
        *YEARS, *ROLLED_UP, {"level": "provincial"}, {"agency": "samr"}, {"agency": "samr", "rollup": True},
        {"agency": "aqsiq", "as_of": "2018"},
    ],
    "policy-citations": [*YEARS, {"policy": "质量强国建设纲要"}, {"level": "provincial"}],
    "recurring-activities": [
        *YEARS, {"across": "notices"}, {"certainty": ["certain", "probable"]}, {"type": "conference_forum"},
        {"scope": "national"},
    ],
    "reforms": [
        {}, {"agency": "aqsiq"}, {"from_year": 2018}, {"to_year": 1990}, {"change_kind": ["split"]},
    ],
    "regions-compared": [
        *YEARS, {"region": "福建省"}, {"type": "policy_publication"}, {"scope": "fujian"}, {"level": "county"},
        {"region": "福建省", "zeros": True}, {"type": "policy_publication", "zeros": True},
        {"count": "probable_events"},
    ],
    "series-occurrences": [
        *YEARS, {"series": "中国质量大会"}, {"certainty": ["probable"]}, {"across": "years"}, {"scope": "national"},
        {"type": "policy_publication"},
    ],
    "slogans-reused": [*YEARS, {"from_year": 2023, "scope": "national"}],
    "theme-words": [
        *YEARS, {"scope": "machinery"}, {"word": "质量强国"}, {"basis": ["notice"]}, {"basis": ["register"]},
    ],
    "themes-and-slogans": [
        *YEARS, {"kind": ["theme"]}, {"kind": ["slogan"]}, {"scope": "fujian"}, {"contains": "质量强国"},
        {"basis": ["notice"]}, {"status": ["unconfirmed"]}, {"min_years": 2},
    ],
    "types-by-year": [
        *YEARS, *ROLLED_UP, *BASES, {"type": "policy_publication"}, {"agency": "samr"}, {"agency": "福建省"},
        {"agency": "samr", "as_of": "2018", "basis": ["series"]}, {"scope": "machinery"}, {"level": "industry"},
        {"count": "events"},
    ],
}  # fmt: skip


@pytest.fixture
def patient(shipped_settings: Settings) -> Settings:
    """The settings with more time for a query than a busy machine takes."""
    return replace(shipped_settings, sparql_seconds=60)


def sorted_lists(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(sorted(each) if isinstance(each, list) else each for each in row)


@pytest.mark.parametrize("name", NAMES)
def test_the_rows_are_those_of_both_servers(
    name: str, both: tuple[Store, Store], patient: Settings, catalog: Catalog
) -> None:
    embedded, neo4j = both
    filled = 0
    for given in GIVEN[name]:
        question = catalog.get(name)
        found = answer_in_sparql(patient, embedded, question, given)
        for store in (embedded, neo4j):
            assert found.rows == tuple(map(sorted_lists, answer(store, question, given).rows)), given
        filled += bool(found.rows)
    assert filled >= 2 or catalog.get(name).empty_en


def test_every_parameter_is_tried() -> None:
    for name, question in load_catalog().questions.items():
        tried = {key for given in GIVEN.get(name, []) for key in given}
        assert name in WITHOUT or tried == {each.name for each in question.parameters}, name


@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_a_query_as_it_is(
    name: str, embedded: Store, patient: Settings, model: Model, catalog: Catalog
) -> None:
    """An include is a comment then: the answer is that without a roll-up."""
    query = SparqlQuery((LIBRARY / f"{name}.rq").read_text("utf-8"))
    count = SparqlEngine(embedded, model, patient).answer(query, named_formats("csv")).count
    assert bool(count) != bool(catalog.get(name).empty_en)


@pytest.mark.parametrize(
    ("rollup", "as_of"), [(True, None), (False, None), (False, "1998"), (True, "2018-03")]
)
def test_a_roll_up_is_that_of_cypher(
    rollup: bool,
    as_of: str | None,
    embedded: Store,
    patient: Settings,
    model: Model,
    catalog: Catalog,
) -> None:
    """For every agency, of which the shipped notices name a few."""
    values = {"rollup": rollup, "as_of": as_of}
    cypher, sparql = (read_clauses(LIBRARY, ending)["rollup"] for ending in (".cypher", ".rq"))
    whole = variant(f"MATCH (original:Agency)\n{cypher}\nRETURN original.id, today.id", values)
    rows = embedded.read(Cypher(whole, values)).rows
    text = f"SELECT ?original ?today WHERE {{ ?original a qm:Agency .\n{sparql}\n}}"
    text = with_parameters(text, catalog.get("notices"), values, model, patient.base_iri)
    result = SparqlEngine(embedded, model, patient).answer(SparqlQuery(text), named_formats("json"))
    found = parse_query_results(result.content or b"", QueryResultsFormat.JSON)
    assert isinstance(found, QuerySolutions)
    ids = [tuple(each and each.value.rpartition("/")[2] for each in row) for row in found]
    assert sorted(ids, key=repr) == sorted(rows, key=repr)


def test_an_id_of_an_abstract_class_is_that_of_any_subclass(catalog: Catalog, model: Model) -> None:
    question = catalog.get("co-organizers")
    text = with_parameters("$agency", question, bind(question, {"agency": "samr"}), model, BASE)
    assert text == f"<{BASE}agency/samr>, <{BASE}region/samr>"


def test_a_parameter_that_the_header_lacks_is_an_error(catalog: Catalog, model: Model) -> None:
    with pytest.raises(OntologyError, match=r"reforms\.rq uses \$rollup, which is no parameter"):
        with_parameters("$rollup", catalog.get("reforms"), {}, model, BASE)


def test_a_question_without_sparql_is_named(catalog: Catalog) -> None:
    assert {each.name for each in catalog.questions.values() if not has_sparql(each)} == WITHOUT
    with pytest.raises(QuestionError, match="path-between-actors has no SPARQL, only Cypher"):
        sparql_of(catalog.get("path-between-actors"))
