"""The server of the Model Context Protocol, whatever carries its messages."""

import difflib
import logging
from collections.abc import Mapping
from typing import Any

from mcp.server.lowlevel import Server
from mcp.shared.exceptions import MCPError
from mcp_types import (
    INVALID_PARAMS,
    CallToolRequestParams,
    CallToolResult,
    ListToolsResult,
    PaginatedRequestParams,
    TextContent,
    Tool,
    ToolAnnotations,
)
from pydantic import ValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request

from api.context import AppContext
from api.language import both
from api.mcp.answers import ToolAnswer
from api.mcp.arguments import Arguments
from api.mcp.context import ToolContext, usual_address
from api.mcp.text import to_text
from api.mcp.tools import AssistantTool, tools_of
from api.problems import problem_line, problem_type
from ontology.errors import QualityMonthError, QuestionError, StoreUnavailable

NAME = "quality-month-graph"
_LOG = logging.getLogger("api")
_READ_ONLY = ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)
_INSTRUCTIONS = (
    "China's quality-month (质量月) notices since 1978 as a knowledge graph: who issued them, under which theme, which "
    "agencies and regions ran which activities. Every fact leads back to the words it was read from. Begin with "
    "list_questions; names become ids by search; cite the quote with title, document number and date of its notice. "
    "What the graph does not have, no notice states: do not guess it.\n"
    "中国历年“质量月”通知的知识图谱：每条事实都有原句。先用 list_questions；名称用 search 查得标识；引用时注明原句、"
    "通知标题、文号和日期。图谱中没有的，就是通知没有写明，不要推测。"
)


def mcp_server(context: AppContext) -> Server[Any]:
    """Return the server with all tools; they answer from the store of the context."""
    tools = tools_of(context)
    listed = ListToolsResult(tools=[_declared(each) for each in tools.values()])

    async def list_tools(_request: object, _params: PaginatedRequestParams | None) -> ListToolsResult:
        return listed

    async def call_tool(request: Any, params: CallToolRequestParams) -> CallToolResult:
        tool = _tool_named(params.name, tools)
        tool_context = ToolContext(context, _address(request.request, context))
        try:
            answer = await tool.run(tool_context, _arguments(tool, params.arguments or {}))
        except (QualityMonthError, HTTPException) as error:
            if not problem_type(error).is_shown and not isinstance(error, StoreUnavailable):
                _LOG.error("tool %s: %s", tool.name, error)
            return _failed(tool, error)
        except Exception as error:
            _LOG.exception("tool %s", tool.name)
            return _failed(tool, error)
        return _succeeded(answer)

    return Server(
        NAME,
        title=both("质月图谱", "Quality Month Graph"),
        version=context.model.version,
        instructions=_INSTRUCTIONS,
        on_list_tools=list_tools,
        on_call_tool=call_tool,
    )


def _declared(tool: AssistantTool) -> Tool:
    return Tool(
        name=tool.name, title=tool.title, description=tool.description,
        input_schema=tool.input_schema, output_schema=tool.output_schema, annotations=_READ_ONLY,
    )  # fmt: skip


def _tool_named(name: str, tools: Mapping[str, AssistantTool]) -> AssistantTool:
    """Return the tool of this name. Raises MCPError, as the protocol asks for."""
    if name in tools:
        return tools[name]
    near = difflib.get_close_matches(name, tools, 1)
    hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(tools)}"
    raise MCPError(INVALID_PARAMS, f"没有这个工具 · there is no tool {name[:60]!r}: {hint}")


def _arguments(tool: AssistantTool, given: Mapping[str, Any]) -> Arguments:
    """Return the arguments of a call. Raises QuestionError, which names each that is wrong, and those there are."""
    try:
        return tool.arguments.model_validate(given)
    except ValidationError as error:
        faults = (
            f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in error.errors(include_input=False)
        )
        takes = ", ".join(tool.arguments.model_fields)
        raise QuestionError(f"{'; '.join([*faults][:5])}; {tool.name} takes {takes}") from error


def _address(request: object, context: AppContext) -> str:
    """Return the address of the API: the one of the request where it came over HTTP."""
    if isinstance(request, Request):
        return str(request.base_url).rstrip("/")
    return usual_address(context.settings)


def _succeeded(answer: ToolAnswer) -> CallToolResult:
    return CallToolResult(
        content=[TextContent(text=to_text(answer))],
        structured_content=answer.model_dump(mode="json", exclude_none=True),
    )


def _failed(tool: AssistantTool, error: Exception) -> CallToolResult:
    text = f"{tool.name}: {problem_line(error)}"
    return CallToolResult(content=[TextContent(text=text)], is_error=True)
