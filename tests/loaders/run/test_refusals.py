"""Refused files are reported and counted, and put aside with their reasons where there is a quarantine folder."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from loaders.run.refusals import Quarantine, Refusals
from ontology.errors import NoticeError, UnwritableFile


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A folder with two files of one name."""
    folder = tmp_path / "archive"
    for name in ("1991/notice.txt", "1992/notice.txt"):
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_text(name, "utf-8")
    return folder


def contents(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_refused_file_keeps_its_place_below_the_folder(archive: Path, tmp_path: Path) -> None:
    messages: list[str] = []
    outside = tmp_path / "outside.txt"
    outside.write_text("outside", "utf-8")
    refusals = Refusals(messages.append, Quarantine.at(tmp_path / "aside", [archive, outside]))
    refused = {archive / "1991/notice.txt": "one", archive / "1992/notice.txt": "two", outside: "three"}
    for path, reason in refused.items():
        refusals.add(path, reason)
    assert (refusals.count, messages) == (3, ["one", "two", "three"])
    assert contents(tmp_path / "aside") == {
        "1991/notice.txt": "1991/notice.txt", "1991/notice.txt.reason.log": "one\n",
        "1992/notice.txt": "1992/notice.txt", "1992/notice.txt.reason.log": "two\n",
        "outside.txt": "outside", "outside.txt.reason.log": "three\n",
    }  # fmt: skip
    assert len(contents(archive)) == 2, "the files stay where they are"


def test_files_of_one_name_from_two_folders_are_both_kept(archive: Path, tmp_path: Path) -> None:
    files = [archive / "1991/notice.txt", archive / "1992/notice.txt"]
    quarantine = Quarantine.at(tmp_path / "aside", files)
    for file in (*files, files[0]):
        quarantine.put(file, file.parent.name)
    assert contents(tmp_path / "aside") == {
        "notice.txt": "1991/notice.txt", "notice.txt.reason.log": "1991\n1991\n",
        "notice-2.txt": "1992/notice.txt", "notice-2.txt.reason.log": "1992\n",
    }  # fmt: skip


def test_an_archive_is_put_aside_once_with_the_reasons_of_all_its_files(tmp_path: Path) -> None:
    outer = tmp_path / "many.zip"
    with ZipFile(outer, "w") as packed:
        packed.writestr("a.txt", "a")
    for _ in range(2):  # the second load writes the reasons anew
        quarantine = Quarantine.at(tmp_path / "aside", [outer])
        quarantine.put(outer / "a.txt", "one")
        quarantine.put(outer / "inner" / "b.txt", "two")
    assert (tmp_path / "aside" / "many.zip").read_bytes() == outer.read_bytes()
    assert (tmp_path / "aside" / "many.zip.reason.log").read_text("utf-8") == "one\ntwo\n"


def test_a_quarantine_that_would_be_loaded_is_refused(archive: Path) -> None:
    for folder in (archive, archive / "1991", archive / "new" / ".." / "aside"):
        with pytest.raises(NoticeError, match="is inside .* which is loaded; name another"):
            Quarantine.at(folder, [archive])


def test_a_quarantine_that_cannot_be_written_is_an_error(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    quarantine = Quarantine.at(tmp_path / "file", [archive])
    with pytest.raises(UnwritableFile, match="a refused file cannot be put aside"):
        quarantine.put(archive / "1991/notice.txt", "one")


def test_without_a_quarantine_refused_files_are_only_counted(archive: Path, tmp_path: Path) -> None:
    messages: list[str] = []
    refusals = Refusals(messages.append)
    refusals.add(archive / "1991/notice.txt", "one")
    assert refusals.count == 1
    assert [path.name for path in tmp_path.iterdir()] == ["archive"]
