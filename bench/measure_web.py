"""The workbench under load: a region of 100,000 projects, sixty requests a second, a five-fold rush; on SQLite and on PostgreSQL.

All of it is on this machine and ends by itself. ``--projects``, ``--rate``, ``--seconds``, ``--database sqlite|postgresql`` measure a
part of it; ``--soak MINUTES`` holds a load and looks whether memory grows.
"""

import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from random import Random
from typing import NamedTuple

from web.asking import Person
from web.filling import PASSWORD, STAFF
from web.load import KINDS, Asked, Desk, Load, docx, drive, save
from web.served import Served

sys.path.insert(0, str(Path(__file__).parents[1] / "tests/web"))
Row = dict[str, object]
RUSH = 5
"""How many times as many come in a rush."""
RUSH_SECONDS, AFTER_SECONDS = 10.0, 30.0
RAISED = (1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)
"""The steps by which the rate is raised until it breaks."""
BROKEN = 1000
"""Milliseconds that one of a hundred may take until the load counts as too much."""
LOOKS = 120
"""Seconds from one look at the memory to the next."""
WRONG = 500
BUSY = 503
MIB = 1 << 20
ALONE = 40
"""Times that a page is asked for alone."""


class Wanted(NamedTuple):
    """What is measured: projects, units, requests a second, for how long, on which databases, how many minutes of soak."""

    projects: int = 100_000
    units: int = 400
    rate: float = 60.0
    seconds: float = 600.0
    databases: tuple[str, ...] = ("sqlite", "postgresql")
    soak: float = 0.0


def measure() -> dict[str, object]:
    """Return the tables at full size; ``--minutes N`` gives the mixed load another time than its ten minutes, 0 leaves load and rush out."""
    minutes = float(os.environ.get("JIXIAO_BENCH_MINUTES", Wanted().seconds / 60))
    return measured(Wanted(seconds=minutes * 60))


def partly(options: list[str]) -> int:
    """Measure what is asked for and print it; return the exit code: 1 where an answer was an error."""
    given = dict(zip(options[::2], options[1::2], strict=True))
    start = Wanted()
    wanted = Wanted(
        projects=int(given.get("--projects", start.projects)),
        units=int(given.get("--units", start.units)),
        rate=float(given.get("--rate", start.rate)),
        seconds=float(given.get("--seconds", start.seconds)),
        databases=tuple(given.get("--database", ",".join(start.databases)).split(",")),
        soak=float(given.get("--soak", start.soak)),
    )
    found = measured(wanted)
    table = import_module("run").table
    print(f"{found['title']}\n{table(found['rows'])}", *found["notes"], sep="\n")  # type: ignore[misc] # notes are a list
    return int(any(row["errors"] for row in found["rows"]))  # type: ignore[attr-defined] # rows are a list


def measured(wanted: Wanted) -> dict[str, object]:
    """Return the rows of every database wanted."""
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="jixiao-web-") as name:
        document = docx(Path(name))
        for sort in wanted.databases:
            with database(sort) as url:
                rows += on_one(sort, url, Path(name) / sort, document, wanted)
    notes = [
        "Time counts from the moment when a request was due; ms of the processor are those of all processes that serve, a request.",
        f"A rush is {RUSH} times the rate; busy are answers 503 with Retry-After, errors all other answers from 500 on and none at all.",
        f"Memory is looked at every {LOOKS} s; the rate is raised until one of a hundred is sent away or takes {BROKEN} ms.",
    ]
    title = f"工作台 The workbench: {wanted.projects:,} projects, {wanted.units} units, {wanted.rate:g} requests a second"
    return {"title": title, "rows": rows, "notes": notes}


@contextmanager
def database(sort: str) -> Iterator[str]:
    """Give the URL of an empty database, "" for SQLite in the folder."""
    if sort == "sqlite":
        yield ""
        return
    cluster = import_module("postgres").Cluster(careful=True)
    try:
        yield cluster.url()
    finally:
        cluster.stop()


def on_one(sort: str, url: str, folder: Path, document: bytes, wanted: Wanted) -> list[Row]:
    """Return the rows of one database."""
    command = [sys.executable, str(Path(__file__).parent / "web/filling.py"), str(folder), str(wanted.projects), str(wanted.units)]
    start = time.perf_counter()
    subprocess.run(command, check=True, env={**os.environ, "DATABASE_URL": url})
    filled, start = time.perf_counter() - start, time.perf_counter()
    rows = [{**empty(sort, "written in bulk"), "seconds": round(filled)}]
    with Served(folder, url) as served:
        Person.first_page(served.port)
        took, used = round((time.perf_counter() - start) * 1000), round(served.processor() * 1000)
        rows.append({**empty(sort, "first page after the start"), "requests": 1, "p50 ms": took, "processor ms": used})
        everyone = people(served.port)
        reader = next(one for one in everyone if one.person.login == "auditor")
        desks = [one for one in everyone if one.keys]
        rows += singly(sort, served, reader, desks)
        rows += phases(sort, served, desks, document, wanted)
    return rows


def phases(sort: str, served: Served, desks: Sequence[Desk], document: bytes, wanted: Wanted) -> Iterator[Row]:
    """Yield the rows of the load, of the rush, of what comes after it, and of the soak where one is wanted."""
    if not wanted.seconds:
        return
    drive(Load(desks, document, wanted.rate, 3.0))
    made, done = load_row(sort, "mixed load", served, Load(desks, document, wanted.rate, wanted.seconds))
    yield made
    yield from by_kind(sort, done)
    for name, rate, seconds in (
        ("rush", wanted.rate * RUSH, RUSH_SECONDS),
        ("after the rush", wanted.rate, AFTER_SECONDS),
        ("soak", wanted.rate / 2, wanted.soak * 60),
    ):
        if seconds:
            yield load_row(sort, name, served, Load(desks, document, rate, seconds))[0]
    yield from raised(sort, served, desks, document, wanted)


