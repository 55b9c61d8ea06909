"""Fuzzing of a service by schemathesis: requests made from its OpenAPI document, of the right form and of a wrong one,
in chains where an answer gives what the next request needs; each answer is held against the document."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
CONFIG = HERE / "schemathesis.toml"
LONGEST = 3600.0  # seconds of a run


@dataclass(frozen=True)
class Fuzzed:
    """The result of a run: requests, findings by kind, phases that were run to their end, and the printed report."""

    cases: int
    findings: Mapping[str, int]
    phases: Mapping[str, str]
    text: str


def fuzz(address: str, folder: Path, *words: str) -> Fuzzed:
    """Run schemathesis over the document of the service at an address. `words`: further ones of its command line."""
    report = folder / "report.json"
    command = [
        sys.executable, "-m", "schemathesis.cli", "--config-file", str(CONFIG),
        "run", f"{address}/openapi.json", "--no-color", "--report", "json", "--report-json-path", str(report), *words,
    ]  # fmt: skip
    done = subprocess.run(  # in the folder, where it leaves what it has learned
        command, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True,
        timeout=LONGEST, check=False,
    )  # fmt: skip
    assert report.exists(), done.stdout + done.stderr
    found: dict[str, Any] = json.loads(report.read_text("utf-8"))
    findings = {each["title"]: each["count"] for each in (*found["failures"], *found["errors"])}
    phases = {name: each["status"] for name, each in found["phases"].items()}
    return Fuzzed(found["test_cases"]["generated"], findings, phases, done.stdout)
