"""Questions that the ontology is to answer (questions.toml), with the terms that each one uses."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rdflib import URIRef

from ontology.kinds import Model
from ontology.pages.items import ONTOLOGY_PAGE, PageItem, PageSource
from ontology.pages.wording import Bilingual

QUESTIONS = Path(__file__).parent / "questions.toml"
_LABELS = re.compile(r":(\w+)")


@dataclass(frozen=True)
class SampleQuestion:
    """A question, the command that answers it, its Cypher, and the terms that the Cypher uses."""

    text: Bilingual
    command: str
    cypher: str
    terms: tuple[PageItem, ...]


def sample_questions(source: PageSource, model: Model, path: Path = QUESTIONS) -> list[SampleQuestion]:
    """Return the questions of a file in its order."""
    found = tomllib.loads(path.read_text("utf-8"))["question"]
    return [
        SampleQuestion(
            Bilingual(each["zh"], each["en"]),
            each["command"],
            each["cypher"].strip(),
            tuple(source.item(term) for term in _used(each["cypher"], model)),
        )
        for each in found
    ]


def questions_by_term(questions: list[SampleQuestion]) -> dict[str, list[PageItem]]:
    """Return links to the questions that use a term, by the name of the term."""
    found: dict[str, list[PageItem]] = defaultdict(list)
    for number, question in enumerate(questions, 1):
        for term in question.terms:
            found[term.code].append(PageItem(question.text, target=f"{ONTOLOGY_PAGE}#question-{number}"))
    return dict(found)


def _used(cypher: str, model: Model) -> Iterator[URIRef]:
    """Yield the classes and relationships that a query names, each once."""
    terms = {name: node.iri for name, node in model.nodes.items()}
    terms |= {kind: edge.iri for kind, edge in model.edges.items()}
    yield from dict.fromkeys(terms[name] for name in _LABELS.findall(cypher) if name in terms)
