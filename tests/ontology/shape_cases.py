# ruff: noqa: E501  (one case a line)
"""Mutations of real facts that break one constraint each: made for the simple constraints, by hand for the others.

A mutation is a SPARQL update. By hand are the constraints that are queries or have alternatives; a test asks that none
is missing.
"""

from collections.abc import Callable, Iterator, Mapping

from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from ontology.terms import DCTERMS, QM, RDF, SCHEMA, SH, SHAPE, SKOS, local_name

Mutation = Callable[[Graph], None]
Case = tuple[Node, URIRef, Mutation]  # the shape, the constraint that is broken, and how

NOWHERE = URIRef("http://example.org/nowhere")
PREFIXES = {"qm": QM, "skos": SKOS, "dcterms": DCTERMS, "rdf": RDF, "schema": SCHEMA}

# The value that breaks a constraint, where adding one does.
ADDED: Mapping[URIRef, tuple[Node, ...]] = {
    SH.datatype: (Literal(1.5),),
    SH.pattern: (Literal("in autumn"),),
    SH["in"]: (Literal("boss"),),
    SH.languageIn: (Literal("Amt", lang="de"),),
    SH.uniqueLang: (Literal("甲", lang="zh"), Literal("乙", lang="zh")),
    SH["class"]: (NOWHERE,),
    SH["or"]: (NOWHERE,),
    SH.minInclusive: (Literal(-1),),
    SH.lessThanOrEquals: (Literal(10**6),),
    SH.maxCount: tuple(Literal(each) for each in ("one", "two", "three")),
}
REMOVED = {SH.minCount, SH.hasValue}

