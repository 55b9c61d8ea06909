"""After any history of loads and retractions the derived facts are those of a derivation of everything."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from graph.cypher import Cypher
from graph.dump import dump
from graph.loading import retract_notice
from graph.store import Store
from loaders.derive.deriving import derive, derive_all
from loaders.lexicon.knowledge import Knowledge
from loaders.run.pipeline import all_facts
from loaders.run.tools import ReadingTools
from loaders.run.writing import write
from ontology.kinds import Model

ISSUERS = {
    "national": ("国家市场监督管理总局", "国市监质"),
    "fujian": ("福建省市场监督管理局", "闽市监"),
    "xiamen": ("厦门市市场监督管理局", "厦市监"),
    "caq": ("中国质量协会", "中质协"),
}
JOINED = {"caq": "中国质量检验协会\n"}  # of two issuers none is taken for the organizer
# Recurring under equal and like names, in known series, with and without editions, days and organizers.
ITEMS = (
    "公安部开展“昆仑{year}”专项行动。", "开展“昆仑{year}”专项行动。", "举办乡村工匠技能大比拼活动。",
    "举办全国乡村工匠技能大比拼活动（中华全国总工会负责）。", "9月{day}日，举办乡村工匠技能大比拼活动。",
    "召开第{edition}届中国质量大会。", "9月{day}日，召开第{edition}届中国质量（杭州）大会（市场监管总局负责）。",
    "召开中国质量大会（市场监管总局负责）。", "开展电梯安全宣传周活动。",
    "9月{day}日，开展全国电梯安全宣传周启动活动。",
    "发布一批区域质量发展新成果。", "发布区域质量发展的标志性成果。", "发布区域质量发展重点成果。",
    "开展检验检测机构开放日活动（认可检测司负责）。", "开展检验检测机构开放日活动。", "组织召开座谈会。",
    "举行质量月启动仪式。", "开展绿色产品认证宣传周活动。", "开展家电维修技能大比拼。",
)  # fmt: skip
YEARS = (2023, 2024)
HISTORIES, STEPS = 6, 12


def notice(draw: Random, issuer: str, year: int) -> str:
    """Return the text of a notice of an issuer and year: a few of the items, and sometimes a national notice that it
    cites or forwards."""
    name, letters = ISSUERS[issuer]
    drawn = draw.sample(ITEMS, draw.randint(1, 7))
    items = (each.format(year=year, day=draw.choice((9, 10)), edition=draw.choice("五六")) for each in drawn)
    national = f"国市监质〔{year}〕7号"
    cited = f"《市场监管总局关于开展{year}年“质量月”活动的通知》（{national}）"
    opening = f"根据{cited}要求，" if draw.random() < 0.4 and issuer != "national" else ""
    numbered = "\n".join(f"{place}.{item}" for place, item in enumerate(items, start=1))
    return (
        f"{name}关于开展{year}年“质量月”活动的通知\n{letters}〔{year}〕7号\n\n各有关单位：\n{opening}现就开展{year}年“质量月”"
        f"活动通知如下：\n一、主要活动\n{numbered}\n\n{name}\n{JOINED.get(issuer, '')}{year}年8月20日\n"
    )


def forwarding(issuer: str, year: int) -> str:
    """Return a notice that forwards the national one by its number."""
    name, letters = ISSUERS[issuer]
    title = f"《国家市场监督管理总局关于开展{year}年“质量月”活动的通知》"
    return (
        f"{name}文件\n{letters}〔{year}〕8号\n关于转发{title}的通知\n各有关单位：\n现将{title}（国市监质〔{year}〕7号）转发给你们，"
        f"请遵照执行。\n{name}\n{year}年8月26日\n"
    )


@pytest.fixture
def store(vocabulary_store: Store) -> Store:
    return vocabulary_store


def test_what_a_change_touches_is_what_follows_from_everything(
    store: Store, model: Model, knowledge: Knowledge, tmp_path: Path
) -> None:
    seen = set()
    for seed in range(HISTORIES):
        draw, loaded = Random(seed), dict[Path, str]()
        for _ in range(STEPS):
            step(draw, store, model, knowledge, tmp_path, loaded)
            derive(store, model, knowledge)
            assert not derive(store, model, knowledge)
            changed = dump(store, bookkeeping=True)
            seen |= rules(store)
            derive_all(store, model, knowledge)
            assert dump(store, bookkeeping=True) == changed
        for key in loaded.values():
            retract_notice(store, model, key)
        derive(store, model, knowledge)
        assert rules(store) == set()
    assert seen >= {
        "sign certain", "same_name certain", "like_name probable", "same_series -", "same_edition certain",
        "same_name_and_date certain", "same_name_and_date probable", "same_series_and_organizer probable", "cites -",
        "same_number -",
    }  # fmt: skip
    assert not seen & {"same_name probable", "like_name certain", "same_edition probable"}


def step(
    draw: Random, store: Store, model: Model, knowledge: Knowledge, folder: Path, loaded: dict[Path, str]
) -> None:
    """Load one or two notices, new or in place of others, or retract one."""
    if loaded and draw.random() < 0.3:
        retract_notice(store, model, loaded.pop(draw.choice(sorted(loaded))))
        return
    for _ in range(draw.randint(1, 2)):
        issuer, year, forwards = draw.choice(sorted(ISSUERS)), draw.choice(YEARS), draw.random() < 0.2
        path = folder / f"{issuer}-{year}-{forwards}.txt"
        path.write_text(forwarding(issuer, year) if forwards else notice(draw, issuer, year), "utf-8")
        (written,) = write(store, model, all_facts(list(ReadingTools(knowledge).read_all([path])), knowledge))
        loaded[path] = written.record.id


def rules(store: Store) -> set[str]:
    """Return the rules by which the derived facts of the graph follow, each with the certainty."""
    text = "MATCH ()-[r]->() WHERE r.derived = true RETURN DISTINCT r.rule, coalesce(r.certainty, '-')"
    return {f"{rule} {certainty}" for rule, certainty in store.read(Cypher(text)).rows}
