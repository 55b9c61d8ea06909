"""Mends what printing and copying did to a notice, and nothing that its author wrote. All pure."""

from loaders.repair.contacts import mask_contacts
from loaders.repair.doubling import undouble
from loaders.repair.layout import tidy
from loaders.repair.wrapping import unwrap
from loaders.text import Text

__all__ = ["repair"]


def repair(raw: str) -> Text:
    """The text of a file as its author wrote it: one paragraph a line, no contact data.

    Each character keeps its offset in `raw`. The order matters: a doubled mark hides where a line
    begins, and a phone number cut by a line end is a number only once the line is whole.
    """
    return mask_contacts(unwrap(undouble(tidy(Text.of(raw)))))