BY_HAND: Mapping[str, str] = {
    "notice-title": "DELETE { ?n dcterms:title ?t ; qm:warnings ?w } WHERE { ?n qm:text ?x ; dcterms:title ?t ; qm:warnings ?w }",
    "notice-issuers": "DELETE { ?i qm:issuedNotice ?n . ?n qm:warnings ?w } WHERE { ?i qm:issuedNotice ?n . ?n qm:warnings ?w }",
    "notice-date": "DELETE { ?n qm:issueDate ?d ; qm:warnings ?w } WHERE { ?n qm:text ?x ; qm:warnings ?w OPTIONAL { ?n qm:issueDate ?d } }",
    "notice-period": 'INSERT { ?n qm:periodStart "2025-09" ; qm:periodEnd "2024-12" } WHERE { ?n a qm:Notice ; qm:text ?x }',
    "notice-year": "DELETE { ?n qm:campaignYear ?y } INSERT { ?n qm:campaignYear 1999 } WHERE { ?n qm:campaignYear ?y }",
    "campaign-id": 'DELETE { ?c qm:scope ?s } INSERT { ?c qm:scope "moon" } WHERE { ?c qm:scope ?s }',
    "activity-campaign": "DELETE { ?a qm:partOf ?c } WHERE { ?a qm:partOf ?c }",
    "activity-dates": 'INSERT { ?a qm:dateFrom "2025-09-16" ; qm:dateTo "2025-08" } WHERE { ?a a qm:Activity }',
    "quote-in-text": 'DELETE { ?m qm:quote ?q } INSERT { ?m qm:quote "月球" } WHERE { ?m a qm:Mention ; qm:quote ?q }',
    "issuance-position": "DELETE { ?i qm:position ?p } INSERT { ?i qm:position 2 } WHERE { ?i a qm:Issuance ; qm:position ?p }",
    "issuance-taken": "INSERT { <urn:i> a qm:Issuance ; qm:issuedNotice ?n ; qm:position ?p ; qm:issuer <urn:a> } WHERE { ?i qm:issuedNotice ?n ; qm:position ?p }",
    "derived-rule": "DELETE { ?r qm:rule ?x } WHERE { ?r qm:derived true ; qm:rule ?x }",
    "derived-source": "DELETE { ?r qm:derivedFrom ?x } WHERE { ?r qm:derivedFrom ?x }",
    "triple-origin": "DELETE { ?s qm:notice ?n } WHERE { ?s a rdf:Statement ; qm:notice ?n }",
    "one-owner": 'INSERT { ?s qm:registeredIn "campaigns" } WHERE { ?s a rdf:Statement ; qm:notice ?n }',
    "life": 'DELETE { ?a qm:validTo ?t } INSERT { ?a qm:validTo "1900-01" } WHERE { ?a a qm:Agency ; qm:validTo ?t }',
    "life-frame": 'INSERT { ?a qm:validFromLatest "1900" } WHERE { ?a a qm:Agency ; qm:validFrom ?f }',
    "agency-not-its-superior": "INSERT { ?b qm:subordinateTo ?a } WHERE { ?s qm:subordinate ?a ; qm:superior ?b }",
    "superior-begun": 'DELETE { ?s qm:validFrom ?f } INSERT { ?s qm:validFrom "1950" } WHERE { ?s a qm:Subordination ; qm:validFrom ?f }',
    "superior-ended": "DELETE { ?s qm:validTo ?t } WHERE { ?s a qm:Subordination ; qm:validTo ?t }",
    "superior-for-life": "DELETE { ?s a qm:Subordination ; ?p ?o } INSERT { ?a qm:subordinateTo ?b } WHERE { ?s qm:subordinate ?a ; qm:superior ?b ; ?p ?o }",
    "subordination-in-life": 'INSERT { ?a qm:validTo "2000" } WHERE { ?s qm:subordinate ?a }',
    "one-superior": "DELETE { ?s qm:validFrom ?f } WHERE { ?s a qm:Subordination ; qm:validFrom ?f }",
    "reform-source": "DELETE { ?r qm:legalBasis ?b ; dcterms:source ?s } WHERE { ?r a qm:Reform OPTIONAL { ?r qm:legalBasis ?b } OPTIONAL { ?r dcterms:source ?s } }",
    "reform-sides": "INSERT { ?r qm:contributor ?a } WHERE { ?r a qm:Reform ; qm:result ?a }",
    "reform-part": "INSERT { ?r qm:partialOriginal ?a } WHERE { ?r qm:contributor ?a }",
    "reform-merge": "DELETE { ?r qm:original ?a ; skos:note ?n } WHERE { ?r qm:original ?a ; qm:changeKind \"merge\" . FILTER (STRENDS(STR(?a), \"c\")) OPTIONAL { ?r skos:note ?n } }",
    "reform-rename": 'DELETE { ?r qm:changeKind ?k } INSERT { ?r qm:changeKind "rename" } WHERE { ?r a qm:Reform ; qm:changeKind ?k }',
    "reform-results": "INSERT { ?r qm:result <urn:a> } WHERE { ?r a qm:Reform }",
    "reform-split": 'DELETE { ?r qm:changeKind ?k } INSERT { ?r qm:changeKind "split" } WHERE { ?r a qm:Reform ; qm:changeKind ?k }',
    "reform-end": 'DELETE { ?a qm:validTo ?t } WHERE { ?r qm:original ?a . ?a qm:validTo ?t }',
    "reform-begin": 'DELETE { ?a qm:validFrom ?t } INSERT { ?a qm:validFrom "2017" } WHERE { ?r qm:result ?a . ?a qm:validFrom ?t }',
    "succession-ends": "DELETE { ?s qm:successor ?b } INSERT { ?s qm:successor ?a } WHERE { ?s qm:predecessor ?a ; qm:successor ?b }",
    "succession-date": 'DELETE { ?s qm:changedOn ?d } INSERT { ?s qm:changedOn "1999" } WHERE { ?s a qm:Succession ; qm:changedOn ?d }',
    "succession-frame": 'INSERT { ?s qm:changedOnEarliest "2030" } WHERE { ?s a qm:Succession }',
    "region-id": 'INSERT { <https://w3id.org/quality-month/region/pingtan> a qm:Region } WHERE { }',
    "region-in-province": "DELETE { ?r qm:within ?x } WHERE { ?r qm:within ?x }",
    "region-not-in-itself": "INSERT { ?x qm:within ?r } WHERE { ?r qm:within ?x }",
    "region-prefix": "INSERT { ?r qm:within <https://w3id.org/quality-month/region/110000> } WHERE { ?r qm:within ?x }",
    "type-position": "DELETE { ?t qm:position ?p } INSERT { ?t qm:position 2 } WHERE { ?t a qm:ActivityType ; qm:position ?p }",
    "type-top-concept": "DELETE { ?t skos:topConceptOf ?n ; skos:broader ?b } WHERE { ?t a qm:ActivityType OPTIONAL { ?t skos:topConceptOf ?n } OPTIONAL { ?t skos:broader ?b } }",
    "value-notation": 'INSERT { <urn:v> a skos:Concept ; skos:inScheme <urn:s> . <urn:s> qm:valuesOf qm:role } WHERE { }',
    "policy-name": "DELETE { ?p dcterms:title ?t ; qm:docNumber ?n } WHERE { ?p a qm:Policy OPTIONAL { ?p dcterms:title ?t } OPTIONAL { ?p qm:docNumber ?n } }",
    **{f"{name}-entry": f"DELETE {{ ?x skos:prefLabel ?n }} WHERE {{ ?x a qm:{name} ; skos:prefLabel ?n }}"
       for name in ("Agency", "Region", "AgencyKind", "ActivityType", "ActivitySeries")},
    "Reform-entry": "DELETE { ?x skos:prefLabel ?n } INSERT { ?x dcterms:source \"s\" } WHERE { ?x a qm:Reform ; skos:prefLabel ?n }",
}  # fmt: skip


