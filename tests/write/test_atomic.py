from collections.abc import Iterator
from pathlib import Path

import pytest

from jixiao.errors import UsageWrong
from jixiao.write import atomic
from jixiao.write.atomic import write_whole

LEFT = ".jixiao-0123456789abcdef.part"
OTHERS = (".jixiao-notes.part", "film.part", ".jixiao-0123456789abcdef.part.txt", ".jixiao-0123456789ABCDEF.part")
"""Names that are not ours."""


@pytest.fixture(autouse=True)
def nothing_swept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atomic, "_swept", set())


def test_a_file_is_written_over_an_older_one(tmp_path: Path) -> None:
    file = tmp_path / "报告.json"
    file.write_text("old")
    write_whole(file, b"new")
    assert {f.name: f.read_bytes() for f in tmp_path.iterdir()} == {"报告.json": b"new"}


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageWrong, match="无法写入") as said:
        write_whole(tmp_path / "no/x.json", b"x")
    assert "Cannot write" in said.value.en


def test_nothing_partial_is_left(tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    with pytest.raises(UsageWrong):
        write_whole(tmp_path / "taken", b"x")
    assert [f.name for f in tmp_path.iterdir()] == ["taken"]


def test_what_a_killed_run_left_is_taken_away(tmp_path: Path) -> None:
    for name in (LEFT, *OTHERS):
        (tmp_path / name).write_text("half")
    write_whole(tmp_path / "x.json", b"x")
    assert sorted(f.name for f in tmp_path.iterdir()) == sorted((*OTHERS, "x.json"))


def test_what_another_run_is_writing_is_left_alone(tmp_path: Path) -> None:
    locks = pytest.importorskip("fcntl")
    with (tmp_path / LEFT).open("wb") as being_written:
        locks.flock(being_written, locks.LOCK_EX)
        write_whole(tmp_path / "x.json", b"x")
        assert (tmp_path / LEFT).exists()


def test_a_link_of_our_name_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "kept.txt").write_text("whole")
    (tmp_path / LEFT).symlink_to("kept.txt")
    write_whole(tmp_path / "x.json", b"x")
    assert (tmp_path / "kept.txt").read_text() == "whole"


def test_what_is_swept_away_before_it_is_locked_is_begun_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock, times = atomic._lock, iter(range(9))  # noqa: SLF001 - the moment between two steps

    def late(opened: int, *, wait: bool) -> bool:
        if next(times) == 0:
            for half in tmp_path.glob(".jixiao-*.part"):
                half.unlink()
        return lock(opened, wait=wait)

    monkeypatch.setattr(atomic, "_lock", late)
    write_whole(tmp_path / "x.json", b"x")
    assert {f.name: f.read_bytes() for f in tmp_path.iterdir()} == {"x.json": b"x"}


def test_a_run_sees_its_own_halves_while_it_writes_another(tmp_path: Path) -> None:
    """Parts that are made by and by may come from what writes files itself."""

    def parts() -> Iterator[bytes]:
        write_whole(tmp_path / "inner.txt", b"inner")
        yield from (b"a", b"b")

    write_whole(tmp_path / "outer.txt", parts())
    assert {f.name: f.read_bytes() for f in tmp_path.iterdir()} == {"inner.txt": b"inner", "outer.txt": b"ab"}
