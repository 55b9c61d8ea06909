"""ROBOT, the command-line tool of ontologists, with its reasoners: run as a process, an answer a call."""

import subprocess
from functools import cache
from pathlib import Path

import pytest

from tests.maven import MissingError, fetch, find_java

HERE = Path(__file__).resolve().parent
JAVA = range(11, 26)  # what 1.9.6 runs on
PATIENCE = 300.0  # seconds; the longest call takes 10 s
OPTIONS = ("-Xmx2g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")

PREFIXES = """
@prefix qm: <https://w3id.org/quality-month/ontology#> .
@prefix agency: <https://w3id.org/quality-month/agency/> .
@prefix region: <https://w3id.org/quality-month/region/> .
@prefix reform: <https://w3id.org/quality-month/reform/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rico: <https://www.ica.org/standards/RiC/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def robot(*arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    """Run a command of ROBOT; skip the test, with the reason, where Java or Maven is missing."""
    try:
        start = _program()
    except MissingError as reason:
        pytest.skip(str(reason))
    command = [*start, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)


def joined(folder: Path, *paths: Path, more: str = "") -> Path:
    """The files and further lines as one: ROBOT reads each file by itself, and in a file without the declarations
    it takes every property for an annotation. Turtle files in a row are Turtle."""
    path = folder / "joined.ttl"
    path.write_text("\n".join([*(each.read_text("utf-8") for each in paths), PREFIXES, more]), "utf-8")
    return path


@cache
def _program() -> tuple[str, ...]:
    java, jars = find_java(JAVA, "ROBOT"), fetch("robot", HERE / "pom.xml")
    return java, *OPTIONS, "-cp", f"{jars}/*", "org.obolibrary.robot.CommandLineInterface"
