"""`load --quarantine`: whatever cannot be loaded is put aside with its reason, and everything else is loaded."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

from graph.cypher import Cypher
from graph.dump import dump
from graph.settings import Settings
from graph.store import Store
from tests.conftest import variables_of

Invoke = Callable[..., subprocess.CompletedProcess[str]]
LOADED = Cypher(
    "MATCH (n:Notice) WHERE n.fingerprint IS NOT NULL RETURN n.source_file ORDER BY n.source_file"
)
TEXT = """{issuer}关于开展2024年“质量月”活动的通知
{number}

各有关单位：
现就开展2024年“质量月”活动通知如下：
一、主要活动
（一）举办{name}质量论坛。
（二）开展家电维修技能大比拼。

{issuer}
{date}
"""
HENAN = {"issuer": "河南省市场监督管理局", "number": "豫市监质〔2024〕7号", "date": "2024年8月20日"}
FUJIAN = {"issuer": "福建省市场监督管理局", "number": "闽市监质〔2024〕7号", "date": "2024年8月21日"}


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, "utf-8")


def reasons(folder: Path) -> dict[str, str]:
    """Return the reasons by the names of the files that were put aside; each has its copy."""
    found = sorted(folder.rglob("*.reason.log"))
    assert len(found) * 2 == sum(path.is_file() for path in folder.rglob("*"))
    return {
        path.relative_to(folder).as_posix().removesuffix(".reason.log"): path.read_text("utf-8")
        for path in found
    }


def test_bad_files_are_put_aside_and_the_others_loaded(
    server: tuple[Settings, Store], invoke: Invoke, tmp_path: Path
) -> None:
    settings, store = server
    files, aside = tmp_path / "files", tmp_path / "aside"
    write(files, "henan.txt", TEXT.format(name="青松", **HENAN))
    write(files, "news/news.txt", "全国“质量月”活动启动。")
    write(files, "other-text.txt", TEXT.format(name="白云", **HENAN))
    write(files, "z/fujian.txt", TEXT.format(name="青松", **FUJIAN))
    done = invoke("load", str(files), "--quarantine", str(aside), variables=variables_of(settings))
    assert done.returncode == 1
    assert "2 files were refused" in done.stderr
    assert store.read(LOADED).rows == (("fujian.txt",), ("henan.txt",))
    found = reasons(aside)
    assert set(found) == {"news/news.txt", "other-text.txt"}
    assert "not a quality-month notice" in found["news/news.txt"]
    assert "have different texts of one notice" in found["other-text.txt"]
    loaded = dump(store)
    again = invoke("load", str(files), "--quarantine", str(aside), variables=variables_of(settings))
    assert (again.returncode, dump(store), reasons(aside)) == (1, loaded, found)


def test_a_file_that_may_be_a_loaded_notice_is_put_aside(
    server: tuple[Settings, Store], invoke: Invoke, tmp_path: Path
) -> None:
    """Its number is lost; the notice is in the graph already."""
    settings, store = server
    write(tmp_path, "henan.txt", TEXT.format(name="青松", **HENAN))
    assert invoke("load", str(tmp_path / "henan.txt"), variables=variables_of(settings)).returncode == 0
    write(tmp_path, "files/lost.txt", TEXT.format(name="青松", **(HENAN | {"number": ""})))
    write(tmp_path, "files/fujian.txt", TEXT.format(name="青松", **FUJIAN))
    both = [str(tmp_path / "files"), "--quarantine", str(tmp_path / "aside")]
    refused = invoke("load", both[0], "--skip-refused", variables=variables_of(settings))
    assert "nothing was loaded" in refused.stderr
    done = invoke("load", *both, variables=variables_of(settings))
    assert done.returncode == 1
    assert store.read(LOADED).rows == (("fujian.txt",), ("henan.txt",))
    (reason,) = reasons(tmp_path / "aside").values()
    assert "may be the notice that is loaded as" in reason


def test_without_bad_files_no_folder_is_made(
    server: tuple[Settings, Store], invoke: Invoke, tmp_path: Path
) -> None:
    settings, _ = server
    write(tmp_path, "henan.txt", TEXT.format(name="青松", **HENAN))
    arguments = ("load", str(tmp_path / "henan.txt"), "--quarantine", str(tmp_path / "aside"))
    done = invoke(*arguments, variables=variables_of(settings))
    assert (done.returncode, (tmp_path / "aside").exists()) == (0, False)
