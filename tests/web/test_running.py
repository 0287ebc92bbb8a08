"""An office served by real processes: two on one database, many writers at once, a process killed in the middle, a file read later."""

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from postgres import Cluster
from running import Answer, Running

from jixiao.web.clock import days_behind

STAFF, FINANCE, HANDLER = "renda_staff", "renda_finance", "renda_handler"


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def served(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, careful: Callable[[], Cluster]) -> Iterator[Running]:
    """Return the example year, served by two processes (each with its workers) on one database."""
    database = careful().url() if request.param == "postgresql" else ""
    office = Running(tmp_path_factory.mktemp("served") / "office", database)
    office.start("--demo")
    office.start()
    yield office
    office.kill()


@pytest.fixture(scope="module")
def careful() -> Iterator[Callable[[], Cluster]]:
    """Return what gives a PostgreSQL that has on the disk what is committed."""
    started: list[Cluster] = []

    def start() -> Cluster:
        started.extend([] if started else [Cluster(careful=True)])
        return started[0]

    yield start
    for one in started:
        one.stop()


def sent(office: Running, example: Path) -> str:
    answer = office.call(STAFF, "POST", "declarations", example.read_bytes())
    assert answer.status == 201, answer
    return str(answer.body["id"])


def at_once(times: int, do: Callable[[int], Answer]) -> list[Answer]:
    """Return what is answered to so many calls that begin together."""
    barrier = threading.Barrier(times)

    def one(number: int) -> Answer:
        barrier.wait()
        return do(number)

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(one, range(times)))


def test_a_second_process_on_the_same_database_serves_the_same_people(served: Running) -> None:
    assert served.call(STAFF, "GET", "me").status == 200
    assert len(served.processes) == 2
    assert served.admin("verify").returncode == 0


def test_of_many_saves_of_one_version_one_is_taken_and_the_others_are_told(served: Running, example: Path) -> None:
    key = sent(served, example)
    seen = served.call(STAFF, "GET", f"declarations/{key}").headers["ETag"]
    path = f"declarations/{key}"

    def save(number: int) -> Answer:
        patch = [{"op": "replace", "path": "/title", "value": f"第 {number} 个"}]
        return served.call(STAFF if number % 2 else FINANCE, "PATCH", path, patch, If_Match=seen)

    served.token(FINANCE)
    answers = at_once(8, save)
    assert sorted(answer.status for answer in answers) == [200] + [412] * 7
    winner = next(number for number, answer in enumerate(answers) if answer.status == 200)
    assert served.call(STAFF, "GET", path).body["title"] == f"第 {winner} 个"


def test_no_acknowledged_save_is_lost_where_all_follow_the_last_version(served: Running, example: Path) -> None:
    key = sent(served, example)
    path = f"declarations/{key}"
    before = len(served.call(STAFF, "GET", path).body["projects"][0]["indicators"])

    def remove_one(_: int) -> Answer:
        while True:
            now = served.call(STAFF, "GET", path)
            patch = [{"op": "remove", "path": "/projects/0/indicators/0"}]
            answer = served.call(STAFF, "PATCH", path, patch, If_Match=now.headers["ETag"])
            if answer.status != 412:
                return answer

    assert {answer.status for answer in at_once(5, remove_one)} == {200}
    assert len(served.call(STAFF, "GET", path).body["projects"][0]["indicators"]) == before - 5


def test_a_step_that_is_asked_for_many_times_at_once_is_taken_once(served: Running, example: Path) -> None:
    key = sent(served, example)
    path = f"declarations/{key}/actions/check"
    served.token(FINANCE)
    answers = at_once(8, lambda _: served.call(FINANCE, "POST", path, {}, Idempotency_Key="once"))
    assert {answer.status for answer in answers} == {200}
    assert len({str(answer.body) for answer in answers}) == 1
    assert len(served.call(STAFF, "GET", f"declarations/{key}/steps").body["items"]) == 1


def test_without_a_key_only_one_of_many_finds_it_in_its_state(served: Running, example: Path) -> None:
    key = sent(served, example)
    served.token(FINANCE)
    answers = at_once(8, lambda _: served.call(FINANCE, "POST", f"declarations/{key}/actions/check", {}))
    assert sorted(answer.status for answer in answers) == [200] + [409] * 7


