"""`python -m queries search 词语`: the entities with some words in their names or texts."""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict
from typing import Annotated

import typer
from rich.text import Text

from graph.search.renewal import renewed_index
from graph.settings import Settings
from graph.store import open_store
from ontology.console import show
from ontology.errors import QuestionError
from ontology.kinds import Model
from ontology.model import load_model
from queries.search.matches import WordMatch
from queries.search.search import MOST, USUAL, Found, Search, SearchHit, search
from queries.search.words import words_of

NAME = "search"
FORMATS = ("table", "json")

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)


@app.command()
def search_words(
    words: Annotated[
        list[str],
        typer.Argument(
            help="词语；也可用拼音、首字母、略称 / words; pinyin, initials and abbreviations are understood too"
        ),
    ],
    type: Annotated[
        list[str] | None,
        typer.Option(
            "--type", help="只查这一类，可重复 / this class alone; may be repeated", show_default=False
        ),
    ] = None,
    from_year: Annotated[
        int | None, typer.Option("--from-year", help="起始年度 / first year", show_default=False)
    ] = None,
    to_year: Annotated[
        int | None, typer.Option("--to-year", help="截止年度 / last year", show_default=False)
    ] = None,
    limit: Annotated[
        int, typer.Option("--limit", help=f"至多多少条（1–{MOST}） / hits at most, 1 to {MOST}")
    ] = USUAL,
    after: Annotated[
        str | None,
        typer.Option("--after", help="接在上一页之后 / go on behind a page", show_default=False),
    ] = None,
    form: Annotated[str, typer.Option("--format", help=f"输出格式 / format: {', '.join(FORMATS)}")] = "table",
) -> None:
    """检索名称和文字：名称在前，其后是含有这些词语的活动、通知和登记。

    Search names and texts: names come first, then activities, notices and records with the words in them.
    """
    if form not in FORMATS:
        raise QuestionError(f"--format is {form!r}; it takes {', '.join(FORMATS)}")
    asked = Search(" ".join(words), tuple(type or ()), from_year, to_year, limit, after)
    words_of(asked.text)  # what has no words is refused before a server is started
    settings, model = Settings.from_environment(os.environ), load_model()
    with open_store(settings) as store:
        found = search(*renewed_index(store, model, settings), model, asked)
    if form == "json":
        print(json.dumps(asdict(found), ensure_ascii=False, indent=2))
    else:
        show(_page(found, model))


def _page(found: Found, model: Model) -> Iterator[Text]:
    """Yield each hit with its places, and the numbers of all."""
    for hit in found.items:
        yield Text.assemble((f"{model.nodes[hit.type].label_zh} ", "dim"), *_title(hit))
        for match in hit.matches:
            if match.text != hit.title:
                yield Text.assemble(("  " + _label(hit, match, model) + " ", "dim"), _marked(match))
    totals = "，".join(f"{model.nodes[name].label_zh} {total}" for name, total in found.totals.items())
    more = f"；还有更多 · and more: --after {found.next}" if found.next else ""
    yield Text(f"{sum(found.totals.values())} 条 hits" + (f"（{totals}）" if totals else "") + more)


def _title(hit: SearchHit) -> Iterator[Text]:
    of_title = next((each for each in hit.matches if each.text == hit.title), None)
    yield Text(hit.title, style="bold") if of_title is None else _marked(of_title)
    year = "" if hit.year is None else f" {hit.year}"
    yield Text(f"{year} {hit.id}", style="dim")


def _label(hit: SearchHit, match: WordMatch, model: Model) -> str:
    declared = model.nodes[hit.type].properties.get(match.property)
    return "标识" if declared is None else declared.label_zh


def _marked(match: WordMatch) -> Text:
    """Return the text of a match on one line, with its marks."""
    text = Text(" ".join(match.text.split("\n")))
    for start, end in match.marks:
        text.stylize("bold reverse", start, end)
    return text
