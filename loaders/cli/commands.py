"""`python -m loaders`: read notices, load them into the graph, take them out again."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from graph.loading import retract_notice, retract_register, summary
from graph.settings import Settings
from graph.store import Store, open_store
from loaders.cli import console
from loaders.cli import scores as show
from loaders.cli.names import show_names
from loaders.cli.options import Curated, CurationFolder, Paths, Workers
from loaders.curation.files import CURATION, Curation, write_drafts
from loaders.derive.deriving import derive
from loaders.formats.reading import find_files
from loaders.lexicon.knowledge import Knowledge
from loaders.register.entries import Rules
from loaders.register.files import SUFFIX, Register, is_register, read_registers
from loaders.resolve.names import resolved_names
from loaders.run.pipeline import Reading, Seen, install, stream_facts, write, write_registers
from loaders.run.spool import Spool
from loaders.run.workers import read_side_by_side, workers_for
from loaders.scoring.drafting import draft_all
from loaders.scoring.reference import read_references
from loaders.scoring.scoring import score_all
from ontology.errors import NotFound, QualityMonthError
from ontology.kinds import Model
from ontology.model import load_model
from ontology.vocabulary import load_vocabulary, read_vocabulary

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="读取“质量月”通知并载入图谱。 / Read quality-month notices and load them into the graph.",
)


@app.command()
def load(
    paths: Paths,
    skip_refused: Annotated[
        bool, typer.Option(help="有文件被拒绝时仍载入其余文件 / load the rest when a file is refused")
    ] = False,
    curation: CurationFolder = CURATION,
    workers: Workers = None,
) -> None:
    """载入通知（采用人工更正）和登记册 .csv；同一文件再载入不会改变图谱。 / Load notices with the curators'
    corrections applied, and registers (.csv); loading the same file again changes nothing."""
    with _told(), Spool() as spool:
        settings = Settings.from_environment(os.environ)
        found, triples = find_files(paths, [SUFFIX]), load_vocabulary()
        knowledge = Knowledge.of(read_vocabulary(triples))
        model = load_model()
        registers = read_registers(filter(is_register, found), Rules(model, knowledge))
        files = [path for path in found if not is_register(path)]
        seen, refused = Seen(), 0
        for reading in _read(files, knowledge, Curation.read(curation), workers):
            refused += reading.refusal is not None
            seen.fresh(reading)
            spool.add(reading)
        if refused and not skip_refused:
            console.complain("没有载入任何通知 / nothing was loaded (--skip-refused loads the rest)")
            raise typer.Exit(1)
        with open_store(settings) as store:
            install(store, model, triples)
            _write(store, model, spool, registers, knowledge)
        if refused:
            raise typer.Exit(1)


@app.command()
def extract(
    paths: Paths,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON 数组 / print a JSON array")] = False,
    curated: Curated = False,
    curation: CurationFolder = CURATION,
    workers: Workers = None,
) -> None:
    """只读取，不载入：给出事实及其原文位置。 / Read without loading: the facts and where they stand."""
    with _told():
        corrections = Curation.read(curation) if curated else None
        refused = 0
        with console.Listing(as_json) as listing:
            for reading in _read(find_files(paths), Knowledge.load(), corrections, workers):
                refused += reading.refusal is not None
                for record in reading.records:
                    listing.show(record)
        if refused:
            raise typer.Exit(1)


@app.command()
def names(
    paths: Paths,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON 数组 / print a JSON array")] = False,
    curated: Curated = False,
    curation: CurationFolder = CURATION,
) -> None:
    """通知中的机构和地区名称各认作谁、依据哪条规则；词表没有的列在最后。 / Which body or region each printed name
    was taken for, and by which rule; those that the vocabulary lacks come last."""
    with _told():
        knowledge, corrections = Knowledge.load(), Curation.read(curation) if curated else None
        readings = list(_read(find_files(paths), knowledge, corrections, None))
        found = [
            each
            for reading in readings
            for record in reading.records
            for each in resolved_names(record, knowledge)
        ]
        show_names(found, knowledge.vocabulary, load_model(), as_json)
        if any(reading.refusal for reading in readings):
            raise typer.Exit(1)


@app.command()
def score(
    folder: Annotated[Path, typer.Argument(help="带标注的通知文件夹 / a folder of annotated notices")],
    brief: Annotated[bool, typer.Option(help="不列出差异 / leave out what was missed or made up")] = False,
    draft_corrections: Annotated[
        Path | None,
        typer.Option(
            help="把差异写成更正草稿 / write what differs as drafts of correction files into this folder"
        ),
    ] = None,
) -> None:
    """与人工标注比较：准确率、召回率、F1；从不采用人工更正。 / Compare with annotated notices: precision, recall, F1;
    the curators' corrections are never applied."""
    with _told():
        references, knowledge = read_references(folder), Knowledge.load()
        scores = list(score_all(references, knowledge))
        for each in scores if not brief else ():
            console.show_differences(each.notice, each.differences)
        console.out.print(show.per_notice(scores))
        console.out.print(show.per_field(scores))
        if draft_corrections is not None:
            found = draft_all(references, knowledge, date.today().isoformat())
            for path in write_drafts(draft_corrections, found):
                console.out.print(f"更正草稿 / draft: {path}", highlight=False, soft_wrap=True)


@app.command()
def retract(
    owner: Annotated[
        str, typer.Argument(help="通知编号，或 register:名称 / a notice's id, or register:NAME")
    ],
) -> None:
    """撤回通知或登记册：只移除它所说的事实。 / Retract a notice or register: exactly what it said is removed."""
    with _told(), open_store(Settings.from_environment(os.environ)) as store:
        model = load_model()
        if not (retract_notice(store, model, owner) or retract_register(store, model, owner)):
            raise NotFound(f"nothing of {owner} is loaded; `python -m queries notices` lists the notices")
        derive(store, model, Knowledge.load())
        console.out.print(f"已撤回 / retracted: {owner}", highlight=False)


def _read(
    files: Sequence[Path], knowledge: Knowledge, curation: Curation | None, workers: int | None
) -> Iterator[Reading]:
    """Each file's reading; why one was refused is told at once."""
    with console.steps("读取 reading", len(files)) as step:
        processes = workers_for(len(files), workers)
        for reading in read_side_by_side(files, knowledge, step, curation, processes):
            if reading.refusal:
                console.complain(reading.refusal)
            yield reading


def _write(
    store: Store, model: Model, spool: Spool, registers: Sequence[Register], knowledge: Knowledge
) -> None:
    table = console.LoadTable()
    with console.steps("载入 loading", spool.notices) as step:
        for each in write(store, model, stream_facts(spool, knowledge), step):
            table.add(each)
    for register, outcome in write_registers(store, model, registers, knowledge):
        table.add_register(register, outcome)
    derive(store, model, knowledge)
    table.show(summary(store))


@contextmanager
def _told() -> Iterator[None]:
    """An error of ours is one line on stderr and exit status 1."""
    try:
        yield
    except QualityMonthError as error:
        console.complain(str(error))
        raise typer.Exit(1) from error
