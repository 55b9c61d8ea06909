# ruff: noqa: E501  (one mistake a line)
"""The shipped files have no defect, and each kind of mistake an editor can make is reported with its place."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ontology.__main__ import app
from ontology.check import ontology_defects
from ontology.errors import OntologyError

AGENCIES, REGIONS = "vocabulary/agencies.ttl", "vocabulary/regions.ttl"
REFORMS = "vocabulary/reforms.ttl"
ASSOCIATIONS, HISTORY = "vocabulary/agencies-associations.ttl", "vocabulary/agencies-history.ttl"
TYPES, CUES, QUALITY = "vocabulary/activity-types.ttl", "vocabulary/cues.ttl", "quality.ttl"
PROVINCIAL = "vocabulary/agencies-provincial.ttl"

# The files that are right without the others, which is what a mistake in one of them is looked for in.
BESIDE = {
    AGENCIES: (REGIONS, PROVINCIAL), ASSOCIATIONS: (REGIONS, AGENCIES), HISTORY: (REGIONS, AGENCIES, ASSOCIATIONS),
    REGIONS: (REGIONS,), TYPES: (TYPES,), CUES: (CUES,), QUALITY: (REGIONS,),
}  # fmt: skip

MISTAKES = {
    "term without example": (QUALITY, ' , "SUCCEEDED_BY, of qm:Succession"@en', "", "qm:edgeType has no skos:example in en"),
    "value without example": (QUALITY, 'skos:example "2012年：21"@zh , ', "skos:example ", "value:fact-joint_issuers has no skos:example in zh"),
    "scheme without example": (TYPES, ' , "conferences, contests, publicity"@en', "", "activity-type has no skos:example in en"),
    "type without example": (TYPES, '"a series of theme activities"@en', '"各种主题活动"@zh', "type:other has no skos:example in en"),
    "example without language": (QUALITY, '"SUCCEEDED_BY, of qm:Succession"@en', '"SUCCEEDED_BY, of qm:Succession"@en , 7', "qm:edgeType has the skos:example 7, which is no text in zh or en"),
    "term without zh label": (QUALITY, '"关系类型"@zh , ', "", "qm:edgeType has no rdfs:label in zh"),
    "term without en definition": (QUALITY, '"The name of a relation class as a relationship type in the graph."@en', '"-"@zh', "qm:edgeType has no skos:definition in en"),
    "misspelt property": (AGENCIES, "\n    qm:shortName", "\n    qm:shortname", "agency:samr has qm:shortname"),
    "property of another class": (REGIONS, "qm:level", "qm:position 1 ; qm:level", "region:110000 has qm:position"),
    "trigger on a region": (REGIONS, "qm:level", 'qm:cue "京" ; qm:level', "region:110000 has qm:cue"),
    "misspelt class": (AGENCIES, "agency:samr a qm:Agency", "agency:samr a qm:Agnecy", "has the class qm:Agnecy, which"),
    "entry in the wrong namespace": (ASSOCIATIONS, "agency:caq a", "region:caq a", "region:caq has the class Agency but is not in"),
    "no Chinese name": (AGENCIES, '"海关总署"@zh', '"海关总署"@en', "agency:gacc has qm:shortName 海关总署 in language en"),
    "two English names": (ASSOCIATIONS, '"China Association for Quality"@en', '"CAQ"@en , "C"@en', "has 2 skos:prefLabel@en"),
    "no source": (AGENCIES, "\n    dcterms:source", "\n    skos:example", "agency:samr has no dcterms:source"),
    "no level": (AGENCIES, '\n    qm:level "national" ;', "\n   ", "agency:samr has no qm:level"),
    "unknown level": (AGENCIES, '\n    qm:level "national"', '\n    qm:level "imperial"', "imperial, which value:level"),
    "malformed date": (AGENCIES, 'qm:validFrom "2018-03"', 'qm:validFrom "2018-13"', "2018-13, which does not match the pattern"),
    "pinyin typed by hand": (AGENCIES, "\n    qm:level", '\n    qm:pinyin "x" ; qm:level', "has qm:pinyin, which is computed"),
    "blank around a name": (ASSOCIATIONS, '"中国质协"@zh', '" 中国质协"@zh', "' 中国质协', which is blank or begins"),
    "number that is text": (TYPES, "qm:position 1 ;", 'qm:position "1" ;', "position 1, which has not the datatype integer"),
    "unknown superior": (AGENCIES, "qm:subordinateTo agency:samr", "qm:subordinateTo agency:smar", "agency:smar, but the vocabulary has no such Agency"),
    "unknown result": (REFORMS, "qm:result agency:samr ;", "qm:result agency:smar ;", "qm:result agency:smar, but the vocabulary has no such Agency"),
    "reform without result": (REFORMS, "\n    qm:result agency:samr ;", "", "reform:samr-2018 has no qm:result"),
    "reform without original": (REFORMS, "\n    qm:partialOriginal agency:setc ;\n    qm:result agency:sasac", "\n    qm:result agency:sasac", "reform:sasac-2003 has no qm:original"),
    "reform without source": (REFORMS, " ;\n    qm:legalBasis policy:adjustment-notice-2001", "", "reform:aqsiq-2001 has neither qm:legalBasis nor dcterms:source"),
    "reform without date": (REFORMS, ' qm:changedOn "2001-04" ;', "", "reform:aqsiq-2001 has no qm:changedOn"),
    "unknown legal basis": (REFORMS, "qm:legalBasis policy:adjustment-notice-2001", "qm:legalBasis policy:adjustment", "policy:adjustment, but the vocabulary has no such Policy"),
    "succession written by hand": (REFORMS, "reform:aqsiq-2001 a qm:Reform ;", '[] a qm:Succession ; qm:changeKind "merge" .\n\nreform:aqsiq-2001 a qm:Reform ;', "has the class qm:Succession, which a vocabulary does not use"),
    "merge of one": (REFORMS, "qm:original agency:sbqts , agency:ciq ;", "qm:original agency:ciq ;", "reform:aqsiq-2001 is a merge of one agency"),
    "rename of two": (REFORMS, 'qm:changeKind "merge" ; qm:changedOn "2001-04"', 'qm:changeKind "rename" ; qm:changedOn "2001-04"', "reform:aqsiq-2001 is a rename of 2 agencies"),
    "merge into two": (REFORMS, "qm:result agency:aqsiq ;", "qm:result agency:aqsiq , agency:samr ;", "reform:aqsiq-2001 is a merge with several results"),
    "split into one": (REFORMS, "qm:result agency:cpc-publicity , agency:nrta", "qm:result agency:nrta", "reform:sapprft-2018 is a split of agency:sapprft into one agency"),
    "original that is the result": (REFORMS, "qm:contributor agency:ndrc , agency:mofcom", "qm:contributor agency:samr", "has agency:samr both as an original and as a result"),
    "agency with two parts in a reform": (REFORMS, "qm:contributor agency:ndrc", "qm:partialOriginal agency:ndrc ; qm:contributor agency:ndrc", "has agency:ndrc both as qm:partialOriginal"),
    "reform of an agency that goes on": (REFORMS, "qm:original agency:aqsiq ,", "qm:original agency:mof ,", "reform:samr-2018 is dated 2018-03, but agency:mof ends at no known time"),
    "unknown kind of reform": (REFORMS, 'qm:changeKind "merge" ; qm:changedOn "2001-04"', 'qm:changeKind "marry" ; qm:changedOn "2001-04"', "marry, which value:changeKind"),
    "result of another time": (REFORMS, 'qm:original agency:cbrc , agency:circ ;\n    qm:result agency:cbirc', 'qm:original agency:cbrc , agency:circ ;\n    qm:result agency:nfra', "reform:cbirc-2018 is dated 2018-03, but agency:nfra begins 2023-03"),
    "original of another time": (REFORMS, "qm:original agency:moc , agency:cnta", "qm:original agency:gapp , agency:cnta", "reform:mct-2018 is dated 2018-03, but agency:gapp ends 2013-03"),
    "two whole successors": (REFORMS, "qm:contributor agency:ndrc , agency:mofcom", "qm:original agency:moa", "gives moa a second full successor, samr after mara"),
    "ends before it begins": (AGENCIES, '"2001-04" ; qm:validTo "2018-03"', '"2001-04" ; qm:validTo "2000"', "ends 2000, before"),
    "subordinate in a circle": (AGENCIES, 'qm:level "national" ; qm:validFrom "2018-03" ;', 'qm:level "national" ; qm:validFrom "2018-03" ; qm:subordinateTo agency:nmpa ;', "is subordinate to itself"),
    "malformed former name": (AGENCIES, '"中国民用航空总局 /2008-03"', '"中国民用航空总局"', "中国民用航空总局, which does not match the pattern"),
    "former name after its agency": (HISTORY, '"人事部 1988-04/2008-03"', '"人事部 1988-04/2018-03"', "has 人事部 until 2018-03, outside of its own time"),
    "former name that is also a name": (HISTORY, '"国家测绘局 /2011-05"', '"国家测绘地理信息局 /2011-05"', "has 国家测绘地理信息局 both as qm:formerNames"),
    "former name of two agencies": (HISTORY, '"物资部 1988-04/1993-03"', '"能源部 1988-04/1993-03"', "has the name 能源部, which agency:energy-ministry has"),
    "superior before its time": (AGENCIES, 'agency:mot ; qm:validFrom "2008-03"', 'agency:mot ; qm:validFrom "2007-03"', "is under agency:mot from 2007-03, which begins 2008-03"),
    "superior after its time": (AGENCIES, 'qm:superior agency:aqsiq ; qm:validFrom "2001-10" ; qm:validTo "2018-03"', 'qm:superior agency:aqsiq ; qm:validFrom "2001-10" ; qm:validTo "2019-03"', "is under agency:aqsiq until 2019-03, which ends 2018-03"),
    "two superiors at one time": (AGENCIES, 'qm:superior agency:mii ; qm:validFrom "1998-03" ; qm:validTo "2008-03"', 'qm:superior agency:ndrc ; qm:validFrom "2003-03" ; qm:validTo "2010-03"', "has two superiors at the same time, agency:ndrc and agency:mot"),
    "subordination without superior": (AGENCIES, "qm:superior agency:mii ;", "", "needs one qm:superior"),
    "subordination without source": (AGENCIES, 'qm:validTo "2023-03" ;\n    dcterms:source', 'qm:validTo "2023-03" ;\n    skos:example', "has no dcterms:source"),
    "one name, two agencies": (AGENCIES, '"科技部"@zh', '"市场监管总局"@zh', "has the name 市场监管总局, which agency:samr has"),
    "one name, two regions": (REGIONS, '"广州"@zh', '"成都"@zh', "region:510100 has the name 成都, as region:440100"),
    "one remit, two agencies": (HISTORY, 'qm:remits "工商行政管理" , "消费者权益保护"', 'qm:remits "计量"', "has the remit 计量, which agency:"),
    "one campaign scope, two regions": (REGIONS, '"tianjin"', '"beijing"', "region:120000 has the campaign scope beijing, as region:110000"),
    "region within itself": (REGIONS, "qm:within region:320000", "qm:within region:320100", "region:320100 lies in itself"),
    "region in no province": (REGIONS, "; qm:within region:510000", "", "region:510100 lies in no provincial region"),
    "malformed code": (REGIONS, "region:350128 a", "region:pingtan a", "region:pingtan is not identified by a code"),
    "position taken twice": (TYPES, "qm:position 3", "qm:position 2", "type:contest_competition has the position 2: positions do not run from 1"),
    "word with quotation marks": (TYPES, '"大会" ,', '"“大会”" ,', "has the word '“大会”'"),
    "unless that excludes nothing": (TYPES, '"大会堂"', '"礼堂"', "has qm:unless 礼堂, which contains none"),
    "trigger that decides and supports": (TYPES, '"主论坛" ,', '"主论坛" , "论坛" ,', "has 论坛 both as qm:headCue and as qm:cue"),
    "word list without words": (CUES, "qm:word", "skos:definition", "cue:heading has no qm:word"),
    "entry written twice": (AGENCIES, "agency:samr a qm:Agency", "agency:beijing-amr a qm:Agency", "agency:beijing-amr is also defined in agencies-provincial.ttl"),
    "word list that no code reads": (CUES, "cue:heading a", 'cue:spare a skos:Concept ; skos:inScheme <https://w3id.org/quality-month/cue> ; qm:word "甲" .\ncue:heading a', "cue:spare is read by no code"),
    "no licence": (QUALITY, "dcterms:license <https://creativecommons.org/licenses/by/4.0/>", 'dcterms:license "CC BY"', "ontology has no dcterms:license that is an address"),
    "no title in English": (QUALITY, '"Quality Month Graph ontology"@en', '"-"@zh', "ontology has no dcterms:title in en"),
    "version and its address differ": (QUALITY, 'owl:versionInfo "0.3.0"', 'owl:versionInfo "0.4.0"', "has the version 0.4.0 but the owl:versionIRI"),
    "another namespace": (QUALITY, 'Uri "https://w3id.org/quality-month/ontology#"', 'Uri "https://w3id.org/quality-month/"', "has another vann:preferredNamespaceUri"),
    "modified before it was created": (QUALITY, 'modified "2026-11-29"', 'modified "2026-11-01"', "was modified 2026-11-01, before it was created 2026-11-21"),
    "no date of change": (QUALITY, 'modified "2026-11-29"', 'modified "in November"', "has no dcterms:modified that is a day"),
    "its own prior version": (QUALITY, "priorVersion <https://w3id.org/quality-month/ontology/0.2.0>", "priorVersion <https://w3id.org/quality-month/ontology/0.3.0>", "is its own owl:priorVersion"),
    "citation of another version": (QUALITY, "version 0.3.0, 2026, https://w3id.org/quality-month/ontology/0.3.0", "2026", "has a citation without https://w3id.org/quality-month/ontology/0.3.0"),
    "invalid Turtle": (REGIONS, "region:110000 a qm:Region ;", "region:110000 a qm:Region", "not Turtle"),
}  # fmt: skip


def test_the_shipped_files_have_no_defect() -> None:
    assert ontology_defects() == []


@pytest.mark.slow
@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_reported_with_file_and_term(broken: Callable[..., Path], mistake: str) -> None:
    file, old, new, message = MISTAKES[mistake]
    folder: Path = broken(file, old, new)
    found = [str(defect) for defect in ontology_defects(folder / "quality.ttl", folder / "vocabulary")]
    assert any(message in line and line.startswith(Path(file).name) for line in found), found


def test_a_list_that_the_program_needs_must_exist(broken: Callable[..., Path]) -> None:
    folder: Path = broken(CUES, "cue:light-verb a", "cue:heavy-verb a")
    found = [str(d) for d in ontology_defects(folder / "quality.ttl", folder / "vocabulary")]
    unused, missing = found
    assert unused.startswith("cues.ttl: cue:heavy-verb is read by no code")
    assert re.match(r"loaders/extract/\w+\.py, line \d+: cue:light-verb is read here, but", missing)


def test_only_the_last_type_may_have_no_trigger(broken: Callable[..., Path]) -> None:
    rest = "type:other a qm:ActivityType ; qm:position 20 ;"
    bare = """type:bare a qm:ActivityType ; qm:position 20 ; skos:prefLabel "空"@zh , "Bare"@en ;
        skos:notation "F98" ; qm:facet "form" ; skos:scopeNote "空"@zh , "Bare"@en ;
        skos:definition "空。"@zh , "Bare."@en ; skos:example "空"@zh , "bare"@en .\n"""
    folder: Path = broken(TYPES, rest, bare + rest.replace("20", "21"))
    found = [str(d) for d in ontology_defects(folder / "quality.ttl", folder / "vocabulary")]
    assert found == ["activity-types.ttl: type:bare has no trigger: add qm:headCue or qm:cue"]


def test_the_command_prints_counts() -> None:
    result = CliRunner().invoke(app, ["check"])
    assert result.exit_code == 0
    assert result.output.startswith("ok: 16 classes, 32 relationships")


def test_the_command_fails_and_prints_each_defect(broken: Callable[..., Path]) -> None:
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
    assert isinstance(refused.exception, OntologyError)
    assert "nowhere.ttl: cannot be read" in str(refused.exception)
