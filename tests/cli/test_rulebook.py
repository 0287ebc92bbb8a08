"""``jixiao rule new``, ``rule test``, ``rules --changed-since``, ``audit --explain`` and the proposed grade."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]


def test_a_rule_is_begun_tried_and_used(run: Run, form: Path, tmp_path: Path) -> None:
    rules = tmp_path / "规则"
    code, out, _ = run("rule", "new", "XPT01", "--to", rules)
    assert (code, "XPT01_my_rule.sql" in out) == (0, True)
    code, out, _ = run("rule", "test", rules / "XPT01_my_rule.sql")
    assert (code, "3 个例子" in out) == (0, True)
    code, out, _ = run("audit", form, "--rules", rules, "--select", "XPT")
    assert (code, "1 条规则" in out) == (0, True)


def test_a_rule_with_a_fault_ends_with_1(run: Run, tmp_path: Path) -> None:
    run("rule", "new", "XPT01", "--to", tmp_path)
    file = tmp_path / "XPT01_my_rule.sql"
    file.write_text(file.read_text("utf-8").replace("<= 1000000 AS", "< 1000000 AS"), "utf-8")
    code, out, err = run("rule", "test", file)
    assert (code, out.splitlines()[-1], err) == (1, "规则 XPT01：3 个例子，6 处改动；1 处不对。", "")


@pytest.mark.parametrize("what", ["new", "test", "format"])
def test_what_is_missing_is_told(run: Run, what: str) -> None:
    code, _, err = run("rule", what)
    assert (code, f"jixiao rule {what}" in err) == (2, True)


def test_a_rule_is_still_shown_by_its_code(run: Run) -> None:
    code, out, _ = run("rule", "fnd06")
    assert (code, out.splitlines()[0].startswith("# FND06 ")) == (0, True)


def test_rules_that_a_later_version_changed(run: Run) -> None:
    code, out, _ = run("rules", "--changed-since", "0.0.1", "--family", "CLS", "--format", "json")
    assert (code, {rule["family"] for rule in json.loads(out)}) == (0, {"CLS"})


def test_no_rule_of_the_future(run: Run) -> None:
    assert run("rules", "--changed-since", "99") == (0, "99 版以后没有新增或改过的规则。\n", "")


def test_explain_follows_the_report(run: Run, wrong_form: Path) -> None:
    code, out, _ = run("audit", wrong_form, "--explain", "FND08")
    report, _, page = out.partition("\n# FND08 ")
    assert (code, "结论" in report, "## 在这里的发现：1 处" in page, "/stated_total" in page) == (1, True, True, True)


def test_explain_knows_no_such_rule(run: Run, form: Path) -> None:
    code, out, err = run("audit", form, "--explain", "FND6")
    assert (code, out, "FND06" in err) == (2, "", True)


def test_explain_does_not_spoil_json(run: Run, form: Path) -> None:
    code, _, err = run("audit", form, "--format", "json", "--explain", "FND08")
    assert (code, "--to" in err) == (2, True)


def test_explain_goes_with_json_in_a_file(run: Run, form: Path, tmp_path: Path) -> None:
    code, out, _ = run("audit", form, "--to", tmp_path / "a.json", "--explain", "FND08")
    assert (code, "# FND08 " in out, json.loads((tmp_path / "a.json").read_text("utf-8"))["schema"]) == (0, True, "jixiao-audit/1")


@pytest.mark.parametrize(("layout", "told"), [("text", "等级建议"), ("markdown", "### 等级建议"), ("html", "等级建议")])
def test_a_declaration_gets_a_proposed_grade(run: Run, form: Path, layout: str, told: str) -> None:
    assert told in run("audit", form, "--format", layout)[1]


def test_every_point_is_backed_by_findings(run: Run, wrong_form: Path) -> None:
    (document,) = json.loads(run("audit", wrong_form, "--format", "json")[1])["documents"]
    (proposal,) = document["grades"]
    prints = {finding["fingerprint"] for finding in document["findings"]}
    taken = [deduction for deduction in proposal["deductions"] if deduction["findings"]]
    assert {mark for deduction in taken for mark in deduction["findings"]} <= prints
    assert len(taken) == len(proposal["deductions"]) > 0


def test_a_selection_of_rules_gets_no_grade(run: Run, form: Path) -> None:
    assert "等级建议" not in run("audit", form, "--select", "FND")[1]


def test_rule_files_are_laid_out(run: Run, tmp_path: Path) -> None:
    run("rule", "new", "XPT01", "--to", tmp_path)
    file = tmp_path / "XPT01_my_rule.sql"
    assert run("rule", "format", "--check", file) == (0, "1 个文件原来就排好了。\n", "")
    file.write_text(file.read_text("utf-8") + "\n", "utf-8")
    assert run("rule", "format", "--check", file) == (1, f"没有排好：{file}\n0 个文件原来就排好了。\n", "")
    assert run("rule", "format", file, "--lang", "en") == (0, f"Laid out: {file}\n0 files stood well already.\n", "")
    assert run("rule", "format", "--check", file) == (0, "1 个文件原来就排好了。\n", "")


def test_what_a_rule_may_read_is_shown_where_there_are_no_pages(run: Run) -> None:
    code, out, _ = run("rule", "facts")
    assert (code, "CREATE TABLE indicator (" in out, "CREATE VIEW planned AS" in out) == (0, True, True)
    code, out, _ = run("rule", "facts", "planned")
    assert (code, out.count("CREATE "), out.startswith("-- ")) == (0, 1, True)
    code, _, err = run("rule", "facts", "indicators")
    assert (code, "相近的有：indicator" in err) == (2, True)


def test_a_grade_keeps_its_official_name_in_english(run: Run, form: Path) -> None:
    assert re.search(r"(excellent \(优\)|good \(良\)|fair \(中\)|poor \(差\))", run("audit", form, "--lang", "en")[1])
