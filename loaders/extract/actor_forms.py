"""The forms of names of actors: agencies, offices of the issuer (质量科), persons by their post (总工程师), places,
and groups (各市, 广大企业, 电网、通信等企业)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from loaders.lexicon.lexicon import Lexicon
from loaders.lexicon.name_lists import NameSplitter
from ontology.gazetteer import gazetteer

LONGEST_ACTOR = 30
_SHORTEST_SUFFIXED, _LONGEST_GROUP, _LONGEST_POST, _LONGEST_PLACE = 3, 34, 18, 8
_SHORTEST_SUFFIX = (
    2  # characters of a suffix that outweighs an event noun of the same length: 学会, but not 会
)
_TITLED = re.compile(r"[《“](?P<name>[^》”]{2,12})(?P<end>[》”])(?P<account>[\u3400-\u9fff]{0,5})")
_COUNT = r"[两二三四五六七八九十\d]{1,3}[个家级条所市县区州地]"
_COUNTED = re.compile(_COUNT)
_COUNTED_HEAD = re.compile(rf"{_COUNT}[\u3400-\u9fff]{{0,8}}$|[两三四五六七八九十][地级]$")
_AND_SO_ON = re.compile(r"[^等]{2,}等[^等、]{0,9}$")
_COUNTED_TIME = re.compile(
    r"^[一两二三四五六七八九十\d]{1,2}[次场期批轮]|\d个?(?:工作)?[日天]"
)  # 一次下厂, 5日内
_INNER_EACH = re.compile(r"(?P<whole>[\u3400-\u9fff]{2,6})各")  # 局属各单位, 工程建设各方责任主体
_INNER_BRACKET = re.compile(r"[（(][市县区州旗盟地、]{1,5}[)）]$")  # 各县（市、区）
_ASSOCIATION = re.compile(r"(?:[省市县区州]|全国|中国)[\u3400-\u9fff]{1,4}协")  # 省质协, 市消协
_EVERYBODY = ("全体", "广大")
_LEVEL_SIGN = ("各", "国家", "省", "市", "县", "区", "州")
_PLACE_ENDING = ("市", "县", "区", "州", "旗", "盟")
# The lists of words with which names end, and what else may stand there: 省质协, 甲等, 各县（市、区）, 《质量报》, 官网
_ENDINGS = ("agency-suffix", "group-noun", "medium", "office-ending", "post")
_LAST_MARKS = "协等)）》”站网号"


@dataclass(frozen=True)
class ActorForms:
    """A reader of the form of a name."""

    lexicon: Lexicon

    @classmethod
    @lru_cache(maxsize=4)
    def of(cls, lexicon: Lexicon) -> ActorForms:
        """Return the reader for the word lists of a lexicon."""
        return cls(lexicon)

    def is_actor(self, name: str) -> bool:
        """Return whether `name` has any of the forms."""
        return self.may_end(name.rstrip()) and (self.is_single(name) or self.is_group(name))

    def may_end(self, text: str) -> bool:
        """Return whether `text` ends with the last character of a name, or of the site through which an actor
        publishes. Most words do not, and need not be read."""
        return text[-1:] in self._last_characters

    def is_single(self, name: str) -> bool:
        """Return whether `name` has the form of one agency, office, medium, post or place."""
        return (
            self.is_agency(name)
            or self.is_office(name)
            or self.is_post(name)
            or self.is_place(name)
            or self.medium_at(name, 0) == name
        )

    def is_agency(self, name: str) -> bool:
        """Return whether `name` is a known agency or region, a short form (我局), or ends as agencies do."""
        actors = self.lexicon.actors
        if self.is_general(name):
            return False
        if name in actors.agencies or name in actors.regions or name in self.lexicon.agency_short_forms.words:
            return True
        if name.endswith("协") and _ASSOCIATION.fullmatch(name):
            return True
        suffix = self.lexicon.ending(name, "agency-suffix")
        if not suffix or not _SHORTEST_SUFFIXED <= len(name) <= LONGEST_ACTOR:
            return False
        if "的" in name or _COUNTED_TIME.search(name):
            return False
        event = self.lexicon.ending(name, "event-noun")
        agency = len(suffix) > len(event) or (suffix == event != "" and len(suffix) >= _SHORTEST_SUFFIX)
        return agency and not self.lexicon.ends_with(name, "no-agency")

    def is_office(self, name: str) -> bool:
        """Return whether `name` has the form of the name of an office: 质量科, 质监站."""
        return self._offices.is_office(name) and not _COUNTED_TIME.search(name)

    def may_be_engaged(self, name: str) -> bool:
        """Return whether `name` is that of an agency which another engages: 检测中心, 各工地试验室; not 三个检查组."""
        office = self.is_office(name) and name.startswith(_LEVEL_SIGN)
        one = self.is_agency(name) or office or self.medium_at(name, 0) == name
        return one and not self.lexicon.ends_with(name, "group-end")

    def is_general(self, name: str) -> bool:
        """Return whether `name` is a general term: 企业, 有关部门."""
        return self.lexicon.has("general-actor", name)

    def is_post(self, name: str) -> bool:
        """Return whether `name` is a person by the post: 总工程师, 各单位主要负责人, 市局班子成员."""
        one = len(name) <= _LONGEST_POST and "的" not in name and not name.startswith(_EVERYBODY)
        return one and self.lexicon.ends_with(name, "post")

    def is_place(self, name: str) -> bool:
        """Return whether `name` is the full name of a division: 固原市."""
        full = _SHORTEST_SUFFIXED <= len(name) <= _LONGEST_PLACE and name.endswith(_PLACE_ENDING)
        return full and bool(gazetteer().candidates(name))

    def is_short_place(self, name: str) -> bool:
        """Return whether `name` is a division without its kind: 昆明."""
        return 2 <= len(name) <= 3 and not self.is_place(name) and bool(gazetteer().candidates(name))

    def is_group(self, name: str) -> bool:
        """Return whether `name` is that of a group: it begins or ends as one, or has a number, and its noun fits."""
        bare = name.removesuffix("等")
        if not 2 <= len(bare) <= _LONGEST_GROUP or self.lexicon.has("group-beginning", bare):
            return False
        beginning = self._beginnings.match(bare)
        if "的" in bare[beginning.end() if beginning else 0 :] or not self.is_headed(bare):
            return False
        quoted = bare.startswith("“")  # “质量强市”创建城市
        return quoted or bool(
            beginning
            or self._has_inner_each(bare)
            or _COUNTED.match(bare)
            or _COUNTED_HEAD.search(bare)
            or _AND_SO_ON.fullmatch(bare)
        )

    def _has_inner_each(self, name: str) -> bool:
        """Return whether a name begins with a whole of which each part is meant; 突出检查参建各方人员 begins with a
        verb."""
        found = _INNER_EACH.match(name)
        return found is not None and not any(word.is_verb for word in self.lexicon.words(found["whole"]))

    def is_headed(self, name: str) -> bool:
        """Return whether `name` ends with a noun for actors: 企业, 部门, 三地."""
        bare = _INNER_BRACKET.sub("", name)
        noun = self.lexicon.ends_with(bare, "group-noun") or self.lexicon.ends_with(bare, "agency-suffix")
        return noun and not self.lexicon.ends_with(bare, "no-agency")

    def begins_group(self, text: str, start: int) -> bool:
        """Return whether a word for a group begins at `start`."""
        return bool(self._beginnings.match(text, start) or _COUNTED.match(text, start))

    def begins_modified(self, text: str, start: int) -> bool:
        """Return whether a group begins at `start` with a modifier in 的: 有条件的企业."""
        beginning = self._beginnings.match(text, start)
        return beginning is not None and beginning.group().endswith("的")

    def medium_at(self, text: str, start: int) -> str | None:
        """Return the newspaper, station or account in title marks that begins at `start`, if any: 《经济日报》."""
        title = _TITLED.match(text, start) if text.startswith(("《", "“"), start) else None
        if title is None:
            return None
        account = title["account"]
        for end in range(len(account), 0, -1):
            if self.lexicon.has("medium", account[:end]):
                return title.group()[: len(title.group()) - len(account) + end]
        known = title["end"] == "》" and self.lexicon.ends_with(title["name"], "medium")
        return title.group().removesuffix(account) if known else None

    @cached_property
    def _last_characters(self) -> frozenset[str]:
        """The characters with which names end."""
        actors, short_forms = self.lexicon.actors, self.lexicon.agency_short_forms.words
        words = (word for each in _ENDINGS for word in self.lexicon.words_of(each))
        names = {*actors.agencies, *actors.regions, *short_forms, *words, *_PLACE_ENDING}
        return frozenset({name[-1:] for name in names} | set(_LAST_MARKS))

    @cached_property
    def _beginnings(self) -> re.Pattern[str]:
        return self.lexicon.pattern("group-beginning")

    @cached_property
    def _offices(self) -> NameSplitter:
        return NameSplitter(self.lexicon)
