"""The context in which a tool answers, and how it names classes and notices."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from api.context import AppContext
from api.mcp.answers import NoticeCard
from graph.entities import NOTICE
from graph.settings import Settings
from ontology.errors import QuestionError
from ontology.kinds import NodeClass
from queries.evidence import CitedNotice, cited_notices


@dataclass(frozen=True)
class ToolContext:
    """The context of a call: that of the app, and the address at which readers find the API, without a slash at
    its end."""

    app: AppContext
    address: str

    def url_of(self, node_class: NodeClass, entity: str) -> str | None:
        """Return the URL of an entity in the API; None for a class without a list."""
        if not node_class.collection:
            return None
        return f"{self.address}/v1/{node_class.collection}/{quote(entity, safe='')}"

    def class_named(self, name: str) -> NodeClass:
        """Return the class of this name or collection, whatever its capitals. Raises QuestionError, which names the
        likely one."""
        known = {each.name: each for each in self.app.model.nodes.values() if not each.abstract}
        folded = {name.lower(): each for name, each in known.items()}
        folded |= {each.collection.lower(): each for each in known.values() if each.collection}
        found = folded.get(name.lower())
        if found is not None:
            return found
        near = difflib.get_close_matches(name.lower(), folded, 1)
        hint = f"did you mean {folded[near[0]].name}?" if near else f"there are {', '.join(known)}"
        raise QuestionError(f"there is no class {name[:60]!r}: {hint}")

    def cards(self, ids: Iterable[str]) -> list[NoticeCard]:
        """Return the notices of these ids as they are cited, each once, in this order."""
        wanted = [*dict.fromkeys(ids)]
        found = cited_notices(self.app.store, wanted) if wanted else {}
        return [self.card(found[each]) for each in wanted if each in found]

    def card(self, notice: CitedNotice) -> NoticeCard:
        """Return a notice as it is cited."""
        url = self.url_of(self.app.model.nodes[NOTICE], notice.id)
        return NoticeCard(**vars(notice), url=str(url))


def usual_address(settings: Settings) -> str:
    """Return the address of the API where no request names it."""
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(settings.api_host, settings.api_host)
    return f"http://{f'[{host}]' if ':' in host else host}:{settings.api_port}{settings.api_root_path}"
