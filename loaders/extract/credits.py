"""The organizers that a sentence credits with the activity before: 竞赛由甲承办，乙协办."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from loaders.extract.activity import Activity
from loaders.extract.clauses import Clause

_LEAD = re.compile(
    r"由(?P<names>[^，。；由]{2,40}?)(?:共同|联合|负责)?(?:承办|主办|举办|牵头|(?:具体)?组织实施|(?=，?会同))"
)
_PARTNER = re.compile(
    r"，(?:由)?(?P<names>[^，。；由]{3,60}?)(?:协办|支持|配合|参与)(?=$|，)"
    r"|会同(?P<joined>[^，。；由]{2,40}?)(?=进行|开展|实施|组织|$|，)"
)
_NAMES = re.compile("[、]|和(?=[\u3400-\u9fff]{4})")


def with_credits(activity: Activity, sentence: Sequence[Clause]) -> Activity:
    """Return the activity with the organizers credited in a sentence, where it has none."""
    text = "，".join(clause.text for clause in sentence)
    lead, partner = _LEAD.search(text), _PARTNER.search(text)
    if not lead or activity.organizers:
        return activity
    partners = _partner_names(partner["names"] or partner["joined"]) if partner else activity.partners
    return replace(
        activity, organizers=tuple(_NAMES.split(lead["names"])), partners=partners, basis="explicit"
    )


def _partner_names(printed: str) -> tuple[str, ...]:
    return tuple(_NAMES.split(printed.removesuffix("等单位")))
