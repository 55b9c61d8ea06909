"""A load as a whole: inputs checked, all files read, notices and registers written; and retraction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rdflib import Graph

from graph.entities import NOTICE
from graph.former_ids import current_ids
from graph.loading import retract_notice, retract_register
from graph.shape_check import ShapeRules
from graph.store import Store
from loaders.derive.deriving import derive
from loaders.formats.folders import find_files
from loaders.lexicon.knowledge import Knowledge
from loaders.register.facts import register_facts
from loaders.register.files import SUFFIX, Register, is_register, read_registers
from loaders.register.rules import Rules
from loaders.run.duplicates import DuplicateFilter
from loaders.run.reading import Reading
from loaders.run.refusals import Refusals
from ontology.errors import NotFound, NoticeError
from ontology.kinds import Model
from ontology.model import load_model
from ontology.rdf_graphs import is_rdf
from ontology.rdf_terms import RDF_FORMATS
from ontology.vocabulary import load_vocabulary, read_vocabulary


@dataclass(frozen=True)
class LoadInputs:
    """The inputs of a load: paths of notices, why others are not tried, registers, RDF files, shapes with the model,
    vocabularies."""

    notices: Sequence[Path]
    untried: Sequence[str]
    registers: Sequence[Register]
    rdf: Sequence[Path]
    rules: ShapeRules
    triples: Graph
    knowledge: Knowledge

    @property
    def model(self) -> Model:
        """The model of the graph."""
        return self.rules.model


def find_inputs(paths: Iterable[Path]) -> LoadInputs:
    """Find the files to load, and read the registers among them.

    Raises `NoticeError` for a path without such files and for a malformed register.
    """
    (files, untried), triples = find_files(paths, [SUFFIX, *RDF_FORMATS]), load_vocabulary()
    knowledge, model = Knowledge.of(read_vocabulary(triples)), load_model()
    registers = read_registers(filter(is_register, files), Rules(model, knowledge))
    notices = [path for path in files if not (is_register(path) or is_rdf(path))]
    rdf = list(filter(is_rdf, files))
    rules = ShapeRules.load(model, triples)
    return LoadInputs(notices, untried, registers, rdf, rules, triples, knowledge)


def kept_readings(
    readings: Iterable[Reading], duplicates: DuplicateFilter, refusals: Refusals
) -> Iterator[Reading]:
    """Yield what is new in each reading, with its facts, and not refused as a duplicate.

    Of two files with different texts of one notice the second is refused where refused files are put aside; else
    `NoticeError` is raised.
    """
    for reading in readings:
        try:
            new = duplicates.new_part(reading)
        except NoticeError as error:
            if refusals.quarantine is None:
                raise
            duplicates.forget(reading.path, [record.id for record in reading.records])
            refusals.add(reading.path, str(error))
        else:
            yield new


def check_registers(inputs: LoadInputs) -> None:
    """Raise `OntologyError` for a register whose facts do not conform to the shapes."""
    for register in inputs.registers:
        inputs.rules.check(register_facts(register, inputs.knowledge))


def retract(store: Store, model: Model, owner: str) -> None:
    """Remove the facts of a notice or register, and those derived from them. The former id of one notice will do.

    Raises `NotFound`.
    """
    if not (_retract(store, model, owner) or _retract_by_former_id(store, model, owner)):
        raise NotFound(f"{owner} is not loaded; `python -m queries notices` lists the loaded notices")
    derive(store, model, Knowledge.load())


def _retract_by_former_id(store: Store, model: Model, former: str) -> bool:
    ids = current_ids(store, NOTICE, former)
    if len(ids) > 1:
        raise NotFound(f"{former} is a former id of {', '.join(ids)}; retract one of these")
    return bool(ids) and _retract(store, model, ids[0])


def _retract(store: Store, model: Model, owner: str) -> bool:
    return retract_notice(store, model, owner) or retract_register(store, model, owner)
