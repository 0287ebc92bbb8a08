"""An office of its own: its ledger, measure and rule are written, tried, filled in and counted, and no source of ours is touched."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]
MEALS = "编号*,项目*,完成日期*,数量\nA-1,1,2025-03-01,20\nA-2,1,2025-09-01,4\nA-3,1,2024-12-31,100\n"
RULE = """/*---
name = "local.few"
severity = "note"
since = "0.1"
subject = "record"
basis = [{ practice = "本单位惯例" }]
title = { zh = "一次太少", en = "Too few at once" }
message = { zh = "{day} 只有 {quantity} 份。", en = "Only {quantity} on {day}." }
fix = { zh = "核对。", en = "Check." }
why = { zh = "一次少于十份多半是漏记。", en = "Less than ten is mostly an omission." }
---*/
SELECT m.id AS subject, m.quantity >= 10 AS ok, m.at AS path, m.done_on AS day, m.quantity FROM ledger_meals AS m
"""


@pytest.fixture
def office(run: Run, tmp_path: Path) -> Path:
    """Return an office's folder with a ledger, a measure and a rule of its own."""
    folder = tmp_path / "食堂"
    assert run("ledger", "new", "meals", "--to", folder)[0] == 0
    assert run("measure", "new", "meals_served", "--to", folder)[0] == 0
    (folder / "XPT01_few_meals.sql").write_text(RULE, "utf-8")
    return folder


@pytest.fixture
def ledgers(tmp_path: Path) -> Path:
    """Return a folder with the office's ledger filled in, and the bindings beside it."""
    folder = tmp_path / "台账"
    folder.mkdir()
    (folder / "budgets.csv").write_text("项目编号,项目名称,年初预算数\n1,读书会,48000.00\n", "utf-8")
    (folder / "meals.csv").write_text(MEALS, "utf-8")
    (tmp_path / "bindings.toml").write_text('[[binding]]\nindicator = "/projects/0/indicators/0"\nmeasure = "meals_served"\n', "utf-8")
    return folder


