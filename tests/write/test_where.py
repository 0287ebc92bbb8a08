import pytest

from jixiao.model.fields import FIELDS, field_words, project_position
from jixiao.values.place import Place
from jixiao.write.page import Lang, Page
from jixiao.write.where import doubt, file_name, place_words


@pytest.mark.parametrize(
    ("pointer", "zh", "en"),
    [
        ("", "全文", "the document"),
        ("/stated_total", "封面的预算资金", "money on the cover"),
        ("/projects/3", "整个项目", "the project"),
        ("/projects/3/funding/annual", "年度资金申请总额", "funds asked for the year"),
        ("/projects/3/indicators/1/target", "第 2 个指标的指标值", "target of indicator 2"),
        ("/projects/3/indicators/1/target/value", "第 2 个指标的指标值", "target of indicator 2"),
        ("/projects/3/cost_items/0", "预算明细第 1 项", "cost item 1"),
        ("/projects/3/narrative/basis", "立项依据", "basis"),
        ("/projects/3/unheard/of", "unheard/of", "unheard/of"),
    ],
)
def test_a_pointer_has_words(pointer: str, zh: str, en: str) -> None:
    assert (field_words(pointer), field_words(pointer, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("place", "lang", "words"),
    [
        (Place(line=217, column=3), "zh", "第 217 行"),
        (Place(table=4, row=4, column=3), "zh", "表 4 第 4 行 第 3 列"),
        (Place(page=12), "zh", "第 12 页"),
        (Place(sheet="项目一", row=2, column=5), "zh", "工作表“项目一” 第 2 行 第 5 列"),
        (Place(table=4, row=4, column=3), "en", "table 4, row 4, column 3"),
        (Place(), "zh", ""),
    ],
)
def test_a_place_has_words(place: Place, lang: Lang, words: str) -> None:
    assert place_words(place, Page(lang)) == words


def test_an_unsure_reading_is_told() -> None:
    assert (doubt(Place(confidence=0.4), Page()), doubt(Place(), Page())) == ("（识别把握 40%，请核对原文）", "")


def test_positions_count_from_one() -> None:
    assert (project_position("/projects/3/name"), project_position("/title")) == (4, None)


def test_every_field_has_words_in_both_languages() -> None:
    assert [key for key, (zh, en) in FIELDS.items() if not zh or not en.isascii()] == []


@pytest.mark.parametrize(
    ("path", "shown"),
    [("/a/报送.zip!一/甲.docx", "报送.zip!一/甲.docx"), ("报送.ZIP!甲.txt", "报送.ZIP!甲.txt"), ("a/甲!乙.txt", "甲!乙.txt"), ("-", "-")],
)
def test_a_file_in_an_archive_is_named_with_it(path: str, shown: str) -> None:
    assert file_name(path) == shown
