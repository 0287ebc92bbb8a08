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
    work.traffic.last = -work.PATIENCE

    def all_of() -> bool:
        order.append("all")
        return len(order) < 3

    def one() -> bool:
        order.append("one")
        done.set()
        return True

    work._work(done, work.Work(all_of, 0.0, then_one=one))
    assert order == ["all", "all", "all", "one"]


@pytest.mark.parametrize(("patience", "times"), [(0.0, 1), (float("inf"), 0)])
def test_it_waits_where_people_are_at_work_and_not_for_ever(
    work: Any,  # noqa: ANN401 - a module
    monkeypatch: pytest.MonkeyPatch,
    patience: float,
    times: int,
) -> None:
    done, rounds, counted = Event(), list[int](), list[int]()

    def all_of() -> bool:
        rounds.append(1)
        if len(rounds) == 5:
            done.set()
        return False

    def one() -> bool:
        counted.append(1)
        done.set()
        return True

    monkeypatch.setattr(work.traffic, "is_calm", lambda: False)
    monkeypatch.setattr(work, "PATIENCE", patience)
    work._work(done, work.Work(all_of, 0.0, then_one=one))
    assert len(counted) == times


def test_who_came_lately_is_remembered_and_who_looks_after_health_is_not(site: object, monkeypatch: pytest.MonkeyPatch) -> None:
    from jixiao.web import crowd

    assert site is not None
    clock = iter(n / 10 for n in range(1000, 9000))
    monkeypatch.setattr(crowd, "monotonic", lambda: next(clock))
    house = crowd.Crowd(lambda _, start: start("200 OK", []) or [b""])
    monkeypatch.setattr(crowd.traffic, "last", -crowd.CALM)
    list(house({"PATH_INFO": "/healthz"}, lambda *_: None))
    assert crowd.traffic.is_calm()
    list(house({"PATH_INFO": "/"}, lambda *_: None))
    told = [crowd.traffic.is_calm() for _ in range(50)]
    assert (told[0], told[-1]) == (False, True)
