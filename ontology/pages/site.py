"""All files of the documentation: pages in both languages, style sheet, the ontology in its formats and versions."""

import re
from functools import cache
from itertools import product
from pathlib import Path

from pyoxigraph import RdfFormat
from rdflib import Graph

from ontology.divisions import read_divisions
from ontology.errors import UnwritableFile
from ontology.kinds import EdgeClass, NodeClass
from ontology.model import load_model
from ontology.pages.diagram import HEIGHT, WIDTH, read_places
from ontology.pages.history import FILES_OF_VERSIONS
from ontology.pages.items import ONTOLOGY_PAGE, VOCABULARIES_PAGE, PageSource
from ontology.pages.ontology_page import ontology_page
from ontology.pages.questions import questions_by_term, sample_questions
from ontology.pages.rendering import PageTexts, page_file, render_page
from ontology.pages.serialisations import FORMATS, serialised
from ontology.pages.statements import statements_of
from ontology.pages.vocabularies_page import vocabularies_page
from ontology.pages.wording import PAGE_LANGUAGES, Bilingual, read_words
from ontology.terms import QUALITY_TTL
from ontology.turtle import parse_turtle
from ontology.versions import OntologyVersion, read_versions, version_paths
from ontology.vocabulary import load_vocabulary

HERE = Path(__file__).parent
SITE_PAGES = (ONTOLOGY_PAGE, VOCABULARIES_PAGE)
SHEET = HERE / "page.css"
RDF_EXAMPLE = HERE / "example.ttl"
_LOOKS = {f"{ONTOLOGY_PAGE}.css": SHEET, f"{ONTOLOGY_PAGE}.svg": HERE / "icon.svg"}
_PREFIX = re.compile(r"^@prefix\s+(\w*):\s+<([^>]+)>", re.MULTILINE)


def site_names() -> tuple[str, ...]:
    """Return the paths of all files, the pages first."""
    pages = [page_file(page, language) for page, language in product(SITE_PAGES, PAGE_LANGUAGES)]
    forms = [f"{ONTOLOGY_PAGE}.{each.file_extension}" for each in FORMATS]
    return *pages, *_LOOKS, *forms, *_version_files()


@cache
def site_file(name: str) -> bytes:
    """Return a file by its path, made when it is first asked for. Raises `OntologyError` where the ontology or a
    vocabulary cannot be read, and KeyError for a path that is none of `site_names`."""
    formats = {f"{ONTOLOGY_PAGE}.{each.file_extension}": each for each in FORMATS}
    if path := {**_LOOKS, **_version_files()}.get(name):
        return path.read_bytes()
    if name in formats:
        return serialised(QUALITY_TTL.read_bytes(), formats[name], _prefixes())
    page, language = {page_file(*each): each for each in product(SITE_PAGES, PAGE_LANGUAGES)}[name]
    return render_page(PageTexts(page, language, read_words()), _CONTENTS[page]()).encode()


def _version_files() -> dict[str, Path]:
    """Return the files of the earlier versions by their path in the site."""
    return {f"{FILES_OF_VERSIONS}{number}.ttl": path for number, path in version_paths().items()}


def write_site(folder: Path) -> list[Path]:
    """Write the files into a folder and return those that a reader opens. Raises `UnwritableFile`."""
    for name in site_names():
        path = folder / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(site_file(name))
        except OSError as error:
            raise UnwritableFile(
                f"{path}: cannot be written ({error.strerror}); name another folder"
            ) from error
    return [folder / page_file(page, language) for page, language in product(SITE_PAGES, PAGE_LANGUAGES)]


@cache
def _ontology_contents() -> dict[str, object]:
    """Return what the template of the ontology shows."""
    ontology, model = _ontology(), load_model()
    source, versions = _source(ontology), read_versions(ontology)
    questions = sample_questions(source, model)
    return {
        "page": ontology_page(source, ontology, model, versions, read_places()),
        "version": model.version,
        "formats": FORMATS,
        "prefixes": _prefixes(),
        "nodes": model.nodes,
        "label": _label,
        "box_width": WIDTH,
        "box_height": HEIGHT,
        "questions": questions,
        "asked": questions_by_term(questions),
        "rdf_example": RDF_EXAMPLE.read_text("utf-8").strip(),
    }


@cache
def _vocabularies_contents() -> dict[str, object]:
    """Return what the template of the vocabularies shows."""
    vocabulary, divisions = load_vocabulary(), list(read_divisions().by_code.values())
    source = _source(_ontology(), vocabulary)
    page = vocabularies_page(source, vocabulary, load_model(), divisions)
    return {"page": page, "asked": {}}


_CONTENTS = {ONTOLOGY_PAGE: _ontology_contents, VOCABULARIES_PAGE: _vocabularies_contents}


def _source(*graphs: Graph) -> PageSource:
    names = Graph(bind_namespaces="none")
    for prefix, namespace in _prefixes().items():
        names.bind(prefix, namespace)
    return PageSource(
        statements_of(graphs), read_words(), names.namespace_manager, _addresses(read_versions(_ontology()))
    )


@cache
def _ontology() -> Graph:
    return parse_turtle(QUALITY_TTL)


def _prefixes() -> dict[str, str]:
    """Return the prefixes that the file of the ontology declares."""
    return dict(_PREFIX.findall(QUALITY_TTL.read_text("utf-8")))


def _addresses(versions: list[OntologyVersion]) -> dict[str, str]:
    """Return the file of each version by the address of the version."""
    *earlier, present = versions
    files = {str(each.iri): f"{FILES_OF_VERSIONS}{each.number}.ttl" for each in earlier}
    return {**files, str(present.iri): f"{ONTOLOGY_PAGE}.{RdfFormat.TURTLE.file_extension}"}


def _label(kind: NodeClass | EdgeClass) -> Bilingual:
    return Bilingual(kind.label_zh, kind.label_en)
