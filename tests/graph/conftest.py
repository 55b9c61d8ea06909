"""Small facts to load, and a strategy for many different ones."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import strategies as st

from graph.entities import Edge, Facts, Node, Value

CAMPAIGN, THEME, POLICY = ("Campaign", "national-2025"), ("Theme", "t"), ("Policy", "p")


@dataclass(frozen=True)
class NoticeContent:
    """The content of a notice of the tests: properties of shared nodes, and organisers of its activities."""

    theme: str = "加强全面质量管理"
    policy: tuple[str | None, str | None] = ("质量强国建设纲要", None)
    organisers: tuple[str, ...] = ("samr", "name-xx")
    forwards: tuple[str, str | None] | None = None


def notice(owner: str, content: NoticeContent | None = None) -> Facts:
    """Return the facts of one notice: it announces a campaign with a theme, cites a policy, has an activity for
    each organiser (mentioned twice), and may forward another notice, whose document number it may give."""
    content = content or NoticeContent()
    here = ("Notice", owner)
    title, number = content.policy
    nodes = [
        Node(*here, {"title": f"关于{owner}的通知", "text": "text", "recipients": ("各省", "各市")}),
        Node(*CAMPAIGN, {"year": 2025, "scope": "national"}),
        Node(*THEME, {"text": content.theme}),
        Node(*POLICY, {k: v for k, v in {"title": title, "doc_number": number}.items() if v}),
    ]
    evidence: dict[str, Value] = {"notice": owner, "section": "一", "start": 0, "end": 4, "quote": "text"}
    edges = [
        Edge("ANNOUNCES", here, CAMPAIGN, evidence),
        Edge("HAS_THEME", CAMPAIGN, THEME, evidence),
        Edge("CITES", here, POLICY, {"notice": owner}),
    ]
    for place, organiser in enumerate(content.organisers):
        activity = ("Activity", f"{owner}.{place}")
        nodes.append(Node(*activity, {"notice": owner, "name": f"活动{place}", "targets": ("甲", "乙")}))
        nodes.append(Node("Evidence", f"{owner}.{place}.e", {**evidence, "about": "name"}))
        edges += [
            Edge(
                "ORGANIZED",
                ("Agency", organiser),
                activity,
                {**evidence, "role": "lead", "basis": "explicit"},
            ),
            Edge("PART_OF", activity, CAMPAIGN, evidence),
            Edge("MENTIONED_IN", activity, here, evidence),
            Edge("MENTIONED_IN", activity, here, {**evidence, "section": "二", "start": 9, "end": 13}),
            Edge("HAS_EVIDENCE", activity, ("Evidence", f"{owner}.{place}.e"), evidence),
        ]
        if organiser.startswith("name-"):
            nodes.append(Node("Agency", organiser, {"name": f"机构{organiser}"}))
    if content.forwards:
        other, doc_number = content.forwards
        nodes.append(Node("Notice", other, {"doc_number": doc_number} if doc_number else {}))
        edges.append(Edge("FORWARDS", here, ("Notice", other), {"notice": owner}))
    return Facts(owner, tuple({n.ref: n for n in nodes}.values()), tuple(edges))


def vocabulary(*agencies: tuple[str, str]) -> Facts:
    """Return a vocabulary of one region and these agencies (id and name) with jurisdiction over it."""
    region = Node("Region", "350000", {"name": "福建省", "alt_names": ("福建", "闽")})
    nodes = [Node("Agency", agency, {"name": name}) for agency, name in agencies]
    edges = [Edge("HAS_JURISDICTION", node.ref, region.ref, {}) for node in nodes]
    return Facts("vocabulary", (region, *nodes), tuple(edges))


def register(owner: str, *themes: str) -> Facts:
    """Return the facts of a register that states themes of the campaign of the notices."""
    marks: dict[str, Value] = {"registered_in": owner.removeprefix("register:"), "basis": "register"}
    records = [Node("Record", f"{owner}.{n}", {**marks, "value": theme}) for n, theme in enumerate(themes)]
    nodes = [Node(*CAMPAIGN, {"year": 2025, "scope": "national"}), *records]
    nodes += [Node("Theme", "t", {"text": theme}) for theme in themes[:1]]
    edges = [Edge("DESCRIBES", record.ref, CAMPAIGN, marks) for record in records]
    edges += [Edge("HAS_THEME", CAMPAIGN, THEME, {**marks, "source": theme}) for theme in themes]
    return Facts(owner, tuple(nodes), tuple(edges))


def notices(owner: str, others: list[str]) -> st.SearchStrategy[Facts]:
    """Return a strategy for one notice: notices often share nodes and often state different properties of them."""
    themes = st.sampled_from(["质量第一", "质量第一 效益优先", "质量"])
    forwards = st.tuples(st.sampled_from(others), st.sampled_from([None, "1号", "2号"]))
    drawn = st.builds(
        NoticeContent,
        theme=themes,
        policy=st.tuples(st.sampled_from([None, "纲要", "规划"]), st.sampled_from([None, "3号", "4号"])),
        organisers=st.lists(st.sampled_from(["samr", "name-xx", "miit"]), max_size=2).map(tuple),
        forwards=st.none() | forwards,
    )
    return drawn.map(lambda each: notice(owner, each))


@dataclass(frozen=True)
class FactsFactory:
    """The functions above, for tests, which cannot import this module in importlib mode."""

    notice: Callable[..., Facts] = staticmethod(notice)
    vocabulary: Callable[..., Facts] = staticmethod(vocabulary)
    register: Callable[..., Facts] = staticmethod(register)
    notices: Callable[[str, list[str]], st.SearchStrategy[Facts]] = staticmethod(notices)
    NoticeContent: type[NoticeContent] = NoticeContent


@pytest.fixture(scope="session")
def factory() -> FactsFactory:
    """Functions that build facts."""
    return FactsFactory()
