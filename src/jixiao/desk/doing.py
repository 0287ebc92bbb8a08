"""An act done: asked, judged, and turned into the rows that it writes, the sentence of it and the deadline it meets; or refused.

Nothing is changed here. Who calls keeps the changes, all or none, and has the book hold them.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from msgspec import Struct

from jixiao.desk.asking import Answers, Body, answered
from jixiao.desk.book import Book
from jixiao.desk.deskfile import ROLES, Act, Ask, Desk, Rule, asks_of
from jixiao.desk.loading import MARKS
from jixiao.desk.selecting import NEW, UNANSWERED, filled, law_on, standing, standing_values, typed
from jixiao.desk.situation import Refused, Situation
from jixiao.desk.speaking import account, filled_in
from jixiao.desk.writing import Change, Writer, Wrong
from jixiao.facts.schema import Row
from jixiao.sql.literals import literal


class Done(Struct, frozen=True, kw_only=True):
    """What an act does: the rows, their addresses, the sentence, the measures that read them, the rules passed with a reason.

    ``meets`` is the deadline that it meets, or misses where ``late``; ``sets`` the one that it begins.
    """

    changes: tuple[Change, ...]
    records: tuple[str, ...]
    says: str
    feeds: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    meets: date | None = None
    late: bool = False
    sets: date | None = None


MOST_MARKS = 100
"""Marks that one rule leaves in one act."""


class Place(NamedTuple):
    """Which act of which desk."""

    desk: str
    act: str


class Days(NamedTuple):
    """The deadline that an act meets or misses, and the one that it begins."""

    meets: date | None
    sets: date | None


class ActNeeds(NamedTuple):
    """An act as it is asked for: what its SELECTs need."""

    act: Act
    asks: tuple[Ask, ...]
    row_asks: tuple[Ask, ...]
    answers: Answers
    literals: Mapping[str, str]

    def sql(self, text: str, new: str = "") -> str:
        """Return a SELECT or an expression of the act, filled in; ``new`` is the address of the first row that it writes."""
        return filled(text, {**self.literals, NEW: literal(new)}, self.row_asks, self.answers.rows if self.row_asks else None)


def do(desk: Desk, name: str, body: Body, book: Book, who: Situation) -> Done | Refused:
    """Return what an act does, or why it is refused; KeyError where the desk has no such act."""
    act = desk.acts[name]
    if who.role not in act.by:
        return Refused(rule="role", says=f"“{act.title.zh}”由{'、'.join(ROLES[role].zh for role in act.by)}办，您是{ROLES[who.role].zh}。")
    answers = answered(act, body, book, who)
    if isinstance(answers, Refused):
        return answers
    try:
        book = book.of(desk)
        return _done(Place(desk.name, name), ask(act, answers, book, who), book, who)
    except UNANSWERED as wrong:
        return Refused(rule="unknown", says=f"无法判定：{wrong.zh}")


def ask(act: Act, answers: Answers, book: Book, who: Situation) -> ActNeeds:
    """Return an act with what its SELECTs need; ParameterInvalid where a figure it needs is not in force."""
    asks = asks_of(act.asks, book.kept)
    literals = {**standing(who), **law_on(act.law, who.today), **typed(asks, answers.values)}
    return ActNeeds(act, asks, asks_of(act.rows, book.kept), answers, literals)


def _done(place: Place, asked: ActNeeds, book: Book, who: Situation) -> Done | Refused:
    act = asked.act
    against, days = standing_against(asked, book)
    refused = _refused(act, against, asked, book)
    if refused is not None:
        return refused
    marks = tuple((rule.name, _told(rule, against, asked, book)) for rule in act.must if rule.name in against)
    writer = Writer(asked.sql, (asked.asks, asked.row_asks), asked.answers, book, standing_values(who))
    try:
        for write in act.writes:
            writer.write(write)
        records = tuple(change.address for change in writer.changes)
        if not records:
            return Refused(rule="nothing", says="没有一行可写：没有符合条件的记录。")
        for rule, told in marks:
            for row in against[rule][:MOST_MARKS]:
                record = row.get("record") or next(iter(records), None)
                writer.add(MARKS, _mark(place, (rule, told), record, asked, who), "SM-#####")
    except Wrong as wrong:
        return Refused(rule=wrong.rule, says=wrong.says)
    first: Row = writer.changes[0].after if writer.changes else {}
    return Done(
        changes=tuple(writer.changes),
        records=records,
        says=account(act.says, {**asked.answers.values, **first, "count": len(records)}, book),
        feeds=act.feeds,
        marks=tuple(rule for rule, _ in marks),
        meets=days.meets,
        late=days.meets is not None and who.today > days.meets,
        sets=days.sets,
    )


def standing_against(asked: ActNeeds, book: Book) -> tuple[dict[str, list[Row]], Days]:
    """Return what stands against the act by the rules that do not hold, in its own order, and the days that it meets and sets."""
    act = asked.act
    parts = [f"(SELECT list(t) FROM ({asked.sql(rule.against)}) AS t) AS r{place}" for place, rule in enumerate(act.must)]
    parts += [f"{asked.sql(text)} AS {name}" for name, text in (("meets", act.meets), ("sets", act.sets)) if text is not None]
    (found,) = book.ask(f"SELECT {', '.join(parts)}") if parts else ({},)
    answers = {rule.name: found[f"r{place}"] for place, rule in enumerate(act.must)}
    answers |= {rule.name: _of_every_year(rule, asked, book, answers[rule.name]) for rule in act.must if rule.years}
    against = {name: sorted(rows, key=str) for name, rows in answers.items() if isinstance(rows, list) and rows}
    return against, Days(_day(found.get("meets")), _day(found.get("sets")))


def _of_every_year(rule: Rule, asked: ActNeeds, book: Book, of_this: object) -> object:
    """Return what stands against an act by a rule that looks at every year: what does in this one, or else with the rows of the others."""
    past = {} if of_this else book.past(rule.years)
    if not any(past.values()):
        return of_this
    with book.supposing(past):
        return book.ask(asked.sql(rule.against))


def _refused(act: Act, against: Mapping[str, Sequence[Row]], asked: ActNeeds, book: Book) -> Refused | None:
    """Return why the act is refused: by a rule that can't be passed, or for want of a reason for passing the others."""
    hard = [rule for rule in act.must if rule.name in against and not rule.weak]
    weak = [rule for rule in act.must if rule.name in against and rule.weak]
    if hard:
        return Refused(rule=hard[0].name, says=_told(hard[0], against, asked, book), rules=tuple(rule.name for rule in hard))
    if weak and not asked.answers.because:
        says = "".join(_told(rule, against, asked, book) for rule in weak)
        return Refused(rule=weak[0].name, says=f"{says}仍要办的，写明理由。", needs_reason=True, rules=tuple(rule.name for rule in weak))
    return None


def _told(rule: Rule, against: Mapping[str, Sequence[Row]], asked: ActNeeds, book: Book) -> str:
    rows = against[rule.name]
    return filled_in(rule.say, {**asked.answers.values, **rows[0], "count": len(rows)}, book)


def _mark(place: Place, told: tuple[str, str], record: object, asked: ActNeeds, who: Situation) -> Row:
    """Return what is kept of a rule passed with a reason."""
    return {
        "desk": place.desk,
        "act": place.act,
        "rule": told[0],
        "told": told[1],
        "record": record,
        "reason": asked.answers.because,
        "who": None if asked.act.anonymous else who.person,
        "day": who.today,
    }


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else None