def by_kind(sort: str, done: Sequence[Asked]) -> Iterator[Row]:
    """Yield a row for each kind of request of a load: an upload lasts until its findings are shown."""
    for kind, _ in KINDS:
        of_kind = [one for one in done if one.kind == kind]
        if of_kind:
            yield {**empty(sort, f"… of it {kind}"), "requests": len(of_kind), **times(of_kind)}


def raised(sort: str, served: Served, desks: Sequence[Desk], document: bytes, wanted: Wanted) -> Iterator[Row]:
    """Yield the rows of a rate that is raised step by step until one of a hundred is sent away or the slowest hundredth takes a second."""
    for step in RAISED:
        rate = wanted.rate * step
        made, done = load_row(sort, f"raised to {rate:g} a second", served, Load(desks, document, rate, AFTER_SECONDS))
        yield made
        if is_too_much(done):
            yield from by_kind(sort, done)
            return


def is_too_much(done: Sequence[Asked]) -> bool:
    """Return whether one of a hundred was sent away, or took longer than anybody waits for."""
    answered = sorted(one.took for one in done if one.status != BUSY)
    return len(answered) * 100 < len(done) * 99 or at(answered, 99) * 1000 > BROKEN


def load_row(sort: str, name: str, served: Served, load: Load) -> tuple[Row, list[Asked]]:
    """Return the row of a load, and all that was asked."""
    return row(sort, name, served, lambda: drive(load))


def people(port: int) -> list[Desk]:
    """Return the people of the region, logged in, each with what one may write in."""
    return [_desk(port, login) for login in ("auditor", *(f"staff{n}" for n in range(STAFF)))]


def _desk(port: int, login: str) -> Desk:
    person = Person(port, login, PASSWORD)
    if not login.startswith("staff"):
        return Desk(person, (), "")
    page = person.ask("GET", "/declarations?state=draft").body.decode()
    keys = tuple(dict.fromkeys(re.findall(r'href="/d/([^"/]+)"', page)))
    return Desk(person, keys, "%E5%8D%95%E4%BD%8D")


def singly(sort: str, served: Served, reader: Desk, desks: Sequence[Desk]) -> Iterator[Row]:
    """Yield the rows of pages asked for one after the other: what each costs where nothing else is asked for."""
    writer = desks[0]
    for name, who, path in (
        ("list of everything", reader, "/declarations"),
        ("list of a year", reader, "/declarations?year=2023"),
        ("list by a word", reader, "/declarations?q=%E7%AC%AC012"),
        ("list by money", reader, "/declarations?order=-annual"),
        ("desk", writer, "/"),
        ("declaration", writer, f"/d/{writer.keys[0]}"),
        ("form", writer, f"/d/{writer.keys[0]}/p/4"),
    ):
        yield row(sort, name, served, lambda d=who, p=path: [alone(d, p) for _ in range(ALONE)])[0]  # type: ignore[misc]
    yield row(sort, "save, judged anew", served, lambda: [saved(writer, n) for n in range(ALONE // 2)])[0]


def alone(who: Desk, path: str) -> Asked:
    """Ask for a page, alone."""
    answer = who.person.ask("GET", path)
    return Asked("page", 0, answer.took, answer.status, again=False)


def saved(who: Desk, number: int) -> Asked:
    """Change one cell of a form and have all eight judged anew."""
    answer = save(who, Random(number), b"")  # noqa: S311 - a load, no secret
    return Asked("save", 0, answer.took, answer.status, again=False)


def empty(sort: str, name: str) -> Row:
    """Return a row of which nothing is known yet."""
    heads = ("seconds", "requests", "p50 ms", "p95 ms", "p99 ms", "busy", "errors", "processor ms", "memory MB")
    return {"database": sort, "what": name, **dict.fromkeys(heads, "")}


def row(sort: str, name: str, served: Served, do: Callable[[], list[Asked]]) -> tuple[Row, list[Asked]]:
    """Return the row of a load, what came back how quickly and what it cost, and all that was asked."""
    before, memory, start = served.processor(), served.memory(), time.perf_counter()
    with looked_at(served) as held:
        done = do()
    seconds, used = time.perf_counter() - start, served.processor() - before
    told = {
        "seconds": round(seconds),
        "requests": len(done),
        **times(done),
        "processor ms": round(used * 1000 / max(1, len(done)), 1),
        "memory MB": " → ".join(str(size // MIB) for size in (memory, *held, served.memory())),
    }
    made = {**empty(sort, name), **told}
    print(made, flush=True)
    return made, done


def times(done: Sequence[Asked]) -> Row:
    """Return how long requests took, how many were sent away and how many went wrong."""
    took = sorted(one.took for one in done if one.status != BUSY)
    busy = sum(one.status == BUSY and one.again for one in done)
    wrong = [one for one in done if (one.status >= WRONG or not one.status) and not (one.status == BUSY and one.again)]
    return {**{f"p{part} ms": round(at(took, part) * 1000) for part in (50, 95, 99)}, "busy": busy, "errors": len(wrong)}


@contextmanager
def looked_at(served: Served) -> Iterator[list[int]]:
    """Give the list to which the bytes held are added every two minutes."""
    held, over = list[int](), threading.Event()

    def look() -> None:
        while not over.wait(LOOKS):
            held.append(served.memory())

    looking = threading.Thread(target=look)
    looking.start()
    try:
        yield held
    finally:
        over.set()
        looking.join()


def at(took: Sequence[float], part: int) -> float:
    """Return the time within which so many per cent of the answers came."""
    return took[min(len(took) - 1, len(took) * part // 100)] if took else 0.0
