"""``bind``, ``evaluate``, ``year`` and ``audit --bindings`` as a user runs them."""

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

Run = Callable[..., CompletedProcess[str]]
SHORT = "/projects/1/indicators/1"


def told(jixiao: Run, year: Path, *more: object) -> dict[str, Any]:
    done = jixiao("evaluate", year / "declaration.txt", "--ledgers", year / "ledgers", "--format", "json", *more)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def row(evaluation: dict[str, Any], path: str) -> dict[str, Any]:
    return next(i for p in evaluation["projects"] for i in p["indicators"] if i["path"] == path)


def test_the_json_is_that_of_the_contract(jixiao: Run, year: Path) -> None:
    evaluation = told(jixiao, year)
    project = evaluation["projects"][0]
    assert {"budget", "executed", "rate", "points", "score"} <= project["execution"].keys()
    assert {"path", "name", "actual", "points", "score", "working", "rows", "evidence"} <= project["indicators"][0].keys()
    assert Decimal(project["total"]) <= 100
    assert evaluation["summary"]["projects"] == 8


def test_a_supposition_is_answered_and_an_impossible_one_refused(jixiao: Run, year: Path) -> None:
    better = row(told(jixiao, year, "--what-if", f"{SHORT}=285"), SHORT)
    assert better["score"] == better["points"]
    done = jixiao("evaluate", year / "declaration.txt", "--ledgers", year / "ledgers", "--what-if", "/projects/1/indicators/5=120%")
    assert done.returncode == 2
    assert "120" in done.stderr


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--what-if", "/projects/9/indicators/0=1"), "这份文件中没有"),
        (("--what-if", "三百人"), "看不懂"),
        (("--what-if", "/projects/1/funding/executed=很多"), "要写金额"),
        (("--what-if", "/projects/00/indicators/01=1"), "这份文件中没有"),
        (("--what-if", "/projects/0/x/funding/executed=1"), "这份文件中没有"),
        (("--what-if", f"{SHORT}=1", "--what-if", f"{SHORT}=2"), "写了两次"),
        (("--what-if", f"{SHORT}=很多"), "不能和"),
        (("--scheme", "ministry"), "ministry-2020"),
        (("--scheme", ""), "ministry-2020"),
        (("--evidence", "a.docx"), ".xlsx"),
        (("--evidence", "a.xlsx", "--to", "./a.xlsx"), "两个文件"),
        (("--to", "a.doc"), "后缀"),
        (("--bindings", "没有.toml"), "jixiao bind"),
    ],
)
def test_what_is_wrong_in_the_call_is_a_sentence(jixiao: Run, year: Path, more: tuple[str, ...], said: str) -> None:
    done = jixiao("evaluate", year / "declaration.txt", "--ledgers", year / "ledgers", *more)
    assert done.returncode == 2
    assert said in done.stderr


def test_without_bindings_the_way_to_them_is_told(jixiao: Run, year: Path, tmp_path: Path) -> None:
    alone = tmp_path / "a/declaration.txt"
    alone.parent.mkdir()
    alone.write_bytes((year / "declaration.txt").read_bytes())
    ledgers = tmp_path / "b/c"
    ledgers.parent.mkdir()
    ledgers.symlink_to(year / "ledgers")
    done = jixiao("evaluate", alone, "--ledgers", ledgers)
    assert done.returncode == 2
    assert "jixiao bind" in done.stderr


def test_the_written_form_reads_back_with_the_same_totals(jixiao: Run, year: Path, tmp_path: Path) -> None:
    totals = [project["total"] for project in told(jixiao, year)["projects"]]
    for name in ("self.docx", "self.html"):
        assert jixiao("evaluate", year / "declaration.txt", "--ledgers", year / "ledgers", "--to", tmp_path / name).returncode == 0
        again = json.loads(jixiao("read", tmp_path / name, "--format", "json").stdout)
        assert again["kind"] == "self_evaluation"
        assert [project["total_score"] for project in again["projects"]] == totals


def test_a_printed_actual_and_score_are_held_against_the_records(jixiao: Run, year: Path, tmp_path: Path) -> None:
    jixiao("evaluate", year / "declaration.txt", "--ledgers", year / "ledgers", "--to", tmp_path / "self.docx")
    form = json.loads(jixiao("read", tmp_path / "self.docx", "--format", "json").stdout)

    def codes() -> set[tuple[str, str]]:
        file = tmp_path / "self.json"
        file.write_text(json.dumps(form), "utf-8")
        given = ("--ledgers", year / "ledgers", "--bindings", year / "bindings.toml", "--select", "SEV30,SEV31", "--format", "json")
        report = json.loads(jixiao("audit", file, *given).stdout)
        return {(f["code"], f["path"]) for f in report["documents"][0]["findings"]}

    assert codes() == set()
    indicator = form["projects"][1]["indicators"][1]
    indicator["actual"], indicator["score"] = "280人", indicator["points"]
    assert codes() == {("SEV30", f"{SHORT}/actual"), ("SEV31", f"{SHORT}/score")}


