"""Find all defects of the ontology and the vocabularies.

An empty list of defects means that the rest of the project can rely on them: every term has label, definition and
example in both languages, the axioms have none of the known pitfalls, every entry conforms to its class, the entries
are consistent with each other, and the program reads every word list.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from rdflib import Graph
from rdflib.term import Node

from ontology.conformance import OntologyDefect, conformance_defects, entry_name, entry_rules
from ontology.consistency import consistency_findings
from ontology.division_consistency import division_findings
from ontology.divisions import DIVISIONS_CSV, read_divisions
from ontology.errors import OntologyError
from ontology.findings import Finding
from ontology.identities import IDENTITIES_CSV, identity_findings, read_identities
from ontology.list_use import missing_lists, program_use, unused_lists
from ontology.metadata_check import metadata_defects
from ontology.model import Model, load_model
from ontology.pitfall_check import pitfall_findings
from ontology.reforms import add_successions
from ontology.shapes.describing import fault
from ontology.shapes.triples import TripleIndex
from ontology.shapes.validating import Shapes
from ontology.term_check import example_defects, term_defects
from ontology.terms import CUE, QUALITY_TTL, RDF, VOCABULARY, curie
from ontology.turtle import parse_turtle
from ontology.versions import read_versions, version_defects
from ontology.vocabulary import Vocabulary, read_vocabulary, vocabulary_files


def ontology_defects(quality: Path = QUALITY_TTL, folder: Path = VOCABULARY) -> list[OntologyDefect]:
    """Return the defects of the ontology file and the vocabulary folder, sorted by file and term."""
    try:
        model, ontology = load_model(quality), parse_turtle(quality)
        files = {path.name: parse_turtle(path) for path in vocabulary_files(folder)}
    except OntologyError as error:
        file, _, what = str(error).partition(": ")
        return [OntologyDefect(file, "", what)]
    found = {
        *metadata_defects(ontology, quality.name),
        *term_defects(ontology, quality.name),
        *version_defects(ontology, read_versions(ontology), quality.name),
        *_entry_defects(ontology, model, files),
    }
    return sorted(
        found
        or {
            *_pitfall_defects(ontology, quality.name),
            *_division_defects(folder, files),
            *_decision_defects(folder, files),
        }
    )


def _pitfall_defects(ontology: Graph, file: str) -> set[OntologyDefect]:
    """Pitfalls of the ontology's axioms."""
    return {OntologyDefect(file, curie(term), what) for term, what in pitfall_findings(ontology)}


def _decision_defects(folder: Path, files: Mapping[str, Graph]) -> set[OntologyDefect]:
    """Defects of the decisions of editors in the folder."""
    path = folder / IDENTITIES_CSV.name
    try:
        found = identity_findings(read_identities(path), read_vocabulary(_merged(files.values())))
        return {OntologyDefect(path.name, term, what) for term, what in found}
    except OntologyError as error:
        return {OntologyDefect(path.name, "line", str(error))}


def _division_defects(folder: Path, files: Mapping[str, Graph]) -> set[OntologyDefect]:
    """Defects of the divisions in the folder, beside a vocabulary without defects."""
    path = folder / DIVISIONS_CSV.name
    try:
        divisions = read_divisions(path)
    except OntologyError as error:
        return {OntologyDefect(path.name, "", str(error).partition(": ")[2])}
    regions = read_vocabulary(_merged(files.values())).regions
    return {
        OntologyDefect(path.name, f"region:{code}", what)
        for code, what in division_findings(divisions, regions)
    }


def _entry_defects(ontology: Graph, model: Model, files: Mapping[str, Graph]) -> list[OntologyDefect]:
    """Entries that do not conform to their class; if there are none, inconsistent entries and word lists."""
    everything = _merged(files.values())
    rules = entry_rules(ontology, model)
    found = [d for name, graph in files.items() for d in conformance_defects(rules, graph, everything, name)]
    found += _repeated_entries(files)
    found += [defect for name, graph in files.items() for defect in example_defects(graph, name)]
    if found:
        return found
    vocabulary = read_vocabulary(add_successions(everything))
    written = ((term, what) for term, what in _shape_findings(everything, model) if _file_of(files, term))
    for term, what in (*written, *consistency_findings(everything, vocabulary)):
        found.append(OntologyDefect(_file_of(files, term), entry_name(everything, term), what))
    return [*found, *_list_defects(vocabulary, files)]


def _shape_findings(entries: Graph, model: Model) -> Iterator[Finding]:
    """Violations of the shapes. Those of derived successions follow from their reforms; remarks, which refuse nothing,
    are for those who check a file."""
    triples = TripleIndex(entries)
    for each in Shapes.load(model).violations(triples):
        if each.refuses:
            yield each.focus, f"{fault(each, triples, 'en')} ({curie(each.shape)})"


def _list_defects(vocabulary: Vocabulary, files: Mapping[str, Graph]) -> Iterator[OntologyDefect]:
    """Every word list is read by the program, and every list that the program reads exists."""
    use = program_use()
    for name in unused_lists(vocabulary.word_lists, use):
        what = "is read by no code in loaders/ or ontology/local/: remove the list, or add the code that should read it"
        yield OntologyDefect(_file_of(files, CUE[name]), curie(CUE[name]), what)
    for place, name in missing_lists(vocabulary.word_lists, use):
        what = "is read here, but the vocabulary has no such list: add the list, or correct the name"
        yield OntologyDefect(place, curie(CUE[name]), what)


def _merged(graphs: Iterable[Graph]) -> Graph:
    """Merge graphs in the order of the files; `+=` would lose the order of the entries."""
    merged = Graph()
    for graph in graphs:
        for term in graph.subjects(RDF.type):
            for predicate, value in graph.predicate_objects(term):
                merged.add((term, predicate, value))
    return merged


def _repeated_entries(files: Mapping[str, Graph]) -> Iterator[OntologyDefect]:
    """An entry is in one file only."""
    first: dict[Node, str] = {}
    for name, graph in files.items():
        for term in dict.fromkeys(graph.subjects(RDF.type)):
            if first.setdefault(term, name) != name:
                yield OntologyDefect(name, curie(term), f"is also defined in {first[term]}")


def _file_of(files: Mapping[str, Graph], term: Node) -> str:
    return next((name for name, graph in files.items() if (term, RDF.type, None) in graph), "")
