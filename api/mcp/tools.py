"""The tools: names, descriptions, arguments, answers, and the functions behind them."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar

from api.context import AppContext
from api.desk import Desk
from api.mcp.answers import (
    CatalogAnswer,
    CypherAnswer,
    EntityAnswer,
    EvidenceAnswer,
    HitsAnswer,
    ModelAnswer,
    NoticeTextAnswer,
    RowsAnswer,
    ToolAnswer,
)
from api.mcp.arguments import (
    Arguments,
    CypherArguments,
    EntityArguments,
    EvidenceArguments,
    ModelArguments,
    NoticeTextArguments,
    QuestionArguments,
    QuestionListArguments,
    SearchArguments,
)
from api.mcp.asking import catalog_answer, rows_answer
from api.mcp.context import ToolContext
from api.mcp.looking import entity_answer, evidence_answer, hits_answer, notice_text_answer
from api.mcp.modelling import cypher_answer, model_answer

_SLOTS, _WAITING = 4, 60  # calls that run at once, and that wait: each takes some milliseconds
A = TypeVar("A", bound=Arguments)


@dataclass(frozen=True)
class AssistantTool:
    """A tool: what an assistant reads of it, and its function. `choices` are the values of arguments that are known
    only once the model and the questions are."""

    name: str
    title: str
    description: str
    arguments: type[Arguments]
    answer: type[ToolAnswer]
    run: Callable[[ToolContext, Any], Awaitable[ToolAnswer]]
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def input_schema(self) -> dict[str, Any]:
        """The JSON schema of its arguments."""
        schema = self.arguments.model_json_schema()
        for name, values in self.choices.items():
            schema["properties"][name]["examples"] = [*values]
        return schema

    @property
    def output_schema(self) -> dict[str, Any]:
        """The JSON schema of its answer."""
        return self.answer.model_json_schema(mode="serialization")


def tools_of(context: AppContext) -> dict[str, AssistantTool]:
    """Return the tools by name, in the order in which an assistant is likely to use them."""
    desk = Desk("mcp", context.metrics, slots=_SLOTS, waiting=_WAITING)

    def waiting(
        work: Callable[[ToolContext, A], ToolAnswer],
    ) -> Callable[[ToolContext, A], Awaitable[ToolAnswer]]:
        async def run(tool_context: ToolContext, asked: A) -> ToolAnswer:
            return await context.readiness.in_time(lambda: desk.run(partial(work, tool_context, asked)))

        return run

    classes = tuple(each.name for each in context.model.nodes.values() if not each.abstract)
    questions = tuple(context.catalog.questions)
    tools = (
        AssistantTool(
            "list_questions", "问题目录 · Catalog of questions",
            "The questions that can be asked about China's quality-month notices, with titles and parameters. Begin "
            "here. With `name`: one question, with the meaning of its parameters and columns. "
            "列出可以提问的问题及参数；给出 name 则详述一个。",
            QuestionListArguments, CatalogAnswer, waiting(catalog_answer), {"name": questions},
        ),
        AssistantTool(
            "ask_question", "提问 · Ask a question",
            "Rows of the answer to a question of the catalog, such as agencies-by-type-and-year (which agencies ran "
            "which types of activities in which year), with quotes from the notices. Cite quote, notice, document "
            "number and date. More rows: call again with cursor = next. "
            "回答目录中的一个问题，附通知原文；引用时请注明原句、通知、文号、日期。",
            QuestionArguments, RowsAnswer, waiting(rows_answer), {"name": questions},
        ),
        AssistantTool(
            "search", "检索 · Search",
            "Find agencies, regions, notices, activities, series, themes and others by names or words in their texts; "
            "gives their ids. Chinese in either script, pinyin, initials, abbreviations, English names. "
            "按名称或文字检索，得到标识；可用繁简、拼音、首字母、略称、英文名。",
            SearchArguments, HitsAnswer, waiting(hits_answer),
        ),
        AssistantTool(
            "get_entity", "查看实体 · Get an entity",
            "Properties of one entity, by id or name, a summary of its relationships, and quotes. "
            "一个实体的属性、各种关系和原文。",
            EntityArguments, EntityAnswer, waiting(entity_answer), {"type": classes},
        ),
        AssistantTool(
            "get_evidence", "查证 · Get evidence",
            "The words behind the facts about an entity, page by page: quote, notice, section, characters from and to, "
            "and what each states. `relation` and `other` narrow it to one relationship. "
            "关于一个实体的事实各依据哪句原文：通知、章节、起止；可限于一种关系或一个对象。",
            EvidenceArguments, EvidenceAnswer, waiting(evidence_answer), {"type": classes},
        ),
        AssistantTool(
            "read_notice", "阅读通知 · Read a notice",
            "The text of a notice in parts, to see a quote in its context: give `start` of the quote less some hundred "
            "characters. Contact data of persons is masked with ＊. "
            "分段阅读通知全文，查看原句的上下文；个人联系方式以 ＊ 遮盖。",
            NoticeTextArguments, NoticeTextAnswer, waiting(notice_text_answer),
        ),
        AssistantTool(
            "describe_model", "图谱模型 · Describe the model",
            "Classes, relationships, properties and controlled values of the graph, for run_cypher. With `name`: one "
            "of them, with definitions. 图谱的类、关系、属性和受控取值；给出 name 则附定义。",
            ModelArguments, ModelAnswer, waiting(model_answer),
        ),
        AssistantTool(
            "run_cypher", "Cypher 查询 · Run Cypher",
            "A Cypher query that only reads, for what no question of the catalog answers; see describe_model. Return "
            "r.quote, r.notice, r.start and r.end of relationships, to cite. "
            "只读的 Cypher，供目录以外的问题；请一并返回关系的 quote、notice、start、end 以便引用。",
            CypherArguments, CypherAnswer, cypher_answer,
        ),
    )  # fmt: skip
    return {each.name: each for each in tools}
