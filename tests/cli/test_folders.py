from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from jixiao.cli.terminal import Progress, Terminal

Run = Callable[..., tuple[int, str, str]]


def test_a_folder_of_reports_ends_by_its_findings(run: Run, form: Path, wrong_form: Path, tmp_path: Path) -> None:
    code, out, err = run("audit", form.parent, "--to", tmp_path / "审核")
    assert (code, "审核 2 个文件，1 个有错误" in out, str(tmp_path / "审核/index.html") in err) == (1, True, True)
    wrong_form.unlink()
    assert run("audit", form.parent, "--to", tmp_path / "审核")[0] == 0


def test_with_what_was_not_read_by_two(run: Run, form: Path, tmp_path: Path) -> None:
    (form.parent / "坏.docx").write_bytes(b"PK\x03\x04")
    code, _, err = run("audit", form.parent, "--to", tmp_path / "审核")
    assert (code, "坏.docx" in err) == (2, True)


def test_files_of_several_offices_are_told_apart_by_their_folders(run: Run, form: Path, tmp_path: Path) -> None:
    for office in ("甲局", "乙局"):
        (form.parent / office).mkdir()
        (form.parent / office / form.name).write_bytes(form.read_bytes())
    run("audit", form.parent, "--to", tmp_path / "审核")
    page = (tmp_path / "审核/index.html").read_text("utf-8")
    assert [name in page for name in (f">甲局/{form.name}<", f">乙局/{form.name}<", f">{form.name}<")] == [True, True, True]


def test_one_file_into_a_folder_that_is_there(run: Run, form: Path, tmp_path: Path) -> None:
    (tmp_path / "审核").mkdir()
    assert run("audit", form, "--to", tmp_path / "审核")[0] == 0
    assert (tmp_path / "审核/申报表.txt.html").is_file()


def test_a_file_name_is_still_a_file(run: Run, form: Path, tmp_path: Path) -> None:
    run("audit", form.parent, "--to", tmp_path / "全部.html")
    assert (tmp_path / "全部.html").is_file()


def test_copies_and_letters_for_a_folder(run: Run, form: Path, wrong_form: Path, tmp_path: Path) -> None:
    codes = [run(command, form.parent, "--to", tmp_path / command)[0] for command in ("annotate", "notice")]
    assert codes == [0, 0]
    assert sorted(f.name for f in (tmp_path / "annotate").glob("*.txt")) == sorted([form.name, wrong_form.name])
    assert sorted(f.name for f in (tmp_path / "notice").glob("*.docx")) == ["有误-审核意见.docx", "申报表-审核意见.docx"]


def test_files_without_a_form_are_told_in_one_sentence(run: Run, form: Path, tmp_path: Path) -> None:
    names = [f"通知{n}.txt" for n in range(5)]
    for name in names:
        (form.parent / name).write_text("开会的通知。", "utf-8")
    code, _, err = run("notice", form.parent, "--to", tmp_path / "意见")
    assert (code, err.count("没有绩效目标表"), err.count("错误：")) == (2, 1, 0)
    assert [name for name in names if name not in err] == []


@pytest.mark.parametrize("command", ["annotate", "notice"])
def test_many_do_not_go_into_one_file(run: Run, form: Path, tmp_path: Path, command: str) -> None:
    code, _, err = run(command, form.parent, "--to", tmp_path / "a.docx")
    assert (code, "文件夹" in err) == (2, True)


def clock(*times: float) -> Callable[[], float]:
    ticks: Iterator[float] = iter(times)
    return lambda: next(ticks)


@pytest.mark.parametrize(
    ("times", "done", "said"),
    [
        ((0.0, 1.0), 5, ""),
        ((0.0, 4.0), 0, ""),
        ((0.0, 4.0), 8, "  每秒 2.0 个，约剩 46 秒"),
        ((0.0, 100.0), 10, "  每个 10.0 秒，约剩 15 分 0 秒"),
    ],
)
def test_long_work_says_how_fast_it_goes(times: tuple[float, ...], done: int, said: str) -> None:
    assert Progress(Terminal("zh", date(2026, 1, 1)), clock(*times)).speed(done, 100) == said
