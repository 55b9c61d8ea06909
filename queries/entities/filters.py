"""The filters of the lists of entities: for each class, the path from an entity to what a filter tests.

Filters whose paths lead to one node test the same node: an activity of two campaigns, in 2015 of one and in Fujian of
the other, is none of Fujian in 2015.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.search.entries import searched_classes
from ontology.kinds import Model, NodeClass
from queries.entities.paths import Filter, Paths
from queries.question import Parameter, ParameterType, ParameterValue, Question

TEXT, ROLLUP, SORT, FACETS, FIELDS = "q", "rollup", "sort", "facets", "fields"
AS_OF, REGION, AGENCY, BASIS = "as_of", "region", "agency", "basis"
_ACTS, _ORGANIZED, _ISSUED = "n<-IN_SERIES-Activity", "n-ORGANIZED->Activity", "n<-ISSUED-Agency"
_PLANNED = "n<-PLANS-Activity"

_YEARS: Paths = {
    "Campaign": "n.year",
    "Theme": "n<-HAS_THEME-Campaign.year",
    "Slogan": "n<-HAS_SLOGAN-Campaign.year",
    "Agency": f"{_ORGANIZED}-PART_OF->Campaign.year",
    "Notice": "n.campaign_year",
    "Activity": "n-PART_OF->Campaign.year",
    "Event": "n.year",
    "ActivitySeries": f"{_ACTS}-PART_OF->Campaign.year",
    "Record": "n.year",
}
_SCOPES: Paths = {
    "Campaign": "n.scope",
    "Theme": "n<-HAS_THEME-Campaign.scope",
    "Slogan": "n<-HAS_SLOGAN-Campaign.scope",
    "Notice": "n-ANNOUNCES->Campaign.scope",
    "Activity": "n-PART_OF->Campaign.scope",
    "Record": "n-DESCRIBES->Campaign.scope",
}
_LEVELS: Paths = dict.fromkeys(("Campaign", "Agency", "Region", "AgencyKind", "Notice"), "n.level")

FILTERS = (
    Filter("from_year", "起始年度（含）", "first year, inclusive", _YEARS, "integer", ">=", facet="year"),
    Filter("to_year", "截止年度（含）", "last year, inclusive", _YEARS, "integer", "<="),
    Filter("scope", "“质量月”的范围，如 national、fujian", "scopes of the campaigns, such as national or fujian",
           _SCOPES, facet="scope"),
    Filter("level", "层级", "levels", _LEVELS, scheme="level", facet="level"),
    Filter("agency", "组织或发文的机构（活动也可为地区）：标识或名称", "organiser or issuer, by id or name", {
        "Campaign": "n<-ANNOUNCES-Notice<-ISSUED-Agency.id",
        "Notice": f"{_ISSUED}.id",
        "Activity": "n<-ORGANIZED-Actor.id",
        "Event": f"{_PLANNED}<-ORGANIZED-Actor.id",
        "ActivitySeries": f"{_ACTS}<-ORGANIZED-Actor.id",
    }, "string", entity="Actor", facet="agency"),
    Filter("basis", "列为组织者的依据方式；series 为推得，须另行指明",
           "bases of participation; series is derived and has to be named",
           {"Activity": "n<-ORGANIZED-Actor@basis"}, scheme="basis", facet="basis"),
    Filter("role", "组织者的角色", "roles of organisers", {"Activity": "n<-ORGANIZED-Actor@role"}, scheme="role",
           facet="role"),
    Filter("type", "活动类型：标识或名称", "activity type, by id or name", {
        "Agency": f"{_ORGANIZED}-HAS_TYPE->ActivityType.id",
        "Activity": "n-HAS_TYPE->ActivityType.id",
        "Event": f"{_PLANNED}-HAS_TYPE->ActivityType.id",
        "ActivitySeries": f"{_ACTS}-HAS_TYPE->ActivityType.id",
    }, "string", entity="ActivityType", facet="type"),
    Filter("region", "地区（含下级）：代码或名称", "region with those in it, by code or name", {
        "Campaign": "n-IN_REGION->Region.id",
        "Agency": "n-HAS_JURISDICTION->Region.id",
        "Region": "n.id",
        "Notice": f"{_ISSUED}-HAS_JURISDICTION->Region.id",
        "Activity": "n-IN_REGION->Region.id",
        "Event": f"{_PLANNED}-IN_REGION->Region.id",
    }, "string", entity="Region", facet="region"),
    Filter("series", "系列：标识或名称", "series, by id or name", {
        "Activity": "n-IN_SERIES->ActivitySeries.id",
        "Event": f"{_PLANNED}-IN_SERIES->ActivitySeries.id",
    }, "string", entity="ActivitySeries", facet="series"),
    Filter("notice", "通知：标识、标题或文号", "notice, by id, title or document number", {
        "Theme": "n<-HAS_THEME-Campaign@notice",
        "Slogan": "n<-HAS_SLOGAN-Campaign@notice",
        "Activity": "n.notice",
        "Evidence": "n.notice",
    }, "string", entity="Notice"),
    Filter("agency_kind", "机构种类：标识或名称", "kind of agency, by id or name",
           {"Agency": "n-OF_KIND->AgencyKind.id"}, "string", entity="AgencyKind", facet="agency_kind"),
    Filter("provisional", "词表所无", "whether the vocabulary lacks it",
           {"Agency": "n.provisional", "ActivitySeries": "n.provisional"}, "boolean", "=", facet="provisional"),
    Filter("facet", "分面", "facets", {"ActivityType": "n.facet"}, scheme="facet", facet="facet"),
    Filter("change_kind", "变动方式", "kinds of change", {"Reform": "n.change_kind"}, scheme="changeKind",
           facet="change_kind"),
    Filter("fact", "所记事项", "matters of record", {"Record": "n.fact"}, scheme="fact", facet="fact"),
    Filter("status", "查证情况", "statuses", {"Record": "n.status"}, scheme="status", facet="status"),
)  # fmt: skip
_SORTED: Mapping[str, tuple[str, ...]] = {
    "Campaign": ("year",),
    "Agency": ("valid_from",),
    "Region": ("pinyin",),
    "Reform": ("changed_on",),
    "Notice": ("campaign_year", "issue_date"),
    "Activity": ("date_from",),
    "Event": ("year", "date_from"),
    "Policy": ("issue_date",),
    "Record": ("year",),
}
_DATED = ("Agency", "Region")


def filters_of(node_class: NodeClass) -> list[Filter]:
    """Return the filters that a list of the class has."""
    return [each for each in FILTERS if node_class.name in each.paths]


def facets_of(node_class: NodeClass) -> dict[str, Filter]:
    """Return the facets by which the entities of a list of the class are counted, by name."""
    return {each.facet: each for each in filters_of(node_class) if each.facet}


def list_question(model: Model, node_class: NodeClass) -> Question:
    """Return the question that a list of the class answers: its parameters are the filters, order, facets and
    fields."""
    parameters = [_parameter(each, model) for each in filters_of(node_class)]
    if AGENCY in [each.name for each in parameters]:
        parameters.append(
            _own(ROLLUP, "boolean", "连同前身机构", "with the predecessors of the agency", default=False)
        )
    if node_class.name in _DATED:
        parameters.append(
            _own(
                AS_OF,
                "date",
                "该年、月或日存在的",
                "those that existed in that year or month, or on that day",
            )
        )
    if node_class in searched_classes(model):
        parameters.append(
            _own(TEXT, "string", "名称或文字中的词语，同检索", "words in names or texts, as in a search")
        )
    orders = [order for name in _SORTED.get(node_class.name, ()) for order in (name, f"-{name}")]
    if orders:
        parameters.append(_own(SORT, "string", "次序；- 为由大到小；不写则按官定次序、拼音或标识",
                               "order, with - from the last to the first; by official order, pinyin or id without it",
                               values=orders))  # fmt: skip
    if facets := facets_of(node_class):
        parameters.append(_own(FACETS, "strings", "按此计数", "count by these", values=facets))
    parameters.append(
        _own(FIELDS, "strings", "只给出这些属性", "these properties alone", values=node_class.properties)
    )
    return Question(
        node_class.collection, node_class.label_zh, node_class.label_en, "", "", tuple(parameters), (), ""
    )


def _parameter(each: Filter, model: Model) -> Parameter:
    values = tuple(model.schemes[each.scheme]) if each.scheme else ()
    return Parameter(each.name, each.type, None, False, each.zh, each.en, values, each.entity)


def _own(
    name: str,
    kind: ParameterType,
    zh: str,
    en: str,
    *,
    default: ParameterValue = None,
    values: Iterable[str] = (),
) -> Parameter:
    return Parameter(name, kind, default, False, zh, en, tuple(values))
