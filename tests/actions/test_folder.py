import json
from pathlib import Path

import pytest

from jixiao.actions.many.folder import DifferentNames, Folder
from jixiao.actions.many.folder_list import LIST, listed
from jixiao.errors import UsageWrong


def written(place: Path, *paths: str, command: str = "publish", force: bool = False) -> tuple[str, ...]:
    folder = Folder(place, command, force=force)
    folder.begin(paths)
    for path in paths:
        folder.put(path, path.encode())
    return folder.close()


def files(place: Path) -> set[str]:
    return {file.relative_to(place).as_posix() for file in place.rglob("*")} - {LIST}


def test_what_is_not_written_again_goes_with_its_folder(tmp_path: Path) -> None:
    written(tmp_path / "a", "index.html", "1/a.html", "1/deep/b.html")
    assert written(tmp_path / "a", "index.html", "2/a.html") == ("1/a.html", "1/deep/b.html")
    assert files(tmp_path / "a") == {"index.html", "2", "2/a.html"}


def test_a_folder_with_files_of_others_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"x")
    with pytest.raises(UsageWrong, match=r"a\.docx"):
        written(tmp_path, "index.html")
    assert files(tmp_path) == {"a.docx"}


def test_unless_that_is_asked_for_and_then_they_stay(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"x")
    written(tmp_path, "index.html", force=True)
    written(tmp_path, "b.html", force=True)
    assert files(tmp_path) == {"a.docx", "b.html"}


def test_a_file_added_by_others_stops_the_next_run(tmp_path: Path) -> None:
    written(tmp_path, "index.html")
    (tmp_path / "mine.txt").write_bytes(b"x")
    with pytest.raises(UsageWrong, match=r"mine\.txt"):
        written(tmp_path, "index.html")


@pytest.mark.parametrize("name", [".git/config", ".DS_Store", "Thumbs.db"])
def test_what_a_system_keeps_there_stops_nothing(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_bytes(b"x")
    written(tmp_path, "index.html")
    assert (tmp_path / name).exists()


def test_another_command_s_folder_is_somebody_else_s(tmp_path: Path) -> None:
    written(tmp_path, "index.html", command="audit")
    with pytest.raises(UsageWrong, match=r"index\.html"):
        written(tmp_path, "index.html")


def test_a_run_cut_short_can_be_done_again(tmp_path: Path) -> None:
    cut = Folder(tmp_path, "publish", force=False)
    cut.begin(["a.html", "b.html"])
    cut.put("a.html", b"half")
    written(tmp_path, "b.html")
    assert files(tmp_path) == {"b.html"}


@pytest.mark.parametrize("path", ["../out.txt", "/etc/x", "a/../../b", "C:/x", "..\\x", ""])
def test_a_list_that_leads_out_is_not_believed(tmp_path: Path, path: str) -> None:
    (tmp_path / LIST).write_text(json.dumps({"schema": "jixiao-folder/1", "command": "publish", "files": {path: None}}), "utf-8")
    assert listed(tmp_path) is None


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "in").mkdir()
    (tmp_path / "in/1").symlink_to(tmp_path / "out")
    with pytest.raises(UsageWrong, match="链接"):
        written(tmp_path / "in", "1/a.html", force=True)
    assert list((tmp_path / "out").iterdir()) == []


def test_what_a_link_leads_to_is_not_taken_away(tmp_path: Path) -> None:
    """Somebody put a link into the folder, and what lies behind it into the list."""
    place, mine = tmp_path / "site", tmp_path / "mine.txt"
    written(place, "a.html")
    mine.write_text("a.html", "ascii")
    (place / "link").symlink_to(tmp_path)
    kept = place / LIST
    kept.write_text(kept.read_text("utf-8").replace('"a.html"', '"link/mine.txt"'), "utf-8")
    (place / "a.html").unlink()
    written(place, "b.html")
    assert (mine.exists(), files(place) >= {"b.html"}) == (True, True)


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    with pytest.raises(UsageWrong, match="不是文件夹"):
        Folder(tmp_path / "a", "publish", force=True)


def test_a_file_is_kept_only_while_it_is_what_was_written(tmp_path: Path) -> None:
    written(tmp_path, "a", "b", "c")
    (tmp_path / "b").write_bytes(b"changed")
    (tmp_path / "c").unlink()
    folder = Folder(tmp_path, "publish", force=False)
    assert [folder.keep(name) for name in ("a", "b", "c", "d")] == [True, False, False, False]


def test_names_that_differ_in_case_alone_are_told_apart() -> None:
    assert DifferentNames().more(["a/甲.docx", "A/甲.DOCX", "a/甲.docx", "乙"]) == ("a/甲.docx", "A/甲-2.DOCX", "a/甲-3.docx", "乙")


@pytest.mark.parametrize(
    ("name", "written_as"),
    [("C:\\资料\\甲.docx.html", "C__资料_甲.docx.html"), ("a/甲?乙|丙.docx", "a/甲_乙_丙.docx"), ("甲 (1) #2%.docx", "甲 (1) #2%.docx")],
)
def test_a_name_that_some_system_refuses_is_made_plain(name: str, written_as: str) -> None:
    assert DifferentNames().more([name]) == (written_as,)


def test_names_too_long_for_a_system_are_cut_and_still_told_apart(tmp_path: Path) -> None:
    long = ["某" * 83 + tail for tail in ("甲.txt.html", "乙.txt.html")]
    names = DifferentNames().more(long)
    written(tmp_path / "a", *names)
    assert (len(set(names)), {name[:60] for name in names}, {Path(name).suffix for name in names}) == (2, {"某" * 60}, {".html"})
    assert written(tmp_path / "a", *names) == ()
