"""The console of every command: no command ends in a traceback for what a user or a pipe did.

Wrap the call of a command's Typer app, so that its `--help` is covered too:

    if __name__ == "__main__":
        with command_line():
            app(prog_name="python -m queries")

It lives in the first room because every command imports it; Typer and rich are not needed here.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any, TextIO

from ontology.errors import QualityMonthError

if TYPE_CHECKING:
    from rich.console import RenderableType

UNLIMITED = 1_000_000  # columns of a page that is no terminal: nothing is folded or cut
CLOSED = 141  # exit status when the reader of our output has gone: 128 + SIGPIPE, as of `yes | head -1`


@contextmanager
def command_line() -> Iterator[None]:
    """Run a command, and turn what may end it into an exit status and one line on stderr at most.

    - An error of this project: its line on stderr, status 1.
    - A character that the encoding of the console lacks: written as `\\u8d28`, so that nothing is lost and
      JSON stays JSON; the status is not touched.
    - Output whose reader has gone (`| head -1`): nothing is said, status 141.
    - Output that cannot be written (a full disk): a line on stderr, status 1.

    It may be nested, and wrap a part of a command instead of the whole.
    """
    with ExitStack() as after:
        after.callback(_restore, sys.stdout, sys.stderr)
        sys.stdout, sys.stderr = _guarded(sys.stdout, "stdout"), _guarded(sys.stderr, "stderr")
        after.callback(sys.stdout.flush)  # now, and not when the interpreter ends, a failure can be reported
        try:
            yield
        except QualityMonthError as error:
            print_error(str(error))
            raise SystemExit(1) from error


def print_error(message: str) -> None:
    """Print one line on stderr, red on a terminal."""
    from rich.console import Console  # 0.1 s that only an error costs
    from rich.text import Text

    Console(stderr=True).print(Text(message, style="red"), soft_wrap=True)


def terminal_width() -> int | None:
    """Return the width of the terminal in columns; None if stdout is a file or a pipe."""
    from rich.console import Console

    return Console().width if sys.stdout.isatty() else None


def show(renderables: Iterable[RenderableType]) -> None:
    """Print on stdout: within the width of a terminal, elsewhere as wide as the content."""
    from rich.console import Console, Group

    page, width = Group(*renderables), terminal_width()
    console = Console(markup=False, emoji=False, highlight=False, width=width or UNLIMITED)
    if width is not None:
        console.print(page)
        return
    with console.capture() as capture:
        console.print(page)
    lines = capture.get().removesuffix("\n").split("\n")
    sys.stdout.writelines(f"{line.rstrip()}\n" for line in lines)


class _Output(io.FileIO):
    """A file descriptor that is written to until that fails, which ends the command.

    Everything that prints (print, Typer, rich) gets down to here, each with its own way to treat a failure.
    """

    def __init__(self, descriptor: int, label: str) -> None:
        super().__init__(descriptor, "wb", closefd=False)
        self._label, self._failed = label, False

    def write(self, data: Any, /) -> int:
        """Write bytes; after a failure drop them, as buffers are written again when they are closed."""
        if not self._failed:
            try:
                return super().write(data)
            except OSError as error:
                self._failed = True
                self._end(error)
        return len(data)

    def _end(self, error: OSError) -> None:
        if isinstance(error, BrokenPipeError):
            raise SystemExit(CLOSED) from error
        if self._label == "stdout":
            print_error(f"the output cannot be written: {error.strerror}")
        raise SystemExit(1) from error


def _guarded(stream: TextIO | None, label: str) -> TextIO:
    """Return the stream over an `_Output`; a terminal or a test's stand-in only gets the error handler."""
    if not isinstance(stream, io.TextIOWrapper):
        return stream or io.StringIO()  # None: closed before the command began
    stream.reconfigure(errors="backslashreplace")
    try:
        descriptor = stream.fileno()
    except OSError:
        return stream
    if stream.isatty():
        return stream
    stream.flush()
    return io.TextIOWrapper(
        io.BufferedWriter(_Output(descriptor, label)),
        encoding=stream.encoding,
        errors="backslashreplace",
        line_buffering=stream.line_buffering or stream.write_through,
    )


def _restore(stdout: TextIO, stderr: TextIO) -> None:
    sys.stdout, sys.stderr = stdout, stderr
