"""Places in clauses: behind 在, 赴, 走进 and the like, as printed."""

from __future__ import annotations

import pytest

from loaders.extract.places import find_place
from loaders.lexicon.knowledge import Knowledge


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("9月8日在宜春举办质量品牌故事演讲比赛", "宜春"),
        ("在滨江路步行街设咨询台", "滨江路步行街"),
        ("各单位在车站、码头、农贸市场悬挂宣传横幅", "车站、码头、农贸市场"),
        ("在岳阳、常德两地同时举行名优产品展销", "岳阳、常德两地"),
        ("赴抚州、上饶走访重点用户", "抚州、上饶"),
        ("组织技术骨干到洪都机械厂参观学习", "洪都机械厂"),
        ("主会场设在市民中心", "市民中心"),
        ("假座市委党校举办首席质量官培训班", "市委党校"),
        ("邀请人大代表走进水质监测站", "水质监测站"),
        ("在全行业开展质量提升行动", None),
        ("对在建住宅小区进行检查", None),
        ("将在十月上旬召开总结大会", None),
        ("在市局微信公众号推送质量知识", None),
        ("在班组中普遍开展一次讨论", None),
        ("深入推进质量强市建设", None),
        ("到2025年举办培训班", None),
        ("存在市场秩序问题", None),
    ],
)
def test_place_of_a_clause(text: str, place: str | None, knowledge: Knowledge) -> None:
    assert find_place(text, "", knowledge.lexicon) == place


def test_place_in_the_name(knowledge: Knowledge) -> None:
    assert find_place("举办中国质量（成都）大会", "中国质量（成都）大会", knowledge.lexicon) == "成都"
