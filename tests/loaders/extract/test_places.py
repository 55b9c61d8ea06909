"""Places in clauses: behind 在, 赴, 走进 and the like, as printed."""

from __future__ import annotations

import pytest

from loaders.extract.places import find_bracketed, find_destination, find_place
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
        ("邀请人大代表走进水质监测站参观", "水质监测站"),
        ("组织骨干到中车株洲所参观", "中车株洲所"),
        ("在城区中学举办质量讲座", "城区中学"),
        ("到黔西南、铜仁等地的茶企授课", "黔西南、铜仁等地"),
        ("在职工食堂摆放质量展板", "职工食堂"),
        ("在生产车间插彩旗", "生产车间"),
        ("在厂区主要道路两侧插挂彩旗", "厂区主要道路两侧"),
        ("在办公区醒目位置张贴海报", "办公区醒目位置"),
        ("装配现场悬挂质量月横幅", "装配现场"),
        ("9月2日,三号工地升质量月旗", "三号工地"),
        ("各营业大厅摆放意见簿", "各营业大厅"),
        ("深入凭祥、东兴等口岸宣讲", "凭祥、东兴等口岸"),
        ("在校园、集市设立咨询台", "校园、集市"),
        ("在银行网点、候车亭滚动播放公益广告", "银行网点、候车亭"),
        ("在G216线养护站召开现场会", "G216线养护站"),
        ("在卷接机房、辅料库布设警示牌", "卷接机房、辅料库"),
        ("在梁厂光荣榜张榜公布", "梁厂光荣榜"),
        ("办税大厅循环播放宣传片", "办税大厅"),
        ("组织中学生代表走进水质化验室", "水质化验室"),
        ("邀请市民走进净水厂、污水处理厂", "净水厂、污水处理厂"),
        ("在厂区大门、产品专柜公示质量承诺", "厂区大门、产品专柜"),
        ("在青山中学试建质量教育课程", "青山中学"),
        ("赴衢州、丽水等地为山区企业把脉问诊", "衢州、丽水等地"),
        ("在城乡结合部开展集中整治", "城乡结合部"),
        ("走进质量教育基地", None),
        ("在本地同步开展一次咨询", None),
        ("在网站公布结果", None),
        ("在江西卫视、大江网开设专栏", None),
        ("在质量月期间开展抽查", None),
        ("在企业中选树标杆", None),
        ("在现场设置咨询台", None),
        ("在醒目位置公示承诺", None),
        ("在太原电视台播出专题片", None),
        ("在镇江卫视推出访谈", None),
        ("在吉林日报刊登倡议书", None),
        ("邀请家长走进食品工厂", None),
        ("深入车间班组宣讲", None),
        ("走进街道社区讲解", None),
        ("达不到国家标准的项目不予验收", None),
        ("对施工现场悬挂的标牌进行检查", None),
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


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("抽调专家分赴衢州、丽水", "衢州、丽水"),
        ("派出两个小组深入百色、崇左等边境县", "百色、崇左等边境县"),
        ("走进昆山汽车产业园", "昆山汽车产业园"),
        ("在衢州召开座谈会", None),
        ("赴基层一线", None),
    ],
)
def test_destination_of_a_clause(text: str, place: str | None, knowledge: Knowledge) -> None:
    assert find_destination(text, knowledge.lexicon) == place


@pytest.mark.parametrize(
    ("cell", "place"),
    [
        ("9月20日（湘潭）", "湘潭"),
        ("9月上旬（市体育馆）", "市体育馆"),
        ("9月2日(周三)(株洲市)", "株洲市"),
        ("9月20日（周三）", None),
        ("9月（暂定）", None),
    ],
)
def test_place_behind_the_date_of_a_row(cell: str, place: str | None, knowledge: Knowledge) -> None:
    assert find_bracketed(cell, knowledge.lexicon) == place
