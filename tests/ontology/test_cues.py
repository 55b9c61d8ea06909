"""The head cues alone tell the type of plain names, of any year and level.

The rule is the one at the head of activity-types.ttl: longest words first, the last head decides.
"""

import pytest

from ontology.vocabulary import Vocabulary

NAMES = {
    "全国质量月广播电视大会": "conference_forum",
    "质量工作现场会": "conference_forum",
    "质量月活动动员大会": "conference_forum",
    "“民营企业质量效益型发展”分论坛": "conference_forum",
    "《关于深化质量强省建设的实施意见》新闻发布会": "conference_forum",
    "省长质量奖评选表彰": "award_recognition",
    "中国质量奖颁奖仪式": "award_recognition",
    "先进质量管理小组命名": "award_recognition",
    "中央企业全面质量管理知识竞赛": "contest_competition",
    "青工技术比武": "contest_competition",
    "“我与质量”演讲比赛": "contest_competition",
    "质量征文": "contest_competition",
    "同行业产品质量评比": "contest_competition",
    "首席质量官培训班": "training_education",
    "全面质量管理电视讲座": "training_education",
    "质量大讲堂": "training_education",
    "“质量月”活动启动仪式": "publicity_campaign",
    "全国检验检测机构开放日活动": "publicity_campaign",
    "中国质量万里行": "publicity_campaign",
    "《质量强国建设纲要》宣贯": "publicity_campaign",
    "“质量月”一条街集中宣传": "publicity_campaign",
    "质量成果展览": "exhibition_exchange",
    "质量标杆经验交流": "exhibition_exchange",
    "政府质量奖获奖企业观摩": "exhibition_exchange",
    "质量大检查": "inspection_supervision",
    "产品质量国家监督抽查": "inspection_supervision",
    "建筑工地专项督查": "inspection_supervision",
    "食品安全抽检“你点我检”": "inspection_supervision",
    "打假": "enforcement_crackdown",
    "“剑网2025”": "enforcement_crackdown",
    "伪劣产品公开销毁": "enforcement_crackdown",
    "电子计价秤市场秩序综合整治": "enforcement_crackdown",
    "计量服务中小企业行": "technical_service",
    "专家问诊": "technical_service",
    "送检下乡": "technical_service",
    "知识产权服务万里行": "technical_service",
    "企业标准“领跑者”": "standardization_certification",
    "小微企业质量管理体系认证": "standardization_certification",
    "衡器免费检定": "public_welfare",
    "质量状况白皮书": "policy_publication",
    "食品安全犯罪典型案例": "policy_publication",
    "国家级服务业标准化专项试点": "pilot_development",
    "“一站式”线上服务平台": "pilot_development",
    "进出口商品质量安全风险专项监测": "risk_monitoring",
    "缺陷汽车召回": "risk_monitoring",
    "质量咨询服务日": "public_welfare",
    "优质服务月": "public_welfare",
    "商场便民服务": "public_welfare",
    "用户走访": "survey_evaluation",
    "用户满意度测评": "survey_evaluation",
    "质量发展规划编制": "planning",
    "质量信得过班组": "mass_quality_activity",
    "职工合理化建议": "mass_quality_activity",
    "质量改进、质量攻关、技术比武等群众性质量活动": "mass_quality_activity",
}
NO_HEAD = ["质量提升行动", "人民大会堂", "市场监督管理局", "中央宣传部", "教育部"]


def last_head(vocabulary: Vocabulary, name: str) -> set[str]:
    """The types of the last head cue in the name; words are taken from the left, the longest first."""
    text = "".join(c for c in name if c not in "“” ")
    found: set[str] = set()
    place = 0
    while place < len(text):
        held = _cue_at(vocabulary, text, place)
        found = held[1] or found
        place += held[0]
    return found


def _cue_at(vocabulary: Vocabulary, text: str, place: int) -> tuple[int, set[str]]:
    """Length and types of the longest head cue that begins here, less cancelled ones; (1, none) without."""
    types = vocabulary.activity_types.values()
    here = [(len(cue), kind) for kind in types for cue in kind.head_cues if text.startswith(cue, place)]
    length = max((size for size, _ in here), default=1)
    open_to = {
        kind.id for size, kind in here if size == length and not _cancelled(kind.unless, text, place, size)
    }
    return length, open_to


def _cancelled(phrases: tuple[str, ...], text: str, place: int, size: int) -> bool:
    return any(
        begin <= place and place + size <= begin + len(phrase)
        for phrase in phrases
        for begin in range(len(text))
        if text.startswith(phrase, begin)
    )


@pytest.mark.parametrize("name", NAMES)
def test_the_head_of_a_plain_name_tells_its_type(vocabulary: Vocabulary, name: str) -> None:
    assert last_head(vocabulary, name) == {NAMES[name]}


@pytest.mark.parametrize("name", NO_HEAD)
def test_words_inside_other_words_tell_nothing(vocabulary: Vocabulary, name: str) -> None:
    assert last_head(vocabulary, name) == set()


def test_a_joint_meeting_and_honour_is_both(vocabulary: Vocabulary) -> None:
    assert last_head(vocabulary, "质量表彰大会") == {"conference_forum", "award_recognition"}
