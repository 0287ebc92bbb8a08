"""Schemes are data: they load, name their ground, extend one another, and take their figures from one source."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from shutil import copy

import pytest

from jixiao.errors import ParameterInvalid, UsageWrong
from jixiao.params.load import parameters
from jixiao.scoring.scales import grade_scales
from jixiao.scoring.scheme import DEFAULT, FOLDER, Basis, Scheme, scheme_named, scheme_on, schemes

SCHEMES = tuple(schemes().values())
PARTS = ("execution", "weights", "more", "less", "cost", "satisfaction", "over", "qualitative", "deadline", "grades")


@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda scheme: scheme.name)
@pytest.mark.parametrize("part", PARTS)
def test_nothing_claims_to_be_checked_that_is_not(scheme: Scheme, part: str) -> None:
    assert getattr(scheme, part).verified is False


@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda scheme: scheme.name)
def test_a_scheme_names_its_ground(scheme: Scheme) -> None:
    assert all((basis.text is None) != (basis.practice is None) for basis in scheme.basis)
    assert scheme.basis


@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda scheme: scheme.name)
def test_grades_go_down_to_nothing(scheme: Scheme) -> None:
    assert {scheme.grades.cuts[-1].floor, scheme.qualitative.degrees[-1].floor} == {Decimal(0)}


@pytest.mark.parametrize(
    ("name", "degree", "parameter", "day"),
    [
        (DEFAULT, 0, "reached_grade_floor", None),
        (DEFAULT, 1, "partly_grade_floor", None),
        ("ministry-2017", 0, "reached_grade_floor", date(2019, 1, 1)),
        ("ministry-2017", 1, "partly_grade_floor", date(2019, 1, 1)),
    ],
)
def test_degrees_have_one_source(name: str, degree: int, parameter: str, day: date | None) -> None:
    dated = parameters()[parameter].on(day)
    assert dated is not None
    assert scheme_named(name).qualitative.degrees[degree].floor == dated.value


def test_the_law_of_2017_has_its_own_floor() -> None:
    assert [degree.floor for degree in scheme_named("ministry-2017").qualitative.degrees] == [80, 50, 0]


@pytest.mark.parametrize(
    ("day", "region", "name"),
    [
        (None, None, "ministry-2020"),
        (date(2024, 1, 1), None, "ministry-2020"),
        (date(2020, 2, 25), None, "ministry-2020"),
        (date(2020, 2, 24), None, "ministry-2017"),
        (date(2024, 1, 1), "上海市松江区", "shanghai"),
        (date(2019, 1, 1), "上海市松江区", "ministry-2017"),
        (date(2024, 1, 1), "四川省眉山市青神县", "qingshen-2023"),
        (date(2022, 1, 1), "四川省眉山市青神县", "ministry-2020"),
        (date(2024, 1, 1), "湖北省黄冈市", "huanggang-2020"),
        (date(2018, 1, 1), "江西省", "jiangxi-2017"),
        (date(2024, 1, 1), "江西省", "ministry-2020"),
        (date(2024, 1, 1), "江苏省", "ministry-2020"),
    ],
)
def test_day_and_region_choose_a_scheme(day: date | None, region: str | None, name: str) -> None:
    assert scheme_on(day, region).name == name


def test_an_unknown_scheme_is_told_with_near_names() -> None:
    with pytest.raises(UsageWrong, match="相近的有 ministry-2020"):
        scheme_named("ministry-202")


def test_an_unknown_scheme_is_told_with_all_names() -> None:
    with pytest.raises(UsageWrong, match="可用的有：all-or-nothing、guangxi"):
        scheme_named("北京")


def test_a_basis_says_whether_it_was_checked() -> None:
    assert Basis(text="《办法》", since=date(2020, 2, 25)).sentence() == "《办法》（2020-02-25 起）［未与官方文本核对］"


def test_a_practice_is_said_to_be_one() -> None:
    assert Basis(practice="常例", verified=True).sentence() == "实务：常例"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("title = 1", "title"),
        ("[more", "wrong.toml"),
        ('extends = "none"', "none"),
        ('extends = "wrong"', "绕成了圈"),
        ('extends = "ministry-2020"\nunknown = 1', "unknown"),
        ('extends = "ministry-2020"\n[grades]\nsource = "x"\ncuts = [{ floor = 60, label = "中" }, { floor = 80, label = "良" }]', "order"),
        ('extends = "ministry-2020"\n[weights]\nsource = "x"\ncases = []', "four cases"),
        (
            'extends = "ministry-2020"\n[execution]\nsource = "x"\npoints = 10\nexplain_below = { param = "nothing" }',
            "no parameter nothing",
        ),
    ],
)
def test_a_wrong_file_is_told(tmp_path: Path, text: str, told: str) -> None:
    copy(FOLDER / "ministry-2020.toml", tmp_path)
    (tmp_path / "wrong.toml").write_text(text, "utf-8")
    with pytest.raises(ParameterInvalid, match=told):
        schemes(tmp_path)


RECIPE = (Path(__file__).parents[2] / "docs/recipes/add-a-scheme.md").read_text("utf-8")


def test_the_scheme_of_the_recipe_is_one(tmp_path: Path) -> None:
    copy(FOLDER / "ministry-2020.toml", tmp_path)
    (tmp_path / "city.toml").write_text(RECIPE.split("```toml\n")[1].split("```")[0], "utf-8")
    assert schemes(tmp_path)["city"].execution.points == 15


def test_the_scale_of_the_recipe_is_one(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(RECIPE.split("```toml\n")[2].split("```")[0], "utf-8")
    assert grade_scales(tmp_path)["own"].step_of(Fraction(90)).word == "及时"


def test_a_scheme_of_an_office_needs_only_what_differs(tmp_path: Path) -> None:
    copy(FOLDER / "ministry-2020.toml", tmp_path)
    own = 'extends = "ministry-2020"\n[execution]\npoints = 15\nexplain_below = 85\nsource = "本地办法"\n'
    (tmp_path / "own.toml").write_text(own, "utf-8")
    made = schemes(tmp_path)["own"]
    assert (made.execution.points, made.more, made.since) == (Decimal(15), scheme_named(DEFAULT).more, None)
