"""A finished year done again as acts: by the people who would do them, in the order of time, on books that are empty at first."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import cast

from msgspec import Struct

from jixiao.desk.asking import BECAUSE
from jixiao.desk.bodies import bodies
from jixiao.desk.book import Book
from jixiao.desk.deskfile import ROLES, Desk, Role
from jixiao.desk.doing import Done, do
from jixiao.desk.selecting import filled, law_on, standing
from jixiao.desk.situation import Refused, Situation
from jixiao.desk.speaking import named
from jixiao.desk.writing import applied

REASON = "按原始记录办"
"""The reason that is given where a rule does not hold and the year says that it was done all the same."""
MORNING = 540


class ReplayedAct(Struct, frozen=True, kw_only=True):
    """An act of the year: which, what was answered, who did it and when."""

    desk: str
    act: str
    body: dict[str, object]
    who: Situation


class DeskReply(Struct, frozen=True, kw_only=True):
    """What a desk had to say to a step: the refusal, and the address of the row that was written all the same with a reason."""

    step: ReplayedAct
    refused: Refused
    record: str | None


class Replayed(Struct, frozen=True, kw_only=True):
    """How a year went: how many acts were done, and what was refused or passed with a reason."""

    acts: int
    told: tuple[DeskReply, ...]

    @property
    def undone(self) -> tuple[DeskReply, ...]:
        """Return what could not be done at all."""
        return tuple(told for told in self.told if told.record is None)


def steps(desks: Sequence[Desk], year: Book, begins: date) -> list[ReplayedAct]:
    """Return the acts that a finished year was made by, in the order of time; ``begins`` is its first day."""
    found = [((step.who.today, step.who.minute, place), step) for place, step in enumerate(_steps(desks, year, begins))]
    return [step for _, step in sorted(found, key=lambda pair: pair[0])]


def _steps(desks: Iterable[Desk], year: Book, begins: date) -> Iterator[ReplayedAct]:
    nobody = Situation(today=begins, person="", role="unit_staff")
    for desk in desks:
        for name, act in desk.acts.items():
            if act.replay is not None:
                rows = year.of(desk).ask(filled(act.replay, {**standing(nobody), **law_on(act.law, begins)}))
                for body, row in bodies(act, rows, year):
                    yield ReplayedAct(desk=desk.name, act=name, body=body, who=_who(row, act.by[0], year, begins))


def _who(row: dict[str, object], first: Role, year: Book, begins: date) -> Situation:
    role = cast("Role", row.get("role") or first)
    me = str(row["me"]) if row.get("me") else None
    own = year.row(me) if me else None
    person = named(own, me.removeprefix("ledger:").partition("#")[0], year) if own and me else str(row.get("person") or ROLES[role].zh)
    day, minute = row.get("day"), row.get("minute")
    return Situation(
        today=day if isinstance(day, date) else begins,
        minute=minute if isinstance(minute, int) else MORNING,
        person=person,
        role=role,
        me=me,
    )


def replayed(desks: Sequence[Desk], todo: Iterable[ReplayedAct], book: Book) -> Replayed:
    """Do the acts on a book; a rule that may be passed with a reason is passed, and told."""
    by_name = {desk.name: desk for desk in desks}
    told: list[DeskReply] = []
    acts = 0
    for step in todo:
        desk = by_name[step.desk]
        outcome = do(desk, step.act, step.body, book, step.who)
        if isinstance(outcome, Refused):
            again = do(desk, step.act, {**step.body, BECAUSE: REASON}, book, step.who) if outcome.needs_reason else outcome
            told.append(DeskReply(step=step, refused=outcome, record=again.records[0] if isinstance(again, Done) else None))
            outcome = again
        if isinstance(outcome, Done):
            applied(outcome.changes, book)
            acts += 1
    return Replayed(acts=acts, told=tuple(told))
