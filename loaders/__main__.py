"""`python -m loaders`: read notices, load them into the graph, take them out again."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rdflib import Graph

from graph.entities import Facts
from graph.loading import retract_notice, summary
from graph.settings import Settings
from graph.store import open_store
from loaders import console
from loaders.contract import NoticeRecord
from loaders.knowledge import Knowledge
from loaders.pipeline import Reading, all_facts, install, read_files, write
from loaders.reading import find_files
from loaders.scoring import show
from loaders.scoring.reference import read_references
from loaders.scoring.scoring import score_all
from ontology.errors import NotFound, QualityMonthError
from ontology.model import load_model
from ontology.vocabulary import load_vocabulary, read_vocabulary

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="读取“质量月”通知并载入图谱。 / Read quality-month notices and load them into the graph.",
)
Paths = Annotated[
    list[Path], typer.Argument(help="通知文件或文件夹 / notice files or folders", show_default=False)
]


@app.command()
def load(
    paths: Paths,
    skip_refused: Annotated[
        bool, typer.Option(help="有文件被拒绝时仍载入其余文件 / load the rest when a file is refused")
    ] = False,
) -> None:
    """载入通知；同一文件再载入不会改变图谱。 / Load notices; loading the same file again changes nothing."""
    with _told():
        settings = Settings.from_environment(os.environ)
        files, triples = find_files(paths), load_vocabulary()
        knowledge = Knowledge.of(read_vocabulary(triples))
        readings = _read(files, knowledge)
        refused = [reading for reading in readings if reading.refusal]
        if refused and not skip_refused:
            console.complain("没有载入任何通知 / nothing was loaded (--skip-refused loads the rest)")
            raise typer.Exit(1)
        facts = all_facts(readings, knowledge)
        _write(settings, triples, facts)
        if refused:
            raise typer.Exit(1)


@app.command()
def extract(
    paths: Paths,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON 数组 / print a JSON array")] = False,
) -> None:
    """只读取，不载入：给出事实及其原文位置。 / Read without loading: the facts and where they stand."""
    with _told():
        readings = _read(find_files(paths), Knowledge.load())
        records = [record for reading in readings for record in reading.records]
        if as_json:
            typer.echo(json.dumps([record.model_dump() for record in records], ensure_ascii=False, indent=1))
        else:
            console.show_records(records)
        if any(reading.refusal for reading in readings):
            raise typer.Exit(1)


@app.command()
def score(
    folder: Annotated[Path, typer.Argument(help="带标注的通知文件夹 / a folder of annotated notices")],
    brief: Annotated[bool, typer.Option(help="不列出差异 / leave out what was missed or made up")] = False,
) -> None:
    """与人工标注比较：准确率、召回率、F1。 / Compare with annotated notices: precision, recall, F1."""
    with _told():
        scores = list(score_all(read_references(folder), Knowledge.load()))
        for each in scores if not brief else ():
            console.show_differences(each.notice, each.differences)
        console.out.print(show.per_notice(scores))
        console.out.print(show.per_field(scores))


@app.command()
def retract(
    notice: Annotated[str, typer.Argument(help="通知编号，见 queries notices / the id of a notice")],
) -> None:
    """撤回一份通知：只移除它所说的事实。 / Retract a notice: exactly what it said is removed."""
    with _told(), open_store(Settings.from_environment(os.environ)) as store:
        if not retract_notice(store, load_model(), notice):
            raise NotFound(f"no notice {notice} is loaded; `python -m queries notices` lists what is")
        console.out.print(f"已撤回 / retracted: {notice}", highlight=False)


def _read(files: Sequence[Path], knowledge: Knowledge) -> list[Reading]:
    with console.steps("读取 reading", len(files)) as step:
        readings = list(read_files(files, knowledge, step))
    for reading in readings:
        if reading.refusal:
            console.complain(reading.refusal)
    return readings


def _write(settings: Settings, triples: Graph, facts: Sequence[tuple[NoticeRecord, Facts]]) -> None:
    model = load_model()
    with open_store(settings) as store:
        install(store, model, triples)
        with console.steps("载入 loading", len(facts)) as step:
            loaded = list(write(store, model, facts, step))
        console.show_loaded(loaded, summary(store))


@contextmanager
def _told() -> Iterator[None]:
    """An error of ours is one line on stderr and exit status 1."""
    try:
        yield
    except QualityMonthError as error:
        console.complain(str(error))
        raise typer.Exit(1) from error


if __name__ == "__main__":
    app(prog_name="python -m loaders")
