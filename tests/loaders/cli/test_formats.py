"""One notice in each format on the command line: the same records, and every file of a folder accounted for."""

from __future__ import annotations

import json
import subprocess
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from loaders.formats.child import run_child
from loaders.formats.doc import doc_text

Invoke = Callable[..., subprocess.CompletedProcess[str]]
DOC = (Path(__file__).parents[1] / "formats" / "files" / "notice.doc").read_bytes()
TEXT = doc_text(Path("notice.doc"), DOC)
TABLE = TEXT[TEXT.index("| ") : TEXT.rindex("|") + 1].splitlines()
PAGE = "<html><body>{}</body></html>"
COVER = "各位同事：\n现将通知转发给你们，请查收附件。\n"


def page() -> str:
    """Return the notice as a web page."""
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells(line))}</tr>" for line in TABLE)
    before, after = TEXT.split("\n".join(TABLE))
    blocks = ["".join(f"<p>{line}</p>" for line in part.split("\n") if line) for part in (before, after)]
    return PAGE.format(f"{blocks[0]}<table>{rows}</table>{blocks[1]}")


def cells(line: str) -> list[str]:
    return line.strip("| ").split(" | ")


def rtf() -> bytes:
    """Return the notice as RTF."""
    row = r"\trowd\cellx2000\cellx4000\cellx6000\pard {}\row\pard "
    lines = [
        row.format("".join(rf"\intbl {cell}\cell " for cell in cells(line)))
        if line.startswith("| ")
        else rf"{line}\par "
        for line in TEXT.splitlines()
        if line
    ]
    content = r"{\rtf1\ansi\ansicpg936{\fonttbl{\f0\fcharset134 SimSun;}}\f0 " + "".join(lines) + "}"
    return content.encode("gb18030")


def mail(text: str, **attachments: bytes) -> bytes:
    message = EmailMessage()
    message["Subject"], message["To"] = "通知", "a@example.org"
    message.set_content(text)
    for name, content in attachments.items():
        message.add_attachment(content, "application", "msword", filename=name.replace("__", "."))
    return message.as_bytes()


def archive() -> bytes:
    message = EmailMessage()
    message.set_content(page(), subtype="html")
    return message.as_bytes()


FILES = {
    "a.txt": TEXT.encode(),
    "utf16.txt": TEXT.encode("utf-16"),
    "a.doc": DOC,
    "a.wps": DOC,
    "a.docx": run_child("loaders.formats.doc.conversion", DOC),
    "a.rtf": rtf(),
    "a.html": page().encode(),
    "a.mht": archive(),
    "a.eml": mail(TEXT),
}


def test_a_notice_reads_alike_in_every_format_and_in_archives(tmp_path: Path, invoke: Invoke) -> None:
    for name, content in FILES.items():
        (tmp_path / name).write_bytes(content)
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as packed:
        for name, content in FILES.items():
            packed.writestr(name, content)
        packed.writestr("mail.eml", mail(COVER, b__doc=DOC))
    done = invoke("extract", *(str(tmp_path / name) for name in (*FILES, "all.zip")), "--json")
    assert done.returncode == 0, done.stderr
    notices: list[Any] = json.loads(done.stdout)
    names = [notice.pop("source")["file"] for notice in notices]
    assert names == [*FILES, *(f"all.zip/{name}" for name in FILES), "all.zip/mail.eml/b.doc"]
    assert len(notices[0]["activities"]) == 4
    assert all(notice == notices[0] for notice in notices)


def test_every_file_of_a_folder_is_named(tmp_path: Path, invoke: Invoke) -> None:
    (tmp_path / "a.doc").write_bytes(DOC)
    (tmp_path / "b.eml").write_bytes(mail(COVER, c__xlsx=b"PK", d__doc=DOC, e__txt=COVER.encode()))
    (tmp_path / "e.xlsx").write_bytes(b"PK")
    done = invoke("extract", str(tmp_path), "--json")
    assert done.returncode == 0
    assert [notice["source"]["file"] for notice in json.loads(done.stdout)] == ["a.doc", "b.eml/d.doc"]
    first, second, third, fourth = done.stderr.splitlines()
    assert fourth.startswith("b.eml/e.txt: not a quality-month notice")
    assert first.startswith(f"{tmp_path}/e.xlsx: not tried: format .xlsx is not supported")
    assert second.startswith("b.eml: not a quality-month notice")
    assert third.startswith(f"{tmp_path}/b.eml/c.xlsx: not tried")


def test_a_mail_without_a_notice_is_refused_with_its_attachments(tmp_path: Path, invoke: Invoke) -> None:
    (tmp_path / "a.eml").write_bytes(mail(COVER, b__txt="报名表\n姓名：\n单位：\n".encode()))
    done = invoke("extract", str(tmp_path / "a.eml"), "--json")
    assert (done.returncode, done.stdout) == (1, "[]\n")
    assert [line.partition(": ")[0] for line in done.stderr.splitlines()] == ["a.eml", "a.eml/b.txt"]


def test_a_refused_file_in_an_archive_is_an_error(tmp_path: Path, invoke: Invoke) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
        packed.writestr("a.doc", DOC)
        packed.writestr("b.doc", DOC[:6000])
    done = invoke("extract", str(tmp_path / "a.zip"), "--json")
    assert done.returncode == 1
    assert [notice["source"]["file"] for notice in json.loads(done.stdout)] == ["a.zip/a.doc"]
    assert f"{tmp_path}/a.zip/b.doc: no Word document that can be read" in done.stderr


def test_very_many_untried_files_are_counted(tmp_path: Path, invoke: Invoke) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    for number in range(103):
        (tmp_path / f"{number}.xlsx").touch()
    done = invoke("names", str(tmp_path), "--json")
    assert (done.returncode, len(done.stderr.splitlines())) == (0, 101)
    assert done.stderr.endswith("3 more files not tried\n")
