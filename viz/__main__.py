"""`python -m viz PICTURE.json OUT.html`: write a picture as one HTML file that works without a server."""

import json
import sys
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from ontology.console import command_line
from ontology.errors import QualityMonthError
from ontology.model import load_model
from viz.export import export_html
from viz.style import Language, style_of


class Lang(StrEnum):
    """The language of the page."""

    zh = "zh"
    en = "en"


LANGUAGES: Mapping[Lang, Language] = {Lang.zh: "zh", Lang.en: "en"}
DRAWN = {"nodes": ("id", "type", "title"), "edges": ("id", "type", "source", "target")}


app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)


@app.command()
def write_page(
    picture: Annotated[
        str,
        typer.Argument(help="/v1/graph 的 JSON；“-”为标准输入 · JSON of /v1/graph; “-” is standard input"),
    ] = "-",
    out: Annotated[
        str, typer.Argument(help="HTML 文件；“-”为标准输出 · HTML file; “-” is standard output")
    ] = "-",
    lang: Annotated[Lang, typer.Option(help="页面语言 · language of the page")] = Lang.zh,
) -> None:
    """把局部图谱写成一个可离线打开的 HTML 文件。 / Write a picture as one HTML file that opens offline."""
    try:
        page = export_html(read_picture(picture), style_of(load_model()), LANGUAGES[lang])
        if out == "-":
            sys.stdout.buffer.write(page.encode())
        else:
            Path(out).write_text(page, "utf-8")
    except (QualityMonthError, OSError, ValueError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error


def read_picture(path: str) -> Mapping[str, Any]:
    """Return the picture of a file or of standard input.

    Raises ValueError for a text that is not JSON or not a picture.
    """
    try:
        text = sys.stdin.buffer.read().decode() if path == "-" else Path(path).read_text("utf-8")
        content = json.loads(text)
    except ValueError as error:
        raise ValueError(f"{path} is not JSON: {error}") from error
    check_picture(path, content)
    return content  # type: ignore[no-any-return]


def check_picture(path: str, content: Any) -> None:
    """Check that nodes and edges have the fields that are drawn. Raises ValueError for the first that lacks one."""
    for name, fields in DRAWN.items():
        items = content.get(name) if isinstance(content, dict) else None
        if not isinstance(items, list):
            raise ValueError(
                f"{path} is not a picture: it has no list of {name}; use the answer of /v1/graph"
            )
        for place, item in enumerate(items):
            lacking = [f for f in fields if not isinstance(item, dict) or not isinstance(item.get(f), str)]
            if lacking:
                raise ValueError(f"{path}: {name}[{place}] lacks {', '.join(lacking)}")


if __name__ == "__main__":
    with command_line():
        app(prog_name="python -m viz")
