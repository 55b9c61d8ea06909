"""The memory of the command that writes an archive: it does not grow with the notices.

For Linux, where the memory of a process is in /proc. QMG_BENCH_MEMORY is the number of notices, QMG_BENCH_PICTURE a
file for the drawing of the memory over time.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import ModuleType

from tests.bench.memory import Sample, picture, sampled

ROOT = Path(__file__).parents[2]
COUNT = int(os.environ.get("QMG_BENCH_MEMORY", "1200"))
GROWTH = 1.2  # the most of the second half against the most of the second quarter, for the command and its processes


def test_memory_does_not_grow_with_an_archive(tmp_path: Path, generated: ModuleType) -> None:
    folder = Path(generated.write_notices(tmp_path / "notices", COUNT))
    clean = {name: value for name, value in os.environ.items() if not name.startswith("QMG_")}
    command = [sys.executable, "-m", "loaders", "archive", str(folder), str(tmp_path / "out")]
    samples = sampled(command, ROOT, clean)
    drawing = picture(samples, f"loaders archive, {COUNT:,} notices")
    Path(os.environ.get("QMG_BENCH_PICTURE", tmp_path / "memory.svg")).write_text(drawing, "utf-8")
    quarter, half = len(samples) // 4, len(samples) // 2
    for name in ("own", "others"):
        early, late = (_most(samples[part], name) for part in (slice(quarter, half), slice(half, None)))
        print(f"\n{COUNT} notices, {name}: {early / 2**20:,.0f} MiB, then {late / 2**20:,.0f} MiB")
        assert late <= GROWTH * early


def _most(samples: list[Sample], name: str) -> int:
    return max(int(getattr(each, name)) for each in samples)
