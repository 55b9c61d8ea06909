"""An assistant at work: from the list of tools to a quote that it can cite."""

import asyncio
from typing import Any

import pytest
from mcp import Client
from mcp.shared.exceptions import MCPError

from tests.api.mcp.conftest import Target, as_assistant, content, text_of

pytestmark = pytest.mark.server
TOOLS = [
    "list_questions", "ask_question", "search", "get_entity", "get_evidence", "read_notice", "describe_model",
    "run_cypher",
]  # fmt: skip
NOTICE = "samr-2023-tong-zhi-d56b97"
QUOTE = "最高人民法院发布一批食品药品安全刑事审判典型案例"


@pytest.mark.parametrize("mode", ["auto", "legacy"])  # the protocol with and without a handshake
def test_from_the_catalog_to_a_quote(target: Target, mode: str) -> None:
    as_assistant(target, _conversation, mode)


async def _conversation(client: Client) -> None:
    assert client.server_info is not None
    assert client.server_info.name == "quality-month-graph"
    assert "list_questions" in str(client.instructions)
    assert [each.name for each in (await client.list_tools()).tools] == TOOLS

    catalog = await content(client, "list_questions")
    titles = {each["name"]: each["title_en"] for each in catalog["questions"]}
    assert titles["agencies-by-type-and-year"] == "Agencies by activity type and year"

    court = {"agency": "最高法", "from_year": 2023}
    asked = {"name": "agencies-by-type-and-year", "parameters": court}
    answered = await content(client, "ask_question", **asked)
    cells = [(row["year"], row["actor_id"], row["type_id"]) for row in answered["rows"]]
    assert cells == [(2023, "spc", "enforcement_crackdown"), (2023, "spc", "policy_publication")]
    (quote,) = answered["quotes"]
    assert (quote["quote"], quote["rows"], quote["notice"]) == (QUOTE, [1, 2], NOTICE)
    (notice,) = answered["notices"]
    assert notice["url"].endswith(f"/v1/notices/{NOTICE}")
    assert notice["issuing_agency"] == "国家市场监督管理总局"

    evidence = await content(client, "get_evidence", type="Agency", id="spc", relation="ORGANIZED")
    (stated,) = evidence["quotes"]
    assert (stated["quote"], stated["section"], stated["start"], stated["end"]) == (
        QUOTE,
        "附件1 三",
        3249,
        3273,
    )
    assert stated["states"][0]["properties"]["name_as_printed"] == "最高人民法院"

    part = await content(client, "read_notice", id=NOTICE, start=3247, length=27)
    assert part["text"] == f"三、{QUOTE}。"

    found = await content(client, "search", q="质量强国", types=["Activity"])
    assert all("质量强国" in match["text"] for hit in found["items"] for match in hit["matches"])
    assert {hit["notice"] for hit in found["items"]} == {each["id"] for each in found["notices"]}

    entity = await content(client, "get_entity", type="notices", id="国市监质发〔2025〕77号")
    assert (entity["type"], entity["properties"]["issue_date"]) == ("Notice", "2025-08-26")
    assert {each["relation"]: each["total"] for each in entity["relations"]}["ISSUED"] == 26

    model = await content(client, "describe_model", name="ORGANIZED")
    assert [*model["relations"]] == ["ORGANIZED"]
    query = "MATCH (:Agency {id: $id})-[r:ORGANIZED]->() RETURN r.quote"
    rows = await content(client, "run_cypher", query=query, parameters={"id": "spc"})
    assert rows["rows"] == [[QUOTE]]


WRONG = [
    ("ask_question", {"name": "agencies-by-type"}, "没有找到 · Not found", "agencies-by-type-and-year"),
    ("ask_question", {"name": "活动的清单"}, "没有找到 · Not found", "did you mean activities?"),
    ("list_questions", {"name": "evidense"}, "没有找到 · Not found", "did you mean evidence?"),
    ("ask_question", {"name": "evidence"}, "参数有误 · Wrong parameter", "evidence needs agency"),
    (
        "ask_question",
        {"name": "activities", "parameters": {"agncy": "samr"}},
        "参数有误",
        "it takes from_year",
    ),
    ("ask_question", {"name": "activities", "parameters": {"agency": "无此机构"}}, "参数有误", "无此机构"),
    ("ask_question", {"name": "activities", "parameters": "agency"}, "参数有误", "parameters: "),
    ("ask_question", {"name": "activities", "limit": 501}, "参数有误", "less than or equal to 500"),
    ("ask_question", {"name": "activities", "limt": 5}, "参数有误", "limt: "),
    ("ask_question", {"name": "activities", "cursor": "WyJ4Il0"}, "参数有误", "cursor"),
    ("search", {"q": "，。"}, "参数有误", "give a word"),
    ("search", {"q": "质量", "types": ["Agencys"]}, "参数有误", "did you mean Agency?"),
    ("search", {"q": "质量", "from_year": 2025, "to_year": 2015}, "参数有误", "exchange them"),
    ("get_entity", {"type": "Agency", "id": "nobody"}, "没有找到", "search"),
    ("get_entity", {"type": "Actor", "id": "samr"}, "参数有误", "Actor"),
    ("get_evidence", {"type": "Agency", "id": "samr", "relation": "RAN"}, "参数有误", "ORGANIZED"),
    ("get_evidence", {"type": "Agency", "id": "samr", "cursor": "nonsense"}, "参数有误", "cursor"),
    ("read_notice", {"id": NOTICE, "start": 999_999}, "参数有误", "characters"),
    ("read_notice", {"id": "\0"}, "没有找到", "Notice"),
    ("describe_model", {"name": "Agancy"}, "没有找到", "did you mean Agency"),
    (
        "run_cypher",
        {"query": "MATCH (n) DETACH DELETE n"},
        "查询不能执行 · The query cannot be run",
        "DETACH",
    ),
    ("run_cypher", {"query": "CALL dbms.components()"}, "查询不能执行", "line 1"),
    ("run_cypher", {}, "参数有误", "query: "),
]


@pytest.mark.parametrize(("tool", "arguments", "title", "detail"), WRONG)
def test_a_mistake_is_explained(
    address: str, tool: str, arguments: dict[str, Any], title: str, detail: str
) -> None:
    result = as_assistant(address, lambda client: client.call_tool(tool, arguments))
    assert result.is_error
    assert text_of(result).startswith(f"{tool}: {title}")
    assert detail in text_of(result)
    assert "Traceback" not in text_of(result)
    assert len(text_of(result)) < 1_000


def test_an_unknown_tool_is_an_error_of_the_protocol(address: str) -> None:
    with pytest.raises(MCPError, match="did you mean ask_question"):
        as_assistant(address, lambda client: client.call_tool("ask_questions", {}))


def test_twenty_calls_at_once(target: Target) -> None:
    calls: list[tuple[str, dict[str, Any]]] = [
        ("ask_question", {"name": "agencies-by-type-and-year", "limit": 20}),
        ("search", {"q": "质量强国"}),
        ("get_entity", {"type": "Agency", "id": "samr"}),
        ("get_evidence", {"type": "Agency", "id": "samr"}),
        ("run_cypher", {"query": "MATCH (n:Notice) RETURN n.id ORDER BY n.id"}),
    ]

    async def work(client: Client) -> None:
        alone = [await content(client, name, **arguments) for name, arguments in calls]
        many = await asyncio.gather(*(content(client, name, **arguments) for name, arguments in calls * 4))
        assert many == alone * 4

    as_assistant(target, work)
