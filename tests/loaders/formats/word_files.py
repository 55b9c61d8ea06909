"""Word files built from the XML that Word writes: paragraphs, lists, tables, packages and their relationships."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def p(words: str, number: str = "", more: str = "") -> str:
    """Return a paragraph; `number` is `list:level`, `more` further properties."""
    listed, _, level = number.partition(":")
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{listed}"/></w:numPr>' if number else ""
    return f"<w:p><w:pPr>{more}{place}</w:pPr>{words if words.startswith('<') else r(words)}</w:p>"


def r(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>' if words else ""


def level(depth: int, style: str, text: str, more: str = "") -> str:
    counted = f'<w:start w:val="1"/><w:numFmt w:val="{style}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{depth}">{counted}</w:lvl>'


def abstract(number: int, *levels: str) -> str:
    return f"<w:abstractNum w:abstractNumId='{number}'>{''.join(levels)}</w:abstractNum>"


def num(number: int, of: int, more: str = "") -> str:
    return f"<w:num w:numId='{number}'><w:abstractNumId w:val='{of}'/>{more}</w:num>"


def word(*blocks: str, lists: str = "", styles: str = "") -> bytes:
    """Return a Word file of these blocks, definitions of lists, and styles."""
    document = docx.Document()
    body = document.element.body
    for block in blocks:
        body.insert(len(body) - 1, parsed(block))
    numbering = document.part.numbering_part.element
    numbering[:] = list(parsed(f"<w:numbering>{lists}</w:numbering>"))
    for style in parsed(f"<w:styles>{styles}</w:styles>"):
        document.styles.element.append(style)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def parsed(xml: str) -> Any:
    """Return the element, with its prefixes declared."""
    name = re.match(r"<[\w:]+", xml)
    assert name
    return parse_xml(f"{name[0]} {nsdecls('w')} {MC}{xml[name.end() :]}")


def tc(words: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{words if words.startswith('<') else p(words)}</w:tc>"


def tbl(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def repacked(content: bytes, change: Callable[[str, bytes], bytes], **parts: bytes) -> bytes:
    """Return a Word file with its parts changed, and further parts in word/."""
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(written, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, part in parts.items():
            new.writestr(f"word/{name.replace('__', '.')}", part)
    return written.getvalue()


def related(kind: str, target: str, more: str = "") -> Callable[[str, bytes], bytes]:
    """Return a change that adds a relationship `rIdX` of the main part."""
    relation = f'<Relationship Id="rIdX" Type="{RELATIONS}/{kind}" Target="{target}" {more}/></Relationships>'
    return lambda name, part: (
        part.replace(b"</Relationships>", relation.encode())
        if name == "word/_rels/document.xml.rels"
        else part
    )


OF_STYLE, NEVER_AGAIN, IN_DIGITS = "<w:pStyle w:val='章'/>", "<w:lvlRestart w:val='0'/>", "<w:isLgl/>"
FROM_SEVEN = "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='7'/></w:lvlOverride>"
HAN = level(0, "chineseCounting", "%1、"), level(1, "chineseCountingThousand", "（%2）")
LISTS = "".join(
    [
        abstract(1, *HAN, level(2, "decimal", "%3."), level(3, "decimal", "%3.%4")),
        abstract(2, level(0, "bullet", "\uf0b7")),
        abstract(3, level(0, "upperRoman", "第%1章", OF_STYLE), level(1, "decimal", "%1.%2", IN_DIGITS)),
        abstract(4, level(0, "decimal", "%1."), level(1, "decimal", "(%2)", NEVER_AGAIN)),
        *(num(number, number) for number in (1, 2, 3, 4)),
        num(5, 1),
        num(6, 1, FROM_SEVEN),
    ]
)
