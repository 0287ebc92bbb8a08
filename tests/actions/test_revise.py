from pathlib import Path

import pytest
from msgspec.structs import replace

from jixiao.actions.correct import differences, text_at
from jixiao.actions.revise import Edit, companions, revised, with_row, without_row
from jixiao.errors import UsageWrong
from jixiao.model.document import Document, Narrative
from jixiao.read.document import read_file

FORM_4 = "/projects/3"


@pytest.fixture(scope="module")
def document(example: Path) -> Document:
    return read_file(example)


def change(document: Document, path: str, text: str) -> Document:
    return revised(document, [Edit(path=path, text=text)])


@pytest.mark.parametrize(
    ("path", "text", "printed"),
    [
        ("funding/annual", "96.32万元", "963,200.00"),
        ("funding/annual", "963200", "963,200.00"),
        ("funding/carried_over", "", ""),
        ("funding/carried_over", "0", "0.00"),
        ("start", "2024年3月1日", "2024-03-01"),
        ("name", " 人大 履职培训 ", "人大履职培训"),
        ("goals/annual", "培训 4 期\n285 人", "培训 4 期\n285 人"),
        ("indicators/0/target", "≤2600.00(元/人)", "≤2600.00(元/人)"),
        ("indicators/5/level2", "质量指标", "质量指标"),
    ],
)
def test_a_field_says_what_was_typed(document: Document, path: str, text: str, printed: str) -> None:
    assert text_at(change(document, f"{FORM_4}/{path}", text), f"{FORM_4}/{path}") == printed


def test_a_blank_is_not_zero(document: Document) -> None:
    assert change(document, f"{FORM_4}/funding/annual", "").projects[3].funding.annual is None
    assert change(document, f"{FORM_4}/funding/annual", "0").projects[3].funding.annual == 0


@pytest.mark.parametrize(
    ("path", "text", "told"),
    [
        (f"{FORM_4}/funding/annual", "九十万左右", "要写一个金额"),
        (f"{FORM_4}/start", "某天", "要写一个日期"),
        (f"{FORM_4}/indicators/0/points", "十来分", "要写一个数"),
        ("/stated_count", "1.5", "要写一个整数"),
        (f"{FORM_4}/goals/annual", "长" * 20_001, "最多 20,000 字"),
        ("/projects/99/name", "甲", "没有“/projects/99/name”这一格"),
        (f"{FORM_4}/indicators/99/name", "甲", "没有"),
        (f"{FORM_4}/indicators/0/level1_standard", "甲", "没有"),
        (f"{FORM_4}/__class__", "甲", "没有"),
        ("/source", "甲", "没有"),
    ],
)
def test_what_can_not_stand_there_is_refused_with_the_way_out(document: Document, path: str, text: str, told: str) -> None:
    with pytest.raises(UsageWrong, match=told):
        change(document, path, text)


def test_what_is_typed_as_it_stands_changes_nothing(document: Document) -> None:
    edits = [
        Edit(path=path, text=text_at(document, path))
        for at, project in enumerate(document.projects)
        for path in (
            *(f"/projects/{at}/{field}" for field in ("name", "start", "funding/annual", "goals/annual", "narrative/budget")),
            *(f"/projects/{at}/indicators/{n}/target" for n in range(len(project.indicators))),
        )
    ]
    assert revised(document, edits).projects == document.projects


def test_a_text_of_the_budget_is_calculated_anew(document: Document) -> None:
    made = change(document, f"{FORM_4}/narrative/budget", "季度学堂：285人*2天*210元=11.97万元")
    [item] = made.projects[3].cost_items
    assert item.computed == 119_700
    assert item.holds is True
    assert made.places[f"{FORM_4}/cost_items/0"].text == "季度学堂：285人*2天*210元=11.97万元"
    assert f"{FORM_4}/cost_items/1" not in made.places


def test_a_level_is_put_into_the_taxonomy(document: Document) -> None:
    made = change(document, f"{FORM_4}/indicators/1/level2", "时效指标")
    assert (made.projects[3].indicators[1].level1_standard, made.projects[3].indicators[1].level2_standard) == ("产出指标", "时效指标")


def test_a_person_is_surer_than_the_reader(document: Document) -> None:
    path = "/projects/0/indicators/6/name"
    assert document.places[path].confidence < 0.95
    assert change(document, path, "代表使用感知率").places[path].confidence == 1


def test_one_money_stands_in_several_cells(document: Document) -> None:
    own = companions(document.projects[3], "funding/annual")
    assert own == ("funding/total", "funding/total_fiscal", "funding/annual", "funding/annual_fiscal")
    assert companions(document.projects[3], "funding/carried_over") == ("funding/carried_over",)


@pytest.mark.parametrize("position", [0, 2, 5])
def test_a_row_comes_and_goes_and_all_others_stay(document: Document, position: int) -> None:
    rows = f"{FORM_4}/indicators"
    more = with_row(document, f"{rows}/{position}")
    assert len(more.projects[3].indicators) == 7
    assert more.projects[3].indicators[position + 1].name is None
    assert more.projects[3].indicators[position + 1].level1 == document.projects[3].indicators[position].level1
    last = more.places[f"{rows}/6/target"] if position < 5 else None
    assert last is None or last == document.places[f"{rows}/5/target"]
    back = without_row(more, f"{rows}/{position + 1}")
    assert (back.projects, back.places, set(back.blanks)) == (document.projects, document.places, set(document.blanks))


def test_a_list_without_rows_gets_its_first(document: Document) -> None:
    rows = f"{FORM_4}/indicators"
    empty = document
    for _ in document.projects[3].indicators:
        empty = without_row(empty, f"{rows}/0")
    made = change(with_row(empty, rows), f"{rows}/0/target", "≥4(期)")
    [only] = made.projects[3].indicators
    assert (only.level1, only.target is not None and only.target.raw) == (None, "≥4(期)")
    with pytest.raises(UsageWrong, match="没有"):
        with_row(document, "/projects/8/indicators")


def test_a_row_that_is_not_there_can_not_go(document: Document) -> None:
    for path in (f"{FORM_4}/indicators/6", f"{FORM_4}/indicators", "/projects/8/indicators/0", f"{FORM_4}/cost_items/0"):
        with pytest.raises(UsageWrong, match="没有"):
            without_row(document, path)


def test_differences_name_each_field_once(document: Document) -> None:
    edits = [Edit(path="/stated_total", text="460.08万元"), Edit(path=f"{FORM_4}/funding/annual", text="963,200.00")]
    made = revised(document, [*edits, Edit(path="/projects/0/indicators/0/target", text="<10400.00(元)")])
    assert list(differences(document, made)) == ["/stated_total", "/projects/0/indicators/0/target", f"{FORM_4}/funding/annual"]
    assert list(differences(document, with_row(document, f"{FORM_4}/indicators/0"))) == [f"{FORM_4}/indicators"]


def test_a_text_that_is_typed_is_a_narrative(document: Document) -> None:
    bare = document.projects[3]
    without = replace(document, projects=(replace(bare, has_narrative=False, narrative=Narrative()),))
    assert change(without, "/projects/0/narrative/overview", "办季度学堂。").projects[0].has_narrative
    assert not change(without, "/projects/0/narrative/overview", "").projects[0].has_narrative
