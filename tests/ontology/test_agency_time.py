"""Names and superiors of agencies, each with its time."""

import pytest

from ontology.entries import Subordination, Validity
from ontology.vocabulary import Vocabulary


@pytest.mark.parametrize(
    ("agency", "date", "superior"),
    [
        ("spb", "2000-05", "mii"), ("spb", "2008-02", "mii"), ("spb", "2010", "mot"),
        ("cnca", "2001-09", "aqsiq"), ("cnca", "2019", "samr"), ("sac", "2015-09", "aqsiq"),
        ("cnipa", "2015", None), ("cnipa", "2020", "samr"), ("cnipa", "2024", None),
        ("caac", "2005", None), ("caac", "2015", "mot"), ("saws-2001", "2002", "setc"), ("saws-2001", "2004", None),
        ("satcm", "2005", "moh"), ("satcm", "2015", "nhfpc"), ("satcm", "2024", "nhc"),
        ("stma", "1996", None), ("stma", "2000", "setc"), ("stma", "2005", "ndrc"), ("stma", "2024", "miit"),
        ("soa", "1990", None), ("soa", "2005", "mlr"), ("nra", "2015", "mot"), ("samr", "2024", None),
        ("spb", None, "mot"), ("cnipa", None, "samr"), ("mof", None, None),
    ],
)  # fmt: skip
def test_the_superior_depends_on_the_date(
    vocabulary: Vocabulary, agency: str, date: str | None, superior: str | None
) -> None:
    assert vocabulary.agencies[agency].superior_at(date) == superior


def test_in_the_month_of_a_change_the_superior_is_the_new_one(vocabulary: Vocabulary) -> None:
    assert vocabulary.agencies["spb"].superior_at("2008-03") == "mot"


def test_a_plain_superior_holds_for_the_life_of_the_agency(vocabulary: Vocabulary) -> None:
    entry = vocabulary.agencies["nmpa"]
    assert entry.superiors == (Subordination("samr", Validity("2018-03", None)),)
    assert entry.superior_at("2017") is None


@pytest.mark.parametrize(
    ("name", "date", "agency"),
    [
        ("国家测绘局", "2010-09", "nasg"), ("国家测绘局", "2015-09", "nasg"), ("国家测绘局", "2020", None),
        ("人事部", "2000", "personnel-ministry"), ("人事部", "2015", None), ("人事部", "1980", None),
        ("能源部", "1990", "energy-ministry"), ("能源部", "2024", None), ("物资部", "1990", "materials-ministry"),
        ("中国纺织工业协会", "2005", "cntac"), ("中国质量管理协会", "1985", "caq"),
        ("水利部", None, "mwr"), ("国家药监局", None, "nmpa"), ("机械工业部", None, None), ("质检总局", None, "aqsiq"),
    ],
)  # fmt: skip
def test_a_dated_name_is_that_of_its_agency_while_the_agency_exists(
    vocabulary: Vocabulary, name: str, date: str | None, agency: str | None
) -> None:
    """Also after the time of the name, for names outlive it in print; without a date the agency of today is meant."""
    entry = vocabulary.agency(name, date)
    assert (entry.id if entry else None) == agency


def test_a_dated_name_is_no_name_of_the_whole_life(vocabulary: Vocabulary) -> None:
    entry = vocabulary.agencies["nasg"]
    assert "国家测绘局" not in entry.names
    assert entry.validities_of("国家测绘局") == (Validity(None, "2011-05"),)
    assert entry.had_name("国家测绘局", "2010")
    assert not entry.had_name("国家测绘局", "2012")
