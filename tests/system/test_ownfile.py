"""What the program believes of its cache folder: nothing that anybody else could have put there, whatever its seal says."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from jixiao.system import ownfile

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="owners of files are told otherwise there")


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    file = tmp_path / "cache" / "of.some"
    ownfile.write(str(file), b"known")
    assert bytes(ownfile.read(str(file))) == b"known"
    return file


def _linked(file: Path) -> None:
    other = file.with_name("other")
    file.rename(other)
    file.symlink_to(other)


def _a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


WAYS: dict[str, Callable[[Path], object]] = {
    "others may write the file": lambda file: file.chmod(0o606),
    "the group may write the file": lambda file: file.chmod(0o660),
    "others may write the folder": lambda file: file.parent.chmod(0o777),
    "the group may write the folder": lambda file: file.parent.chmod(0o770),
    "it is a link": _linked,
    "it is a folder": _a_folder,
    "it is gone": lambda file: file.unlink(),
}


@pytest.mark.parametrize("way", WAYS)
def test_what_others_could_have_put_there_is_not_read(way: str, kept: Path) -> None:
    WAYS[way](kept)
    assert bytes(ownfile.read(str(kept))) == b""


def test_what_another_user_owns_is_neither_read_nor_written(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that runs as root with somebody's home: what lies there is that user's."""
    monkeypatch.setattr(os, "geteuid", lambda: kept.stat().st_uid + 1)
    ownfile.write(str(kept), b"other")
    assert bytes(ownfile.read(str(kept))) == b""
    assert kept.read_bytes() == b"known"


def test_nothing_is_written_through_a_link_that_lies_in_wait(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    victim, content = tmp_path / "victim", b"new"
    victim.write_bytes(b"whole")
    monkeypatch.setattr(ownfile, "id", lambda _: 1, raising=False)
    Path(f"{kept}.{os.getpid()}-1").symlink_to(victim)
    ownfile.write(str(kept), content)
    assert victim.read_bytes() == b"whole"


def test_a_folder_that_the_group_could_write_is_closed_first(kept: Path) -> None:
    kept.parent.chmod(0o775)
    ownfile.write(str(kept), b"new")
    assert (kept.parent.stat().st_mode & 0o777, bytes(ownfile.read(str(kept)))) == (0o755, b"new")


@pytest.mark.parametrize("length", [0, 1, 7, 8, 600, 5000])
@pytest.mark.parametrize("harm", ["a sector is empty", "the end is missing", "the end is longer"])
def test_a_torn_file_is_told_by_its_seal(harm: str, length: int, tmp_path: Path) -> None:
    file = tmp_path / "cache" / "of.some"
    ownfile.keep_plain(str(file), "stamp", "x" * length)
    assert ownfile.kept_plain(str(file), "stamp") == "x" * length
    content = file.read_bytes()
    torn = {"the end is missing": [content[:cut] for cut in range(0, len(content), 97)], "the end is longer": [content + b"x"]}
    empty = [content[:at] + bytes(len(content[at : at + 512])) + content[at + 512 :] for at in range(0, len(content), 512)]
    for made in torn.get(harm, empty):
        file.write_bytes(made)
        assert ownfile.kept_plain(str(file), "stamp") is None


def test_files_of_many_installations_do_not_pile_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    others = [
        tmp_path / "jixiao" / name for name in ("rules-audit-0123456789abcdef.marshal", "rules-mine.marshal", "rules-0123456789abcdef.txt")
    ]
    written = [Path(ownfile.place("rules.marshal", way) or "") for way in range(ownfile.LATEST + 3)]
    for moment, file in enumerate([*others, *written]):
        ownfile.write(str(file), b"content")
        os.utime(file, ns=(moment, moment))
    assert sorted(tmp_path.rglob("*.*")) == sorted([*others, *written[-ownfile.LATEST :]])
