"""The load: what is asked at which second, by whom; how long each answer took from the moment when it was due."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from typing import NamedTuple
from uuid import uuid4

from jixiao.actions.write import titles
from jixiao.read.document import read_file
from jixiao.write.document.save import written
from web.asking import Answer, Person
from web.filling import EXAMPLE

SEED = 16
KINDS = (("page", 54.0), ("save", 5.0), ("upload", 0.5), ("report", 0.5))
"""What is asked for, in so many parts of sixty."""
PAGES = (
    "/",
    "/declarations",
    "/declarations?year=2023",
    "/declarations?q={unit}",
    "/declarations?order=-annual",
    "/d/{key}",
    "/d/{key}/p/{n}",
    "/d/{key}/p/{n}",
    "/d/{key}/p/cover",
    "/d/{key}/review",
)
HANDS = 96
"""Requests that are under way at most, those that wait for an answer among them."""


class Asked(NamedTuple):
    """One request: its kind, when it was due (seconds from the start), how long it took from then, the status, whether told to come again."""

    kind: str
    due: float
    took: float
    status: int
    again: bool


class Desk(NamedTuple):
    """Somebody with the declarations that one may write in, and a word to look for."""

    person: Person
    keys: tuple[str, ...]
    word: str


class Load(NamedTuple):
    """A load: by whom, the file that is uploaded, how many a second, for how long (seconds), by which chance."""

    desks: Sequence[Desk]
    document: bytes
    rate: float
    seconds: float
    seed: int = SEED


def drive(load: Load) -> list[Asked]:
    """Return how a load went, kinds mixed by chance at a steady rate; it ends by itself, with the answers that are under way."""
    random, start, done = Random(load.seed), time.perf_counter(), list[Asked]()  # noqa: S311 - a load, no secret
    names, weights = [name for name, _ in KINDS], [weight for _, weight in KINDS]
    with ThreadPoolExecutor(HANDS) as pool:
        for number in range(int(load.rate * load.seconds)):
            due = number / load.rate
            time.sleep(max(0.0, start + due - time.perf_counter()))
            kind, desk, chance = random.choices(names, weights)[0], random.choice(load.desks), random.random()
            pool.submit(_ask, Turn(kind, desk, chance, due), load.document, start, done)
    return done


class Turn(NamedTuple):
    """What is due when (seconds from the start), by whom, by which chance."""

    kind: str
    desk: Desk
    chance: float
    due: float


def _ask(turn: Turn, document: bytes, start: float, done: list[Asked]) -> None:
    """Ask for one thing; what is asked for before it (the page of a form that is sent) does not count."""
    late = max(0.0, time.perf_counter() - start - turn.due)
    answer = DOING[turn.kind](turn.desk, Random(turn.chance), document)  # noqa: S311 - a load, no secret
    done.append(Asked(turn.kind, turn.due, late + answer.took, answer.status, answer.again is not None))


def _page(desk: Desk, random: Random, _document: bytes) -> Answer:
    path = random.choice(PAGES).format(key=random.choice(desk.keys), n=random.randint(1, 8), unit=desk.word)
    return desk.person.ask("GET", path)


def save(desk: Desk, random: Random, _document: bytes) -> Answer:
    """Change the name of an indicator as somebody does who has the page open: the page, then the form with one cell more."""
    path = f"/d/{desk.keys[0]}/p/{random.randint(1, 8)}"
    page = desk.person.ask("GET", path)
    if page.status != 200:
        return page
    fields = desk.person.fields(page.body)
    name = next((one for one in fields if "/indicators/" in one and one.endswith("/name")), None)
    if name is not None:
        fields[name] = f"指标{random.randint(1, 10**6)}"
    return desk.person.send(path, fields, by_script=True)


def _upload(desk: Desk, _random: Random, document: bytes) -> Answer:
    """Upload a file and open the page that shows its findings: both count."""
    token = desk.person.fields(desk.person.ask("GET", "/declarations").body).get("csrfmiddlewaretoken", "")
    mark = uuid4().hex
    head = f'--{mark}\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{token}\r\n'
    head += f'--{mark}\r\nContent-Disposition: form-data; name="files"; filename="a.docx"\r\n\r\n'
    body = head.encode() + document + f"\r\n--{mark}--\r\n".encode()
    sent = desk.person.ask("POST", "/declarations/upload", body, f"multipart/form-data; boundary={mark}")
    if not sent.where:
        return sent
    page = desk.person.ask("GET", sent.where)
    return page._replace(took=sent.took + page.took)


def _report(desk: Desk, random: Random, _document: bytes) -> Answer:
    return desk.person.ask("GET", f"/d/{random.choice(desk.keys)}/take/report.html")


DOING: dict[str, Callable[[Desk, Random, bytes], Answer]] = {"page": _page, "save": save, "upload": _upload, "report": _report}


def docx(place: Path) -> bytes:
    """Return a declaration of eight forms as a Word file."""
    return written(read_file(EXAMPLE), place / "a.docx", titles()).data
