"""Asked for again and again, the workbench keeps nothing: objects and open files stay as many as they were."""

import gc
import json
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from statistics import mean, median

import pytest
from offices import Office
from test_office_pages import sitting

SPANS, ROUNDS, WARM = 3, 4, 4
FILES = Path("/proc/self/fd")
MOST_MORE = 40
"""Objects that a request may leave behind on average: caches that are not full yet."""


def left_behind(ask: Callable[[], None]) -> tuple[list[float], int]:
    """Return how many objects a round leaves behind, for each of some spans of rounds, and how many files more are open."""
    for _ in range(WARM):
        ask()
    objects, files = [there()], len(list(FILES.iterdir()))
    for _ in range(SPANS):
        for _ in range(ROUNDS):
            ask()
        objects.append(there())
    return [(after - before) / ROUNDS for before, after in pairwise(objects)], len(list(FILES.iterdir())) - files


def there() -> int:
    """Return how many objects there are without those that only circles keep."""
    gc.collect()
    return len(gc.get_objects())


@pytest.fixture
def ask(office: Office, example: Path) -> Iterator[Callable[[], None]]:
    """Return what asks for every sort of page once and saves once, as a server does: Django's own client keeps a thing a request."""
    from django.core.handlers.wsgi import WSGIHandler
    from django.core.signals import request_finished, request_started
    from django.db import close_old_connections
    from django.test import RequestFactory

    from jixiao.web.people.sittings import cookie_name

    sitting(office, "staff")
    key, handler, made = office.send("staff", example), WSGIHandler(), RequestFactory()
    seen = {"cookie": f"{cookie_name()}=key of staff"}
    calls = {"authorization": f"Bearer {office.token('staff')}", "if-match": "*"}
    count = iter(range(10_000))

    def answered(environment: dict[str, object]) -> str:
        began: list[str] = []

        def start(status: str, *_more: object) -> Callable[[bytes], object]:
            began.append(status)
            return bytes

        answer = handler(environment, start)
        b"".join(answer)
        answer.close()
        return began[0][:3]

    def once() -> None:
        for path in ("/", "/declarations", f"/d/{key}", f"/d/{key}/p/2", f"/d/{key}/review", f"/d/{key}/take/report.html"):
            assert answered(made.get(path, headers=seen).environ) == "200"
        patch = json.dumps([{"op": "replace", "path": "/title", "value": f"名 {next(count) % 2}"}])
        sent = made.generic("PATCH", f"/api/v1/declarations/{key}", patch, "application/json", headers=calls)
        assert answered(sent.environ) == "200"

    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)  # the office of a test lives in one connection
    yield once
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.skipif(not FILES.is_dir(), reason="open files are counted by /proc")
def test_nothing_is_kept_from_one_request_to_the_next(ask: Callable[[], None]) -> None:
    objects, files = left_behind(ask)
    assert (mean(objects) < MOST_MORE, files) == (True, 0), (objects, files)


@pytest.mark.skipif(not FILES.is_dir(), reason="open files are counted by /proc")
def test_what_is_kept_is_noticed(ask: Callable[[], None]) -> None:
    kept: list[object] = []
    let_go: list[object] = [[] for _ in range(100 * MOST_MORE * ROUNDS)]
    called = iter(range(10_000))

    def leaking() -> None:
        ask()
        kept.extend([] for _ in range(10 * MOST_MORE))
        if next(called) == WARM + ROUNDS:
            let_go.clear()

    assert median(left_behind(leaking)[0]) > MOST_MORE  # in one span a full cache may let go of what other tests put there
