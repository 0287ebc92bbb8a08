import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib.util import source_hash
from pathlib import Path

import pytest

from jixiao.audit.load import remembered, shipped_files, shipped_rules
from jixiao.audit.rulefile import Rule
from jixiao.system.kept import cache_file, keep, kept, stamp_of
from jixiao.system.ownfile import SEAL

FILES = shipped_files()[:6]
NAMES = tuple(map(str, FILES))


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "rules.msgpack"


@pytest.fixture
def rules() -> tuple[Rule, ...]:
    return tuple(rule for rule in shipped_rules() if not rule.judge)[:5]


def test_rules_come_back_as_they_were(cache: Path, rules: tuple[Rule, ...]) -> None:
    keep(cache, "now", rules)
    assert kept(cache, "now", tuple[Rule, ...]) == rules


def test_nothing_else_is_left_in_the_folder(cache: Path, rules: tuple[Rule, ...]) -> None:
    keep(cache, "now", rules)
    assert list(cache.parent.iterdir()) == [cache]


def test_another_stamp_is_passed_over(cache: Path, rules: tuple[Rule, ...]) -> None:
    keep(cache, "then", rules)
    assert kept(cache, "now", tuple[Rule, ...]) is None


def sealed(content: bytes) -> bytes:
    return source_hash(content) + content


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "cut": lambda data: data[: len(data) // 2],
    "one bit": lambda data: data[:-1] + bytes([data[-1] ^ 1]),
    "no msgpack": lambda _: sealed(b"\xc1"),
    "no text": lambda data: sealed(data[SEAL:].replace(b"now", b"n\xffw")),
    "something else": lambda _: sealed(b"\x93\x01\x02\x03"),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_file_is_passed_over(damage: Callable[[bytes], bytes], cache: Path, rules: tuple[Rule, ...]) -> None:
    keep(cache, "now", rules)
    cache.write_bytes(damage(cache.read_bytes()))
    assert kept(cache, "now", tuple[Rule, ...]) is None


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give files away")
def test_another_users_file_is_not_trusted(cache: Path, rules: tuple[Rule, ...]) -> None:
    keep(cache, "now", rules)
    os.chown(cache, 65534, -1)
    assert kept(cache, "now", tuple[Rule, ...]) is None


@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
def test_a_file_that_others_may_write_is_not_trusted(mode: int, cache: Path, rules: tuple[Rule, ...]) -> None:
    keep(cache, "now", rules)
    cache.chmod(mode)
    assert kept(cache, "now", tuple[Rule, ...]) is None


def test_two_runs_that_keep_at_once_leave_one_whole_file(cache: Path, rules: tuple[Rule, ...]) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: keep(cache, "now", rules), range(64)))
    assert kept(cache, "now", tuple[Rule, ...]) == rules
    assert list(cache.parent.iterdir()) == [cache]


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path, rules: tuple[Rule, ...]) -> None:
    (tmp_path / "file").touch()
    keep(tmp_path / "file" / "rules.msgpack", "now", rules)
    assert kept(tmp_path / "file" / "rules.msgpack", "now", tuple[Rule, ...]) is None


def test_what_is_remembered_is_what_was_read(cache: Path) -> None:
    first = remembered(NAMES, cache)
    assert cache.exists()
    assert [(rule.code, rule.hash, rule.head) for rule in remembered(NAMES, cache)] == [(rule.code, rule.hash, rule.head) for rule in first]


def test_without_a_cache_all_is_read(cache: Path) -> None:
    assert [rule.code for rule in remembered(NAMES, None)] == [rule.code for rule in remembered(NAMES, cache)]


def test_a_changed_rule_is_read_anew(tmp_path: Path, cache: Path) -> None:
    file = tmp_path / FILES[0].name
    text = next(file for file in FILES if file.suffix == ".sql").read_text("utf-8")
    file.write_text(text, "utf-8")
    (before,) = remembered([str(file)], cache)
    file.write_text(text.replace("\n---*/", "\n---*/\n", 1), "utf-8")
    (after,) = remembered([str(file)], cache)
    assert before.hash != after.hash


@pytest.mark.parametrize(
    "change",
    [lambda file: file.write_text("longer"), lambda file: os.utime(file, ns=(0, 0)), lambda file: file.rename(file.with_name("x"))],
)
def test_the_stamp_changes_with_the_files(change: Callable[[Path], object], tmp_path: Path) -> None:
    file = tmp_path / "rule"
    file.write_text("text")
    before = stamp_of(tmp_path.iterdir())
    change(file)
    assert stamp_of(tmp_path.iterdir()) != before


@pytest.mark.parametrize(("home", "place"), [("/cache", "/cache/jixiao"), ("relative", None)])
def test_the_cache_is_the_users(home: str, place: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", home)
    file = cache_file()
    assert (file and str(file.parent)) == place