def first(out: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(out)["projects"][0]["indicators"][0]
    return found


def test_its_measure_counts_its_records(run: Run, form: Path, office: Path, ledgers: Path) -> None:
    code, out, err = run("evaluate", form, "--ledgers", ledgers, "--office", office, "--format", "json")
    assert (code, err) == (0, "")
    assert (first(out)["evidence"], str(first(out)["actual"])[:2], first(out)["rows"]) == ("measured", "24", 2)


def test_the_settings_of_the_working_folder_name_it(
    run: Run, form: Path, office: Path, ledgers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = tmp_path / "办公"
    desk.mkdir()
    (desk / "jixiao.toml").write_text(f'office = ["../{office.name}"]\n', "utf-8")
    monkeypatch.chdir(desk)
    assert first(run("evaluate", form, "--ledgers", ledgers, "--format", "json")[1])["evidence"] == "measured"
    assert run("ledger", "check", ledgers)[0] == 0
    assert run("measure", "test", "meals_served")[0] == 0
    assert "meals_served" in [measure["name"] for measure in json.loads(run("measure", "list", "--format", "json")[1]) if measure["own"]]


def test_settings_that_came_with_an_input_name_no_office(
    run: Run, form: Path, office: Path, ledgers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (form.parent / "jixiao.toml").write_text(f'office = ["{office.name}"]\n', "utf-8")
    monkeypatch.chdir(form.parent)
    code, _, err = run("evaluate", form, "--ledgers", ledgers)
    assert (code, "meals" in err) == (2, True)


def test_without_the_office_nobody_knows_them(run: Run, form: Path, office: Path, ledgers: Path) -> None:
    assert office.is_dir()
    code, _, err = run("evaluate", form, "--ledgers", ledgers)
    assert (code, "meals" in err) == (2, True)


def test_its_rule_judges_its_records(run: Run, form: Path, office: Path, ledgers: Path) -> None:
    code, out, _ = run("audit", form, "--ledgers", ledgers, "--office", office, "--select", "XPT", "--format", "json")
    (finding,) = json.loads(out)["documents"][0]["findings"]
    assert (code, finding["code"], finding["path"], finding["message"]) == (0, "XPT01", "ledger:meals#A-2", "2025-09-01 只有 4 份。")


def test_its_rule_is_in_force_without_records_too(run: Run, form: Path, office: Path) -> None:
    assert run("rule", "new", "XPT02", "--to", office)[0] == 0
    rule = office / "XPT02_my_rule.sql"
    rule.write_text(rule.read_text("utf-8").replace("<= 1000000 AS ok", "<= 10 AS ok"), "utf-8")
    out = run("audit", form, "--office", office, "--select", "XPT", "--format", "json")[1]
    assert [f["code"] for f in json.loads(out)["documents"][0]["findings"]] == ["XPT02"]


def test_what_is_wrong_with_a_file_costs_that_file(run: Run, form: Path, office: Path, ledgers: Path) -> None:
    (office / "broken.sql").write_text("SELECT 1", "utf-8")
    (office / "halls.toml").write_text("title = 3", "utf-8")
    code, out, err = run("evaluate", form, "--ledgers", ledgers, "--office", office, "--format", "json")
    assert (code, first(out)["evidence"]) == (0, "measured")
    assert [line.partition(" 有误")[0] for line in err.splitlines()] == ["台账文件 halls.toml", "度量文件 broken.sql"]
    assert run("measure", "test", office)[0] == 1


def test_its_measures_are_tried_by_folder_file_and_name(run: Run, office: Path) -> None:
    for which in ((office,), (office / "meals_served.sql",), ("meals_served", "--office", office)):
        assert run("measure", "test", *which)[:2] == (0, "度量 meals_served：1 个例子，5 处改动，例子全对，每处改动都有例子发现。\n")


def test_a_wrong_example_is_told(run: Run, office: Path) -> None:
    file = office / "meals_served.sql"
    file.write_text(file.read_text("utf-8").replace("expect.value = 200", "expect.value = 201"), "utf-8")
    code, out, _ = run("measure", "test", office)
    assert (code, out.splitlines()) == (
        1,
        [
            "例子“期内的；没有填的不计入；以前、以后和别的项目的不看”：value 应为201，算出200。",
            "度量 meals_served：1 个例子，5 处改动；1 处不对。",
        ],
    )


def test_a_shipped_measure_is_tried_by_name_and_shown(run: Run) -> None:
    assert run("measure", "test", "trips_made")[0] == 0
    assert run("measure", "show", "trips_made")[1].startswith("# trips_made\n\n**外出调研次数**（次）")
    assert json.loads(run("measure", "show", "trips_made", "--format", "json")[1])["unit"] == "次"


@pytest.mark.parametrize(
    "words", [("measure", "new", "Meals!"), ("measure", "new", "trips_made"), ("ledger", "new", "x1"), ("ledger", "new", "payments")]
)
def test_a_name_that_is_none_or_taken_is_refused(run: Run, tmp_path: Path, words: tuple[str, ...]) -> None:
    code, _, err = run(*words, "--to", tmp_path)
    assert (code, words[2] in err, list(tmp_path.iterdir())) == (2, True, [])


@pytest.mark.parametrize("words", [("measure", "new", "meals_served"), ("ledger", "new", "meals")])
def test_a_file_that_is_there_is_left_alone(run: Run, office: Path, words: tuple[str, ...]) -> None:
    before = {file: file.read_bytes() for file in office.iterdir()}
    assert run(*words, "--to", office)[0] == 2
    assert {file: file.read_bytes() for file in office.iterdir()} == before


@pytest.mark.parametrize("words", [("show",), ("new",), ("test",), ("test", "nothing"), ("test", "nothing.sql"), ("show", "nothing")])
def test_what_is_missing_is_told(run: Run, words: tuple[str, ...]) -> None:
    assert run("measure", *words)[0] == 2


def test_a_folder_without_measures_says_how_to_begin(run: Run, tmp_path: Path) -> None:
    code, _, err = run("measure", "test", tmp_path)
    assert (code, "jixiao measure new" in err) == (2, True)


@pytest.mark.parametrize("words", [("audit",), ("evaluate", "--ledgers", "x"), ("bind", "--ledgers", "x")])
def test_a_folder_that_is_not_there_is_told(run: Run, form: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    code, _, err = run(words[0], form, *words[1:], "--office", tmp_path / "无")
    assert (code, "不存在" in err) == (2, True)


def test_a_folder_of_too_much_is_refused(run: Run, tmp_path: Path) -> None:
    for number in range(501):
        (tmp_path / f"a{number}.toml").touch()
    code, _, err = run("measure", "test", tmp_path)
    assert (code, "最多 500 个" in err) == (2, True)
