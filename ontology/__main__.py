"""Command line of the ontology: `python -m ontology check`, `terms`, `shapes` and `pages`."""

from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.table import Table

from ontology.check import ontology_defects
from ontology.console import command_line, print_error, show
from ontology.divisions import DIVISIONS_CSV, read_divisions
from ontology.errors import UnreadableFile
from ontology.model import EdgeClass, NodeClass, load_model
from ontology.shapes.files import FileRules, file_findings
from ontology.shapes.validating import shapes_graph, shapes_turtle
from ontology.term_check import KINDS, ontology_terms
from ontology.terms import BASE, QUALITY_TTL, RDF, RDFS, VOCABULARY, curie, local_name
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
Files = Annotated[
    list[Path] | None,
    typer.Argument(help="RDF 文件 · RDF files: .ttl .nt .nq .trig .jsonld", show_default=False),
]
InLanguage = Annotated[
    Literal["zh", "en"], typer.Option(help="文件检查的语言 · language of findings about files")
]
Base = Annotated[str, typer.Option(help="文件中实体 IRI 的前缀 · how entity IRIs in the files begin")]


@app.command(
    "check", short_help="检查本体与词表，或 RDF 文件 · check ontology and vocabularies, or RDF files"
)
def check_ontology(
    files: Files = None,
    quality: Quality = QUALITY_TTL,
    vocabulary: Folder = VOCABULARY,
    language: InLanguage = "en",
    base: Base = BASE,
) -> None:
    """检查本体与词表；给出文件时，以 SHACL 形状检查文件。逐条列出问题；有问题时退出码为 1。

    Check the ontology and the vocabularies, or with files named, these by the SHACL shapes. Print the defects, one per
    line, and exit with status 1 if any; warnings and remarks do not count.
    """
    if files:
        _check_files(files, FileRules.load(quality, vocabulary), base, language)
        return
    defects = ontology_defects(quality, vocabulary)
    for defect in defects:
        typer.echo(str(defect))
    _exit_with(len(defects))
    typer.echo(f"ok: {counts(quality, vocabulary)}")


def _check_files(files: list[Path], rules: FileRules, base: str, language: str) -> None:
    """Print the findings about all files, and exit with status 1 if one is a violation, or a file cannot be read."""
    found = 0
    for path in files:
        try:
            for each in file_findings(path, rules, base, language):
                typer.echo(f"{path}: {each.line}")
                found += each.refuses
        except UnreadableFile as error:
            print_error(str(error))
            found += 1
    _exit_with(found)
    typer.echo(f"ok: {len(files)} 个文件合乎形状 · {len(files)} files conform to the shapes")


def _exit_with(defects: int) -> None:
    if defects:
        typer.echo(f"{defects} 处问题 · {defects} defects", err=True)
        raise typer.Exit(1)


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


@app.command(short_help="输出 SHACL 形状 · print the SHACL shapes")
def shapes(quality: Quality = QUALITY_TTL) -> None:
    """以 Turtle 输出全部形状，供其他 SHACL 工具使用。

    Print all shapes as Turtle, for other tools of SHACL: those of the model, and those written by hand.
    """
    typer.echo(shapes_turtle(shapes_graph(load_model(quality))))


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
