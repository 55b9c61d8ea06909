"""Notices of any number, drawn by seed: all levels and years, each with numbered activities in four parts.

Wording and facts are invented; bodies and places are those of the vocabularies. Notice N is the same in every run,
however many are drawn.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random

from ontology.divisions import read_divisions

YEARS = range(2001, 2027)
ACTIVITIES = 36  # of a notice, on average
_ROUND = ("national", "provincial", "municipal", "municipal", "county", "county", "enterprise", "industry")

_FIELDS = (
    "电梯", "特种设备", "食品", "药品", "建材", "家电", "纺织", "儿童用品", "消防产品", "汽车配件", "化肥", "农机",
    "电线电缆", "工程", "旅游", "养老", "快递", "餐饮", "供水", "供气", "眼镜", "燃气具", "水泥", "钢材", "家具",
    "电动自行车", "充电宝", "医疗器械", "茶叶", "羊绒", "陶瓷", "轴承", "泵阀", "齿轮", "光伏", "电池",
)  # fmt: skip
_SUBJECTS = (
    "质量安全", "质量提升", "质量管理", "质量诚信", "品牌建设", "标准化", "计量服务", "认证认可", "消费维权",
)  # fmt: skip
_ACTS = (
    "举办{x}知识竞赛", "开展{x}专项整治行动", "组织{x}培训班", "召开{x}现场会", "开展{x}宣传咨询活动",
    "发布{x}典型案例", "开展{x}监督抽查", "组织{x}技术帮扶", "举行{x}成果展", "评选{x}先进单位",
    "开展{x}问卷调查", "组织{x}技能比武", "编制{x}发展规划", "推进{x}试点", "开展{x}风险监测",
    "签订{x}承诺书", "举办{x}论坛", "开展{x}志愿服务",
)  # fmt: skip
_RECURRING = (
    "举办质量月启动仪式", "开展“质量安全”少年儿童绘画活动", "开展检验检测机构开放日活动", "开展电梯安全宣传周活动",
    "召开质量管理小组成果发表会", "开展“质量开放日”参观活动", "组织质量进企业、进社区活动", "开展“铁拳”行动",
)  # fmt: skip
_NATIONAL = (
    "国家市场监督管理总局",
    "国家发展改革委",
    "工业和信息化部",
    "中华全国总工会",
    "中国质量协会",
    "商务部",
)
_INDUSTRIES = ("中国纺织工业联合会", "中国机械工业联合会", "中国轻工业联合会", "中国建筑材料联合会")
_DEPARTMENTS = (
    "市场监督管理局", "农业农村局", "卫生健康委员会", "住房和城乡建设局", "交通运输局", "教育局", "商务局", "总工会",
)  # fmt: skip
_EARLIER = ("质量技术监督局", "农业局", "卫生局", *_DEPARTMENTS[3:])  # before the reform of 2018
_OFFICES = ("质量发展处", "产品质量监督科", "标准化科", "计量科", "办公室", "宣传部", "生产技术部", "质检站")
_THEMES = (
    ("提升", "共享", "服务", "强化", "守护", "创新"),
    ("质量", "品牌", "标准", "诚信"),
    ("强国", "惠民", "兴企", "未来"),
)
_PARTS = "（一）宣传发动", "（二）监督检查", "（三）服务企业", "（四）交流展示"


def notices(count: int, first: int = 0) -> Iterator[str]:
    """Yield the texts of the notices from `first` on."""
    return (notice(number) for number in range(first, first + count))


def write_notices(folder: Path, count: int, first: int = 0) -> Path:
    """Write each notice to a file of its own, and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(notices(count, first), start=first):
        (folder / f"{number:06}.txt").write_text(text, "utf-8")
    return folder


def notice(number: int) -> str:
    """Return the text of one notice."""
    draw = Random(number)
    level, year = _ROUND[number % len(_ROUND)], draw.choice(YEARS)
    issuer, place, others = _bodies(draw, level, year)
    theme = "，".join("".join(map(draw.choice, _THEMES)) for _ in range(2))
    head = f"{issuer}\n关于开展{year}年“质量月”活动的通知\n{issuer[:4]}函〔{year}〕{number + 1}号\n\n各有关单位：\n"
    opening = f"为推动{place}质量工作，定于{year}年9月开展“质量月”活动。现将有关事项通知如下：\n"
    body = "\n".join(_section(draw, name, others) for name in _PARTS)
    return (
        f"{head}{opening}一、活动主题\n{theme}\n二、活动时间\n{year}年9月1日至30日\n三、主要活动\n{body}\n"
        f"\n{issuer}\n{year}年8月{draw.randint(1, 28)}日\n"
    )


def _section(draw: Random, heading: str, bodies: tuple[str, ...]) -> str:
    count = draw.randint(ACTIVITIES // len(_PARTS) - 3, ACTIVITIES // len(_PARTS) + 3)
    items = (f"{place}.{_item(draw, bodies)}" for place in range(1, count + 1))
    return "\n".join((heading, *items))


def _item(draw: Random, bodies: tuple[str, ...]) -> str:
    if draw.random() < 0.1:
        act = draw.choice(_RECURRING)
    else:
        act = draw.choice(_ACTS).format(x=draw.choice(_FIELDS) + draw.choice(_SUBJECTS))
    led = f"（{'、'.join(draw.sample(bodies, draw.randint(1, 2)))}负责）" if draw.random() < 0.6 else ""
    day = f"9月{draw.randint(1, 30)}日，" if draw.random() < 0.3 else ""
    return f"{day}{act}{led}。"


def _bodies(draw: Random, level: str, year: int) -> tuple[str, str, tuple[str, ...]]:
    """Return the issuer, the place and the bodies that run activities."""
    if level == "national":
        return draw.choice(_NATIONAL), "全国", _NATIONAL
    if level == "industry":
        return draw.choice(_INDUSTRIES), "行业", _INDUSTRIES
    place = draw.choice(_places()[level])
    if level == "enterprise":
        return f"{place}{draw.choice('永恒新远鑫瑞')}{draw.choice('达丰源泰')}机械有限公司", place, _OFFICES
    office = "厅" if level == "provincial" else "局"
    first, *rest = _DEPARTMENTS if year >= 2018 else _EARLIER
    others = (f"{place}{each}".replace("局", office) for each in rest)
    issuer = f"{place}{first}"
    return issuer, place, (issuer, *others)


@cache
def _places() -> dict[str, list[str]]:
    """Return the names of the divisions that existed in all of the years by level; an enterprise is in a county."""
    found: dict[str, list[str]] = {}
    for division in read_divisions().by_code.values():
        if division.latest.end is None and (division.latest.begin or "") <= str(YEARS[0]):
            found.setdefault(division.level, []).append(division.latest.name)
    return found | {"enterprise": found["county"]}
