"""Scans without the extra `ocr`: refused with the remedy, or named where other pages have text."""

from __future__ import annotations

import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from loaders.formats import pdf_text
from loaders.formats.folders import find_files
from tests.loaders.formats.drawing import page, pdf, set_type

REMEDY = r"install OCR with `pip install -e '\.\[ocr\]'` \(`make run OCR=1` does\)"
WORDS = "为推动质量强市建设，决定于九月在全市组织开展质量月活动，现将有关事项通知如下，请认真贯彻执行，并及时报送情况。"


@pytest.fixture
def without_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rapidocr", None)  # an import of it now fails


def picture(form: str, size: tuple[int, int] = (1200, 1700)) -> bytes:
    file = BytesIO()
    Image.new("RGB", size, "white").save(file, form)
    return file.getvalue()


@pytest.mark.usefixtures("without_ocr")
@pytest.mark.parametrize(
    ("name", "form"),
    [("a.png", "PNG"), ("a.JPG", "JPEG"), ("a.jpeg", "JPEG"), ("a.tif", "TIFF"), ("a.bmp", "BMP")],
)
def test_a_picture_is_refused_with_the_remedy(
    name: str, form: str, refused: Callable[[str, bytes, str], None]
) -> None:
    refused(name, picture(form), f"a picture, which only OCR can read; {REMEDY}")


@pytest.mark.usefixtures("without_ocr")
def test_a_scanned_pdf_is_refused_with_the_remedy(refused: Callable[[str, bytes, str], None]) -> None:
    refused("scan.pdf", picture("PDF"), f"without a text layer .0 Chinese characters on 1 pages.; {REMEDY}")


@pytest.mark.usefixtures("without_ocr")
def test_a_scanned_page_among_others_is_named(tmp_path: Path) -> None:
    content = pdf([page(set_type(WORDS)), "q 595 0 0 842 0 0 cm\nBI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI\nQ"])
    document = pdf_text(tmp_path / "notice.pdf", content)
    assert document.text.replace("\n", "") == WORDS
    assert document.ocr_score is None
    (remark,) = document.remarks
    assert remark.startswith(
        "notice.pdf, page 2: a picture or without a usable text layer, and not read; install OCR"
    )


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.png", b"GIF89a", "damaged picture|only OCR can read"),
        ("a.png", b"%PDF-1.7", "named .png, but its content is pdf; rename it to .pdf"),
        ("a.tif", b"\x89PNG\r\n\x1a\n cut", "damaged picture|only OCR can read"),
        ("icon.png", picture("PNG", (64, 64)), "64 x 64 pixels, too few for a page|only OCR can read"),
    ],
)  # fmt: skip
def test_what_is_no_page(
    name: str, content: bytes, reason: str, refused: Callable[[str, bytes, str], None]
) -> None:
    refused(name, content, reason)


@pytest.mark.usefixtures("without_ocr")
def test_pictures_in_a_folder_are_named_with_the_remedy(tmp_path: Path) -> None:
    for name in ("b.tiff", "a.PNG", "c.txt"):
        (tmp_path / name).write_bytes(b"x")
    files, untried = find_files([tmp_path])
    assert [file.name for file in files] == ["c.txt"]
    assert [Path(each.split(": not tried")[0]).name for each in untried] == ["a.PNG", "b.tiff"]
    assert all("install OCR" in each for each in untried)
