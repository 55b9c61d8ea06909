"""`python -m api`: the API and the explorer, over the graph that the settings name; `key` makes a key for it, `mcp`
offers tools to an assistant."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from api.gate.keys import SCOPES, new_key, read_scopes
from api.serving import serve, serve_assistant
from graph.settings import Settings
from ontology.console import command_line
from ontology.errors import SettingsError

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)


@app.callback(invoke_without_command=True)
def serve_all(
    context: typer.Context,
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
    if context.invoked_subcommand is None:
        serve(Settings.from_environment(os.environ), load or [], with_parent)
    elif load or with_parent:
        raise SettingsError(f"--load and --with-parent do not go with {context.invoked_subcommand}")


@app.command("key")
def make_key(
    name: Annotated[str, typer.Argument(help="密钥的名称，日志中用它 / name of the key, which the log has")],
    scope: Annotated[
        list[str] | None,
        typer.Option(help=f"范围，可重复：{'、'.join(SCOPES)} / scopes, repeatable; read without it"),
    ] = None,
) -> None:
    """生成密钥：标准输出为写入 QMG_API_KEYS_FILE 的一行，密钥本身只在标准错误输出显示这一次。

    Make a key: its line for QMG_API_KEYS_FILE on stdout, the key itself on stderr, this once.
    """
    secret, key = new_key(name, read_scopes("--scope", ",".join(scope or ["read"])))
    print(key.line())
    print(f"密钥，只显示这一次 / the key, shown this once: {secret}", file=sys.stderr)


@app.command()
def mcp() -> None:
    """由助手启动，经标准输入输出提供 MCP 工具；须安装 extra mcp。

    Started by an assistant: offer tools over MCP on stdin and stdout; needs the extra mcp.
    """
    serve_assistant(Settings.from_environment(os.environ))


if __name__ == "__main__":
    with command_line():
        app(prog_name="python -m api")
