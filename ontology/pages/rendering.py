"""Pages as HTML, by the templates in templates/. Pure but for reading these."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ontology.pages.items import PageItem
from ontology.pages.wording import PAGE_LANGUAGES, Bilingual

TEMPLATES = Path(__file__).parent / "templates"
FOLDED = 40  # items of a line from which on the rest is folded away


@dataclass(frozen=True)
class PageTexts:
    """The texts, links and language of one page, as the templates ask for them."""

    page: str
    language: str
    words: Mapping[str, Bilingual]
    folded: int = FOLDED

    def word(self, key: str) -> str:
        """Return a text of the pages. Raises KeyError for an unknown key."""
        return self.words[key].within(self.language)

    def say(self, text: Bilingual) -> str:
        """Return a text in the language of the page; where there is none, in the other."""
        return text.within(self.language) or text.zh or text.en

    def is_alike(self, text: str, code: str) -> bool:
        """Return whether a label is the name of its term in words: document number, docNumber."""
        return text.replace(" ", "").casefold() == code.replace("_", "").casefold()

    def tag(self, item: PageItem) -> str:
        """Return the language of an item where it is not that of the page; a text that is not ASCII is Chinese."""
        alike = item.text.zh == item.text.en and not item.text.zh.isascii()
        language = item.language or ("zh" if alike else self.language)
        return "" if language == self.language else language

    def is_plain(self, items: Sequence[PageItem]) -> bool:
        """Return whether items are texts without code and link."""
        return not any(each.code or each.target for each in items)

    def joined(self, items: Sequence[PageItem]) -> str:
        """Return texts as one, with a mark between them."""
        return "、".join(self.say(each.text) for each in items)

    @property
    def other(self) -> str:
        """The other language."""
        return next(each for each in PAGE_LANGUAGES if each != self.language)

    def href(self, target: str, language: str = "") -> str:
        """Return the address of a target from this page: `#anchor`, another page with its anchor, or as it is."""
        page, mark, anchor = target.partition("#")
        if ":" in page or not mark:
            return target
        language = language or self.language
        here = page == self.page and language == self.language
        return f"{'' if here else page_file(page, language)}#{anchor}"

    def shown(self, items: tuple[PageItem, ...]) -> list[PageItem]:
        """Return the items of a cell in the language of the page; where there are none, all."""
        return [each for each in items if each.language in ("", self.language)] or list(items)


def page_file(page: str, language: str) -> str:
    """Return the name of the file of a page: ontology.html, ontology.en.html."""
    return f"{page}.html" if language == PAGE_LANGUAGES[0] else f"{page}.{language}.html"


def render_page(texts: PageTexts, contents: Mapping[str, object]) -> str:
    """Return a page in one language."""
    template = _environment().get_template(f"{texts.page}.html")
    return template.render(t=texts, w=texts.word, say=texts.say, page_file=page_file, **contents)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
