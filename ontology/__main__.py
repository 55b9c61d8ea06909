"""Command line of the ontology: `python -m ontology check`, `terms` and `pages`."""

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from ontology.check import ontology_defects
from ontology.console import command_line, show
from ontology.divisions import DIVISIONS_CSV, read_divisions
from ontology.model import EdgeClass, NodeClass, load_model
from ontology.term_check import KINDS, ontology_terms
from ontology.terms import QUALITY_TTL, RDF, RDFS, VOCABULARY, curie, local_name
from ontology.turtle import parse_turtle
from ontology.vocabulary import load_vocabulary, read_vocabulary

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="本体与词表：检查、列出术语、写出说明网页。\n\n"
    "The ontology and its vocabularies: check them, list their terms, write their pages.",
)

Quality = Annotated[Path, typer.Option(help="本体文件 · the ontology file")]
Folder = Annotated[Path, typer.Option(help="词表文件夹 · the vocabulary folder")]


@app.command("check", short_help="检查本体与词表 · check the ontology and the vocabularies")
def check_ontology(quality: Quality = QUALITY_TTL, vocabulary: Folder = VOCABULARY) -> None:
    """检查本体与词表，逐条列出问题；有问题时退出码为 1。

    Check the ontology and the vocabularies; print the defects, one per line, and exit with status 1 if any.
    """
    defects = ontology_defects(quality, vocabulary)
    for defect in defects:
        typer.echo(str(defect))
    if defects:
        typer.echo(f"{len(defects)} 处问题 · {len(defects)} defects", err=True)
        raise typer.Exit(1)
    typer.echo(f"ok: {counts(quality, vocabulary)}")


def counts(quality: Path, vocabulary: Path) -> str:
    """Count terms and entries of each kind, in one line."""
    model, entries = load_model(quality), read_vocabulary(load_vocabulary(vocabulary))
    divisions = len(read_divisions(vocabulary / DIVISIONS_CSV.name).by_code)
    kinds: list[NodeClass | EdgeClass] = [*model.nodes.values(), *model.edges.values()]
    properties = {each.iri for kind in kinds for each in kind.properties.values()}
    return (
        f"{len(model.nodes)} classes, {len(model.edges)} relationships, {len(properties)} properties, "
        f"{len(entries.activity_types)} activity types, {len(entries.agencies)} agencies, "
        f"{len(entries.regions)} regions, {divisions} divisions, {len(entries.series)} series, "
        f"{len(entries.word_lists)} word lists"
    )


@app.command(short_help="列出术语 · list the terms")
def terms(quality: Quality = QUALITY_TTL) -> None:
    """列出本体的全部术语及其中英文名称。

    List all terms of the ontology with their Chinese and English labels.
    """
    ontology = parse_turtle(quality)
    table = Table("术语 · term", "类别 · kind", "中文", "English")
    for term in ontology_terms(ontology):
        labels = {getattr(o, "language", None): str(o) for o in ontology.objects(term, RDFS.label)}
        (kind, *_) = (each for each in KINDS if (term, RDF.type, each) in ontology)
        table.add_row(curie(term), local_name(kind), labels.get("zh"), labels.get("en"))
    show([table])


@app.command("pages", short_help="写出说明网页 · write the documentation pages")
def write_pages(folder: Annotated[Path, typer.Argument(help="文件夹 · a folder", metavar="DIR")]) -> None:
    """把本体与词表的说明网页（中英文）写入一个文件夹，可直接打开，也可放到任何网站上。

    Write the documentation of ontology and vocabularies, in Chinese and English, to a folder: it opens without a
    server, and may be put on any web site.
    """
    from ontology.pages.site import write_site  # 0.3 s for the templates, which the other commands do without

    for path in write_site(folder):
        typer.echo(path)


if __name__ == "__main__":
    with command_line():
        app(prog_name="python -m ontology")
