"""What waits at a desk, as its page shows it: the queues at the left, the list in the middle, the most urgent as the heading."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple
from urllib.parse import urlencode

from msgspec import Struct

from jixiao.desk.book import Book, key_of, ledger_of
from jixiao.desk.clocks import Clock, clock_of
from jixiao.desk.deskfile import Desk, Queue
from jixiao.desk.queues import Line, in_line, told_to
from jixiao.desk.situation import Situation
from jixiao.desk.speaking import legible

FEW, PAGE = 6, 40
"""Items of a queue where all are shown, and where one alone is."""
GRADES = ("1", "2", "3")
DAY = 1440
"""Minutes."""


class DeskTab(Struct, frozen=True):
    """A desk with how much waits at it, and how much of that is due."""

    name: str
    title: str
    waiting: int
    due: int


class Item(Struct, frozen=True, kw_only=True):
    """Something that waits: its record and code, subject, a line on it, its grade (``1`` to ``3``, or nothing) and the word of it, the clock.

    Its link is empty where whom it is told to may not open it.
    """

    record: str
    code: str
    name: str
    about: str
    grade: str
    grade_word: str
    clock: Clock
    act: str
    link: str


class Band(Struct, frozen=True, kw_only=True):
    """A queue: its name and title, how much waits, how much of it is due, the nearest in words, the first items; or why it can't be looked into."""

    name: str
    title: str
    group: str
    waiting: int
    due: int
    nearest: str
    items: tuple[Item, ...]
    routine: bool
    here: bool
    link: str
    before: str = ""
    after: str = ""
    problem: str = ""


class DeskView(NamedTuple):
    """What of a desk is looked at: one queue alone, from which item on, the record and the act that are open."""

    queue: str = ""
    first: int = 0
    record: str = ""
    act: str = ""

    def link(self, desk: str, **more: object) -> str:
        """Return the address of the desk with something else looked at."""
        wanted = {"queue": self.queue, "from": self.first or "", **more}
        told = urlencode({name: value for name, value in wanted.items() if value})
        return f"/desks/{desk}?{told}" if told else f"/desks/{desk}"


class Seeing(NamedTuple):
    """Somebody at a desk: whom the queues are told to by role, now, and whether a record may be opened."""

    desk: Desk
    book: Book
    people: Sequence[Situation]
    now: datetime
    sees: Callable[[str], bool]

    def at(self, queue: Queue) -> Situation | None:
        """Return somebody in the role that a queue is told to."""
        return told_to(queue, self.people)


def counted(seeing: Seeing) -> tuple[int, int]:
    """Return how much waits at the desk, and how much of it is due."""
    lines = [
        in_line(queue, seeing.book.of(seeing.desk), who, 1)
        for queue in seeing.desk.queues.values()
        if (who := seeing.at(queue)) is not None
    ]
    return sum(line.waiting for line in lines), sum(line.due for line in lines)


def bands(seeing: Seeing, view: DeskView) -> list[Band]:
    """Return the queues that somebody sees, in the order of the file."""
    return [_band(name, queue, who, seeing, view) for name, queue in seeing.desk.queues.items() if (who := seeing.at(queue)) is not None]


def _band(name: str, queue: Queue, who: Situation, seeing: Seeing, view: DeskView) -> Band:
    alone = view.queue == name
    first = view.first if alone else 0
    line = in_line(queue, seeing.book.of(seeing.desk), who, PAGE if alone else FEW, first)
    items = tuple(_items(queue, line, seeing, view))
    desk = seeing.desk.name
    return Band(
        name=name,
        title=queue.title.zh,
        group=queue.group,
        waiting=line.waiting,
        due=line.due,
        nearest=_nearest(line, items),
        items=items,
        routine=queue.routine,
        here=alone,
        link=DeskView().link(desk, queue=name) + "#list",
        before=DeskView().link(desk, queue=name, **{"from": max(0, first - PAGE) or ""}) + "#list" if first else "",
        after=DeskView().link(desk, queue=name, **{"from": first + PAGE}) + "#list" if alone and first + PAGE < line.waiting else "",
        problem=line.problem,
    )


