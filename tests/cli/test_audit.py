import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

Run = Callable[..., tuple[int, str, str]]
FOREIGN = """/*---
name = "local.short"
severity = "warning"
since = "0.1"
subject = "project"
basis = [{ practice = "本局要求" }]
title = { zh = "名称太短", en = "Name too short" }
message = { zh = "“{project}”名称太短。", en = "“{project}” is too short." }
fix = { zh = "写全称。", en = "Write it out." }
why = { zh = "看不出做什么。", en = "It tells nothing." }
---*/
SELECT p.id AS subject, false AS ok, p.at || '/name' AS path, p.name AS project FROM project AS p
"""


def audit(run: Run, *args: object) -> tuple[int, dict[str, Any]]:
    code, out, _ = run("audit", *args, "--format", "json")
    told: dict[str, Any] = json.loads(out)
    return code, told


def codes(told: dict[str, Any]) -> set[str]:
    return {f["code"] for d in told["documents"] for f in d["findings"]}


@pytest.mark.parametrize(
    ("args", "code"),
    [
        ((), 1),
        (("--ignore", "FND08"), 0),
        (("--ignore", "FND08", "--fail-on", "note"), 1),
        (("--select", "CAL01"), 0),
        (("--strict",), 1),
    ],
)
def test_exit_codes(run: Run, wrong_form: Path, args: tuple[str, ...], code: int) -> None:
    assert run("audit", wrong_form, *args)[0] == code


@pytest.mark.parametrize(("args", "code"), [((), 0), (("--strict",), 3), (("--strict", "--as-of", "2025-01-01"), 0)])
def test_what_is_undecided_counts_when_asked(run: Run, undated_form: Path, args: tuple[str, ...], code: int) -> None:
    assert run("audit", undated_form, "--select", "IND06", *args)[0] == code


def test_the_text_ends_with_the_count(run: Run, wrong_form: Path) -> None:
    _, out, err = run("audit", wrong_form)
    assert ("".join(out.splitlines()[-2:]).startswith("1 个项目，") or out.splitlines()[-1].startswith("1 个项目，"), err) == (True, "")


def test_the_keys_of_the_contract(run: Run, wrong_form: Path) -> None:
    _, told = audit(run, wrong_form)
    (document,) = told["documents"]
    assert set(told) >= {"schema", "tool", "documents"}
    assert set(document) >= {
        "file",
        "sha256",
        "kind",
        "fiscal_year",
        "as_of",
        "projects",
        "annual_total",
        "counts",
        "findings",
        "explanations",
    }
    assert set(document["counts"]) >= {"pass", "fail", "unknown", "not_applicable"}
    finding = next(f for f in document["findings"] if f["code"] == "FND08")
    wanted = {
        "code",
        "severity",
        "verdict",
        "project",
        "path",
        "other_paths",
        "message",
        "fix",
        "basis",
        "values",
        "places",
        "fingerprint",
        "waived",
    }
    assert wanted <= set(finding)
    assert (finding["values"]["gap"], finding["places"][0]["path"], document["as_of"]) == ("10000.00", "/stated_total", "2025-01-01")


def test_several_documents_in_one_report(run: Run, form: Path, wrong_form: Path) -> None:
    _, told = audit(run, form, wrong_form)
    assert [Path(d["file"]).name for d in told["documents"]] == ["申报表.txt", "有误.txt"]


def test_an_unreadable_file_does_not_stop_the_others(run: Run, form: Path) -> None:
    code, out, err = run("audit", form, form.parent / "没有.txt", "--format", "json")
    assert (code, len(json.loads(out)["documents"]), err.count("\n")) == (2, 1, 1)


def test_nothing_readable_prints_nothing(run: Run, tmp_path: Path) -> None:
    assert run("audit", tmp_path / "没有.txt")[:2] == (2, "")


def missed(run: Run, form: Path, layout: str) -> tuple[int, str]:
    """Audit a form, a file that is not there and one of a format that nobody reads, in one folder."""
    (form.parent / "图.gif").write_bytes(b"GIF89a")
    (form.parent / "坏.docx").write_bytes(b"PK\x03\x04nonsense")
    return run("audit", form.parent, "--format", layout)[:2]


def test_json_names_what_was_not_read(run: Run, form: Path) -> None:
    code, out = missed(run, form, "json")
    told = json.loads(out)
    assert (code, [Path(one["file"]).name for one in told["unreadable"]], [Path(one).name for one in told["skipped"]]) == (
        2,
        ["坏.docx"],
        ["图.gif"],
    )
    assert "坏.docx”：" in told["unreadable"][0]["message"]


