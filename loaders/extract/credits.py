"""The organizers that a sentence credits with the activity before it: 竞赛由甲承办，乙协办."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from loaders.extract.activity import Activity
from loaders.extract.actor_forms import ActorForms
from loaders.extract.clauses import Clause
from loaders.extract.name_pieces import NamePieces
from loaders.lexicon.lexicon import Lexicon

_LEAD = re.compile(
    r"由(?P<names>[^，。；由]{2,40}?)(?:共同|联合|负责|具体)?"
    r"(?:(?:承办|主办|举办|牵头|负责|(?:具体)?组织实施|组织落实)(?=$|，|并|的?工作$)|(?=，?会同)|组织(?=[^，。；]{2,20}参加))"
)
_PARTNER = re.compile(
    r"，(?:由)?(?P<names>[^，。；由]{3,60}?)(?:协办|支持|配合|参与)(?=$|，)"
    r"|会同(?P<joined>[^，。；由]{2,40}?)(?=进行|开展|实施|组织|$|，)"
    r"|组织(?P<engaged>[^，。；]{2,20}?)参加"
)
_NAMES = re.compile("[、]|和(?=[\u3400-\u9fff]{4})")


def with_credits(activity: Activity, sentence: Sequence[Clause], lexicon: Lexicon) -> Activity:
    """Return the activity with the organizers credited in a sentence, where it has none."""
    text = "，".join(clause.text for clause in sentence)
    lead = None if activity.organizers else _LEAD.search(text)
    if not lead:
        return activity
    partner = _PARTNER.search(text, lead.end("names"))
    printed = (partner["names"] or partner["joined"] or partner["engaged"]) if partner else ""
    partners = _names(printed.removesuffix("等单位"), lexicon) if printed else activity.partners
    return replace(activity, organizers=_names(lead["names"], lexicon), partners=partners, basis="explicit")


def _names(printed: str, lexicon: Lexicon) -> tuple[str, ...]:
    return tuple(NamePieces(ActorForms.of(lexicon)).read(printed) or _NAMES.split(printed))
