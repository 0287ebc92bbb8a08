"""Indicators by likeness: the most like first, nothing that is there already, the level with them, no figure taken over."""

from pathlib import Path

import pytest

from jixiao.actions.indicators import Known, alike, known_of, likeness_of, missing, provable, shipped, with_indicator
from jixiao.errors import UsageWrong
from jixiao.ledger.measurefile import measures
from jixiao.ledger.schema import ledgers
from jixiao.model.document import Document, Indicator
from jixiao.read.document import read_file


@pytest.fixture(scope="module")
def document(example: Path) -> Document:
    return read_file(example)


@pytest.mark.parametrize(
    ("wanted", "near", "far"),
    [
        ("满意", "家长满意度", "培训期数"),
        ("培训人数", "参加培训人数", "培训班次"),
        ("及时率", "维修及时率", "完成及时性"),
        ("系统故障响应", "系统故障响应及时性", "系统重要存储丢失率"),
        ("费", "讲课费", "人数"),
    ],
)
def test_what_is_more_like_is_ahead(wanted: str, near: str, far: str) -> None:
    assert likeness_of(wanted, near) > likeness_of(wanted, far)
    assert likeness_of(near, near) >= 100
    assert likeness_of("", near) == likeness_of(wanted, "") == 0


@pytest.mark.parametrize("words", ["满意", "培训", "及时", "成本", ""])
def test_what_the_form_has_is_not_offered_and_the_order_is_that_of_likeness(document: Document, words: str) -> None:
    pool = (*shipped(), *provable(), *known_of(document, "自己"))
    for position, project in enumerate(document.projects, 1):
        found = alike(document, position, words, pool)
        assert not {one.name for one in found} & {one.name for one in project.indicators}
        assert [one.likeness for one in found] == sorted((one.likeness for one in found), reverse=True)
        assert len({one.name for one in found}) == len(found) <= 12
        assert all(one.level2 for one in found)


def test_the_order_of_the_pool_changes_nothing(document: Document) -> None:
    pool = (*shipped(), *provable())
    names = [one.name for one in alike(document, 4, "培训", pool)]
    assert names == [one.name for one in alike(document, 4, "培训", tuple(reversed(pool)))]
    assert len(names) > 5


def test_a_level_is_held_to_and_the_missing_ones_are_told(document: Document) -> None:
    found = alike(document, 4, "", (*shipped(), *provable()), "时效指标")
    assert {one.level2 for one in found} == {"时效指标"}
    for project in document.projects:
        assert not {one.level2_standard for one in project.indicators} & set(missing(project))


def test_what_proves_it_is_a_measure_that_there_is(document: Document) -> None:
    titles, sources = {one.head.title.zh for one in measures().values()}, {one.title.zh for one in ledgers().values()}
    found = alike(document, 4, "培训", (*shipped(), *provable()))
    proved = [one for one in found if one.measure]
    assert len(proved) > 5
    for one in proved:
        assert one.measure in titles
        assert one.ledgers
        assert set(one.ledgers) <= sources


def test_a_level_that_follows_from_the_name_alone_is_told_as_a_guess(document: Document) -> None:
    pool = [
        Known(Indicator(name="参训学员满意度"), "", "别处"),
        Known(Indicator(name="参训学员满意率", level2="服务对象满意度指标"), "", "别处"),
    ]
    found = {one.name: (one.level2, one.is_guessed) for one in alike(document, 4, "学员满意", pool)}
    assert found == {"参训学员满意度": ("服务对象满意度指标", True), "参训学员满意率": ("服务对象满意度指标", False)}


@pytest.mark.parametrize("level2", ["数量指标", "质量指标", "时效指标", "社会效益指标", "服务对象满意度指标", "生态效益指标"])
def test_it_is_put_behind_its_like_without_a_figure(document: Document, level2: str) -> None:
    for position, project in enumerate(document.projects, 1):
        made, path = with_indicator(document, position, "从来没有的指标", level2)
        rows, at = made.projects[position - 1].indicators, int(path.rpartition("/")[2])
        new = rows[at]
        assert (new.name, new.level2_standard, new.target, new.points) == ("从来没有的指标", level2, None, None)
        assert (*rows[:at], *rows[at + 1 :]) == project.indicators
        assert at == 0 or level2 not in {one.level2_standard for one in rows[at + 1 :]}


@pytest.mark.parametrize(
    ("name", "level2", "sentence"),
    [
        ("培训人数", "数量指标", "已经有"),
        ("培训人数（人）", "数量指标", "已经有"),
        (" ", "数量指标", "要有名称"),
        ("新的", "没有指标", "没有“没有指标”"),
    ],
)
def test_what_can_not_be_added_is_said(document: Document, name: str, level2: str, sentence: str) -> None:
    with pytest.raises(UsageWrong, match=sentence):
        with_indicator(document, 4, name, level2)
