# ruff: noqa: E501  (one mistake a line)
"""What is shipped is right, and each kind of mistake an editor can make is found and named."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from ontology.__main__ import app
from ontology.check import problems

AGENCIES, REGIONS = "vocabulary/agencies.ttl", "vocabulary/regions.ttl"
ASSOCIATIONS, HISTORY = "vocabulary/agencies-associations.ttl", "vocabulary/agencies-history.ttl"
TYPES, CUES, QUALITY = "vocabulary/activity-types.ttl", "vocabulary/cues.ttl", "quality.ttl"
PROVINCIAL = "vocabulary/agencies-provincial.ttl"

# The files that are right without the others, which is what a mistake in one of them is looked for in.
BESIDE = {
    AGENCIES: (REGIONS, PROVINCIAL), ASSOCIATIONS: (REGIONS, AGENCIES), HISTORY: (REGIONS, AGENCIES, ASSOCIATIONS),
    REGIONS: (REGIONS,), TYPES: (TYPES,), CUES: (CUES,), QUALITY: (REGIONS,),
}  # fmt: skip

MISTAKES = {
    "term without example": (QUALITY, 'skos:example "SUCCEEDED_BY" ;', "", "qm:edgeType has no skos:example"),
    "term without zh label": (QUALITY, '"关系类型"@zh , ', "", "qm:edgeType has no rdfs:label in zh"),
    "term without en definition": (QUALITY, '"The name a relation class has as a relationship type in the graph."@en', '"-"@zh', "qm:edgeType has no skos:definition in en"),
    "misspelt property": (AGENCIES, "\n    qm:shortName", "\n    qm:shortname", "agency:samr has qm:shortname"),
    "property of another class": (REGIONS, "qm:level", "qm:position 1 ; qm:level", "region:110000 has qm:position"),
    "cue on a region": (REGIONS, "qm:level", 'qm:cue "京" ; qm:level', "region:110000 has qm:cue"),
    "misspelt class": (AGENCIES, "agency:samr a qm:Agency", "agency:samr a qm:Agnecy", "qm:Agnecy, which no"),
    "entry in the wrong namespace": (ASSOCIATIONS, "agency:caq a", "region:caq a", "region:caq is a Agency but not in"),
    "no Chinese name": (AGENCIES, '"海关总署"@zh', '"海关总署"@en', "agency:gacc has qm:shortName 海关总署 in language en"),
    "two English names": (ASSOCIATIONS, '"China Association for Quality"@en', '"CAQ"@en , "C"@en', "has 2 skos:prefLabel@en"),
    "no source": (AGENCIES, "\n    dcterms:source", "\n    skos:example", "agency:samr has no dcterms:source"),
    "no level": (AGENCIES, '\n    qm:level "national" ;', "\n   ", "agency:samr has no qm:level"),
    "unknown level": (AGENCIES, '\n    qm:level "national"', '\n    qm:level "imperial"', "imperial, which value:level"),
    "date that is none": (AGENCIES, 'qm:validFrom "2018-03"', 'qm:validFrom "2018-13"', "2018-13, which is no ISO date"),
    "pinyin typed by hand": (AGENCIES, "\n    qm:level", '\n    qm:pinyin "x" ; qm:level', "has qm:pinyin, which is computed"),
    "blank around a name": (ASSOCIATIONS, '"中国质协"@zh', '" 中国质协"@zh', "' 中国质协', which is blank or has"),
    "number that is text": (TYPES, "qm:position 1 ;", 'qm:position "1" ;', "position 1, which is no integer"),
    "unknown superior": (AGENCIES, "qm:subordinateTo agency:samr", "qm:subordinateTo agency:smar", "agency:smar, which is no Agency"),
    "unknown successor": (AGENCIES, "qm:successor agency:samr", "qm:successor agency:smar", "qm:successor agency:smar, which is no"),
    "succession without end": (AGENCIES, "qm:successor agency:samr ;", "", "needs one qm:successor"),
    "unknown kind of succession": (AGENCIES, 'qm:kind "merge"', 'qm:kind "marry"', "marry, which value:successionKind"),
    "successor too early": (AGENCIES, 'qm:validFrom "2018-03"', 'qm:validFrom "2017"', "passes to samr on 2018-03, which begins 2017"),
    "succession off the predecessor's end": (AGENCIES, '"merge" ; qm:date "2018-03"', '"merge" ; qm:date "2019-03"', "on 2019-03 but ends 2018-03"),
    "two whole successors": (AGENCIES, 'qm:kind "split" ; qm:date "2018-03"', 'qm:kind "absorb" ; qm:date "2018-03"', "passes whole to both"),
    "ends before it begins": (AGENCIES, '"2001-04" ; qm:validTo "2018-03"', '"2001-04" ; qm:validTo "2000"', "ends 2000, before"),
    "subordinate in a circle": (AGENCIES, 'qm:level "national" ; qm:validFrom "2018-03" ;', 'qm:level "national" ; qm:validFrom "2018-03" ; qm:subordinateTo agency:nmpa ;', "is subordinate to itself"),
    "one name, two bodies": (AGENCIES, '"科技部"@zh', '"市场监管总局"@zh', "is called 市场监管总局, as agency:samr is"),
    "one name, two regions": (REGIONS, '"广州"@zh', '"成都"@zh', "region:510100 is called 成都, as region:440100 is"),
    "one remit, two bodies": (HISTORY, 'qm:remits "工商行政管理" , "消费者权益保护"', 'qm:remits "计量"', "is in charge of 计量, as agency:"),
    "one campaign scope, two regions": (REGIONS, '"tianjin"', '"beijing"', "region:120000 has the campaign scope beijing, as region:110000"),
    "region within itself": (REGIONS, "qm:within region:320000", "qm:within region:320100", "region:320100 lies in itself"),
    "region in no province": (REGIONS, "; qm:within region:510000", "", "region:510100 lies in no provincial region"),
    "code that is none": (REGIONS, "region:350128 a", "region:pingtan a", "region:pingtan is not identified by a code"),
    "position taken twice": (TYPES, "qm:position 3", "qm:position 2", "positions that do not run from 1"),
    "word with quotation marks": (TYPES, '"大会" ,', '"“大会”" ,', "has the word '“大会”'"),
    "unless that cancels nothing": (TYPES, '"大会堂"', '"礼堂"', "has 礼堂 as unless, which holds none"),
    "head cue that is cue too": (TYPES, '"主论坛" ,', '"主论坛" , "论坛" ,', "has 论坛 both as head cue and as cue"),
    "word list without words": (CUES, "qm:word", "skos:example", "has no word"),
    "entry written twice": (AGENCIES, "agency:samr a qm:Agency", "agency:beijing-amr a qm:Agency", "agency:beijing-amr is written in agencies-provincial.ttl too"),
    "no Turtle": (REGIONS, "region:110000 a qm:Region ;", "region:110000 a qm:Region", "not Turtle"),
}  # fmt: skip


def test_what_is_shipped_is_right() -> None:
    assert problems() == []


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_found_and_named(broken, mistake: str) -> None:
    file, old, new, message = MISTAKES[mistake]
    folder: Path = broken(file, old, new, *BESIDE[file])
    found = [str(defect) for defect in problems(folder / "quality.ttl", folder / "vocabulary")]
    assert any(message in line and line.startswith(Path(file).name) for line in found), found


@pytest.mark.parametrize("file", BESIDE)
def test_the_files_beside_a_mistake_are_right(broken, file: str) -> None:
    folder: Path = broken(file, "@prefix", "@prefix", *BESIDE[file])
    assert problems(folder / "quality.ttl", folder / "vocabulary") == []


def test_only_the_last_type_may_have_no_cue(broken) -> None:
    rest = "type:other a qm:ActivityType ; qm:position 18 ;"
    bare = """type:bare a qm:ActivityType ; qm:position 18 ; skos:prefLabel "空"@zh , "Bare"@en ;
        skos:definition "空。"@zh , "Bare."@en .\n"""
    folder: Path = broken(TYPES, rest, bare + rest.replace("18", "19"), *BESIDE[TYPES])
    found = [str(d) for d in problems(folder / "quality.ttl", folder / "vocabulary")]
    assert found == ["activity-types.ttl: type:bare has no cue"]


def test_the_command_says_ok_and_how_much_there_is() -> None:
    result = CliRunner().invoke(app, ["check"])
    assert result.exit_code == 0
    assert result.output.startswith("ok: 13 classes, 19 relationships")


def test_the_command_fails_and_prints_each_defect(broken) -> None:
    folder: Path = broken(AGENCIES, "\n    qm:shortName", "\n    qm:shortname")
    options = ["check", "--quality", str(folder / "quality.ttl"), "--vocabulary", str(folder / "vocabulary")]
    result = CliRunner().invoke(app, options)
    assert result.exit_code == 1
    assert "agencies.ttl: agency:samr has qm:shortname" in result.output


def test_the_terms_are_listed_in_both_languages() -> None:
    result = CliRunner().invoke(app, ["terms"])
    assert result.exit_code == 0
    assert "沿革" in result.output
    assert "Succession" in result.output
    refused = CliRunner().invoke(app, ["terms", "--quality", "nowhere.ttl"])
    assert refused.exit_code == 1
    assert "nowhere.ttl: cannot be read" in refused.output
