"""Mails and web archives: their own text, their attachments, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from email.message import EmailMessage
from email.mime.text import MIMEText
from email.policy import SMTP
from pathlib import Path

import pytest

from loaders.formats.file_parts import FilePart, read_parts
from loaders.formats.mail import mail_text
from loaders.formats.reading import read_source

NOTICE = """\
关于开展2025年“质量月”活动的通知
各县（区）市场监督管理局：
市局定于2025年9月在全市开展“质量月”活动，现将有关事项通知如下：
一、举办质量月启动仪式。
二、发布质量状况分析报告。
临江市市场监督管理局
2025年8月20日
"""
PAGE = "<html><body>" + "".join(f"<p>{line}</p>" for line in NOTICE.splitlines()) + "</body></html>"


def mail(subject: str = "转发：通知", text: str = "", page: str = "", **attachments: bytes) -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = subject, "a@example.org", "b@example.org"
    if text:
        message.set_content(text)
    if page:
        add = message.add_alternative if text else message.set_content
        add(page, subtype="html")
    for name, content in attachments.items():
        message.add_attachment(content, "application", "octet-stream", filename=name.replace("__", "."))
    return message.as_bytes(policy=SMTP)


def archive(page: bytes, charset: str = "utf-8") -> bytes:
    """Return a web archive of a page with a frame and a picture, as browsers write it."""
    message = EmailMessage()
    message["From"], message["Subject"] = "<Saved by a browser>", "通知"
    message.set_content(
        b"<html><frame src='b'></html>", "text", "html", params={"charset": "us-ascii"}, cte="base64"
    )
    message.make_related()
    message.add_related(page, "text", "html", params={"charset": charset}, cte="quoted-printable")
    message.add_related(b"\x89PNG", "image", "png", cid="<p>")
    return message.as_bytes(policy=SMTP)


@pytest.fixture
def read(tmp_path: Path) -> Callable[[bytes], list[FilePart]]:
    def parts(content: bytes) -> list[FilePart]:
        (tmp_path / "mail.eml").write_bytes(content)
        return list(read_parts(tmp_path / "mail.eml"))

    return parts


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "gb18030", "big5"])
def test_a_web_archive(charset: str, tmp_path: Path) -> None:
    path = tmp_path / "notice.mhtml"
    page = PAGE if charset != "big5" else "<html><body><p>" + "質量月活動通知" * 8 + "</p></body></html>"
    path.write_bytes(archive(page.encode(charset), charset))
    assert read_source(path).text == (NOTICE if charset != "big5" else "質量月活動通知" * 8 + "\n")


@pytest.mark.parametrize("content", [mail(text=NOTICE), mail(page=PAGE), mail(text="见正文", page=PAGE)])
def test_the_text_of_a_mail(content: bytes, read: Callable[[bytes], list[FilePart]]) -> None:
    (part,) = read(content)
    assert part.source
    assert (part.source.text, part.source.file) == (NOTICE, "mail.eml")


@pytest.mark.parametrize(
    ("subject", "first"),
    [
        ("转发：Fw: 关于开展2025年“质量月”活动的通知", "关于开展2025年“质量月”活动的通知"),
        ("通知", "市局定于2025年9月在全市开展“质量月”活动："),
    ],
)
def test_a_subject_that_is_a_title(subject: str, first: str, tmp_path: Path) -> None:
    text = mail_text(
        tmp_path / "a.eml", mail(subject, "市局定于2025年9月在全市开展“质量月”活动：\n一、举办论坛。\n")
    )
    assert text.splitlines()[0] == first
    whole = mail_text(tmp_path / "a.eml", mail("转发：关于开展2025年“质量月”活动的通知", NOTICE))
    assert whole == NOTICE


def test_bytes_of_gbk_without_a_declaration(tmp_path: Path) -> None:
    head = b"To: a@example.org\r\nMIME-Version: 1.0\r\nSubject: \xb9\xd8\xd3\xda\xd6\xca\xc1\xbf\xd4\xc2\r\n"
    content = head + b"Content-Type: text/plain\r\n\r\n" + "一、举办论坛。".encode("gb18030")
    assert mail_text(tmp_path / "a.eml", content) == "关于质量月\n一、举办论坛。\n"


def test_attachments_have_names_of_their_own(read: Callable[[bytes], list[FilePart]], tmp_path: Path) -> None:
    rtf = rb"{\rtf1\ansi\ansicpg936 \'d6\'ca\'c1\'bf\'d4\'c2\par}"
    parts = read(mail(text="请查收附件。", 通知__txt=NOTICE.encode("gb18030"), 另件__rtf=rtf, 表__xlsx=b"PK"))
    own, notice, other, sheet = parts
    assert own.mail == notice.mail == other.mail == tmp_path / "mail.eml"
    assert notice.path == tmp_path / "mail.eml" / "通知.txt"
    assert notice.source
    assert (notice.source.file, notice.source.text) == ("mail.eml/通知.txt", NOTICE)
    assert other.source
    assert other.source.text == "质量月\n"
    assert sheet.note == (
        f"{tmp_path}/mail.eml/表.xlsx: not tried: format .xlsx is not supported; copy a notice in it into a .txt file"
    )


def test_a_mail_without_text_is_not_refused_for_its_attachments(
    read: Callable[[bytes], list[FilePart]],
) -> None:
    own, notice = read(mail(通知__txt=NOTICE.encode()))
    assert own.refusal is None
    assert "the mail holds no text" in (own.note or "")
    assert notice.source


def test_a_forwarded_mail(read: Callable[[bytes], list[FilePart]]) -> None:
    outer = EmailMessage()
    outer["To"] = "a@example.org"
    outer.set_content("转上")
    inner = EmailMessage()
    inner["To"] = "b@example.org"
    inner.set_content(NOTICE)
    outer.add_attachment(inner)
    own, forwarded = read(outer.as_bytes())
    assert own.mail == forwarded.mail == own.path
    assert forwarded.source
    assert (forwarded.source.file, forwarded.source.text) == ("mail.eml/attachment-1.eml", NOTICE)


def test_pictures_in_the_text_are_no_attachments(read: Callable[[bytes], list[FilePart]]) -> None:
    message = EmailMessage()
    message["To"] = "a@example.org"
    message.set_content(PAGE, subtype="html")
    message.add_related(b"\x89PNG", "image", "png", cid="<p>", filename="logo.png", disposition="inline")
    assert [part.path.name for part in read(message.as_bytes())] == ["mail.eml"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.mht", mail(page=PAGE).replace(b"text/html", b"text/css"), "no page in this web archive"),
        ("a.mht", PAGE.encode(), "content is html; rename it to .html"),
        ("a.mhtml", archive(b"<html><body>404</body></html>"), r"holds no text \(0 Chinese characters\)"),
        ("a.eml", mail(), "the mail holds no text"),
        ("a.eml", b"%PDF-1.7", "content is pdf; rename it to .pdf"),
    ],
)
def test_refused(name: str, content: bytes, reason: str, refused: Callable[[str, bytes, str], None]) -> None:
    refused(name, content, reason)


def test_an_encoding_that_python_does_not_know(tmp_path: Path) -> None:
    part = MIMEText("", "plain", "us-ascii")
    content = part.as_bytes().replace(b"us-ascii", b"x-unknown").replace(b"\n\n", b"\nTo: a@b\n\n", 1)
    assert mail_text(tmp_path / "a.eml", content + NOTICE.encode()) == NOTICE
