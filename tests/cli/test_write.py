"""``jixiao write`` and ``jixiao form`` as a user runs them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.mark.parametrize("suffix", ["docx", "xlsx", "pdf", "html", "csv", "json", "zip"])
def test_the_example_is_written(jixiao: Run, example: Path, tmp_path: Path, suffix: str) -> None:
    done = jixiao("write", example, "--to", tmp_path / f"out.{suffix}")
    assert (done.returncode, (tmp_path / f"out.{suffix}").stat().st_size > 2000) == (0, True), done.stderr


def test_the_form_used_is_told(jixiao: Run, example: Path, tmp_path: Path) -> None:
    assert "版式：财政项目支出绩效目标申报表（上海市区级）。" in jixiao("write", example, "--to", tmp_path / "out.html").stderr


def test_what_another_form_has_no_place_for_is_told(jixiao: Run, example: Path, tmp_path: Path) -> None:
    assert "没有写出：项目性质、" in jixiao("write", example, "--to", tmp_path / "out.html", "--form", "review").stderr


def test_an_unknown_suffix_is_refused_before_anything_is_read(jixiao: Run, tmp_path: Path) -> None:
    done = jixiao("write", tmp_path / "none.txt", "--to", tmp_path / "out.odt")
    assert (done.returncode, "后缀可以是：.docx" in done.stderr) == (2, True)


def test_an_unreadable_file_ends_with_2(jixiao: Run, tmp_path: Path) -> None:
    done = jixiao("write", tmp_path / "none.txt", "--to", tmp_path / "out.docx")
    assert (done.returncode, "没有这个文件" in done.stderr) == (2, True)


def test_forms_are_listed(jixiao: Run) -> None:
    assert "shanghai-district" in jixiao("form", "list").stdout


def test_a_layout_file_is_checked(jixiao: Run, root: Path) -> None:
    done = jixiao("form", "check", root / "src/jixiao/forms/layouts/shanghai-district.toml")
    assert (done.returncode, done.stdout.startswith("版式没有问题")) == (0, True)


def test_what_is_wrong_with_a_layout_file_is_listed(jixiao: Run, root: Path, tmp_path: Path) -> None:
    text = (root / "src/jixiao/forms/layouts/shanghai-district.toml").read_text("utf-8")
    (tmp_path / "county.toml").write_text(text.replace("funding/annual_other", "funding/anual_other"), "utf-8")
    done = jixiao("form", "check", tmp_path / "county.toml")
    assert (done.returncode, "没有“funding/anual_other”这个字段" in done.stdout) == (2, True)


def test_a_county_form_is_tried_on_a_document(jixiao: Run, root: Path, example: Path, tmp_path: Path) -> None:
    text = (root / "src/jixiao/forms/layouts/shanghai-district.toml").read_text("utf-8")
    (tmp_path / "county.toml").write_text(text.replace("项目绩效目标", "本县绩效目标"), "utf-8")
    jixiao("form", "try", tmp_path / "county.toml", example, "--to", tmp_path / "out.html")
    assert "本县绩效目标" in (tmp_path / "out.html").read_text("utf-8")


def test_a_task_without_its_file_is_told(jixiao: Run) -> None:
    done = jixiao("form", "check")
    assert (done.returncode, "缺少参数 FORM" in done.stderr) == (2, True)


@pytest.mark.parametrize("suffix", ["docx", "xlsx", "html", "csv"])
def test_an_empty_page_is_not_written(run: Run, tmp_path: Path, suffix: str) -> None:
    letter = tmp_path / "通知.txt"
    letter.write_text("关于召开会议的通知\n请各单位准时参加。\n", "utf-8")
    code, _, err = run("write", letter, "--to", tmp_path / f"a.{suffix}")
    assert (code, "没有读到绩效目标表" in err, (tmp_path / f"a.{suffix}").exists()) == (2, True, False)


def test_forms_are_listed_for_programs(run: Run) -> None:
    listed = json.loads(run("form", "list", "--format", "json")[1])
    assert {"name", "title", "kind"} <= listed[0].keys()
    assert "shanghai-district" in {form["name"] for form in listed}


def test_a_blank_form_is_written_and_told(run: Run, tmp_path: Path) -> None:
    code, _, err = run("form", "blank", "shanghai-district", "--year", "2026", "--to", tmp_path / "空表.xlsx")
    assert (code, "已写入空表" in err) == (0, True)
    assert json.loads(run("read", tmp_path / "空表.xlsx", "--format", "json")[1])["fiscal_year"] == 2026


@pytest.mark.parametrize(
    "args",
    [
        ("shanghai-district", "--to", "a.pdf"),
        ("shanghai-district", "--year", "26", "--to", "a.docx"),
        ("nowhere", "--to", "a.docx"),
        ("shanghai-district",),
    ],
)
def test_what_no_blank_form_can_be_is_said(run: Run, args: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert (run("form", "blank", *args)[0], list(tmp_path.iterdir())) == (2, [])


def test_a_form_is_found_by_the_words_of_its_title(run: Run, tmp_path: Path) -> None:
    to = tmp_path / "空表.xlsx"
    done = run("form", "blank", "黄石", "--to", to)
    assert (done[0], to.exists()) == (0, True)
    several = run("form", "blank", "上海", "--to", tmp_path / "b.xlsx")
    assert (several[0], "shanghai-district“财政项目支出绩效目标申报表（上海市区级）”" in several[2]) == (2, True)


def test_who_forgets_where_to_write_is_shown_a_line_to_type(run: Run) -> None:
    assert "例如：jixiao annotate 申报表.docx --to 申报表-审核.docx" in run("annotate", "申报表.docx")[2]
    assert "例如：jixiao form blank shanghai-district --to" in run("form", "blank", "shanghai-district")[2]


def test_of_many_arguments_too_much_some_are_named(run: Run) -> None:
    assert "多出了参数：b c d … (4)。" in run("write", "a", "b", "c", "d", "e", "--to", "x.docx")[2]
