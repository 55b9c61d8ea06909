"""The tools one by one: schemas, quotes that are in the notices, sizes, and answers in parts."""

import json
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from mcp import Client
from mcp_types import CallToolResult, ListToolsResult, Tool

from graph.cypher import Cypher
from graph.store import Store
from queries.answer import answer
from queries.catalog import Catalog
from tests.api.mcp.conftest import as_assistant, content, text_of

LARGEST = 64_000  # bytes of an answer, with quotation marks escaped
BOUNDS = {"string": "maxLength", "integer": "maximum", "array": "maxItems"}


@pytest.fixture(scope="module")
def tools(address: str) -> list[Tool]:
    listed: ListToolsResult = as_assistant(address, lambda client: client.list_tools())
    return listed.tools


@pytest.fixture(scope="module")
def texts(shipped_store: Store) -> dict[str, str]:
    """The texts of the notices by id."""
    return dict(shipped_store.read(Cypher("MATCH (n:Notice) WHERE n.text > '' RETURN n.id, n.text")).rows)


def size(result: CallToolResult) -> int:
    return len(json.dumps([text_of(result), result.structured_content], ensure_ascii=False).encode())


def check_quotes(found: Mapping[str, Any], texts: Mapping[str, str]) -> int:
    """Assert that quotes are where they say, and that their notices are with them; return their number."""
    notices = {each["id"] for each in found["notices"]}
    for each in found["quotes"]:
        if each.get("notice"):
            assert each["notice"] in notices
        if each.get("quote") and each.get("start") is not None:
            assert texts[each["notice"]][each["start"] : each["end"]] == each["quote"]
    return len(found["quotes"])


def test_every_tool_only_reads(tools: list[Tool]) -> None:
    for tool in tools:
        hints = tool.annotations
        assert hints is not None
        assert (hints.read_only_hint, hints.destructive_hint) == (True, False)
        assert (hints.idempotent_hint, hints.open_world_hint) == (True, False)


def test_every_tool_is_described_in_both_languages(tools: list[Tool]) -> None:
    for tool in tools:
        for text in (tool.title, tool.description):
            assert any("一" <= character <= "鿿" for character in text or ""), tool.name
            assert any("a" <= character <= "z" for character in text or ""), tool.name


def test_the_schemas_are_valid_and_bounded(tools: list[Tool]) -> None:
    for tool in tools:
        Draft202012Validator.check_schema(tool.input_schema)
        assert tool.output_schema is not None
        Draft202012Validator.check_schema(tool.output_schema)
        assert tool.output_schema["type"] == "object"
        assert tool.input_schema["additionalProperties"] is False
        for name, schema in tool.input_schema["properties"].items():
            assert "·" in schema["description"], (tool.name, name)
            for each in schema.get("anyOf", [schema]):
                bound = BOUNDS.get(each.get("type"))
                assert bound is None or bound in each, (tool.name, name)


def test_the_catalog_has_every_question(address: str, catalog: Catalog) -> None:
    found = as_assistant(address, lambda client: content(client, "list_questions"))
    assert [each["name"] for each in found["questions"]] == [*catalog.questions]
    for each, question in zip(found["questions"], catalog.questions.values(), strict=True):
        assert [one["name"] for one in each["parameters"]] == [one.name for one in question.parameters]


def test_every_question_is_answered_with_quotes_from_the_notices(
    address: str, catalog: Catalog, texts: Mapping[str, str]
) -> None:
    without = set()

    async def work(client: Client) -> None:
        for question in catalog.questions.values():
            arguments = {"name": question.name, "parameters": dict(question.example), "quotes": 50}
            result = await client.call_tool("ask_question", arguments)
            assert not result.is_error, text_of(result)
            assert size(result) <= LARGEST
            assert result.structured_content is not None
            if not check_quotes(result.structured_content, texts) and result.structured_content["rows"]:
                without.add(question.name)

    as_assistant(address, work)
    # These compare years, or count words or the activities of many; no row belongs to one notice or activity.
    counting = {"actors-by-type", "agencies-over-years", "coverage", "levels-by-type"}
    assert without == {"issuers-joined-and-left", "theme-words", "themes-and-slogans", *counting}


