"""What a server keeps in mind is counted in entries: as many as its bound says however many texts are looked at, and nothing without a bound grows."""

import functools
import gc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from offices import Office
from test_drawn import page
from test_office_pages import sitting

from jixiao.system.recalled import Recalled

FEW, MANY = 3, 6
PAGES = ("/", "/declarations", "/d/{}", "/d/{}/p/1", "/d/{}/p/4", "/d/{}/p/cover", "/d/{}/review", "/d/{}/take/report.html")


def memories() -> list[Recalled[Any]]:
    """Return all that is kept by what it was made of."""
    return [one for one in gc.get_objects() if type(one) is Recalled]


def unbounded() -> dict[str, int]:
    """Return how many answers each function keeps that forgets none, of our own."""
    kind = type(functools.lru_cache(maxsize=1)(len))
    found = [one for one in gc.get_objects() if type(one) is kind and one.__module__.startswith("jixiao")]
    return {f"{one.__module__}.{one.__qualname__}": one.cache_info().currsize for one in found if one.cache_info().maxsize is None}


@pytest.fixture
def write(office: Office, example: Path) -> Callable[[int], str]:
    """Return what writes a text that says something else everywhere, and what its pages are then."""
    key, client = office.send("staff", example), sitting(office, "staff")

    def written(number: int) -> str:
        changes = [{"op": "replace", "path": "/title", "value": f"第{number}次的题目"}]
        for at in range(8):
            changes += [
                {"op": "replace", "path": f"/projects/{at}/name", "value": f"项目{number}之{at}"},
                {"op": "replace", "path": f"/projects/{at}/indicators/0/name", "value": f"指标{number}之{at}"},
                {"op": "replace", "path": f"/projects/{at}/funding/annual", "value": f"{600_000 + 1000 * number + at}.00"},
            ]
        answer = office.call("staff", "PATCH", f"declarations/{key}", changes, if_match="*")
        assert answer.status == 200, answer.body
        return "\n".join(page(client, path.format(key)) for path in PAGES)

    return written


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Recalled[Any]]]:
    """Give all memories with room for a few things each."""
    every = memories()
    for one in every:
        one.clear()
        monkeypatch.setattr(one, "_most", FEW)
    yield every
    for one in every:
        one.clear()


def test_no_memory_holds_more_than_its_bound_and_pages_are_the_same(write: Callable[[int], str], narrow: list[Recalled[Any]]) -> None:
    told = [write(number) for number in range(2)]
    assert len(narrow) >= 10
    assert max(map(len, narrow)) == FEW
    for one in narrow:
        one.clear()
    assert [write(number) for number in range(2)] != told, "versions have numbers"


def test_what_has_no_bound_does_not_grow_with_what_is_read(write: Callable[[int], str]) -> None:
    for number in range(FEW):
        write(number)
    before = unbounded()
    for number in range(FEW, FEW + MANY):
        write(number)
    grown = {name: (before.get(name, 0), now) for name, now in unbounded().items() if now > before.get(name, 0)}
    assert grown == {}


def test_a_memory_without_a_bound_is_noticed(write: Callable[[int], str]) -> None:
    """The control."""

    @functools.cache
    def kept(text: str) -> str:
        return text

    kept.__module__, before = "jixiao.of_the_test", unbounded()
    for number in range(FEW):
        kept(write(number))
    assert unbounded()["jixiao.of_the_test." + kept.__qualname__] == before.get("jixiao.of_the_test." + kept.__qualname__, 0) + FEW
