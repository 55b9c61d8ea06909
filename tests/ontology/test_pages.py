"""Documentation of the ontology and the vocabularies: everything is described, in both languages, and every link
leads somewhere."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from lxml import etree
from pyoxigraph import CanonicalizationAlgorithm, Dataset, RdfFormat, parse
from rdflib import Graph, URIRef
from typer.testing import CliRunner

from ontology.__main__ import app
from ontology.kinds import Model
from ontology.pages.diagram import WIDTH, diagram_of, read_places
from ontology.pages.items import anchor_of
from ontology.pages.rendering import page_file
from ontology.pages.serialisations import FORMATS
from ontology.pages.site import SHEET, site_file, site_names
from ontology.pages.wording import WORDS, read_words
from ontology.terms import BASE, QM, QUALITY_TTL, RDF
from ontology.turtle import parse_turtle
from ontology.versions import ADDED, CHANGED, REMOVED
from ontology.vocabulary import load_vocabulary

PAGES = [page_file(page, language) for page, language in product(("ontology", "vocabularies"), ("zh", "en"))]
CHINESE, ENGLISH = re.compile(r"[\u4e00-\u9fff]"), re.compile(r"[A-Za-z]{2}")
ROOM = WORDS.parent
HEADINGS = ("//h2", "//thead//th", "//dt[not(a)]", "//nav//summary")


@cache
def page(name: str) -> "etree._Element":
    """A page, read strictly: what is not closed or not escaped is an error."""
    return etree.fromstring(site_file(name))


@cache
def anchors(name: str) -> list[str]:
    return [str(each) for each in page(name).xpath("//@id")]


def text_of(element: "etree._Element") -> str:
    return " ".join(" ".join(element.itertext()).split())


def described(graph: Graph) -> Iterator[URIRef]:
    """The terms, values and entries of a graph; relationships have no entries."""
    for term in dict.fromkeys(graph.subjects(RDF.type)):
        if isinstance(term, URIRef) and term.startswith(BASE) and term != URIRef(str(QM).rstrip("#")):
            yield term


@cache
def entries_of_vocabularies() -> list[URIRef]:
    return list(described(load_vocabulary()))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_term_and_value_is_described(language: str) -> None:
    found = anchors(page_file("ontology", language))
    terms = list(described(parse_turtle(QUALITY_TTL)))
    assert len(terms) > 250
    assert [term for term in terms if anchor_of(term) not in found] == []
    assert {"Notice", "hasTheme", "docNumber", "isoDate", "value/role-lead"} <= set(found)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_entry_of_the_vocabularies_is_described(language: str) -> None:
    found = set(anchors(page_file("vocabularies", language)))
    entries = entries_of_vocabularies()
    assert len(entries) > 1000
    assert [entry for entry in entries if anchor_of(entry) not in found] == []


@pytest.mark.parametrize("name", PAGES)
def test_anchors_are_unique_and_links_lead_somewhere(name: str) -> None:
    assert len(set(anchors(name))) == len(anchors(name))
    for link in map(str, page(name).xpath("//@href")):
        file, _, anchor = link.partition("#")
        if not re.match(r"https?://", link):
            assert (file or name) in site_names(), link
            assert not anchor or anchor in anchors(file or name), link
    for other in map(str, page(name).xpath("//@aria-labelledby | //@aria-describedby")):
        assert set(other.split()) <= set(anchors(name)), other


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_fetched_and_no_script_is_needed(name: str) -> None:
    assert page(name).xpath("//script | //img | //iframe | //@style | //style | //@onclick") == []
    assert page(name).xpath("//link[@rel='stylesheet']/@href") == ["ontology.css"]
    assert not re.search(rb"url\(|@import", SHEET.read_bytes())


@pytest.mark.parametrize("name", PAGES)
def test_headings_landmarks_and_languages(name: str) -> None:
    root = page(name)
    assert root.get("lang") == ("en" if ".en." in name else "zh-CN")
    assert len(root.xpath("//h1")) == len(root.xpath("//main")) == 1
    levels = [int(each.tag[1]) for each in root.iter() if re.fullmatch(r"h\d", str(each.tag))]
    assert all(after - before <= 1 for before, after in zip(levels[1:], levels[2:], strict=False))
    assert all(each.get("scope") for each in root.iter("th"))
    names = [each.get("aria-label") or each.get("aria-labelledby") for each in root.iter("nav")]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("name", PAGES)
def test_each_page_is_in_its_language(name: str) -> None:
    wanted = ENGLISH if ".en." in name else CHINESE
    for path in (*HEADINGS, "//p[@class='definition']"):
        found = [text_of(each) for each in page(name).xpath(path)]
        assert found or "vocabularies" in name
        assert [each for each in found if each not in ("IRI", "RDF") and not wanted.search(each)] == [], path


@pytest.mark.parametrize("name", [each for each in PAGES if ".en." in each])
def test_english_pages_mark_the_chinese_that_they_show(name: str) -> None:
    """Headings of entries, whose Chinese label is beside the English one."""
    for heading in page(name).xpath("//h3[a[@class='other']]"):
        chinese = [each.get("lang") for each in heading if CHINESE.search(text_of(each))]
        assert set(chinese) <= {"zh-CN"}, text_of(heading)


def test_texts_are_complete_and_all_used() -> None:
    source = "".join(
        path.read_text("utf-8") for pattern in ("*.py", "templates/*") for path in sorted(ROOM.glob(pattern))
    )
    # Templates put these together, or History gives them.
    prefixes = ("page ", "rdf ", ADDED, CHANGED, REMOVED)
    plain = [key for key in read_words() if ":" not in key]
    unused = [
        key
        for key in plain
        if not re.search(f"[\"']{re.escape(key)}[\"']", source) and not key.startswith(prefixes)
    ]
    assert [key for key in unused if not key.endswith(" text")] == []


def test_an_entry_leads_both_ways() -> None:
    (notice,) = page("ontology.en.html").xpath("//section[@id='Notice']")
    lines = {text_of(each.find("dt")): text_of(each.find("dd")) for each in notice.iter("div")}
    assert "docNumber document number" in lines["Properties"]
    assert "announces" in lines["Relationships from it"]
    assert "forwardedBy" in lines["Relationships to it"]
    assert lines["In the graph"] == "(:Notice)"
    assert lines["Subclass of"] == "rico:Record"
    assert lines["kept by"] == "notice its notice"
    assert "Campaign" in lines["Disjoint with"]
    assert lines["Since version"] == "0.1.0"


def test_the_history_is_that_of_the_files() -> None:
    text = text_of(page("ontology.en.html").xpath("//section[@id='history']")[0])
    assert text.index("0.3.0") < text.index("0.2.0") < text.index("0.1.0")
    (date,) = page("ontology.en.html").xpath("//section[@id='date']")
    assert "Changes 0.3.0" in text_of(date)
    (gone,) = page("ontology.en.html").xpath("//tr[@id='dateEarliest']")
    assert text_of(gone).startswith("dateEarliest changedOnEarliest")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_diagram_has_every_class_and_relationship(language: str, model: Model) -> None:
    (drawn,) = page(page_file("ontology", language)).xpath("//*[local-name()='svg']")
    links = {str(each) for each in drawn.xpath(".//@href")}
    concrete = {f"#{node.name}" for node in model.nodes.values() if not node.abstract}
    assert links == concrete | {f"#{edge.name}" for edge in model.edges.values()}
    (table,) = page(page_file("ontology", language)).xpath("//section[@id='overview']//tbody")
    assert len(table.xpath("tr")) == len(model.edges)


def test_boxes_of_the_diagram_are_apart(model: Model) -> None:
    boxes = diagram_of(model, read_places()).boxes
    for one, other in product(boxes, boxes):
        apart = (
            abs(one.x - other.x) >= WIDTH or one.y + one.height <= other.y or other.y + other.height <= one.y
        )
        assert one is other or apart, (one.node.name, other.node.name)


def test_a_class_without_a_place_stands_at_the_foot(model: Model) -> None:
    places = {name: place for name, place in read_places().items() if name not in ("Theme", "Record")}
    drawn = {box.node.name: box for box in diagram_of(model, places).boxes}
    assert drawn["Theme"].y == drawn["Record"].y > max(drawn[name].y for name in places)
    assert drawn["Theme"].x != drawn["Record"].x


def canonical(content: bytes, media_type: str) -> Dataset:
    dataset = Dataset(parse(content, format=RdfFormat.from_media_type(media_type)))
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return dataset


def test_all_formats_have_the_same_triples() -> None:
    wanted = canonical(QUALITY_TTL.read_bytes(), "text/turtle")
    for each in FORMATS:
        assert canonical(site_file(f"ontology.{each.file_extension}"), each.media_type) == wanted, each.name


def test_colours_have_contrast() -> None:
    for sheet in SHEET.read_text("utf-8").split("prefers-color-scheme: dark"):
        colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", sheet))
        for text, ground in product(("ink", "soft", "brand"), ("paper", "ground")):
            assert contrast(colours[text], colours[ground]) >= 4.5, (text, ground)
        assert contrast(colours["ink"], colours["mark"]) >= 4.5
        assert contrast("#ffffff", colours["top"]) >= 4.5


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted(map(luminance, (one, other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_command_writes_all_files(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["pages", str(tmp_path)])
    assert result.exit_code == 0
    assert result.output.split() == [str(tmp_path / name) for name in PAGES]
    written = {
        str(path.relative_to(tmp_path)): path.read_bytes() for path in tmp_path.rglob("*.*") if path.is_file()
    }
    assert written == {name: site_file(name) for name in site_names()}
    assert set(written) == set(site_names())


def test_labels_of_values_are_those_of_their_scheme() -> None:
    (row,) = page("ontology.en.html").xpath("//tr[@id='value/role-lead']")
    assert [text_of(each) for each in row][:2] == ["lead", "lead organiser 主办"]


def test_the_colours_are_those_of_the_explorer() -> None:
    """The pages stand alone, so their style sheet repeats the colours."""
    explorer = Path(__file__).parents[2] / "viz" / "static" / "css" / "colours.css"
    light = (path.read_text("utf-8").partition("@media")[0] for path in (SHEET, explorer))
    pages, shared = (dict(re.findall(r"(--[\w-]+): ([^;]+);", text)) for text in light)
    assert pages
    assert pages.items() <= shared.items()
