"""Java programs of the tests: the Java that runs them, and their jars, fetched by Maven once for all runs.

`MissingError` says what the machine lacks. QMG_TEST_CACHE moves the fetched files; QMG_TEST_NEO4J_LIB and
QMG_TEST_ROBOT_LIB name folders that have them already.
"""

import os
import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

from graph.locks import locked

HERE = Path(__file__).resolve().parent
COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies"
FETCHING = 900.0  # seconds for the jars of one program, about 100 MB


class MissingError(Exception):
    """Raised for software that must be installed before a program can run here."""


def fetch(name: str, pom: Path) -> Path:
    """The folder with the jars of the version that a pom.xml names; fetched at most once, by one process."""
    given = os.environ.get(f"QMG_TEST_{name.upper()}_LIB")
    if given:
        return Path(given)
    version = ElementTree.parse(pom).findtext(".//{*}dependency/{*}version")
    cache = Path(os.environ.get("QMG_TEST_CACHE") or HERE.parent / ".cache") / name
    jars = cache / str(version)
    if not jars.is_dir():
        cache.mkdir(parents=True, exist_ok=True)
        with locked(cache / "fetching.lock", 2 * FETCHING):
            if not jars.is_dir():
                fetch_into(jars, pom)
    return jars


def fetch_into(jars: Path, pom: Path) -> None:
    """Fetches the jars; an interrupted fetch leaves no folder of that name behind."""
    maven = shutil.which("mvn")
    if maven is None:
        raise MissingError(f"mvn is not installed: it fetches the {jars.parent.name} that the tests run")
    draft = jars.with_name(f"{jars.name}.draft")
    shutil.rmtree(draft, ignore_errors=True)
    fetched = subprocess.run(
        [maven, "-B", "-q", "-f", str(pom), COPY, "-DincludeScope=runtime", f"-DoutputDirectory={draft}"],
        capture_output=True, text=True, timeout=FETCHING, check=False,
    )  # fmt: skip
    if fetched.returncode != 0:
        output = f"{fetched.stdout[-2000:]}{fetched.stderr[-2000:]}"
        raise RuntimeError(f"Maven could not fetch {jars.parent.name}: {output}")
    draft.replace(jars)


def find_java(versions: range, program: str) -> str:
    """A Java that the program runs on: from JAVA_HOME, the path, or where Linux puts them."""
    homes = [os.environ.get("JAVA_HOME", ""), *sorted(map(str, Path("/usr/lib/jvm").glob("*")))]
    found = [shutil.which("java"), *(shutil.which("java", path=f"{home}/bin") for home in homes if home)]
    for java in filter(None, found):
        version = subprocess.run([java, "-version"], capture_output=True, text=True, timeout=60, check=False)
        major = re.search(r'version "(\d+)', version.stderr)
        if major and int(major[1]) in versions:
            return java
    raise MissingError(f"no Java from {versions[0]} to {versions[-1]} is installed: {program} needs one")