def cases(shapes: Graph) -> Iterator[Case]:
    """Yield a case for each constraint of each shape."""
    named = {*shapes.subjects(RDF.type, SH.NodeShape), *shapes.subjects(RDF.type, SH.PropertyShape)}
    broken = {*ADDED, *REMOVED, SH.sparql, SH["not"]}
    for shape in sorted(named, key=str):
        for constraint in sorted({URIRef(str(each)) for each in shapes.predicates(shape)} & broken):
            yield shape, constraint, _mutation(shapes, shape, constraint)


def _mutation(shapes: Graph, shape: Node, constraint: URIRef) -> Mutation:
    by_hand = BY_HAND.get(str(shape).removeprefix(str(SHAPE)))
    path = shapes.value(shape, SH.path)
    if by_hand is not None:
        return lambda data: data.update(by_hand, initNs=PREFIXES)
    if path is None:
        predicates = list(shapes.objects(shape, SH.targetSubjectsOf))
        assert predicates, f"{local_name(str(shape))} needs a mutation by hand"
        return lambda data: _with_subject(data, predicates[0])
    owner = shape if (shape, SH.targetClass, None) in shapes else next(shapes.subjects(SH.property, shape))
    return lambda data: _at_path(data, shapes, owner, path, constraint)


def _with_subject(data: Graph, predicate: Node) -> None:
    """Give the relationship to a term of no class."""
    value = next(data.objects(None, predicate), NOWHERE)
    data.add((NOWHERE, predicate, value))


def _at_path(data: Graph, shapes: Graph, owner: Node, path: Node, constraint: URIRef) -> None:
    """Add values that break a constraint to the first term that a shape is for, or remove all of them."""
    focus = first_focus(data, shapes, owner, path)
    inverse = shapes.value(path, SH.inversePath)
    if constraint in REMOVED:
        data.remove((None, inverse, focus) if inverse else (focus, path, None))
    for value in ADDED.get(constraint, ()):
        data.add((focus, path, value))


def first_focus(data: Graph, shapes: Graph, owner: Node, path: Node) -> Node:
    """Return a term that a shape is for, one that has values at a path if possible."""
    found = [each for cls in shapes.objects(owner, SH.targetClass) for each in data.subjects(RDF.type, cls)]
    found += [each for p in shapes.objects(owner, SH.targetSubjectsOf) for each in data.subjects(p)]
    return min(found or [NOWHERE], key=lambda each: ((each, path, None) not in data, str(each)))
