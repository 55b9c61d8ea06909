"""English names of divisions by rule: pinyin of the proper name, then the kind of division.

ü is written u. Names of Mongolian, Tibetan and Uygur origin are written in pinyin too, except well-known ones,
whose forms in use are in english.csv, as are readings missing from the phrases of pypinyin.
"""

from functools import lru_cache

from pypinyin import lazy_pinyin

from ontology.regions.facts import HERE, csv_rows

# Endings of names, the longest first, and their English forms.
_KINDS = {
    "特别行政区": "Special Administrative Region", "自治区": "Autonomous Region",
    "自治州": "Autonomous Prefecture", "自治县": "Autonomous County", "自治旗": "Autonomous Banner",
    "行政区": "Administrative Region", "地区": "Prefecture",
    "新区": "New District", "林区": "Forestry District", "矿区": "Mining District",
    "特区": "Special District",
    "左翼中旗": "Left Wing Middle Banner", "左翼后旗": "Left Wing Rear Banner",
    "右翼前旗": "Right Wing Front Banner", "右翼中旗": "Right Wing Middle Banner",
    "右翼后旗": "Right Wing Rear Banner",
    "左旗": "Left Banner", "右旗": "Right Banner", "中旗": "Middle Banner", "前旗": "Front Banner",
    "后旗": "Rear Banner", "省": "Province", "市": "City", "区": "District", "县": "County", "旗": "Banner",
    "盟": "League", "镇": "Town",
}  # fmt: skip
_MUNICIPALITIES = ("北京市", "天津市", "上海市", "重庆市")


def english_name(name: str) -> str:
    """Return the English name of a division: 福州市 -> Fuzhou City, 赵县 -> Zhaoxian County."""
    tables = _tables()
    if name in tables["name"]:
        return tables["name"][name]
    kind = next((each for each in _KINDS if name.endswith(each) and len(name) - len(each) > 1), "")
    if not kind:  # a name of two characters is spelled whole, and its kind repeated: 城区 -> Chengqu District
        kind = name[-1]
        return f"{_spelled(name)} {_KINDS[kind]}"
    stem, peoples = _peoples(name.removesuffix(kind), tables["people"])
    kind_en = "Municipality" if name in _MUNICIPALITIES else _KINDS[kind]
    return " ".join(filter(None, [_spelled(stem), *peoples, kind_en]))


def _peoples(stem: str, names: dict[str, str]) -> tuple[str, list[str]]:
    """Split a stem into the proper name and the peoples after it: 恩施土家族苗族 -> 恩施, Tujia, Miao."""
    found: list[str] = []
    while people := max((each for each in names if stem.endswith(each)), key=len, default=""):
        rest = stem.removesuffix(people)
        if len(rest) == 1:  # no place has a name of one character and a people
            break
        stem, found = rest, [names[people], *found]
    return stem, found


def _spelled(stem: str) -> str:
    """Spell a proper name as one capitalised word, with an apostrophe before an inner vowel (Xi'an)."""
    fixed = _tables()["place"].get(stem)
    if fixed or not stem:
        return fixed or ""
    readings = _tables()["char"]
    syllables = [
        readings.get(c, each.replace("v", "u")) for c, each in zip(stem, lazy_pinyin(stem), strict=True)
    ]
    joined = "".join(f"'{each}" if at and each[0] in "aoe" else each for at, each in enumerate(syllables))
    return joined[:1].upper() + joined[1:]


@lru_cache(maxsize=1)
def _tables() -> dict[str, dict[str, str]]:
    """Tables of english.csv: whole names, proper names, peoples, characters."""
    found: dict[str, dict[str, str]] = {"name": {}, "place": {}, "people": {}, "char": {}}
    for kind, chinese, english in csv_rows(HERE / "english.csv"):
        found[kind][chinese] = english
    return found
