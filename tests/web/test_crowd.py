"""The door of a process: who finds no room is told so at once, who waits too long too; a place is free again however an answer ended."""

import json
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

import pytest

from jixiao.web.crowd import AGAIN, Answer, Crowd, Room

pytestmark = pytest.mark.usefixtures("site")  # whose templates the page is made of
Started = list[tuple[str, dict[str, str]]]


class House:
    """A house whose guests stay until they are let go."""

    def __init__(self, room: Room) -> None:
        self.inside, self.go = 0, Event()
        self.entered = Event()
        self.crowd = Crowd(self.answer, room)

    def answer(self, environment: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        """Let a guest in, who stays or breaks something."""
        self.inside += 1
        self.entered.set()
        if environment.get("wait"):
            self.go.wait(30)
        if environment.get("fail"):
            raise ValueError("broken")
        start("200 OK", [])
        return [b"inside"]

    def ask(self, path: str = "/", method: str = "GET", **more: object) -> tuple[str, dict[str, str], bytes]:
        """Return the status, headers and body of an answer."""
        began: Started = []
        environment = {"PATH_INFO": path, "REQUEST_METHOD": method, **more}
        parts = self.crowd(environment, lambda status, headers: began.append((status, dict(headers))))
        body = b"".join(parts)
        if isinstance(parts, Answer):
            parts.close()
            parts.close()
        return began[0][0], began[0][1], body


@pytest.fixture
def full() -> Iterator[House]:
    """Give a house with one guest who stays, and room for no other."""
    house = House(Room(1, 0, 0.01))
    with ThreadPoolExecutor(1) as pool:
        pool.submit(house.ask, wait=True)
        house.entered.wait(30)
        yield house
        house.go.set()


def test_who_finds_no_room_is_told_when_to_come_again(full: House) -> None:
    status, headers, body = full.ask()
    assert (status, headers["Retry-After"], headers["Cache-Control"]) == ("503 Service Unavailable", str(AGAIN), "no-store")
    assert f'content="{AGAIN}"' in body.decode()
    assert "Content-Security-Policy" in headers
    assert ("look/tokens.css" in body.decode(), "现在再试" in body.decode()) == (True, True), "it is a page of the house"
    assert full.inside == 1


def test_a_form_is_not_sent_again_by_itself(full: House) -> None:
    _, _, body = full.ask(method="POST")
    assert ("refresh" in body.decode(), "没有存上" in body.decode()) == (False, True)


def test_a_call_is_told_in_its_own_manner(full: House) -> None:
    status, headers, body = full.ask("/api/v1/declarations")
    told = json.loads(body)
    assert (status[:3], headers["Content-Type"].split(";")[0], told["status"]) == ("503", "application/problem+json", 503)
    assert "再试" in told["detail"]


@pytest.mark.parametrize("path", ["/healthz", "/static/look/tokens.css"])
def test_health_and_files_for_all_are_never_turned_away(full: House, path: str) -> None:
    assert full.ask(path)[0] == "200 OK"


def test_the_rush_leaves_nothing_behind(full: House) -> None:
    turned = [full.ask()[0] for _ in range(50)]
    full.go.set()
    while full.ask()[0] != "200 OK":
        pass
    assert set(turned) == {"503 Service Unavailable"}
    assert [full.ask()[0] for _ in range(50)] == ["200 OK"] * 50


def test_who_waits_is_let_in_when_a_place_is_free() -> None:
    house = House(Room(1, 1, 30))
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(house.ask, wait=True)
        house.entered.wait(30)
        second = pool.submit(house.ask)
        house.go.set()
        assert (first.result()[0], second.result()[0]) == ("200 OK", "200 OK")


SORTS: dict[str, dict[str, object]] = {
    "a page": {},
    "a save": {"method": "POST"},
    "a paper": {"path": "/d/x/take/report.html"},
    "a file": {"method": "POST", "CONTENT_TYPE": "multipart/form-data; boundary=x"},
}


@pytest.mark.parametrize("taken", ["a save", "a paper", "a file"])
def test_what_takes_long_waits_for_its_like_and_nobody_else_does(taken: str) -> None:
    house = House(Room(40, 40, 0.01, abreast=2))
    with ThreadPoolExecutor(2) as pool:
        stay = [pool.submit(house.ask, **SORTS[taken], wait=True) for _ in range(2)]  # type: ignore[arg-type] # as ask takes it
        while house.inside < 2:
            pass
        told = {name: house.ask(**more)[0][:3] for name, more in SORTS.items()}  # type: ignore[arg-type] # as above
        house.go.set()
        assert {one.result()[0] for one in stay} == {"200 OK"}
    alike = ("a file",) if taken == "a file" else ("a save", "a paper")
    assert told == {name: "503" if name in alike else "200" for name in SORTS}
    assert [house.ask(**SORTS[taken])[0] for _ in range(5)] == ["200 OK"] * 5  # type: ignore[arg-type] # as above


def test_a_failure_inside_gives_its_place_back() -> None:
    house = House(Room(1, 0, 0.01))
    for _ in range(3):
        with pytest.raises(ValueError, match="broken"):
            house.ask(fail=True)
    assert house.ask()[0] == "200 OK"


def test_a_house_without_limits_lets_everybody_in_at_once() -> None:
    """The control: with room for all, the same rush goes inside."""
    house = House(Room(40, 0, 0.01))
    with ThreadPoolExecutor(20) as pool:
        asked = [pool.submit(house.ask, wait=True) for _ in range(20)]
        while house.inside < 20:
            pass
        house.go.set()
        assert {one.result()[0] for one in asked} == {"200 OK"}
