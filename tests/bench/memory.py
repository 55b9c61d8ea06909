"""The memory of a command over time, and a picture of it."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

STEP = 0.5  # seconds between two samples
_DRAWN = 240  # samples at most
_WIDTH, _HEIGHT, _LEFT, _BELOW = 720, 240, 60, 30


@dataclass(frozen=True)
class Sample:
    """The resident memory at one time, in bytes: of the process, and of its descendants together."""

    seconds: float
    own: int
    others: int


def sampled(command: Sequence[str], folder: Path, variables: Mapping[str, str]) -> list[Sample]:
    """Run a command to its end, and return its memory over time (Linux). Raises CalledProcessError where it fails."""
    started, samples = time.perf_counter(), []
    with subprocess.Popen(command, cwd=folder, env=dict(variables), stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            others = sum(map(_resident, _descendants(process.pid)))
            samples.append(Sample(time.perf_counter() - started, _resident(process.pid), others))
            time.sleep(STEP)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return samples


def picture(samples: Sequence[Sample], title: str) -> str:
    """Return the samples as an SVG drawing: a line for the process, a fainter one for its descendants. Of samples that
    stand close together one is drawn."""
    samples = samples[:: len(samples) // _DRAWN + 1]
    long = max(each.seconds for each in samples)
    high = max(max(each.own, each.others) for each in samples)
    lines = "".join(
        f'<polyline fill="none" stroke="{colour}" stroke-width="1.5" points="{_points(samples, name, long, high)}"/>'
        for name, colour in (("own", "#b5342b"), ("others", "#8a8f98"))
    )
    marks = (
        f'<text x="4" y="14">{high / 2**20:,.0f} MiB</text><text x="4" y="{_HEIGHT}">0</text>'
        f'<text x="{_LEFT}" y="{_HEIGHT + 22}">0 s</text>'
        f'<text x="{_LEFT + _WIDTH}" y="{_HEIGHT + 22}" text-anchor="end">{long:,.0f} s</text>'
        f'<text x="{_LEFT + _WIDTH / 2}" y="{_HEIGHT + 22}" text-anchor="middle">{title}</text>'
    )
    frame = f'<path d="M{_LEFT} 0V{_HEIGHT}H{_LEFT + _WIDTH}" fill="none" stroke="#555"/>'
    size = f'viewBox="0 0 {_LEFT + _WIDTH + 10} {_HEIGHT + _BELOW}"'
    style = 'font-family="sans-serif" font-size="12" fill="#333"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}><g {style}>{frame}{lines}{marks}</g></svg>\n'


def _points(samples: Sequence[Sample], name: str, long: float, high: int) -> str:
    return " ".join(
        f"{_LEFT + _WIDTH * each.seconds / long:.1f},{_HEIGHT * (1 - getattr(each, name) / high):.1f}"
        for each in samples
    )


def _descendants(process: int) -> Iterator[int]:
    for thread in Path(f"/proc/{process}/task").glob("*/children"):
        for child in _text(thread).split():
            yield int(child)
            yield from _descendants(int(child))


def _resident(process: int) -> int:
    """Return the resident memory of a process, 0 where it has ended."""
    lines = _text(Path(f"/proc/{process}/status")).splitlines()
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmRSS:")), 0)


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return ""
