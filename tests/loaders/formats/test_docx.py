"""Word files: their text as Word prints it, and what is refused."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from loaders.assemble.extraction import extract_notices
from loaders.formats import docx_text
from loaders.formats.reading import read_source
from loaders.lexicon.knowledge import Knowledge
from tests.loaders.formats.word_files import LISTS, p, r, tbl, tc, word

MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
DOWN, GOES_ON, WIDE = "<w:vMerge w:val='restart'/>", "<w:vMerge/>", "<w:gridSpan w:val='2'/>"


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., str]:
    return lambda *blocks, **more: docx_text(tmp_path / "notice.docx", word(*blocks, **more))


STYLES = (
    "<w:style w:type='paragraph' w:styleId='章'><w:pPr><w:numPr><w:numId w:val='3'/></w:numPr></w:pPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='章下'><w:basedOn w:val='章'/></w:style>"
)


@pytest.mark.parametrize(
    ("numbers", "printed"),
    [
        (["1:0", "1:1", "1:1", "1:0", "1:1"], "一、x （一）x （二）x 二、x （一）x"),
        (["1:0", "1:1", "1:2", "1:2", "1:1", "1:2"], "一、x （一）x 1.x 2.x （二）x 1.x"),
        (["1:2", "1:3", "1:3", "1:2", "1:3"], "1.x 1.1 x 1.2 x 2.x 2.1 x"),
        (["1:0"] * 11, "一、x 二、x 三、x 四、x 五、x 六、x 七、x 八、x 九、x 十、x 十一、x"),
        (["1:0", "5:0", "6:0", "6:0"], "一、x 二、x 七、x 八、x"),
        (["4:0", "4:1", "4:0", "4:1"], "1.x (1)x 2.x (2)x"),
        (["2:0", "0:0", "99:0"], "x x x"),
        (["3:0", "3:1", "3:1"], "第I章 x 1.1 x 1.2 x"),
    ],
)
def test_automatic_numbers(numbers: list[str], printed: str, read: Callable[..., str]) -> None:
    assert read(*(p("x", number) for number in numbers), lists=LISTS) == printed.replace("x ", "x\n") + "\n"


def test_automatic_numbers_of_a_style(read: Callable[..., str]) -> None:
    blocks = [p("甲", more=f"<w:pStyle w:val='{style}'/>") for style in ("章", "章下", "章")]
    off = p("丙", "0:0", more="<w:pStyle w:val='章'/>")
    assert read(*blocks, off, lists=LISTS, styles=STYLES) == "第I章 甲\n第II章 甲\n第III章 甲\n丙\n"


def test_a_blank_separates_a_number_from_digits(read: Callable[..., str]) -> None:
    assert read(p("5G应用", "1:2"), p("2025年", "1:0"), lists=LISTS) == "1. 5G应用\n一、2025年\n"


DELETED_MARK = "<w:rPr><w:del w:id='1' w:author='a'/></w:rPr>"
TEXT_BOX = "<w:pict><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></w:pict>"


@pytest.mark.parametrize(
    ("paragraph", "text"),
    [
        ("<w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>新</w:t></w:r></w:ins>", "新"),
        (
            "<w:moveFrom><w:r><w:t>去</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>来</w:t></w:r></w:moveTo>",
            "来",
        ),
        ("<w:r><w:t>上</w:t><w:br/><w:t>下</w:t><w:tab/><w:t>右</w:t></w:r>", "上\n下 右"),
        ("<w:r><w:t>文</w:t><w:footnoteReference w:id='2'/></w:r>", "文"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:r><w:t>显</w:t></w:r>", "显"),
        (
            "<w:r><w:instrText>PAGE</w:instrText></w:r><w:hyperlink><w:r><w:t>链</w:t></w:r></w:hyperlink>",
            "链",
        ),
        (f"<w:r><w:t>文</w:t></w:r><w:r>{TEXT_BOX}</w:r>", "文\n框"),
        (
            f"<w:r><mc:AlternateContent><mc:Choice>{TEXT_BOX}</mc:Choice><mc:Fallback>{TEXT_BOX}</mc:Fallback>"
            "</mc:AlternateContent></w:r>",
            "框",
        ),
        (
            "<w:r><w:ruby><w:rt><w:r><w:t>zhì</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>质</w:t></w:r></w:rubyBase></w:ruby></w:r>",
            "质",
        ),
    ],
)
def test_paragraphs(paragraph: str, text: str, read: Callable[..., str]) -> None:
    assert read(p("前"), p(paragraph), p("后")) == f"前\n{text}\n后\n"


def test_a_deleted_paragraph_end_joins_two_paragraphs_of_one_number(read: Callable[..., str]) -> None:
    blocks = p("甲", "1:0", DELETED_MARK), p("乙", "1:0"), p("丙", "1:0")
    assert read(*blocks, lists=LISTS) == "一、甲乙\n二、丙\n"


@pytest.mark.parametrize(
    ("table", "text"),
    [
        (
            tbl(tc("活动") + tc("单位"), tc("举办|论坛") + tc("甲", DOWN), tc("竞赛") + tc("", GOES_ON)),
            "前\n\n| 活动 | 单位 |\n| 举办｜论坛 | 甲 |\n| 竞赛 | 甲 |\n\n后\n",
        ),
        (
            tbl(tc("甲", WIDE) + tc("乙"), tc("丙") + tc("丁") + tc(p("质量") + p("强国"))),
            "前\n\n| 甲 | 甲 | 乙 |\n| 丙 | 丁 | 质量强国 |\n\n后\n",
        ),
        (tbl(tc(p("", "1:2")) + tc("甲"), tc(p("", "1:2")) + tc("乙")), "前\n\n| 1. | 甲 |\n| 2. | 乙 |\n\n后\n"),
        (tbl(tc(p("甲") + p("乙")), tc("丙")), "前\n甲\n乙\n丙\n后\n"),
        (tbl(tc("甲") + tc("乙"), "<w:trPr><w:del/></w:trPr>" + tc("丙") + tc("丁")), "前\n\n| 甲 | 乙 |\n\n后\n"),
        (tbl(tc("丙") + tc(tbl(tc("甲") + tc("乙")) + p(""))), "前\n丙\n\n| 甲 | 乙 |\n\n后\n"),
        (f"<w:sdt><w:sdtContent>{p('控件')}</w:sdtContent></w:sdt>", "前\n控件\n后\n"),
    ],
    ids=["vMerge", "gridSpan", "numbered", "one column", "deleted row", "nested", "content control"],
)  # fmt: skip
def test_tables(table: str, text: str, read: Callable[..., str]) -> None:
    assert read(p("前"), table, p("后"), lists=LISTS) == text


def char(kind: str) -> str:
    return f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>"


def instruction(words: str) -> str:
    return f"<w:r><w:instrText>{words}</w:instrText></w:r>"


INNER = char("begin") + instruction("MERGEFIELD 级别") + char("separate") + r("省级") + char("end")
CONDITION = char("begin") + instruction("IF ") + INNER + instruction(' = "省级" ') + r("各市")


@pytest.mark.parametrize(
    ("paragraph", "text"),
    [
        (CONDITION + char("separate") + r("各地") + char("end"), "各地"),
        (char("begin") + instruction("IF ") + INNER + char("end") + r("文"), "文"),
        (INNER, "省级"),
        (char("begin") + instruction("PAGE") + char("separate") + INNER + char("end"), "省级"),
        (char("begin") + r("没有结束的域"), "没有结束的域"),
        (char("end") + char("separate") + r("文"), "文"),
    ],
    ids=["IF", "without a result", "result", "result within", "unclosed", "unopened"],
)  # fmt: skip
def test_instructions_of_fields_are_not_printed(paragraph: str, text: str, read: Callable[..., str]) -> None:
    assert read(p(paragraph)) == text + "\n"


def test_a_field_over_several_paragraphs(read: Callable[..., str]) -> None:
    begins = char("begin") + instruction("IF ") + INNER
    blocks = p("前"), p(begins), p("条件"), p(char("separate") + r("结果")), p(r("二") + char("end")), p("后")
    assert read(*blocks) == "前\n结果\n二\n后\n"


BORDERS = "<w:tblBorders><w:top w:val='single'/></w:tblBorders>"
OF_NAMES = tbl(tc("甲市教育局") + tc("甲市总工会"), tc("甲市文旅局") + tc(p("甲市妇联") + p("甲市团委")))
DATED = tbl(tc(p("甲市教育局") + p("甲市总工会")) + tc(""), tc("2025年8月20日") + tc(""))
OF_SENTENCES = tbl(tc("活动") + tc("内容"), tc("论坛") + tc("举办论坛，请报名。"))
AS_TABLE = "\n| 甲市教育局 | 甲市总工会 |\n| 甲市文旅局 | 甲市妇联甲市团委 |\n\n"
DATE = "2025年8月20日"


def with_properties(table: str, properties: str) -> str:
    return table.replace("<w:tblPr/>", f"<w:tblPr>{properties}</w:tblPr>", 1)


@pytest.mark.parametrize(
    ("table", "below", "text"),
    [
        (OF_NAMES, DATE, "甲市教育局    甲市总工会\n甲市文旅局    甲市妇联\n甲市团委\n"),
        (DATED, "附件：略", f"甲市教育局\n甲市总工会\n{DATE}\n"),
        (OF_NAMES, "附件：略", AS_TABLE),
        (with_properties(OF_NAMES, BORDERS), DATE, AS_TABLE),
        (with_properties(OF_NAMES, "<w:tblStyle w:val='网格'/>"), DATE, AS_TABLE),
        (OF_SENTENCES, DATE, "\n| 活动 | 内容 |\n| 论坛 | 举办论坛，请报名。 |\n\n"),
    ],
    ids=["above the date", "with the date", "no date", "borders", "borders of the style", "sentences"],
)
def test_a_signature_laid_out_by_a_table(table: str, below: str, text: str, read: Callable[..., str]) -> None:
    grid = f"<w:style w:type='table' w:styleId='网格'><w:tblPr>{BORDERS}</w:tblPr></w:style>"
    assert read(p("前"), table, p(""), p(below), styles=grid) == f"前\n{text}{below}\n"


def _package(**sizes: int) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name, size in sizes.items():
            package.writestr(f"word/{name}.xml", bytes(size))
    return written.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.docx", word(), "holds no text"),
        ("a.docx", word(p("文"))[:2000], "damaged, or no Word document"),
        ("a.docx", _package(document=49 * 2**20), "49 MiB in 1 parts when unpacked"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted docx; open it with its password"),
        (
            "a.docx",
            OLE,
            "named .docx, but its content is doc; it is the old binary Word format; rename it to .doc",
        ),
        ("a.docx", b"PK\x03\x04 xl/workbook.xml", "content is xlsx; it is a spreadsheet"),
        ("a.docx", _package(documents=9), r"no body in word/document.xml"),
        ("a.dotm", b"{\\rtf1", "content is rtf; rename it to .rtf"),
    ],
)
def test_refused(name: str, content: bytes, reason: str, refused: Callable[[str, bytes, str], None]) -> None:
    refused(name, content, reason)


def test_from_file_to_records(tmp_path: Path, knowledge: Knowledge) -> None:
    path = tmp_path / "notice.docx"
    path.write_bytes(
        word(
            p("临市监质〔2025〕18号"),
            p("关于开展2025年“质量月”活动的通知"),
            p("各县（区）市场监督管理局："),
            p("市局定于2025年9月在全市开展“质量月”活动，现将有关事项通知如下："),
            p("举办质量月启动仪式。", "1:0"),
            p("发布质量状况分析报告。", "1:0"),
            p("临江市市场监督管理局"),
            p("2025年8月20日"),
            lists=LISTS,
        )  # fmt: skip
    )
    (record,) = extract_notices(read_source(path), knowledge)
    assert (record.title, record.doc_number) == ("关于开展2025年“质量月”活动的通知", "临市监质〔2025〕18号")
    assert (record.issue_date, record.campaign_year) == ("2025-08-20", 2025)
    assert [activity.section for activity in record.activities] == ["一", "二"]
