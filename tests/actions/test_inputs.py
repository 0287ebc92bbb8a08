import os
from pathlib import Path

import pytest

from jixiao.actions.inputs.given import expand, read_all
from jixiao.actions.many.folder_list import LIST

TEXT = "财政项目支出绩效目标申报表 1\n(2025 年度)\n项目名称\t读书会\n".encode()


def no_stdin() -> bytes:
    raise AssertionError


def names(*given: object) -> tuple[list[str], list[str], list[str]]:
    inputs, wrong, skipped = expand(map(str, given), no_stdin)
    return [Path(one.name).name for one in inputs], [Path(w.file).name for w in wrong], [Path(one).name for one in skipped]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with files of several kinds."""
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("二.txt", "一.TXT", "b/三.md", "b/图.gif", ".git/四.txt", ".五.txt"):
        (tmp_path / name).write_bytes(TEXT)
    (tmp_path / "报告.json").write_bytes(b'{"schema": "jixiao-audit/1"}')
    (tmp_path / "文件.json").write_bytes(b'{"schema": "jixiao-document/1", "source": {"file": "x", "sha256": "y"}}')
    return tmp_path


def test_a_folder_gives_what_a_reader_knows_in_order(folder: Path) -> None:
    assert names(folder) == (["一.TXT", "二.txt", "文件.json", "三.md"], [], ["报告.json", "图.gif"])


def test_a_file_named_is_taken_whatever_its_name(folder: Path) -> None:
    assert names(folder / "b" / "图.gif") == (["图.gif"], [], [])


def test_a_file_that_is_not_there_is_left_to_the_reader(tmp_path: Path) -> None:
    readings = read_all([str(tmp_path / "没有.txt")], no_stdin, lambda at, of, name: None)  # noqa: ARG005
    assert ([w.zh for w in readings.unreadable], readings.documents) == (
        [f"无法读取“{tmp_path / '没有.txt'}”：没有这个文件。请检查路径。"],
        (),
    )


def test_patterns_reach_into_folders(folder: Path) -> None:
    assert names(folder / "**" / "*.md") == (["三.md"], [], [])


def test_a_file_whose_name_looks_like_a_pattern_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "表[1].txt").write_bytes(TEXT)
    assert names(tmp_path / "表[1].txt") == (["表[1].txt"], [], [])


@pytest.mark.parametrize("given", ["*.docx", "."])
def test_what_stands_for_nothing_is_told(tmp_path: Path, given: str) -> None:
    assert names(tmp_path / given)[0] == []
    assert len(names(tmp_path / given)[1]) == 1


def test_standard_input_is_read_when_its_turn_comes() -> None:
    readings = read_all(["-"], lambda: TEXT, lambda at, of, name: None)  # noqa: ARG005
    assert [d.source.file for d in readings.documents] == ["-"]


def test_progress_is_told_before_each_input(folder: Path) -> None:
    told: list[tuple[int, int, str]] = []
    read_all([str(folder / "二.txt"), str(folder / "b" / "三.md")], no_stdin, lambda at, of, name: told.append((at, of, Path(name).name)))
    assert told == [(1, 2, "二.txt"), (2, 2, "三.md")]


def test_several_counts_what_could_not_be_read(folder: Path) -> None:
    readings = read_all([str(folder / "二.txt"), str(folder / "没有.txt")], no_stdin, lambda at, of, name: None)  # noqa: ARG005
    assert (readings.several, len(readings.documents)) == (True, 1)


def test_a_name_that_is_no_text_can_be_told(tmp_path: Path) -> None:
    inputs, _, _ = expand([f"{tmp_path}/a\udcff.txt"], no_stdin)
    assert inputs[0].name == f"{tmp_path}/a�.txt"


def test_a_folder_that_says_it_is_ours_is_passed_over_by_name(folder: Path) -> None:
    (folder / "b" / LIST).write_text('{"schema": "jixiao-folder/1", "command": "audit"}', "ascii")
    assert names(folder) == (["一.TXT", "二.txt", "文件.json"], [], ["b", "报告.json"])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with names")
def test_a_pipe_in_place_of_the_list_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "b" / LIST)
    readings = read_all([str(folder)], no_stdin, lambda at, of, name: None)  # noqa: ARG005
    assert [Path(wrong.file).name for wrong in readings.unreadable] == [LIST]
    assert [Path(name).name for name in readings.skipped] == ["报告.json", "图.gif"]
