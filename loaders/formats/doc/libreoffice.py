"""LibreOffice, where it is installed, as the second way to read a binary Word file."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

SECONDS = 60  # two seconds are usual, ten with the first file after an installation


def convert_by_libreoffice(content: bytes, seconds: float = SECONDS) -> bytes | None:
    """Return the .docx of a binary Word file, or None where LibreOffice is missing or cannot read it."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        return None
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "notice.doc"
        source.write_bytes(content)
        # With a profile of its own it neither waits for nor disturbs a LibreOffice that the user has open.
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        _run([program, profile, "--headless", "--convert-to", "docx", "--outdir", name, str(source)], seconds)
        converted = source.with_suffix(".docx")
        return converted.read_bytes() if converted.exists() else None


def _run(command: list[str], seconds: float) -> None:
    """Run a command, and end it with all its children where it takes too long."""
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        process.kill()
        process.wait()
