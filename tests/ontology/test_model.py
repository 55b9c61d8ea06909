# ruff: noqa: E501  (one mistake a line)
"""The model has the classes and relationships of the design in the order of the file; a faulty ontology is refused."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ontology.errors import OntologyError
from ontology.model import Model, load_model

NODES = {
    "Campaign": "name name_en level year scope",
    "Theme": "text words",
    "Slogan": "text",
    "Agency": "name name_en short_name campaign_scope alt_names former_names former_ids remits pinyin source level "
    "valid_from valid_to provisional valid_from_latest valid_to_earliest made_by_rule",
    "Region": "name name_en short_name campaign_scope alt_names former_names former_ids pinyin note source level valid_from valid_to",
    "AgencyKind": "name name_en remits pinyin source level valid_from valid_to valid_from_latest valid_to_earliest",
    "Reform": "name name_en pinyin note source changed_on change_kind event",
    "Notice": "former_ids title text level doc_number issuing_agency number_key title_key issue_date campaign_year "
    "kind issuer_count_stated issuers_complete period_start period_end recipients cc source_file sha256 fingerprint "
    "warnings corrections ocr ocr_score",
    "Activity": "name text targets date date_from date_to place edition notice section curated ocr ocr_score",
    "Event": "name pinyin year date_from date_to place edition",
    "ActivityType": "name name_en definition definition_en notation facet scope_note scope_note_en position",
    "ActivitySeries": "name name_en alt_names former_ids pinyin source provisional",
    "Policy": "title note doc_number issue_date source_url",
    "Evidence": "notice about section start end quote curated ocr ocr_score",
    "Record": "note source year doc_number issue_date date_from place edition registered_in fact value series_name forwarded "
    "source_url status basis",
}
EVIDENCE = "notice section start end quote curated ocr ocr_score"
DERIVABLE = f"{EVIDENCE} derived rule derived_from"
SOURCE = "source registered_in source_url status basis"
EDGES = {
    "ORGANIZED": ("Agency Region", "Activity", f"{DERIVABLE} role basis name_as_printed resolved_by"),
    "ISSUED": ("Agency", "Notice", f"position {EVIDENCE} name_as_printed resolved_by"),
    "NAMES": (
        "Record",
        "Agency Region",
        "source position registered_in source_url status role basis name_as_printed resolved_by",
    ),
    "MENTIONED_IN": ("Activity", "Notice", EVIDENCE),
    "IN_SERIES": ("Activity", "ActivitySeries", f"{DERIVABLE} certainty"),
    "PLANS": ("Activity", "Event", f"{DERIVABLE} certainty"),
    "SUCCEEDED_BY": ("Agency", "Agency", "source changed_on changed_on_earliest change_kind event"),
    "CHANGED_INTO": ("Region", "Region", "source changed_on change_kind event"),
    "SUBORDINATE_TO": ("Agency", "Agency", "source valid_from valid_to"),
    "ANNOUNCES": ("Notice", "Campaign", EVIDENCE),
    "HAS_THEME": ("Campaign", "Theme", f"{EVIDENCE} {SOURCE}"),
    "HAS_SLOGAN": ("Campaign", "Slogan", f"{EVIDENCE} {SOURCE}"),
    "PART_OF": ("Activity", "Campaign", EVIDENCE),
    "HAS_TYPE": ("Activity", "ActivityType", EVIDENCE),
    "IN_REGION": ("Campaign Activity", "Region", EVIDENCE),
    "WITHIN": ("Region", "Region", ""),
    "HAS_JURISDICTION": ("Agency", "Region", ""),
    "OF_KIND": ("Agency", "AgencyKind", ""),
    "BECOMES": ("AgencyKind", "AgencyKind", ""),
    "SUPERIOR_KIND": ("AgencyKind", "AgencyKind", ""),
    "NATIONAL_AGENCY": ("AgencyKind", "Agency", ""),
    "ORIGINAL": ("Reform", "Agency", ""),
    "PARTIAL_ORIGINAL": ("Reform", "Agency", ""),
    "CONTRIBUTOR": ("Reform", "Agency", ""),
    "RESULT": ("Reform", "Agency", ""),
    "LEGAL_BASIS": ("Reform", "Policy", ""),
    "FORWARDS": ("Notice", "Notice", DERIVABLE),
    "CITES": ("Notice", "Notice Policy", EVIDENCE),
    "IMPLEMENTS": ("Campaign", "Campaign", DERIVABLE),
    "HAS_EVIDENCE": ("Notice Activity", "Evidence", EVIDENCE),
    "DESCRIBES": ("Record", "Campaign", SOURCE),
    "CONCERNS": ("Record", "Region ActivityType ActivitySeries", SOURCE),
}


def test_nodes_have_the_properties_of_the_design_in_the_order_of_the_file(model: Model) -> None:
    found = {name: " ".join(node.properties) for name, node in model.nodes.items() if not node.abstract}
    assert found == NODES
    assert [name for name, node in model.nodes.items() if node.abstract] == ["Actor"]
    assert list(found) == list(NODES)


def test_edges_join_the_classes_of_the_design_and_carry_evidence_if_read_from_a_notice(model: Model) -> None:
    found = {
        edge.type: (" ".join(edge.sources), " ".join(edge.targets), " ".join(edge.properties))
        for edge in model.edges.values()
    }
    assert found == EDGES
    assert {e.type for e in model.edges.values() if not e.stated} == {
        "SUCCEEDED_BY", "CHANGED_INTO", "WITHIN", "SUBORDINATE_TO", "HAS_JURISDICTION", "OF_KIND", "BECOMES", "SUPERIOR_KIND",
        "NATIONAL_AGENCY", "ORIGINAL", "PARTIAL_ORIGINAL", "CONTRIBUTOR", "RESULT", "LEGAL_BASIS",
    }  # fmt: skip


def test_an_agency_is_also_an_actor(model: Model) -> None:
    assert model.nodes["Agency"].labels == ("Actor", "Agency")
    assert model.nodes["Theme"].labels == ("Theme",)


def test_every_class_has_a_keeper_and_a_collection(model: Model) -> None:
    kept = {node.name: node.kept_by for node in model.nodes.values() if not node.abstract}
    assert [n for n, by in kept.items() if by == "notice"] == ["Notice", "Activity", "Evidence"]
    assert [n for n, by in kept.items() if by == "register"] == ["Record"]
    assert [n for n, by in kept.items() if by == "reference"] == ["Campaign", "Theme", "Slogan", "Policy"]
    assert model.nodes["Agency"].collection == "agencies"
    assert model.nodes["Notice"].display == "title"


def test_datatypes_lists_and_dates(model: Model) -> None:
    notice = model.nodes["Notice"].properties
    assert notice["campaign_year"].datatype == "integer"
    assert model.nodes["Agency"].properties["provisional"].datatype == "boolean"
    assert [p.name for p in notice.values() if p.indexed] == ["number_key", "title_key"]
    assert [p.name for p in notice.values() if p.many] == [
        "former_ids", "recipients", "cc", "warnings", "corrections",
    ]  # fmt: skip
    assert notice["issue_date"].pattern
    assert notice["title"].pattern is None


def test_dates_and_kinds_of_changes_are_apart_from_those_of_activities_and_notices(model: Model) -> None:
    """The date of an activity is printed text, that of a change an ISO date; the kind of a change is a listed value."""
    assert model.nodes["Activity"].properties["date"].pattern is None
    assert model.nodes["Notice"].properties["kind"].scheme is None
    for change in (model.nodes["Reform"], model.edges["SUCCEEDED_BY"], model.edges["CHANGED_INTO"]):
        assert change.properties["changed_on"].pattern
        assert change.properties["change_kind"].scheme == "changeKind"


def test_a_property_read_from_its_other_end_is_no_relationship(model: Model) -> None:
    assert "PART_OF" in model.edges
    assert "HAS_ACTIVITY" not in model.edges


def test_names_are_written_with_standard_terms(model: Model) -> None:
    agency = model.nodes["Agency"].properties
    assert (agency["name"].predicate, agency["name"].language) == (agency["name_en"].predicate, "zh")
    assert str(agency["alt_names"].predicate).endswith("altLabel")
    assert agency["valid_from"].predicate == agency["valid_from"].iri


def test_controlled_values_have_labels(model: Model) -> None:
    assert list(model.schemes["role"]) == ["lead", "partner", "support"]
    assert list(model.schemes["basis"]) == ["explicit", "heading", "issuer", "series", "curated", "register"]
    assert list(model.schemes["changeKind"]) == ["rename", "merge", "split", "absorb"]
    assert model.schemes["role"]["lead"].label_zh == "主办"
    assert model.schemes["level"]["association"].broader == "industry"


BROKEN = [
    ('rdfs:label "活动主题"@zh , "Theme"@en ;', 'rdfs:label "活动主题"@zh ;', "qm:Theme needs one rdfs:label in en"),
    ('"The theme a quality month is announced under."@en', '""@en', "qm:Theme needs one skos:definition in en"),
    ("rdfs:range qm:Theme", "rdfs:range qm:Thema", "qm:hasTheme has rdfs:range qm:Thema"),
    ("qm:edgeFrom qm:predecessor ;", "", "qm:Succession needs one qm:edgeFrom"),
    ("qm:edgeTo qm:successor ;", "qm:edgeTo qm:issuer ;", "qm:issuer is an end of qm:Succession"),
    ('qm:edgeType "ISSUED" ;', 'qm:edgeType "ORGANIZED" ;', "relationship type ORGANIZED is used twice"),
    ('qm:collection "themes"', 'qm:collection "slogans"', "collection slogans is used twice"),
    ('qm:keptBy "notice" ; qm:collection "notices"', 'qm:keptBy "luck" ; qm:collection "notices"', "qm:Notice has qm:keptBy luck"),
    ("qm:displayedBy qm:title", "qm:displayedBy qm:quote", "qm:Notice is displayed by quote"),
    ("( qm:Campaign qm:Record qm:Event ) ] ; rdfs:range xsd:integer", "( qm:Campaign qm:Record qm:Event ) ] ; rdfs:range xsd:float", "qm:year has range xsd:float"),
    ("rdfs:domain qm:Evidence ; rdfs:range xsd:string", "rdfs:domain qm:Proof ; rdfs:range xsd:string", "qm:about has rdfs:domain qm:Proof"),
    ("rdfs:domain qm:Region ; rdfs:range qm:Region ;", "rdfs:range qm:Region ;", "qm:within has no rdfs:domain"),
    ("rdfs:domain qm:Region ; rdfs:range qm:Region ;", "rdfs:domain qm:Region , qm:Agency ; rdfs:range qm:Region ;", "qm:within has several rdfs:domain"),
    ("( qm:Campaign qm:Record qm:Event )", "( qm:Campaign qm:Recrod qm:Event )", "qm:year has rdfs:domain qm:Recrod"),
    ('qm:carriedIn "zh" ;', "", "qm:name has range rdf:langString, but"),
    ('skos:notation "lead" ;', "", "value:role-lead needs one skos:notation"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "message"), BROKEN)
def test_a_faulty_ontology_is_refused_with_file_and_term(
    broken: Callable[..., Path], old: str, new: str, message: str
) -> None:
    folder: Path = broken("quality.ttl", old, new)
    with pytest.raises(OntologyError) as refusal:
        load_model(folder / "quality.ttl")
    assert str(refusal.value).startswith(f"quality.ttl: {message}")


def test_broken_turtle_is_refused_with_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "quality.ttl"
    path.write_text("@prefix a: <urn:a> .\n\na:b a:c ;; .\na:d 5 5 .\n", "utf-8")
    with pytest.raises(OntologyError, match=r"^quality\.ttl, line [34]: not Turtle"):
        load_model(path)
    with pytest.raises(OntologyError, match=r"^missing\.ttl: cannot be read"):
        load_model(tmp_path / "missing.ttl")


def test_a_name_of_a_level_is_that_of_one(model: Model) -> None:
    names = [
        name
        for value in model.schemes["level"].values()
        for name in {value.label_zh, value.label_en, *value.also}
    ]
    assert len(set(names)) == len(names)
    assert model.schemes["level"]["municipal"].also == ("地市", "市", "市级")
