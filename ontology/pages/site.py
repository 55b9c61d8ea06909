"""All files of the documentation: pages in both languages, style sheet, the ontology in its formats and versions."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from rdflib import Graph
from rdflib.namespace import NamespaceManager

from ontology.divisions import read_divisions
from ontology.errors import UnwritableFile
from ontology.kinds import EdgeClass, NodeClass
from ontology.model import load_model
from ontology.pages.diagram import HEIGHT, WIDTH, read_places
from ontology.pages.history import FILES_OF_VERSIONS
from ontology.pages.items import ONTOLOGY_PAGE, VOCABULARIES_PAGE, PageSource
from ontology.pages.ontology_page import ontology_page
from ontology.pages.questions import sample_questions
from ontology.pages.rendering import PageTexts, page_file, render_page
from ontology.pages.serialisations import FORMATS, TURTLE, serialised
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
    pages = [page_file(page, language) for page in SITE_PAGES for language in PAGE_LANGUAGES]
    forms = [f"{ONTOLOGY_PAGE}.{each.ending}" for each in FORMATS]
    return *pages, *_LOOKS, *forms, *_version_files()


@cache
def site_files() -> Mapping[str, bytes]:
    """Return the files by their path. Raises `OntologyError` where the ontology or a vocabulary cannot be read."""
    turtle = QUALITY_TTL.read_bytes()
    prefixes = dict(_PREFIX.findall(turtle.decode()))
    files = {name: text.encode() for name, text in _pages(prefixes).items()}
    files |= {name: path.read_bytes() for name, path in _LOOKS.items()}
    files |= {f"{ONTOLOGY_PAGE}.{each.ending}": serialised(turtle, each, prefixes) for each in FORMATS}
    return files | {name: path.read_bytes() for name, path in _version_files().items()}


def _version_files() -> dict[str, Path]:
    """Return the files of the earlier versions by their path in the site."""
    return {f"{FILES_OF_VERSIONS}{number}.ttl": path for number, path in version_paths().items()}


def write_site(folder: Path) -> list[Path]:
    """Write the files into a folder and return those that a reader opens. Raises `UnwritableFile`."""
    for name, content in site_files().items():
        path = folder / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        except OSError as error:
            raise UnwritableFile(
                f"{path}: cannot be written ({error.strerror}); name another folder"
            ) from error
    return [folder / page_file(page, language) for page in SITE_PAGES for language in PAGE_LANGUAGES]


def _pages(prefixes: Mapping[str, str]) -> dict[str, str]:
    """Return the pages in both languages by the name of their file."""
    contents, words = _contents(prefixes), read_words()
    return {
        page_file(page, language): render_page(PageTexts(page, language, words), shown)
        for page, shown in contents.items()
        for language in PAGE_LANGUAGES
    }


def _contents(prefixes: Mapping[str, str]) -> dict[str, dict[str, object]]:
    """Return what the templates of the pages show."""
    ontology, vocabulary, model = parse_turtle(QUALITY_TTL), load_vocabulary(), load_model()
    versions = read_versions(ontology)
    source = PageSource(
        statements_of([ontology, vocabulary]), read_words(), _names(prefixes), _addresses(versions)
    )
    of_ontology = {
        "page": ontology_page(source, ontology, model, versions, read_places()),
        "version": model.version,
        "formats": FORMATS,
        "prefixes": prefixes,
        "nodes": model.nodes,
        "label": _label,
        "box_width": WIDTH,
        "box_height": HEIGHT,
        "questions": sample_questions(source, model),
        "rdf_example": RDF_EXAMPLE.read_text("utf-8").strip(),
    }
    divisions = list(read_divisions().by_code.values())
    of_vocabularies = {"page": vocabularies_page(source, vocabulary, model, divisions)}
    return {
        ONTOLOGY_PAGE: {**of_ontology, "any": any},
        VOCABULARIES_PAGE: {**of_vocabularies, "any": any},
    }


def _addresses(versions: list[OntologyVersion]) -> dict[str, str]:
    """Return the file of each version by the address of the version."""
    *earlier, present = versions
    files = {str(each.iri): f"{FILES_OF_VERSIONS}{each.number}.ttl" for each in earlier}
    return {**files, str(present.iri): f"{ONTOLOGY_PAGE}.{TURTLE.ending}"}


def _names(prefixes: Mapping[str, str]) -> NamespaceManager:
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in prefixes.items():
        graph.bind(prefix, namespace)
    return graph.namespace_manager


def _label(kind: NodeClass | EdgeClass) -> Bilingual:
    return Bilingual(kind.label_zh, kind.label_en)