def test_sarif_names_what_was_not_read(run: Run, form: Path) -> None:
    call = json.loads(missed(run, form, "sarif")[1])["runs"][0]["invocations"][0]
    where = [
        (n["level"], unquote(n["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])) for n in call["toolExecutionNotifications"]
    ]
    assert [(level, uri.rpartition("/")[2]) for level, uri in where if "申报表" not in uri] == [("error", "坏.docx"), ("note", "图.gif")]
    assert call["executionSuccessful"] is False


@pytest.mark.parametrize("layout", ["text", "markdown", "html"])
def test_words_name_what_was_not_read(run: Run, form: Path, layout: str) -> None:
    out = missed(run, form, layout)[1].replace("\n", "").replace(" ", "")
    assert ("没有读到的文件（1个）" in out, "坏.docx" in out, "格式不能读取、已跳过的文件（1个）" in out, "图.gif" in out) == (True,) * 4


def test_a_report_on_nothing_says_so(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("audit", tmp_path / "没有.txt", "--format", "json")
    assert (code, json.loads(out)["documents"], len(json.loads(out)["unreadable"])) == (2, [], 1)


def test_unknown_verdicts_are_listed_when_asked(run: Run, undated_form: Path) -> None:
    verdicts = [
        {f["verdict"] for d in audit(run, undated_form, *args)[1]["documents"] for f in d["findings"]} for args in ((), ("--show-unknown",))
    ]
    assert verdicts == [{"fail"}, {"fail", "unknown"}]


@pytest.mark.parametrize("layout", ["text", "json", "markdown", "sarif"])
def test_a_report_is_written_whole(run: Run, wrong_form: Path, tmp_path: Path, layout: str) -> None:
    out = tmp_path / "out"
    out.mkdir()
    code, printed, err = run("audit", wrong_form, "--format", layout, "--to", out / "报告")
    assert (code, printed, err) == (1, "", f"已写入 {out / '报告'}。\n")
    assert [f.name for f in out.iterdir()] == ["报告"]


def test_the_suffix_gives_the_layout(run: Run, wrong_form: Path, tmp_path: Path) -> None:
    run("audit", wrong_form, "--to", tmp_path / "r.sarif")
    assert json.loads((tmp_path / "r.sarif").read_text("utf-8"))["version"] == "2.1.0"


def test_a_place_that_can_not_be_written(run: Run, wrong_form: Path, tmp_path: Path) -> None:
    code, _, err = run("audit", wrong_form, "--to", tmp_path / "no" / "r.json")
    assert (code, "无法写入" in err, err.count("\n")) == (2, True, 1)


def test_a_baseline_hides_what_was_there(run: Run, wrong_form: Path, tmp_path: Path) -> None:
    base = tmp_path / "base.json"
    assert run("audit", wrong_form, "--write-baseline", base)[0] == 0
    code, out, _ = run("audit", wrong_form, "--baseline", base)
    assert (code, "没有新的问题" in out) == (0, True)


def test_settings_that_are_named(run: Run, wrong_form: Path, tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text('ignore = ["FND08"]\nlang = "en"\n', "utf-8")
    code, out, _ = run("audit", wrong_form, "--config", file)
    said = "".join(out.split())
    assert (code, "In short" in out, "didnotrun:FND08." in said, "own.toml”isinforce" in said) == (0, True, True, True)


def test_settings_beside_the_file_silence_nothing_and_are_told(run: Run, wrong_form: Path) -> None:
    (wrong_form.parent / "jixiao.toml").write_text('ignore = ["FND08"]\nlang = "en"\n', "utf-8")
    code, out, _ = run("audit", wrong_form)
    assert (code, "FND08" in out, "没有采用“" in "".join(out.split())) == (1, True, True)


@pytest.mark.parametrize("layout", ["json", "sarif", "markdown", "html", "text"])
def test_every_layout_names_what_is_left_out(run: Run, wrong_form: Path, tmp_path: Path, layout: str) -> None:
    file = tmp_path / "own.toml"
    file.write_text('ignore = ["FND08"]\n', "utf-8")
    out = run("audit", wrong_form, "--config", file, "--format", layout)[1]
    said = "".join(out.split())
    assert ("own.toml" in said, "没有运行：FND08" in said) == (True, True)


def test_the_data_of_a_report_hold_the_settings_in_force(run: Run, wrong_form: Path) -> None:
    told = audit(run, wrong_form, "--select", "FND", "--fail-on", "warning")[1]["settings"]
    assert (told["file"], told["select"], told["fail_on"], "GOA01" in told["left_out"]) == (None, ["FND"], "warning", True)


@pytest.mark.parametrize(
    ("text", "said"), [("selct = []", "没有“selct”这个设置"), ("select = [", "不是正确的 TOML"), ('fail-on = "never"', "有值写得不对")]
)
def test_broken_settings_are_one_sentence(run: Run, form: Path, text: str, said: str) -> None:
    (form.parent / "own.toml").write_text(text, "utf-8")
    code, out, err = run("audit", form, "--config", form.parent / "own.toml")
    assert (code, out, said in err, err.count("\n")) == (2, "", True, 1)


def test_a_waiver_is_told_with_its_reason(run: Run, wrong_form: Path) -> None:
    waiver = '[[waivers]]\ncode = "FND08"\nreason = "封面按二上口径"\nperson = "王五"\n'
    (wrong_form.parent / "own.toml").write_text(waiver, "utf-8")
    code, out, _ = run("audit", wrong_form, "--config", wrong_form.parent / "own.toml")
    assert (code, "已豁免 FND08" in out, "王五" in out) == (0, True, True)


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_an_unknown_code_is_one_sentence(run: Run, form: Path, option: str) -> None:
    code, out, err = run("audit", form, option, "FND99")
    assert (code, out, "没有代码或类别“FND99”的规则" in err) == (2, "", True)


def test_local_rules_are_added(run: Run, form: Path, tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "LOC01_short.sql").write_text(FOREIGN, "utf-8")
    (rules / "LOC02_broken.sql").write_text(FOREIGN.replace("SELECT p.id", "SELEC p.id"), "utf-8")
    _, told = audit(run, form, "--rules", rules)
    assert ("LOC01" in codes(told), [p["code"] for p in told["rule_problems"]]) == (True, ["LOC02"])


def test_a_rule_that_could_not_be_loaded_may_be_selected(run: Run, form: Path, tmp_path: Path) -> None:
    (tmp_path / "LOC01_short.sql").write_text(FOREIGN.partition("---*/")[2], "utf-8")
    code, told = audit(run, form, "--rules", tmp_path, "--select", "LOC01")
    assert (code, codes(told), [p["code"] for p in told["rule_problems"]]) == (2, set(), ["LOC01"])


@pytest.mark.parametrize(("name", "told"), [("report", True), ("report.v2", True), ("report.txt", False), ("report.html", False)])
def test_a_name_that_tells_no_format_is_written_as_text_and_that_is_said(
    run: Run, form: Path, tmp_path: Path, name: str, told: bool
) -> None:
    _, _, err = run("audit", form, "--to", tmp_path / name)
    assert ("写的是文本" in err, (tmp_path / name).is_file()) == (told, True)


@pytest.mark.parametrize("to", [None, "report.html", "reports/"])
def test_a_rule_that_could_not_be_run_is_told_and_ends_with_2_on_any_way_out(run: Run, form: Path, tmp_path: Path, to: str | None) -> None:
    """What was asked for was not done: no step of a pipeline goes on as if the office's own rule had passed."""
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "LOC02_broken.sql").write_text(FOREIGN.replace("SELECT p.id", "SELEC p.id"), "utf-8")
    wanted = () if to is None else ("--to", f"{tmp_path}/{to}")
    for _ in range(2):  # the second time what lies in the folder is kept
        code, out, err = run("audit", form, "--rules", rules, "--fail-on", "error", *wanted)
        assert (code, "LOC02" in out + err) == (2, True)
    if to == "reports/":
        assert "LOC02" in (tmp_path / to / "index.html").read_text("utf-8")


def test_a_missing_rule_folder_is_one_sentence(run: Run, form: Path, tmp_path: Path) -> None:
    code, _, err = run("audit", form, "--rules", tmp_path / "no")
    assert (code, "规则文件夹" in err) == (2, True)


def test_hostile_words_reach_no_terminal(run: Run, form: Path) -> None:
    form.write_text(form.read_text("utf-8").replace("读书会\t项目性质", "读\u202e书\x1b[2J会\t项目性质"), "utf-8")
    for layout in ("text", "markdown"):
        _, out, _ = run("audit", form, "--format", layout, "--color", "never")
        assert [char for char in out if char in "\u202e\x1b"] == []


def test_colours_only_when_wanted(run: Run, wrong_form: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    seen = ["\x1b[" in run("audit", wrong_form, "--color", colour)[1] for colour in ("auto", "always", "never")]
    assert seen == [False, True, False]


@pytest.mark.parametrize(
    "text",
    ["a" * 10_000_000, "项目名称\t" * 20_000, "\n" * 500_000 + "x", "财政项目支出绩效目标申报表 1\n项目名称\t半张表", "| " * 30_000],
    ids=["one line of 10 MB", "a label again and again", "empty lines", "half a form", "bars"],
)
def test_nothing_hangs(run: Run, tmp_path: Path, text: str) -> None:
    (tmp_path / "f.txt").write_text(text, "utf-8")
    begin = time.process_time()
    code, _, err = run("audit", tmp_path / "f.txt")
    assert (code in {0, 1, 2}, "Traceback" in err, "内部出错" in err, time.process_time() - begin < 5) == (True, False, False, True)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_forbidden_folder_is_told(run: Run, form: Path) -> None:
    closed = form.parent / "closed"
    closed.mkdir()
    closed.chmod(0)
    code, out, err = run("audit", form.parent)
    closed.chmod(0o700)
    assert (code, "没有权限打开这个文件夹" in err, "申报表" in out) == (2, True, True)


NOTICE = "某街道办事处\n关于开展环境整治的通知\n一、时间：三月至五月。\n二、要求：按时完成。\n"


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    file = tmp_path / "notice.txt"
    file.write_text(NOTICE, "utf-8")
    return file


@pytest.mark.parametrize("layout", ["text", "markdown", "html", "json", "sarif"])
def test_a_file_without_a_form_is_not_judged(run: Run, notice: Path, layout: str) -> None:
    code, out, err = run("audit", notice, "--format", layout)
    assert (code, "0 个错误" in out, "✅" in out, "没有" in out) == (2, False, False, True)
    assert ("没有审核" in err) is (layout in {"html", "json", "sarif"})


def test_nor_is_it_where_the_report_is_written(run: Run, notice: Path, tmp_path: Path) -> None:
    code, _, err = run("audit", notice, "--to", tmp_path / "a.xlsx")
    assert (code, "“notice.txt”没有审核" in err, (tmp_path / "a.xlsx").exists()) == (2, True, True)


def test_the_others_are_still_judged(run: Run, notice: Path, form: Path) -> None:
    code, told = audit(run, notice, form)
    assert (code, [d["projects"] for d in told["documents"]], bool(told["documents"][0]["unread"])) == (2, [0, 1], True)
    assert told["documents"][0]["findings"] == []


@pytest.mark.parametrize(("command", "name"), [("notice", "out.docx"), ("annotate", "out.txt")])
def test_no_paper_is_written_on_it(run: Run, notice: Path, tmp_path: Path, command: str, name: str) -> None:
    code, _, err = run(command, notice, "--to", tmp_path / name)
    assert (code, "没有审核" in err, (tmp_path / name).exists()) == (2, True, False)


def test_it_is_not_published(run: Run, notice: Path, form: Path, tmp_path: Path) -> None:
    code, _, err = run("publish", notice, form, "--to", tmp_path / "site")
    assert (code, "没有公开：里面没有读到绩效目标表" in err, (tmp_path / "site/index.html").exists()) == (2, True, True)


def doubted(run: Run, form: Path, tmp_path: Path) -> Path:
    """Return the form as JSON, its money read with little confidence, a row of its table not read."""
    document = json.loads(run("read", form, "--format", "json")[1])
    document["places"]["/projects/0/funding/annual"]["confidence"] = 0.6
    document["unread"] = [{"path": "/projects/0/indicators", "message": "表尾有一行读不成", "place": {"line": 30}}]
    file = tmp_path / "doubted.json"
    file.write_text(json.dumps(document, ensure_ascii=False), "utf-8")
    return file


def test_a_document_of_ours_is_judged_by_how_sure_it_is(run: Run, wrong_form: Path, tmp_path: Path) -> None:
    before, (code, told) = audit(run, wrong_form)[1], audit(run, doubted(run, wrong_form, tmp_path))
    (document,) = told["documents"]
    assert [f["code"] for f in before["documents"][0]["findings"] if f["severity"] == "error"] != []
    assert (code, [f["code"] for f in document["findings"] if f["severity"] == "error"]) == (0, [])
    assert "/projects/0/funding/annual" in {one["path"] for one in document["unsure"]}
    assert (document["partly_read"], document["unread"][0]["path"]) == (True, "/projects/0/indicators")


def test_the_published_page_says_what_was_not_read(run: Run, form: Path, tmp_path: Path) -> None:
    code, _, _ = run("publish", doubted(run, form, tmp_path), "--to", tmp_path / "site")
    page = (tmp_path / "site/1/project-1.html").read_text("utf-8")
    assert (code, "没有读到：表尾有一行读不成。" in page, "读得不确定 1 处：年度资金申请总额。" in page) == (0, True, True)
    assert "（没有读全）" in (tmp_path / "site/index.html").read_text("utf-8")


def test_a_booklet_without_a_form_tells_what_it_discloses(run: Run, tmp_path: Path) -> None:
    booklet = tmp_path / "决算.txt"
    booklet.write_text("某局2024年度部门决算\n\n十、预算绩效管理情况\n绩效自评的2024年度项目11个，涉及预算金额1,200万元。\n", "utf-8")
    code, out, _ = run("audit", booklet)
    assert code == 2
    assert "正文写 绩效自评：11 个项目，12,000,000.00 元。\n" in out