def test_of_many_who_sign_in_at_once_each_counts_once_on_the_wall(served: Running) -> None:
    day = time.strftime("%Y-%m-%d", time.gmtime(time.time() + 8 * 3600 - days_behind(served.folder) * 86400))
    meeting = {"title": "新的一次会议", "kind": "人代会", "planned_on": day, "days": "1", "people_due": "6"}
    planned = served.call(HANDLER, "POST", "desks/congress/acts/meetings.plan", meeting)
    assert planned.status == 201, planned.body
    name = planned.body["records"][0].partition("#")[2]
    listed = served.call(HANDLER, "GET", "records/deputies?limit=500").body["items"]
    deputies = [one["code"] for one in listed if one["level"] == "区" and one["term_end"] is None][:4]
    everyone = [*deputies, *deputies]

    def sign(number: int) -> Answer:
        return served.call(HANDLER, "POST", "desks/congress/acts/meetings.sign_in", {"deputy": everyone[number], "meeting": name})

    answers = at_once(len(everyone), sign)
    assert sorted(answer.status for answer in answers) == [201] * 4 + [409] * 4
    wall = served.call(HANDLER, "GET", "walls/quorum").body
    assert (wall["title"], wall["present"], wall["opens"], wall["gap"]) == ("新的一次会议", 4, 4, 0)


def test_one_upload_that_comes_many_times_at_once_is_one_declaration(served: Running, example: Path) -> None:
    answers = at_once(4, lambda _: served.call(STAFF, "POST", "declarations", example.read_bytes(), Idempotency_Key="upload"))
    assert {answer.status for answer in answers} == {201}
    assert len({answer.body["id"] for answer in answers}) == 1


def held_shut(file: Path, seconds: float) -> None:
    """Let nobody else write into a SQLite file for a while, as a program that copies it does."""
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("PRAGMA busy_timeout = 20000")
        other.execute("BEGIN IMMEDIATE")
        time.sleep(seconds)
        other.execute("ROLLBACK")


def test_where_the_database_goes_away_under_the_work_nothing_acknowledged_is_lost(
    served: Running, example: Path, careful: Callable[[], Cluster]
) -> None:
    key, acknowledged, refused = sent(served, example), 1, 0
    break_it = careful().restart if served.environment["DATABASE_URL"] else lambda: held_shut(served.folder / "jixiao.sqlite3", 0.5)
    with ThreadPoolExecutor(1) as pool:
        breaking = pool.submit(lambda: [break_it() for _ in range(2)])
        while not breaking.done() or refused > 0:
            patch = [{"op": "replace", "path": "/title", "value": f"{acknowledged} {refused}"}]
            answer = served.call(STAFF, "PATCH", f"declarations/{key}", patch, If_Match="*")
            if answer.status == 200:
                assert acknowledged < answer.body["version"] <= acknowledged + 1 + refused, "what was refused may have been written once"
                acknowledged, refused = answer.body["version"], 0
            else:
                assert answer.status in (0, 500, 503), answer
                refused += 1
        breaking.result()
    assert served.call(STAFF, "GET", f"declarations/{key}").body["version"] == acknowledged
    assert served.admin("verify").returncode == 0


def test_what_was_acknowledged_is_there_after_the_processes_were_killed(served: Running, example: Path) -> None:
    """Killed at moments drawn from a seed while people write; afterwards nothing acknowledged is missing and nothing is half."""
    key = sent(served, example)
    path, draw = f"declarations/{key}", Random(20240101)  # noqa: S311 - a seed, so that a failure can be had again
    acknowledged = 1
    for _ in range(3):
        moment = threading.Timer(draw.uniform(0.3, 1.0), served.kill)
        moment.start()
        answer = Answer(200, {"version": acknowledged}, {})
        while answer.status:
            acknowledged = answer.body["version"] if answer.status == 200 else acknowledged
            patch = [{"op": "replace", "path": "/title", "value": f"{acknowledged}-{draw.random()}"}]
            answer = served.call(STAFF, "PATCH", path, patch, If_Match="*")
        moment.join()
        served.start()
        now = served.call(STAFF, "GET", path).body["version"]
        assert now in (acknowledged, acknowledged + 1), "one more may have been written that nobody was told of"
        acknowledged = now
    served.start()
    proof = served.admin("verify")
    assert proof.returncode == 0, proof.stdout
    assert acknowledged > 1
