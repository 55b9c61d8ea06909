"""`python -m api`: the API and the explorer, over the graph that the settings name."""

import os
from pathlib import Path
from typing import Annotated

import typer

from api.serving import serve
from graph.settings import Settings
from ontology.console import command_line

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)


@app.command()
def serve_all(
    load: Annotated[
        list[Path] | None,
        typer.Option(
            help="启动前载入的通知、登记册或文件夹，可重复 / notices, registers or folders to load first, repeatable"
        ),
    ] = None,
    with_parent: Annotated[
        bool,
        typer.Option("--with-parent", help="随启动它的进程一同结束 / end with the process that started this"),
    ] = False,
) -> None:
    """启动接口与图谱浏览页面；地址由 QMG_API_HOST 与 QMG_API_PORT 设定。

    Serve the API and the explorer at the address that QMG_API_HOST and QMG_API_PORT set.
    """
    serve(Settings.from_environment(os.environ), load or [], with_parent)


if __name__ == "__main__":
    with command_line():
        app(prog_name="python -m api")
