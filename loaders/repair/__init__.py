"""Repair of what printing and copying did to a text; what its author wrote is kept. Pure."""

from loaders.repair.characters import clean
from loaders.repair.contacts import mask_contacts
from loaders.repair.doubling import undouble
from loaders.repair.furniture import remove_furniture
from loaders.repair.insertions import remove_insertions
from loaders.repair.lexicon import RepairLexicon
from loaders.repair.markup import strip_openings, strip_spans
from loaders.repair.pipes import restore_rows
from loaders.repair.quotes import pair_quotes
from loaders.repair.running import cut_running_text
from loaders.repair.site import remove_site_lines
from loaders.repair.site_words import SiteWords
from loaders.repair.tabs import settle_tabs
from loaders.repair.wrapping import unwrap
from loaders.text.script import simplify
from loaders.text.spans import Text

__all__ = ["RepairLexicon", "repair"]


def repair(raw: str, lexicon: RepairLexicon) -> Text:
    """Return the text of a file as its author wrote it: one paragraph a line, contact data masked.

    Each character keeps its offset in `raw`. The order matters: Markdown hides doubled glyphs, a doubled mark
    hides the beginning of a part, a page number stands between the halves of a sentence, and a phone number cut
    by a line end is recognised only once the line is whole.
    """
    text = settle_tabs(strip_spans(simplify(remove_insertions(clean(Text.of(raw))))))
    text = restore_rows(remove_site_lines(text, SiteWords.of(lexicon.lexicon)), lexicon)
    text = cut_running_text(unwrap(undouble(remove_furniture(text)), lexicon))
    return mask_contacts(pair_quotes(strip_openings(text)), lexicon)