def test_nothing_is_written_where_one_of_two_files_can_not_be(jixiao: Run, year: Path, tmp_path: Path) -> None:
    done = jixiao(
        "evaluate",
        year / "declaration.txt",
        "--ledgers",
        year / "ledgers",
        "--evidence",
        tmp_path / "a.xlsx",
        "--to",
        tmp_path / "no/b.docx",
    )
    assert done.returncode == 2
    assert "文件夹" in done.stderr
    assert not (tmp_path / "a.xlsx").exists()


def test_a_supposed_value_claims_no_records(jixiao: Run, year: Path) -> None:
    evaluation = told(jixiao, year, "--what-if", f"{SHORT}=285", "--what-if", "/projects/1/funding/executed=50万元")
    assert row(evaluation, SHORT)["rows"] == 0
    execution = evaluation["projects"][1]["execution"]
    assert (execution["executed"], execution["rows"]) == ("500000.00", 0)
    assert execution["working"][0] == "如果全年执行数是 500,000.00 元："


def test_bind_keeps_the_file_that_a_person_edited(jixiao: Run, year: Path, tmp_path: Path) -> None:
    edited = tmp_path / "bindings.toml"
    edited.write_text("# mine\n", "utf-8")
    call = ("bind", year / "declaration.txt", "--ledgers", year / "ledgers", "--to", edited)
    assert "bindings.toml.1" in jixiao(*call).stderr
    assert (tmp_path / "bindings.toml.1").read_text("utf-8") == "# mine\n"
    assert "bindings.toml.2" not in jixiao(*call).stderr


def test_bind_writes_a_file_that_evaluate_takes(jixiao: Run, year: Path, tmp_path: Path) -> None:
    proposed = tmp_path / "proposed.toml"
    assert jixiao("bind", year / "declaration.txt", "--ledgers", year / "ledgers", "--to", proposed).returncode == 0
    assert told(jixiao, year, "--bindings", proposed)["summary"]["measured"] >= 40


def test_a_whole_year_is_ten_lines_and_the_files(jixiao: Run, year: Path, tmp_path: Path) -> None:
    given = ("--ledgers", year / "ledgers", "--as-of", "2024-07-31", "--to", tmp_path / "out")
    done = jixiao("year", year / "declaration.txt", *given)
    assert done.returncode == 0, done.stderr
    assert 8 <= done.stdout.count("  · ") <= 10
    assert {"monitoring.docx", "self-evaluation.pdf", "evidence.xlsx", "audit.html"} <= {file.name for file in (tmp_path / "out").iterdir()}


def test_the_years_headings_are_english_where_english_is_asked_for(jixiao: Run, year: Path, tmp_path: Path) -> None:
    given = ("--ledgers", year / "ledgers", "--as-of", "2024-07-31", "--to", tmp_path / "out", "--lang", "en")
    assert "Monitoring as of 2024-07-31" in jixiao("year", year / "declaration.txt", *given).stdout


def test_bindings_that_lie_beside_the_ledgers_and_fit_another_document_stop_no_audit(jixiao: Run, year: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    text = (year / "declaration.txt").read_text("utf-8")
    other.write_text(text.replace("故障处理率", "故障修复率").replace("使用者满意率\t>95.00(%)", ""), "utf-8")
    with_found = jixiao("audit", other, "--ledgers", year / "ledgers", "--select", "LDG04", "--format", "json")
    assert with_found.returncode in {0, 1}, with_found.stderr
    assert len(json.loads(with_found.stdout)["documents"][0]["findings"]) == 4
    asked = jixiao("audit", other, "--ledgers", year / "ledgers", "--bindings", year / "bindings.toml", "--select", "SEV30")
    assert asked.returncode == 2


def test_the_working_that_the_tutorial_quotes_is_what_the_example_gives(jixiao: Run, year: Path, root: Path) -> None:
    quoted = [line.removeprefix("> ") for line in (root / "docs/year.md").read_text("utf-8").splitlines() if line.startswith("> ")]
    given = [line for project in told(jixiao, year)["projects"] for i in project["indicators"] for line in i["working"]]
    assert quoted
    assert [line for line in quoted if line not in given] == []
