"""Masking of personal contact data with `＊`, before anything is stored, logged or shown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.repair.lexicon import RepairLexicon
from loaders.repair.persons import PersonNames
from loaders.repair.rosters import roster_cells
from loaders.text.spans import Span, Text

MASK = "＊"
_KEPT = re.compile(r"[\s、，,＊*|（）()：:]")
_AT = r"[ ]?(?:[@＠]|[(（\[](?:at|AT)[)）\]])[ ]?"
_E_MAIL = rf"[A-Za-z0-9][A-Za-z0-9._%+-]{{0,63}}{_AT}[A-Za-z0-9-]{{1,63}}(?:[.．][A-Za-z0-9-]{{1,63}}){{1,5}}"
_AREA = r"(?:[（(]0\d{2,3}[）)]|(?:\+|00)86[- ]?0?\d{2,3}|0\d{2,3})"
_MORE = r"(?:(?:[-—– 转]|分机|[（(]){1,3}\d{1,6}(?!\d))?"  # an extension
_NEXT = rf"(?:[、/／,，][ ]?[1-9]\d{{6,7}}(?!\d){_MORE})*"  # more numbers of the same area
_LAND = rf"(?<![\d.]){_AREA}[-—–－ ]{{0,3}}\d{{3,4}}[ -]?\d{{4}}(?!\d){_MORE}{_NEXT}"
_MOBILE = r"(?<![\d.])(?:(?:\+|00)?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)"
_SERVICE = rf"(?<![\d.])[48]00[- ]?(?:\d{{3}}[- ]?\d{{4}}|\d{{4}}[- ]?\d{{3}})(?!\d){_MORE}"
_IDENTITY = r"(?<!\d)(?:\d{6}(?:19|20)\d{2}[01]\d[0-3]\d{4}[\dXx]|\d{15,19})(?!\d)"
_BARE = re.compile(rf"(?=[A-Za-z\d+（(])(?:{_E_MAIL}|{_MOBILE}|{_LAND}|{_SERVICE}|{_IDENTITY})")
# Behind a label a number needs no area code (电话：00局000号, 内线6000); before 年 or 户 it is no contact.
_STEP = r"(?:[ ]?[-—–－()（）局][ ]?|[ ]?)\d"
_NONE = r"(?!\d|[ ]?[:：%．]|(?![转或联传手电分邮微地号])[ ]?[\u3400-\u9fff])"
_ONE = rf"(?>[+（(]?\d(?:{_STEP}){{2,19}}){_NONE}"
_NUMBERS = re.compile(rf"{_ONE}(?:(?:[转 ]|分机|内线){{1,3}}\d{{1,6}})?(?:[、/／,， 或转；;]{{1,3}}{_ONE})*")
_ACCOUNT = re.compile(r"[ ]*[号群]{0,2}[ ]*[:：]?[ ]*(?P<id>[A-Za-z0-9_-]{5,30})(?![A-Za-z0-9_.@＠-])")
# Behind its label also an address with blanks in it, or without its @, as OCR gives it.
_MAIL = re.compile(r"[ ]*[:：][ ]*(?P<id>[A-Za-z0-9](?:[ ]?[\w.．%+@＠-](?<![\u3400-\u9fff])){4,60})")
_WITH = r"(?:[及和与、/／或（(][^:：，。；\n\d]{0,14})?"  # 电话（传真）：, 电话及邮箱：
_TO_NUMBER = re.compile(
    rf"[ ]*{_WITH}[ ]*(?:[:：][ ]*(?:[\u3400-\u9fff]{{1,12}}[ ]*[:：]?[ ]*)?|[为是]|号码)?[ ]*(?=[+（(]?\d)"
)
# 12315, 96333, 119: public lines, no personal data
_PUBLIC = re.compile(r"12\d{3}|9[56]\d{3,4}|1[12]\d")


def mask_contacts(text: Text, lexicon: RepairLexicon) -> Text:
    """Return the text with all contact data masked character by character, of the same length.

    Masked are phone and fax numbers, e-mail addresses, accounts, identity numbers, and the names of persons
    behind a label, beside a phone number or in a table of contacts. Agencies, postal addresses and public lines
    stay.
    """
    value = text.value
    chars = list(value)
    for start, end in _contact_spans(value, lexicon):
        chars[start:end] = (char if _KEPT.match(char) else MASK for char in value[start:end])
    return Text("".join(chars), text.origins)


def _contact_spans(value: str, lexicon: RepairLexicon) -> Iterator[Span]:
    bare = [Span(*found.span()) for found in _BARE.finditer(value)]
    yield from bare
    labelled = list(_behind_labels(value, lexicon))
    yield from labelled
    persons = PersonNames(lexicon)
    yield from persons.behind_labels(value, [*bare, *labelled])
    yield from persons.beside_numbers(value, sorted([*bare, *labelled]))
    yield from roster_cells(value, persons)


def _behind_labels(value: str, lexicon: RepairLexicon) -> Iterator[Span]:
    for label in re.finditer(lexicon.number_label, value, re.IGNORECASE):
        separator = _TO_NUMBER.match(value, label.end())
        numbers = _NUMBERS.match(value, separator.end()) if separator else None
        if numbers and not _PUBLIC.fullmatch(numbers.group()):
            yield from _private(numbers)
    for label in re.finditer(lexicon.account_label, value, re.IGNORECASE):
        account = _ACCOUNT.match(value, label.end())
        if account:
            yield Span(*account.span("id"))
    for label in re.finditer(lexicon.mail_label, value, re.IGNORECASE):
        address = _MAIL.match(value, label.end())
        if address:
            yield Span(*address.span("id"))


def _private(numbers: re.Match[str]) -> Iterator[Span]:
    """Yield the spans of the listed numbers that are no public lines."""
    for one in re.finditer(r"[^、/／,，；;或]+", numbers.group()):
        if not _PUBLIC.fullmatch(one.group().strip()):
            yield Span(numbers.start() + one.start(), numbers.start() + one.end())
