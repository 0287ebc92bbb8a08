"""Laws and document numbers found in running text."""

import pytest

from jixiao.facts.citations import citations

NUMBERS = [
    ("（甲科委〔2021〕20 号）", "甲科委〔2021〕20号", 2021, True),
    ("（甲会办发【2020】38号）", "甲会办发【2020】38号", 2020, False),
    ("甲财发[2019]7号", "甲财发[2019]7号", 2019, False),
    ("甲府〔2013〕第140号", "甲府〔2013〕第140号", 2013, False),
    ("甲府〔2013〕014号", "甲府〔2013〕014号", 2013, False),
]


@pytest.mark.parametrize(("text", "number", "year", "fine"), NUMBERS)
def test_a_document_number_keeps_its_form_and_is_judged_by_it(text: str, number: str, year: int, fine: bool) -> None:
    (found,) = citations(text)
    assert (found.number, found.number_year, found.is_well_formed) == (number, year, fine)


def test_a_law_with_its_article() -> None:
    (found,) = citations("根据《中华人民共和国某某法》第四章第三十五条规定，")
    assert (found.title, found.article, found.is_law) == ("中华人民共和国某某法", "第四章第三十五条", True)


def test_a_notice_is_no_law() -> None:
    (found,) = citations("《关于同意某项目立项的通知》")
    assert (found.article, found.is_law) == (None, False)


@pytest.mark.parametrize("text", ["", "根据工作需要。", "2021年20号楼", "第十六条"])
def test_nothing_is_cited(text: str) -> None:
    assert list(citations(text)) == []
