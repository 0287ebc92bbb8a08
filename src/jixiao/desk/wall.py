"""A wall: what everybody in a hall is to see of a desk's rows, read from far away. A wall is data: ``walls/NAME.toml``, five SELECTs and words.

Nothing is done at a wall; who has come, what was handed out and what was printed wrong arise from the acts of its desk.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from tomllib import loads
from typing import cast

from msgspec import Struct, convert

from jixiao.desk.book import Book
from jixiao.desk.selecting import filled, law_on
from jixiao.facts.schema import Row
from jixiao.params.load import Title
from jixiao.sql.literals import literal

FOLDER = Path(__file__).parent / "walls"


class Wall(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A wall of a desk: the SELECTs of the meeting, its groups, papers and misprints, and the words for what they mean.

    ``meeting`` gives one row at most, which the others read as the table ``meeting``. ``about`` gives its title, day, present, due, how
    many it takes to begin (``opens``) and to pass; ``groups`` name, present, due; ``papers`` title, delivered, due, misprints, copies;
    ``slips`` place, printed, meant, verdict.
    """

    name: str
    title: Title
    desk: str
    law: tuple[str, ...] = ()
    of: str
    enough: Title
    short: Title
    unknown: Title
    opens: Title
    passes: Title
    basis: Title
    meeting: str
    about: str
    groups: str
    papers: str
    slips: str


class Group(Struct, frozen=True):
    """A delegation: how many of it are there, of how many."""

    name: str
    present: int
    due: int

    @property
    def missing(self) -> int:
        """How many are not there."""
        return max(0, self.due - self.present)


class Handed(Struct, frozen=True):
    """A paper: how many hold it, of how many (None where that is not said), how many copies were printed wrong, of how many."""

    title: str
    delivered: int
    due: int | None
    misprints: int
    copies: int

    @property
    def missing(self) -> int | None:
        """How many do not hold it, None where it is not said how many should."""
        return None if self.due is None else max(0, self.due - self.delivered)


class Misprint(Struct, frozen=True):
    """A misprint: where, what was printed and meant, what was found of it, None while nobody has looked."""

    place: str
    printed: str
    meant: str
    verdict: str | None


class MeetingView(Struct, frozen=True, kw_only=True):
    """What a wall shows of a meeting on a day.

    ``opens`` and ``passes`` are how many it takes to begin and to pass, None where it is not said how many are due.
    """

    title: str
    day: date
    present: int
    due: int | None
    opens: int | None
    passes: int | None
    groups: tuple[Group, ...]
    papers: tuple[Handed, ...]
    slips: tuple[Misprint, ...]

    @property
    def gap(self) -> int | None:
        """How many are wanting before it may begin: 0 for none, None where that can't be told."""
        return None if self.opens is None else max(0, self.opens - self.present)


@cache
def walls() -> Mapping[str, Wall]:
    """Return the walls by name."""
    read = (convert({"name": file.stem, **loads(file.read_text("utf-8"))}, Wall) for file in sorted(FOLDER.glob("*.toml")))
    return {wall.name: wall for wall in read}


def walls_at(desk: str) -> tuple[Wall, ...]:
    """Return the walls of a desk."""
    return tuple(wall for wall in walls().values() if wall.desk == desk)


def meeting_view(wall: Wall, book: Book, today: date) -> MeetingView | None:
    """Return what a wall shows on a day, None where there is no meeting at all."""
    literals = {"today": literal(today), **law_on(wall.law, today)}

    def ask(select: str) -> list[Row]:
        return book.ask(filled(f"WITH meeting AS ({wall.meeting})\n{select}", literals))

    about = ask(wall.about)
    if not about:
        return None
    first = about[0]
    return MeetingView(
        title=str(first["title"]),
        day=cast("date", first["day"]),
        present=cast("int", first["present"]),
        due=cast("int | None", first["due"]),
        opens=cast("int | None", first["opens"]),
        passes=cast("int | None", first["passes"]),
        groups=tuple(convert(row, Group) for row in ask(wall.groups)),
        papers=tuple(convert(row, Handed) for row in ask(wall.papers)),
        slips=tuple(convert(row, Misprint) for row in ask(wall.slips)),
    )
