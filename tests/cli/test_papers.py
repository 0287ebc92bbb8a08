import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]


def test_the_same_file_has_no_difference(run: Run, form: Path) -> None:
    assert run("diff", form, form, "--format", "json") == (0, '{\n  "changes": []\n}\n', "")


def test_a_difference_ends_with_one(run: Run, form: Path, wrong_form: Path) -> None:
    code, out, _ = run("diff", form, wrong_form, "--format", "json")
    change = {"path": "/stated_total", "other_path": "/stated_total", "kind": "changed", "from": "48000.00", "to": "58000.00"}
    assert (code, json.loads(out)) == (1, {"changes": [change]})


def test_a_difference_that_was_written_is_still_one(run: Run, form: Path, wrong_form: Path, tmp_path: Path) -> None:
    code, out, err = run("diff", form, wrong_form, "--to", tmp_path / "差别.html")
    assert (code, out, err) == (1, "", f"已写入 {tmp_path / '差别.html'}。\n")
    assert (tmp_path / "差别.html").read_text("utf-8").startswith("<!doctype html>")


def test_the_text_of_a_difference(run: Run, form: Path, wrong_form: Path) -> None:
    assert "- 48,000.00\n      + 58,000.00" in run("diff", form, wrong_form)[1]


@pytest.mark.parametrize("command", ["diff", "annotate", "notice", "publish"])
def test_a_missing_file_is_one_sentence(run: Run, form: Path, tmp_path: Path, command: str) -> None:
    more = (form,) if command == "diff" else ("--to", tmp_path / "out.docx")
    code, out, err = run(command, tmp_path / "没有.txt", *more)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "没有这个文件" in err
    assert not (tmp_path / "out.docx").exists()


def test_findings_since_an_earlier_file(run: Run, form: Path, wrong_form: Path) -> None:
    code, out, _ = run("audit", form, "--since", wrong_form, "--format", "json")
    since = json.loads(out)["since"]
    assert "FND08" in {f["code"] for f in since["closed"]}
    assert (since["file"], since["new"]) == (str(wrong_form), [])
    assert code in (0, 1)


def test_findings_since_an_earlier_file_in_words(run: Run, form: Path, wrong_form: Path) -> None:
    assert "对照上次报送（有误.txt）" in run("audit", form, "--since", wrong_form)[1]


@pytest.mark.parametrize("suffix", ["html", "xlsx"])
def test_a_report_for_people_by_its_suffix(run: Run, wrong_form: Path, tmp_path: Path, suffix: str) -> None:
    code, out, _ = run("audit", wrong_form, "--to", tmp_path / f"报告.{suffix}")
    assert (code, out) == (1, "")
    assert (tmp_path / f"报告.{suffix}").stat().st_size > 5000


def test_a_text_with_remarks(run: Run, wrong_form: Path, tmp_path: Path) -> None:
    code, _, err = run("annotate", wrong_form, "--to", tmp_path / "意见.txt", "--severity", "error")
    assert (code, err) == (0, f"已写入 {tmp_path / '意见.txt'}，1 条意见。\n")
    assert "〔审核意见〕FND08 错误" in (tmp_path / "意见.txt").read_text("utf-8")


def test_the_letter(run: Run, wrong_form: Path, tmp_path: Path) -> None:
    code, _, err = run("notice", wrong_form, "--to", tmp_path / "意见.docx", "--deadline", "2099-12-08")
    assert (code, "等级建议：1 " in err, zipfile.is_zipfile(tmp_path / "意见.docx")) == (0, True, True)


def test_the_letter_is_a_word_file(run: Run, wrong_form: Path, tmp_path: Path) -> None:
    assert run("notice", wrong_form, "--to", tmp_path / "意见.pdf")[0] == 2


def test_the_site_is_blocked_without_telling_the_number(run: Run, form: Path, tmp_path: Path) -> None:
    private = tmp_path / "p.txt"
    private.write_text(form.read_text("utf-8").replace("三年内举办", "证件11010519491231002X，电话13800138000，三年内举办"), "utf-8")
    code, out, err = run("publish", private, "--to", tmp_path / "site")
    assert (code, out, err.splitlines()) == (
        2,
        "",
        [
            "p.txt  项目 1 项目总目标，第 19 行：身份证号（17 位数字）",
            "p.txt  项目 1 项目总目标，第 19 行：电话号码（11 位数字）",
            "发现 2 处个人信息，没有公开。请在原件中删去或遮盖后再试。",
        ],
    )
    assert not (tmp_path / "site").exists()