async def _asked(client: Client, name: str) -> dict[str, Any]:
    return await content(client, "ask_question", name=name)


def test_a_question_may_be_named_by_its_title(address: str) -> None:
    for name in ("Policy citations", "政策引用", "policy_citations"):
        found = as_assistant(address, partial(_asked, name=name))
        assert found["question"] == "policy-citations"


def test_the_pages_of_an_answer_are_the_whole_answer(
    address: str, catalog: Catalog, shipped_store: Store, texts: Mapping[str, str]
) -> None:
    pages: list[dict[str, Any]] = []

    async def work(client: Client) -> None:
        cursor = None
        while cursor or not pages:
            arguments = {"name": "activities", "limit": 500, "quotes": 50, "cursor": cursor}
            result = await client.call_tool("ask_question", arguments)
            assert size(result) <= LARGEST
            pages.append(dict(result.structured_content or {}))
            cursor = pages[-1].get("next")

    as_assistant(address, work)
    whole = answer(shipped_store, catalog.get("activities"), {})
    ids = [row["activity_id"] for page in pages for row in page["rows"]]
    assert ids == [row["activity_id"] for row in whole.records()]
    assert len(pages) > 1
    assert "fewer rows than asked for" in str(pages[0]["notes"])
    assert all(check_quotes(page, texts) for page in pages)


def test_the_pages_of_evidence_are_all_of_it(address: str, texts: Mapping[str, str]) -> None:
    async def work(client: Client) -> list[dict[str, Any]]:
        asked: dict[str, Any] = {"type": "Campaign", "id": "national-2023"}
        whole = await content(client, "get_evidence", **asked, limit=200)
        pages = [whole]
        while "next" in pages[-1]:
            pages.append(await content(client, "get_evidence", **asked, limit=200, cursor=pages[-1]["next"]))
        return pages

    pages = as_assistant(address, work)
    assert sum(len(quote["states"]) for page in pages for quote in page["quotes"]) == pages[0]["total"] > 200
    assert all(check_quotes(page, texts) for page in pages)


def test_the_parts_of_a_notice_are_its_text(address: str, texts: Mapping[str, str]) -> None:
    notice, text = max(texts.items(), key=lambda each: len(each[1]))

    async def work(client: Client) -> str:
        start: int | None = 0
        parts = []
        while start is not None:
            result = await client.call_tool("read_notice", {"id": notice, "start": start, "length": 6_000})
            assert size(result) <= LARGEST
            parts.append((result.structured_content or {})["text"])
            start = (result.structured_content or {}).get("next")
        return "".join(parts)

    assert as_assistant(address, work) == text


def _large() -> Iterator[tuple[str, dict[str, Any]]]:
    yield "list_questions", {}
    yield "describe_model", {}
    yield "describe_model", {"name": "Agency"}
    yield "search", {"q": "质量", "limit": 100}
    yield "get_entity", {"type": "Campaign", "id": "national-2023", "quotes": 50}
    yield "get_entity", {"type": "Notice", "id": "samr-2023-tong-zhi-d56b97", "quotes": 50, "derived": True}
    yield "get_evidence", {"type": "Notice", "id": "samr-2023-tong-zhi-d56b97", "limit": 200}
    yield "ask_question", {"name": "agencies-by-type-and-year", "limit": 500, "quotes": 50}
    yield "run_cypher", {"query": "MATCH (n:Notice) RETURN n.text", "limit": 500}
    yield "run_cypher", {"query": "UNWIND range(1, 9000) AS x RETURN x, 'a\"' + toString(x)", "limit": 500}
    yield "run_cypher", {"query": "RETURN range(1, 100000) AS numbers"}
    yield (
        "run_cypher",
        {"query": "MATCH (n:Notice) RETURN collect(n.text) + collect(n.text) + collect(n.text) AS all"},
    )


@pytest.mark.parametrize(("tool", "arguments"), [*_large()])
def test_no_answer_is_too_large(address: str, tool: str, arguments: dict[str, Any]) -> None:
    result = as_assistant(address, lambda client: client.call_tool(tool, arguments))
    assert not result.is_error, text_of(result)
    assert size(result) <= LARGEST
    cut = "…" in text_of(result)
    assert not cut or "※" in text_of(result)  # what is cut is named
