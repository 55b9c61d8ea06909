"""The commands of `python -m loaders`: load, archive, extract, names, train, score, retract, derive, export."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from graph.loading import prepare
from graph.settings import Settings
from graph.store import open_store
from loaders.cli import scores as show
from loaders.cli.archiving import write_archive
from loaders.cli.console import print_line, print_table
from loaders.cli.deciding import merge_agencies, split_name
from loaders.cli.explaining import print_explanations
from loaders.cli.exporting import export_graph
from loaders.cli.loading import load_files
from loaders.cli.names import print_names, print_names_json
from loaders.cli.notices import NoticeListing
from loaders.cli.options import AsJson, Curated, CurationFolder, Paths, Workers
from loaders.cli.reading import find_named, read_named
from loaders.cli.training import leave_out, train_classifiers
from loaders.curation.files import CURATION, Curation, write_drafts
from loaders.derive.deriving import derive_all
from loaders.lexicon.knowledge import Knowledge
from loaders.resolve.names import resolved_names
from loaders.run.loading import retract
from loaders.run.tools import ReadingTools
from loaders.scoring.drafting import draft_all
from loaders.scoring.reference import read_references
from loaders.scoring.scoring import score_all
from ontology.console import terminal_width
from ontology.model import load_model

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # help in boxes cuts Chinese, which has no blanks to fold at
    help="读取“质量月”通知并载入图谱。 / Read quality-month notices and load them into the graph.",
)


app.command("load", short_help="载入通知、登记册和 RDF / load notices, registers and RDF")(load_files)
app.command("archive", short_help="写成离线导入的文件 / write files for an offline import")(write_archive)


@app.command("extract", short_help="只读取，不载入 / read notices without loading them")
def extract_files(
    paths: Paths,
    as_json: AsJson = False,
    curated: Curated = False,
    curation: CurationFolder = CURATION,
    workers: Workers = None,
    explain: Annotated[
        bool, typer.Option(help="逐句说明为何是或不是活动 / for each clause, why it is or is not an activity")
    ] = False,
) -> None:
    """只读取，不载入：给出事实及其原文位置。 / Read notices without loading them: facts and their spans."""
    if explain:
        print_explanations(find_named(paths), Knowledge.load())
        return
    corrections = Curation.read(curation) if curated else None
    refused = 0
    with NoticeListing(as_json) as listing:
        for reading in read_named(find_named(paths), ReadingTools.load(corrections, checked=False), workers):
            refused += reading.refusal is not None
            for record in reading.records:
                listing.add(record)
    if refused:
        raise typer.Exit(1)


@app.command("names", short_help="列出名称各认作谁 / list printed names and what they mean")
def list_names(
    paths: Paths,
    as_json: AsJson = False,
    curated: Curated = False,
    curation: CurationFolder = CURATION,
) -> None:
    """通知中的机构和地区名称各认作谁、依据哪条规则；词表没有的列在最后。 / List the printed names of agencies and
    regions, what each was taken for and by which rule; those that the vocabulary lacks come last."""
    tools = ReadingTools.load(Curation.read(curation) if curated else None, checked=False)
    knowledge, readings = tools.knowledge, list(read_named(find_named(paths), tools, None))
    records = [record for reading in readings for record in reading.records]
    names = [name for record in records for name in resolved_names(record, knowledge)]
    if as_json:
        print_names_json(names)
    else:
        print_names(names, knowledge.vocabulary, load_model())
    if any(reading.refusal for reading in readings):
        raise typer.Exit(1)


app.command("train", short_help="重新训练判别器 / train the classifiers anew")(train_classifiers)
app.command("leave-out", short_help="留出评分 / scores of notices left out of the training")(leave_out)
app.command("merge", short_help="认定两个机构为一个 / decide that two agencies are one")(merge_agencies)
app.command("split", short_help="认定一个写法另有所指 / decide that a name means another agency")(split_name)


@app.command("score", short_help="与人工标注比较 / compare extraction with annotated notices")
def score_folder(
    folder: Annotated[Path, typer.Argument(help="带标注的通知文件夹 / folder of annotated notices")],
    brief: Annotated[bool, typer.Option(help="不列出差异 / do not list the differences")] = False,
    draft_corrections: Annotated[
        Path | None,
        typer.Option(help="把差异写成更正草稿 / folder to write the differences into, as draft corrections"),
    ] = None,
) -> None:
    """与人工标注比较：准确率、召回率、F1；从不采用人工更正。 / Compare extraction with annotated notices: precision,
    recall, F1; curators' corrections are never applied."""
    references, knowledge = read_references(folder), Knowledge.load()
    scores = list(score_all(references, knowledge))
    for score in scores if not brief else ():
        show.print_differences(score)
    print_table(show.table_per_notice(scores, terminal_width()))
    print_line()
    print_table(show.table_per_field(scores, terminal_width()))
    if draft_corrections is not None:
        drafts = draft_all(references, knowledge, date.today().isoformat())
        for path in write_drafts(draft_corrections, drafts):
            print_line(f"更正草稿 / draft: {path}")


@app.command("retract", short_help="撤回通知或登记册 / remove a notice or register from the graph")
def retract_owner(
    owner: Annotated[
        str, typer.Argument(help="通知编号，或 register:名称 / id of a notice, or register:NAME")
    ],
) -> None:
    """撤回通知或登记册：只移除它所说的事实。 / Remove the facts of a notice or register from the graph."""
    with open_store(Settings.from_environment(os.environ)) as store:
        retract(store, load_model(), owner)
    print_line(f"已撤回 / retracted: {owner}")


@app.command("derive", short_help="重新推导全部推得的事实 / derive all derived facts anew")
def derive_everything() -> None:
    """重新推导系列、实际活动、推定的主办方和贯彻关系；载入和撤回之后只推导所及的部分。 / Derive series, events,
    inferred organisers and links anew; after a load or retraction only what it touches is derived."""
    model = load_model()
    with open_store(Settings.from_environment(os.environ)) as store:
        prepare(store, model)  # an imported graph has neither constraints nor indexes
        derive_all(store, model, Knowledge.load())
    print_line("已重新推导 / derived anew")


app.command("export", short_help="把图写成 RDF 文件 / write the graph as an RDF file")(export_graph)
