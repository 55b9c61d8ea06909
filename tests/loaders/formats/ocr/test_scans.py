"""A notice of two pages, printed, sealed, scanned askew and read: its facts are those of its text.

Reading takes about 3 s a page, so the pages are read once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace

import pytest

from graph.entities import Facts, Value
from loaders.assemble.extraction import extract_notices
from loaders.contract.record import NoticeRecord
from loaders.facts.notice import notice_facts
from loaders.formats.ocr import is_installed
from loaders.formats.reading import Source, read_source
from loaders.lexicon.knowledge import Knowledge
from ontology.errors import UnreadableFile
from tests.loaders.formats.ocr.printing import Sheet, as_image, as_pdf, font_file, noise, scanned

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not is_installed(), reason="needs OCR: pip install -e '.[ocr]'"),
    pytest.mark.skipif(font_file() is None, reason="needs a Chinese font: fonts-noto-cjk"),
]
ISSUER, NUMBER, DATE = "绍兴市市场监督管理局", "绍市监质〔2024〕60号", "2024年8月20日"
TITLE = "关于组织开展2024年“质量月”活动的通知"
RECIPIENTS = "各区、县（市）市场监督管理局，市局各处室、直属单位："
BODY = (
    "为深入贯彻落实《质量强国建设纲要》，根据市场监管总局等部门的部署，市局决定于2024年9月在全市开展“质量月”活动，现将有关事项通知如下：",
    "一、活动主题",
    "加强质量支撑　共建质量强国",
    "二、主要活动",
    "（一）举办“质量月”启动仪式。邀请企业代表、质量专家和消费者代表参加启动仪式，发布《绍兴市质量状况分析报告》。",
    "（二）开展质量技术帮扶“进企业”行动。组织120名质量专家深入中小微企业，开展质量管理、计量和标准培训。",
    "（三）开展儿童用品质量安全专项监督抽查，曝光一批质量违法典型案例。",
    "各地要及时报送活动情况。联系人：王小明，联系电话：0575-88001234、13800138000，电子邮箱：zlfz2024@example.com。",
)
TABLE = (
    ("序号", "活动内容", "责任单位", "时间"),
    ("1", "举办全市首席质量官培训班", "质量发展处", "9月上旬"),
    ("2", "组织检验检测机构开放日活动，邀请市民走进实验室", "市质量技术监督检测院", "9月中旬"),
    ("3", "召开质量强市工作推进会", "质量发展处", "9月下旬"),
)
PLAIN = [
    f"{ISSUER}文件", NUMBER, TITLE, RECIPIENTS, *BODY, "附件：2024年“质量月”活动安排表", ISSUER, DATE, "附件",
    "2024年“质量月”活动安排表", *(f"| {' | '.join(row)} |" for row in TABLE),
]  # fmt: skip


def print_notice() -> tuple[Sheet, Sheet]:
    first, second = Sheet(), Sheet()
    first.centred(f"{ISSUER}文件", 30, (205, 35, 40))
    first.centred(NUMBER)
    first.rule()
    first.centred(TITLE, 20)
    first.line(RECIPIENTS)
    for paragraph in BODY[:6]:
        first.paragraph(paragraph)
    first.words("— 1 —", 760, 2150, 14)
    for paragraph in (*BODY[6:], "附件：2024年“质量月”活动安排表"):
        second.paragraph(paragraph)
    second.y += 60
    signed = second.y
    second.line(ISSUER, 15)
    second.line(DATE, 16.5)
    second.seal(ISSUER, 1140, signed + 70)
    second.y += 120
    second.line("附件")
    second.centred("2024年“质量月”活动安排表", 20)
    second.table(TABLE, (3, 16, 8, 6))
    second.words("— 2 —", 760, 2150, 14)
    return first, second


@pytest.fixture(scope="module")
def read(knowledge: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> SimpleNamespace:
    """The scan of the notice as a file of two pages, and the records of the scan and of its text."""
    first, second = print_notice()
    path = tmp_path_factory.mktemp("scan") / "notice.pdf"
    path.write_bytes(as_pdf([scanned(first, 1.0), scanned(second, -0.7)]))
    source = read_source(path)
    (scan,) = extract_notices(source, knowledge)
    (text,) = extract_notices(Source("notice.txt", "0" * 64, "\n".join(PLAIN)), knowledge)
    return SimpleNamespace(source=source, scan=scan, text=text, second=second)


def facts(record: NoticeRecord) -> Counter[tuple[str, str]]:
    """Return each value of each field, as often as it is there."""
    found: Counter[tuple[str, str]] = Counter()
    head = record.model_dump(
        exclude={"source", "evidence", "warnings", "text", "activities", "former_ids", "curated"}
    )
    for each, prefix in [
        (head, ""),
        *(
            (activity.model_dump(exclude={"mentions", "start", "end"}), "activity ")
            for activity in record.activities
        ),
    ]:
        for name, value in each.items():
            found.update(
                (prefix + name, str(one))
                for one in (value if isinstance(value, list | tuple) else [value])
                if one
            )
    return found


def test_the_facts_of_a_scan_are_those_of_its_text(read: SimpleNamespace) -> None:
    expected = facts(read.text)
    lost = expected - facts(read.scan)
    assert expected.total() > 60
    assert lost.total() <= 0.05 * expected.total(), lost
    assert len(read.scan.activities) == len(read.text.activities)


def test_the_head_of_a_scan_is_read_whole(read: SimpleNamespace) -> None:
    scan, text = read.scan, read.text
    assert (scan.title, scan.doc_number, scan.issue_date) == (TITLE, NUMBER, "2024-08-20")
    assert [issuer.name for issuer in scan.issuers] == [ISSUER]  # below the seal
    assert scan.theme == "加强质量支撑 共建质量强国"
    assert (scan.id, scan.recipients, scan.references) == (text.id, text.recipients, text.references)


def test_a_ruled_table_keeps_its_cells(read: SimpleNamespace) -> None:
    assert [line for line in read.source.text.split("\n") if line.startswith("|")] == PLAIN[-len(TABLE) :]


def test_contacts_of_a_scan_are_masked(read: SimpleNamespace) -> None:
    assert "＊" in read.scan.text
    for contact in ("88001234", "13800138000", "王小明", "zlfz2024", "example.com"):
        assert contact in read.source.text.replace(" ", "")
        assert contact not in read.scan.text.replace(" ", "")


def properties(found: Facts) -> list[Mapping[str, Value]]:
    return [*(node.properties for node in found.nodes), *(edge.properties for edge in found.edges)]


def test_facts_of_a_scan_are_marked_with_the_score(read: SimpleNamespace, knowledge: Knowledge) -> None:
    assert (read.scan.source.ocr, read.text.source.ocr) == (True, False)
    assert 90 <= read.scan.source.ocr_score <= 100
    found = notice_facts(read.scan, [read.scan], knowledge)
    (notice,) = (node for node in found.nodes if node.id == read.scan.id)
    cited = [each for each in properties(found) if "quote" in each]
    assert len(cited) > 20
    marks = {(each["ocr"], each["ocr_score"]) for each in (*cited, notice.properties)}
    assert marks == {(True, read.scan.source.ocr_score)}
    assert not any("ocr" in each for each in properties(notice_facts(read.text, [read.text], knowledge)))


def test_a_picture_upside_down_is_turned(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.centred(TITLE, 20)
    sheet.paragraph(BODY[4])
    page = scanned(sheet, 0.5).crop((0, 150, 1654, 900))
    path = tmp_path / "notice.png"
    path.write_bytes(as_image(page.rotate(180), "PNG"))
    assert read_source(path).text.replace("\n", "") == f"{TITLE}{BODY[4]}"


def test_a_picture_without_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(as_image(noise(), "JPEG"))
    with pytest.raises(UnreadableFile, match=r"photo\.jpg: 0 Chinese characters on 1 pages"):
        read_source(path)
