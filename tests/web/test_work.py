"""What a process does beside serving ends with it: at once where it rests, after what is under way where it works, never by a crash."""

from threading import Event, Thread
from typing import Any

import pytest


@pytest.fixture
def work(site: object, monkeypatch: pytest.MonkeyPatch) -> Any:  # noqa: ANN401 - the module, with nothing registered for the end of this process
    from jixiao.web import work

    assert site is not None
    monkeypatch.setattr(work.atexit, "register", lambda *_: None)  # type: ignore[attr-defined] # the test must not end with it
    return work


def test_a_process_that_ends_waits_for_what_is_under_way(work: Any, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ANN401 - a module
    begun, go_on, ended = Event(), Event(), list[str]()

    def job() -> bool:
        begun.set()
        go_on.wait()
        ended.append("done")
        return False

    monkeypatch.setattr(work, "WORK", {"one": work.Work(job, 0.0)})
    done = Event()
    thread = Thread(target=work._work, args=(done, work.WORK["one"]))
    thread.start()
    begun.wait()
    stopping = Thread(target=work._stop, args=(done, [thread]))
    stopping.start()
    done.wait()
    go_on.set()
    stopping.join()
    thread.join()
    assert ended == ["done"]


def test_a_job_whose_database_is_gone_is_taken_up_again(work: Any) -> None:  # noqa: ANN401 - a module
    from django.db import OperationalError

    done, tries = Event(), list[int]()

    def job() -> bool:
        tries.append(1)
        if len(tries) == 1:
            raise OperationalError("gone")
        done.set()
        return False

    work._work(done, work.Work(job, 0.0))
    assert len(tries) == 2


def test_what_is_done_once_in_a_while_is_done_after_all_else(work: Any) -> None:  # noqa: ANN401 - a module
    done, order = Event(), list[str]()

    def all_of() -> bool:
        order.append("all")
        return len(order) < 3

    def one() -> bool:
        order.append("one")
        done.set()
        return True

    work._work(done, work.Work(all_of, 0.0, then_one=one))
    assert order == ["all", "all", "all", "one"]
