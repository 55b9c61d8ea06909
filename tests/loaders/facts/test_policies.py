"""A policy that a notice cites is that of the vocabulary, where one is known by the printed title or number."""

import pytest

from loaders.assemble.extraction import extract_notices
from loaders.contract.identity import content_id
from loaders.facts.notice import notice_facts
from loaders.formats.reading import Source
from loaders.lexicon.knowledge import Knowledge

TEXT = """青松市市场监督管理局关于开展2025年“质量月”活动的通知
各有关单位：
为贯彻落实{}，现将有关事项通知如下：
一、主要活动
（一）组织质量知识竞赛。
"""


@pytest.mark.parametrize(
    ("cited", "id"),
    [
        ("《深化党和国家机构改革方案》", "party-state-reform-plan-2018"),
        ("《质量强国建设纲要》", content_id("《质量强国建设纲要》")),
        ("《国务院机构改革方案》", content_id("《国务院机构改革方案》")),  # three plans have this title
    ],
)
def test_a_cited_policy(cited: str, id: str, knowledge: Knowledge) -> None:
    (record,) = extract_notices(Source("case.txt", "0" * 64, TEXT.format(cited)), knowledge)
    facts = notice_facts(record, [record], knowledge)
    (policy,) = [node for node in facts.nodes if node.type == "Policy"]
    assert (policy.id, policy.properties["title"]) == (id, cited.strip("《》"))
    assert [edge.target for edge in facts.edges if edge.type == "CITES"] == [("Policy", id)]
