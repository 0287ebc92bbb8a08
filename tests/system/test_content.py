import os
from datetime import date
from decimal import Decimal
from pathlib import Path
from tomllib import TOMLDecodeError

import pytest

from jixiao.actions.write import titles
from jixiao.forms.layout import layouts
from jixiao.ledger.schema import shipped_ledgers
from jixiao.scoring.scales import grade_scales
from jixiao.scoring.scheme import schemes
from jixiao.system import content
from jixiao.system.content import Shelf

TEXT = 'a = 1\nb = 0.50\nc = 2024-01-01\nd = ["甲", "0.50", "2024-01-01"]\n[e]\nf = true\ng = [{ h = 1.0 }, { h = -3 }]\n'
WANTED = {
    "a": 1,
    "b": Decimal("0.50"),
    "c": date(2024, 1, 1),
    "d": ["甲", "0.50", "2024-01-01"],
    "e": {"f": True, "g": [{"h": Decimal("1.0")}, {"h": -3}]},
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "own.toml").write_text(TEXT, "utf-8")
    return tmp_path / "own.toml"


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "content.msgpack"


def test_a_file_comes_back_as_it_was_read(file: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = Shelf(cache)
    assert repr(first.tables(file)) == repr(WANTED)
    first.keep()
    monkeypatch.setattr(content, "toml", lambda: pytest.fail("it was kept"))
    assert repr(Shelf(cache).tables(file)) == repr(WANTED)


def test_what_one_asks_for_nobody_else_can_change(file: Path, cache: Path) -> None:
    shelf = Shelf(cache)
    shelf.tables(file)["d"].append("mine")
    assert shelf.tables(file) == WANTED


@pytest.mark.parametrize("later", [True, False], ids=["longer", "of another time"])
def test_a_file_that_has_changed_is_read_anew(later: bool, file: Path, cache: Path) -> None:
    shelf = Shelf(cache)
    shelf.tables(file)
    shelf.keep()
    file.write_text("a = 12" if later else TEXT.replace("a = 1", "a = 2"), "utf-8")
    os.utime(file, ns=(1, 1))
    assert Shelf(cache).tables(file)["a"] == (12 if later else 2)


def test_a_torn_cache_is_made_anew(file: Path, cache: Path) -> None:
    shelf = Shelf(cache)
    shelf.tables(file)
    shelf.keep()
    cache.write_bytes(cache.read_bytes()[:-9])
    assert Shelf(cache).tables(file) == WANTED


@pytest.mark.parametrize("place", [None, "nowhere"])
def test_without_a_place_a_file_is_read_each_time(place: str | None, file: Path, tmp_path: Path) -> None:
    (tmp_path / "nowhere").touch()
    shelf = Shelf(tmp_path / place / "x" if place else None)
    assert [shelf.tables(file), shelf.tables(file)] == [WANTED, WANTED]
    shelf.keep()


def test_a_malformed_file_is_told(file: Path, cache: Path) -> None:
    file.write_text("a = ", "utf-8")
    with pytest.raises(TOMLDecodeError):
        Shelf(cache).tables(file)


def test_a_process_that_remembers_asks_its_shelf(file: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content, "_shelf", [Shelf()])
    keep = content.remember(cache)
    assert content.tables_of(file) == WANTED
    keep()
    assert cache.exists()


def test_what_is_worked_out_comes_back_until_a_file_changes(file: Path, cache: Path) -> None:
    other = file.with_name("other.py")
    other.touch()
    first, asked = Shelf(cache), []

    def work() -> dict[str, object]:
        asked.append(1)
        return {"a": [("b", Decimal("1.50"))], "c": date(2024, 1, 1)}

    assert first.worked_out("of both", (file, other), work) == work()
    first.keep()
    wanted = {"a": [["b", Decimal("1.50")]], "c": date(2024, 1, 1)}
    assert Shelf(cache).worked_out("of both", (file, other), work) == wanted
    assert len(asked) == 2
    other.write_text("longer", "utf-8")
    assert Shelf(cache).worked_out("of both", (file, other), work) == work()
    assert len(asked) == 4


def test_two_things_worked_out_of_one_file_are_kept_apart(file: Path, cache: Path) -> None:
    shelf = Shelf(cache)
    for name in ("one", "other"):
        shelf.worked_out(name, (file,), lambda name=name: {"is": name})  # type: ignore[misc] # bound at once
    shelf.keep()
    again = Shelf(cache)
    assert [again.worked_out(name, (file,), dict)["is"] for name in ("one", "other")] == ["one", "other"]


def test_all_tables_of_ours_that_a_year_needs_are_kept(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    needed = (layouts, schemes, grade_scales, shipped_ledgers, titles)
    wanted = [tables.__wrapped__() for tables in needed]
    for _ in range(2):
        shelf = Shelf(cache)
        monkeypatch.setattr(content, "_shelf", [shelf])
        assert [tables.__wrapped__() for tables in needed] == wanted
        shelf.keep()
        monkeypatch.setattr("tomllib.loads", lambda *_, **__: pytest.fail("it was kept"))