def _nearest(line: Line, items: Sequence[Item]) -> str:
    if line.due and items and items[0].clock.look == "over":
        return f"{line.due} 件超时" if line.due < line.waiting or line.waiting == 1 else f"都超时，最久 {_age(items[0])}"
    clock = items[0].clock if items else None
    if clock is None or clock.look in ("none", "held"):
        return ""
    return f"最近{clock.words}"


def _items(queue: Queue, line: Line, seeing: Seeing, view: DeskView) -> Iterator[Item]:
    for row in line.rows:
        record = str(row["record"])
        grade, _, word = str(row.get("grade") or "").partition(" ")
        yield Item(
            record=record,
            code=_code(record, seeing.book),
            name=legible(row.get("name") or row["title"]),
            about=legible(row.get("about")),
            grade=grade if grade in GRADES else "",
            grade_word=word if grade in GRADES else f"{grade} {word}".strip(),
            clock=clock_of(row, seeing.now),
            act=queue.act or "",
            link=view.link(seeing.desk.name, record=record, act=queue.act or "") + "#card" if seeing.sees(record) else "",
        )


def _code(record: str, book: Book) -> str:
    row = book.row(record)
    return key_of(row, book.kept[ledger_of(record)]) if row is not None else record.partition("#")[2]


def heading(found: Sequence[Band], desk: Desk) -> str:
    """Return what is late, and what is to be done next and by when; the desk's name where nothing waits."""
    timed = [(band, item) for band in found for item in band.items if item.clock.left is not None and item.clock.look in ("run", "over")]
    late = sorted((pair for pair in timed if pair[1].clock.look == "over"), key=lambda pair: (pair[1].clock.left or 0, pair[1].code))
    coming = sorted((pair for pair in timed if pair[1].clock.look == "run"), key=_soonest)
    told = [_late(*late[0], {band.name: band.due for band, _ in late})] if late else []
    told += [_coming(*coming[0], desk)] if coming else []
    if told:
        return "；".join(one.strip() for one in told)
    waiting = sum(band.waiting for band in found)
    return f"{waiting} 件在等，都没有期限" if waiting else f"{desk.title.zh}：没有等着办的"


def _soonest(pair: tuple[Band, Item]) -> tuple[int, bool, str]:
    """Return by what somebody is told first what is to come: by its end, what is no routine before what is."""
    band, item = pair
    return item.clock.left or 0, band.routine, item.code


def _late(band: Band, first: Item, due: Mapping[str, int]) -> str:
    """Say how many are late, and the one that is longest; where they wait in one queue and have no code to be told by, which queue."""
    name, count = _short(first) if first.about else f"{_queued(band, first)}，", sum(due.values())
    if count <= 1:
        return f"{name}{first.clock.words}"
    longest = _age(first)
    return f"{band.title} {count} 件超时，最久 {longest}" if len(due) == 1 and not first.about else f"{count} 件超时，最久的{name}{longest}"


def _age(item: Item) -> str:
    return item.clock.words.removeprefix("超时 ").removeprefix("超过 ")


def _queued(band: Band, item: Item) -> str:
    """Return what an item without a code is called: what it waits for and its name, which may be a sentence."""
    return f"{band.title}：{item.name.rstrip('。')}"


def _coming(band: Band, item: Item, desk: Desk) -> str:
    verb = desk.acts[item.act].title.zh if item.act else "办"
    if item.clock.until == "今天" and item.act:
        more = f"等 {band.waiting} 件" if band.waiting > 1 else ""
        return f"今天该办：{verb}，{_short(item).strip(' “”')}{more}"
    if item.clock.until == "今天":
        return f"{_short(item)}今天到期"
    if (item.clock.left or 0) < DAY:
        return f"{_short(item)}要在 {item.clock.until} 前{verb}"
    return f"{_short(item)}{item.clock.words}" if item.about else f"{_queued(band, item)}，{item.clock.words}"


def _short(item: Item) -> str:
    """Return what an item is called in a heading: its code where it has a subject of its own, else its subject."""
    return f" {item.code} " if item.about else f"“{item.name}”"