def test_the_site(run: Run, form: Path, tmp_path: Path) -> None:
    code, _, err = run("publish", form, "--to", tmp_path / "site")
    assert (code, "金额和指标一致" in err) == (0, True)
    assert (tmp_path / "site/index.html").is_file()


def test_the_document_beside_what_was_read(run: Run, form: Path, tmp_path: Path) -> None:
    code, out, err = run("read", form, "--show", tmp_path / "s.html")
    assert (code, out, err) == (0, "", f"已写入 {tmp_path / 's.html'}。\n")
    assert "48,000.00" in (tmp_path / "s.html").read_text("utf-8")


def test_only_one_document_is_shown(run: Run, form: Path, wrong_form: Path, tmp_path: Path) -> None:
    assert run("read", form, wrong_form, "--show", tmp_path / "s.html")[0] == 2


def zipped(to: Path, *files: Path) -> Path:
    with zipfile.ZipFile(to, "w") as made:
        for file in files:
            made.write(file, file.name)
    return to


def test_an_archive_of_one_document_is_compared(run: Run, form: Path, wrong_form: Path, tmp_path: Path) -> None:
    code, out, _ = run("diff", zipped(tmp_path / "a.zip", form), wrong_form)
    assert (code, "a.zip!申报表.txt → 有误.txt" in out) == (1, True)


def test_an_archive_of_several_is_not(run: Run, form: Path, wrong_form: Path, tmp_path: Path) -> None:
    code, _, err = run("diff", zipped(tmp_path / "a.zip", form, wrong_form), form)
    assert (code, "这里一共有 3 份" in err) == (2, True)


def test_an_archive_is_audited_whole(run: Run, form: Path, wrong_form: Path, tmp_path: Path) -> None:
    (tmp_path / "坏.pdf").write_bytes(b"%PDF-1.4 torn")
    archive = zipped(tmp_path / "a.zip", form, tmp_path / "坏.pdf", wrong_form)
    code, out, err = run("audit", archive, "--format", "json")
    assert [d["file"] for d in json.loads(out)["documents"]] == [f"{archive}!有误.txt", f"{archive}!申报表.txt"]
    assert (code, f"“{archive}!坏.pdf”" in err) == (2, True)


def test_a_site_is_published_again_without_old_pages(run: Run, form: Path, example: Path, tmp_path: Path) -> None:
    codes = [run("publish", file, "--to", tmp_path / "site")[0] for file in (example, form)]
    assert (codes, len(list((tmp_path / "site").rglob("project-*.html")))) == ([0, 0], 1)


def test_no_site_among_the_files_of_others(run: Run, form: Path, tmp_path: Path) -> None:
    code, _, err = run("publish", form, "--to", form.parent)
    assert (code, form.name in err, sorted(tmp_path.iterdir())) == (2, True, [form])


def test_reports_of_the_program_are_no_submissions(run: Run, form: Path, tmp_path: Path) -> None:
    run("publish", form, "--to", tmp_path / "site")
    assert run("read", tmp_path, "--format", "json")[1].count('"jixiao-document/1"') == 1


@pytest.mark.parametrize("suffix", ["pdf", "docx"])
def test_a_report_on_paper_has_its_annex_beside_it(run: Run, wrong_form: Path, tmp_path: Path, suffix: str) -> None:
    codes = [run("audit", wrong_form, "--to", tmp_path / f"审核.{suffix}")[0] for _ in range(2)]
    assert (codes, (tmp_path / f"审核.{suffix}").stat().st_size > 5000, zipfile.is_zipfile(tmp_path / "审核-附件.xlsx")) == (
        [1, 1],
        True,
        True,
    )


def test_the_annex_overwrites_nothing_of_others(run: Run, wrong_form: Path, tmp_path: Path) -> None:
    (tmp_path / "审核-附件.xlsx").write_bytes(b"my notes")
    assert run("audit", wrong_form, "--to", tmp_path / "审核.pdf")[0] == 2
    assert (tmp_path / "审核-附件.xlsx").read_bytes() == b"my notes"
