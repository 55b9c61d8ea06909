"""The resolution of printed names, and the rules it follows."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from graph.entities import check_facts
from graph.identity import provisional_agency_id
from loaders.cli.commands import app
from loaders.contract.record import NoticeRecord
from loaders.facts.notice import notice_facts
from loaders.lexicon.knowledge import Knowledge
from loaders.resolve.names import resolved_names, unknown_names
from loaders.resolve.resolver import Resolver, resolver_at
from ontology.kinds import Model

NOTICES = Path(__file__).parents[3] / "loaders" / "notices"


@pytest.mark.parametrize(
    ("name", "date", "issuer", "actor", "rule"),
    [
        ("国家市场监督管理总局", "2024-08", None, "samr", "full_name"),
        ("市场监管总局", "2024-08", None, "samr", "short_name"),
        ("国家市场监管总局", "2024-08", None, "samr", "other_name"),
        ("质检总局", "2015-08", None, "aqsiq", "short_name"),
        ("质检总局", "2024-08", None, "aqsiq", "other_time"),
        ("国家药品监督管理局", "2000-05", None, "sda", "date"),
        ("国家药品监督管理局", "2020-05", None, "nmpa", "date"),
        ("市场监管总局（国家认监委）", "2024-08", None, "samr", "bracket"),
        ("省局", "2025-08", "fujian-amr", "fujian-amr", "own_name"),
        ("我局", "2025-08", "fujian-amr", "fujian-amr", "own_name"),
        ("总局", "2025-08", "fujian-amr", "samr", "superior"),
        ("总局", "2015-08", "fujian-bqts", "aqsiq", "superior"),
        ("省局", "2024-08", "nanjing-amr", "jiangsu-amr", "superior"),
        ("市局", "2024-08", "nanjing-amr", "nanjing-amr", "own_name"),
        ("北京市", "2025-08", None, "110000", "region"),
        ("有关部门", "2025-08", None, None, "general"),
        ("总局", "2025-08", None, None, "general"),
        ("深刻领会", "2025-08", None, None, "general"),
    ],
)
def test_the_actor_and_the_rule_of_a_name(
    knowledge: Knowledge, name: str, date: str, issuer: str | None, actor: str | None, rule: str
) -> None:
    agency = knowledge.vocabulary.agencies.get(issuer or "")
    resolution = Resolver(knowledge.vocabulary, knowledge.lexicon, date, agency).explain(name)
    assert (resolution.id, resolution.rule) == (actor, rule)


def test_a_district_is_one_of_the_issuers_city(knowledge: Knowledge) -> None:
    municipal = resolver_at("2024-08", ["南京市市场监督管理局"], knowledge)
    assert (municipal.explain("鼓楼区").id, municipal.explain("鼓楼区").rule) == ("320106", "region")
    national = resolver_at("2024-08", ["市场监管总局"], knowledge)
    assert national.explain("鼓楼区").id is None


def test_an_unknown_agency_has_a_provisional_id(knowledge: Knowledge) -> None:
    resolver = Resolver(knowledge.vocabulary, knowledge.lexicon, "2025-08")
    resolution = resolver.explain("某某国际商品鉴定协会")
    assert (resolution.id, resolution.rule) == (provisional_agency_id("某某国际商品鉴定协会"), "provisional")
    assert resolver.actor("某某国际商品鉴定协会") is None


@pytest.mark.parametrize("name", ["市质量计量中心", "市青松协会", "市创建办", "市青松检测院"])
def test_an_unknown_agency_of_two_cities_is_two(knowledge: Knowledge, name: str) -> None:
    one, other = (resolver_at("2024-08", [f"{city}市市场监督管理局"], knowledge) for city in ("绍兴", "湖州"))
    found = [each.explain(name) for each in (one, other)]
    assert [each.agency.name for each in found if each.agency] == [f"绍兴{name}", f"湖州{name}"]
    assert found[0].id != found[1].id
    assert one.explain(f"绍兴{name}").id == found[0].id


def test_without_an_issuer_a_name_of_a_city_is_one_of_its_notice(knowledge: Knowledge) -> None:
    nobody = resolver_at("2024-08", [], knowledge)
    one, other = (replace(nobody, scope=scope).explain("市教育局") for scope in ("a", "b"))
    assert one.rule == other.rule == "provisional"
    assert one.id != other.id
    assert nobody.explain("教育局").id is None


def test_a_provisional_issuer_organizes_the_activities_of_its_notice(
    read: Callable[[str], list[NoticeRecord]], knowledge: Knowledge, model: Model
) -> None:
    head = "某某商品鉴定协会关于开展2025年“质量月”活动的通知\n各会员单位：\n现将有关事项通知如下：\n"
    text = f"{head}（一）举办质量知识竞赛。\n某某商品鉴定协会\n2025年8月20日\n"
    (record,) = read(text)
    facts = notice_facts(record, [record], knowledge)
    check_facts(facts, model)
    issuer = ("Agency", provisional_agency_id("某某商品鉴定协会"))
    assert {edge.source for edge in facts.edges if edge.type in ("ISSUED", "ORGANIZED")} == {issuer}
    assert [edge.properties["basis"] for edge in facts.edges if edge.type == "ORGANIZED"] == ["issuer"]


def test_every_name_of_the_shipped_notices_is_resolved(
    shipped: dict[str, list[NoticeRecord]], knowledge: Knowledge
) -> None:
    names = [
        each for records in shipped.values() for one in records for each in resolved_names(one, knowledge)
    ]
    assert len(names) > 150
    assert unknown_names(names) == []
    assert {each.resolution.rule for each in names if each.role == "issuer"} <= {
        "full_name", "short_name", "other_name", "date",
    }  # fmt: skip
    general = {each.resolution.name for each in names if each.resolution.id is None}
    assert not {name for name in general if name in knowledge.vocabulary.agency_names} - {"国资委"}


def test_recipients_are_classes_of_agencies(
    shipped: dict[str, list[NoticeRecord]], knowledge: Knowledge
) -> None:
    record = shipped["2015-machinery-and-national"][1]
    resolutions = {each.resolution.name: each.resolution for each in resolved_names(record, knowledge)}
    resolution = resolutions["工商行政管理局"]
    assert (resolution.id, resolution.rule) == (None, "general")


def test_the_command_lists_names_with_their_rules_and_unknown_ones_last(tmp_path: Path) -> None:
    notice = tmp_path / "notice.txt"
    text = (NOTICES / "2025-fujian.txt").read_text("utf-8").replace("福建省市场监管局", "某某质量促进协会")
    notice.write_text(text, "utf-8")
    result = CliRunner().invoke(app, ["names", str(notice)])
    assert result.exit_code == 0
    assert "待确认 provisional" in result.stdout
    assert result.stdout.rstrip().endswith("某某质量促进协会")
    rows = json.loads(CliRunner().invoke(app, ["names", str(notice), "--json"]).stdout)
    assert {
        "notice", "role", "times", "name", "id", "rule", "agency", "level", "region", "parts",
    } == set(rows[0])  # fmt: skip
