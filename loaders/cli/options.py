"""Arguments and options that several commands of `python -m loaders` have."""

from pathlib import Path
from typing import Annotated

import typer

Paths = Annotated[
    list[Path],
    typer.Argument(help="通知、登记册或文件夹 / notices, registers or folders", show_default=False),
]
AsJson = Annotated[bool, typer.Option("--json", help="输出 JSON 数组 / print a JSON array")]
CurationFolder = Annotated[
    Path,
    typer.Option(
        "--curation",
        help="更正文件所在文件夹 / folder of the correction files",
        show_default="loaders/curation",
    ),
]
Curated = Annotated[
    bool,
    typer.Option(
        "--curated/--as-read",
        help="采用人工更正，或只给出程序读到的 / with curators' corrections applied, or as extracted",
    ),
]
QuarantineFolder = Annotated[
    Path | None,
    typer.Option(
        "--quarantine",
        help="把被拒绝的文件连同原因复制到此文件夹，其余照常处理 / copy refused files here, each with the reason, "
        "and go on with the others",
        show_default=False,
    ),
]
Workers = Annotated[
    int | None,
    typer.Option(
        min=1,
        help="同时读取的进程数 / number of processes that read",
        show_default="文件多时每核一个 / one per core",
    ),
]
