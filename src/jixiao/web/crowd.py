"""The door of a process: so many requests at once, so many more may wait a little, the next is turned away before it costs anything.

Who is inside stays quick; who is turned away is told when to come again, in a page that does so by itself. Nothing is queued without
end, so a rush leaves nothing behind when it is over. What takes ten times as long as a page is let in by twos, so that pages pass it.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from functools import cache
from threading import Lock, Semaphore
from time import monotonic
from typing import Any, NamedTuple

from django.template.loader import render_to_string

from jixiao.web.headers import ALWAYS
from jixiao.web.problems import TITLES

AT_ONCE, WAITING = 6, 18
"""Requests that a process works at, and those that wait for them."""
PATIENCE = 3.0
"""Seconds that a request waits for its turn."""
ABREAST = 2
"""Requests of a sort that takes long which a process works at: what is judged, and what waits for a file to be read, side by side."""
PAPER, FILE = "/take/", "multipart/form-data"
"""What a paper's address holds, and the type of what comes with a file."""
CALM = 2.0
"""Seconds without anybody after which a process has time for other things."""
AGAIN = 5
"""Seconds after which who was turned away may come again."""
FREE = ("/healthz", "/static/")
"""What costs next to nothing and is never turned away."""
FULL = "现在用的人多，稍等几秒再试，已存的都在。这一页会自己再试。"
UNSAVED = "现在用的人多，没有存上。您写的还在上一页：按浏览器的“返回”，几秒后再存。"
FULL_CALL = f"现在用的人多，没有执行。请 {AGAIN} 秒后再试，带 Idempotency-Key 的不会重做。"
Environment = dict[str, Any]
Start = Callable[..., Any]
Application = Callable[[Environment, Start], Iterable[bytes]]


class Traffic:
    """When this process was last asked for anything but health and files."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self.last = -CALM

    def is_calm(self) -> bool:
        """Whether nobody came for a while: there is time for what nobody waits for."""
        return monotonic() - self.last >= CALM


class Room(NamedTuple):
    """How many are let in at once, how many wait for them, how long (seconds), and how many of a sort that takes long are let in."""

    at_once: int = AT_ONCE
    waiting: int = WAITING
    patience: float = PATIENCE
    abreast: int = ABREAST


def takes_long(environment: Environment) -> str:
    """Return the sort of a request that takes long: a file is read, a text judged or a paper written; "" for one that looks at a page."""
    if str(environment.get("CONTENT_TYPE", "")).startswith(FILE):
        return "read"
    looks = environment.get("REQUEST_METHOD") in ("GET", "HEAD")
    return "" if looks and PAPER not in str(environment.get("PATH_INFO", "")) else "judged"


class Crowd:
    """A WSGI application in front of another: lets in, lets wait, turns away."""

    def __init__(self, application: Application, room: Room = Room()) -> None:  # noqa: B008 - frozen
        """Take what answers those who are let in, and how many that may be."""
        self.application, self.room = application, room
        self._lock, self._there = Lock(), 0
        self._places = {"": Semaphore(room.at_once), **{sort: Semaphore(room.abreast) for sort in ("judged", "read")}}

    def __call__(self, environment: Environment, start: Start) -> Iterable[bytes]:
        """Answer a request."""
        if str(environment.get("PATH_INFO", "")).startswith(FREE):
            return self.application(environment, start)
        traffic.last = monotonic()
        with ExitStack() as held:
            if not self._enter(held, takes_long(environment)):
                return turned_away(environment, start)
            return Answer(self.application(environment, start), held.pop_all().close)

    def _enter(self, held: ExitStack, sort: str) -> bool:
        """Take a place, after some waiting where that is possible; return whether there is one. What is taken is ``held``."""
        with self._lock:
            if self._there >= self.room.at_once + self.room.waiting:
                return False
            self._there += 1
        held.callback(self._leave)
        until = monotonic() + self.room.patience
        for one in dict.fromkeys((sort, "")):
            if not self._places[one].acquire(timeout=max(0.0, until - monotonic())):
                return False
            held.callback(self._places[one].release)
        return True

    def _leave(self) -> None:
        with self._lock:
            self._there -= 1


traffic = Traffic()


class Answer:
    """An answer on its way; the place is free again once it is closed, which a server does even where the reader is gone."""

    def __init__(self, parts: Iterable[bytes], leave: Callable[[], None]) -> None:
        """Take its parts and what is done at the end."""
        self._parts, self._leave, self._is_open = parts, leave, True

    def __iter__(self) -> Iterator[bytes]:
        """Return its parts."""
        return iter(self._parts)

    def close(self) -> None:
        """End it, once."""
        if not self._is_open:
            return
        self._is_open = False
        try:
            close = getattr(self._parts, "close", None)
            if close is not None:
                close()
        finally:
            self._leave()


def turned_away(environment: Environment, start: Start) -> list[bytes]:
    """Answer 503, as a page that comes again by itself or as a problem of the API."""
    is_call = str(environment.get("PATH_INFO", "")).startswith("/api/")
    body = _problem() if is_call else _page(environment.get("REQUEST_METHOD") in ("GET", "HEAD"))
    kind = "application/problem+json" if is_call else "text/html"
    headers = {
        **ALWAYS,
        "Cache-Control": "no-store",
        "Content-Type": f"{kind}; charset=utf-8",
        "Content-Length": str(len(body)),
        "Retry-After": str(AGAIN),
    }
    start("503 Service Unavailable", list(headers.items()))
    return [body]


@cache
def _problem() -> bytes:
    told = {"type": "about:blank", "title": TITLES[503], "status": 503, "detail": FULL_CALL}
    return json.dumps(told, ensure_ascii=False).encode()


@cache
def _page(comes_again: bool) -> bytes:
    """Return the page; what was sent with a form stays in the browser, which goes back to it."""
    told = {"detail": FULL, "ways": (("", "现在再试"),), "again": AGAIN} if comes_again else {"detail": UNSAVED, "ways": (), "again": 0}
    return render_to_string("wrong.html", {"title": "稍等", **told}).encode()
