"""One record opened: what was said of it, what happened, and every act that can be done with it, each with what it writes and feeds."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from msgspec import Struct

from jixiao.desk.book import Book, ledger_of
from jixiao.desk.clocks import Clock, day_words
from jixiao.desk.deskfile import Act, Desk, Role, asks_of
from jixiao.desk.foreseeing import Ahead, Fed, Foreseen, foreseen, is_measured, link_of, measured_now, supposed_body
from jixiao.desk.situation import Situation
from jixiao.desk.story import Happened, Opened, opened_record, story
from jixiao.ledger.measured import Ask
from jixiao.ledger.measurefile import measures
from jixiao.ledger.schema import ledgers
from jixiao.web.desks.bound import Bound, Indicators, budgets_of, fed_by, plain_words, value_words
from jixiao.web.desks.bound import asks_of as asks_for
from jixiao.web.desks.forms import Form, Written, act_form
from jixiao.web.desks.log import LoggedAct, acts_at, seqs_of
from jixiao.web.desks.rights import own_only
from jixiao.web.desks.shelf import Where

HOUR = 60


class StoryLine(Struct, frozen=True, kw_only=True):
    """A line of a story: when in words, what happened, and who did it."""

    when: str
    says: str
    who: str


class Feed(Struct, frozen=True, kw_only=True):
    """A figure that an act feeds: the indicator, what it is now, and afterwards where that can be told."""

    name: str
    now: str
    after: str


class Doable(Struct, frozen=True, kw_only=True):
    """An act on the page: its form, the row it writes, what it feeds or why nothing, the effect in a word, why it can't be done now."""

    name: str
    title: str
    form: Form
    row: str
    feeds: tuple[Feed, ...]
    unmeasured: str
    refused: str
    is_open: bool
    draws: bool = False
    takes_file: bool = False
    needs_reason: bool = False


class Card(Struct, frozen=True, kw_only=True):
    """A record opened, with its clock, its story, the acts that can be done and those that can't now; ``seen`` is the line of the log it is up to.

    ``row`` says that it stands in a ledger, where what is wrong in it is corrected.
    """

    opened: Opened | None
    clock: Clock | None
    story: tuple[StoryLine, ...]
    first: Doable | None
    acts: tuple[Doable, ...]
    refused: tuple[Doable, ...]
    seen: int
    row: bool = False


class Ground(NamedTuple):
    """Where acts are looked at: the desk, what it holds, the unit's year, the acts somebody may do and as whom, the unit's indicators."""

    desk: Desk
    book: Book
    where: Where
    may: Sequence[tuple[str, Act, Role]]
    people: Mapping[Role, Situation]
    indicators: Indicators
    is_narrow: bool


class Wanted(NamedTuple):
    """What is wanted open: a record, an act, and what was written into its form, with what was wrong with it."""

    record: str = ""
    act: str = ""
    sent: Mapping[str, str] = {}
    wrong: Mapping[str, str] = {}
    needs_reason: bool = False


def card_of(ground: Ground, wanted: Wanted, clock: Clock | None) -> Card | None:
    """Return a record opened with its acts, or the act alone that begins something; None where neither is there."""
    who = next(iter(ground.people.values()))
    opened = opened_record(ground.desk, wanted.record, ground.book, who) if wanted.record else None
    if opened is None:
        alone = next((one for one in ground.may if one[0] == wanted.act), None)
        if alone is None:
            return None
        return Card(opened=None, clock=None, story=(), first=_doable(ground, alone, wanted), acts=(), refused=(), seen=0)
    happened = story(wanted.record, ground.desk, ground.book)
    seqs = seqs_of(ground.where, [wanted.record, *(one.address for one in happened)])
    every = [_doable(ground, one, wanted) for one in ground.may if _is_about(one[1], wanted.record, ground.book)]
    able = sorted((one for one in every if not one.refused), key=lambda one: not one.is_open)
    return Card(
        opened=opened,
        clock=clock,
        story=tuple(_lines(happened, acts_at(seqs.values()), seqs, ground, who.today)),
        first=able[0] if able else None,
        acts=tuple(able[1:]),
        refused=tuple(one for one in every if one.refused),
        seen=seqs.get(wanted.record, 0),
        row=not ground.is_narrow and ledger_of(wanted.record) in ledgers(),
    )


def begins(act: Act, book: Book) -> bool:
    """Whether an act begins something: it asks for no record that it goes on with."""
    return not any(ask.column is None for ask in asks_of(act.asks, book.kept))


def _is_about(act: Act, record: str, book: Book) -> bool:
    ledger = ledger_of(record)
    return any(ask.references == ledger and (ask.column is None or ask.needed) for ask in asks_of(act.asks, book.kept))


def _lines(
    happened: Sequence[Happened], acts: Mapping[int, LoggedAct], seqs: Mapping[str, int], ground: Ground, today: date
) -> Iterator[StoryLine]:
    """Yield the story: a row that one act alone left is told in the words of the log, others by what stands in them."""
    for one in happened:
        act = acts.get(seqs.get(one.address, 0))
        who = (one.who or (act.who if act else "")) if not ground.is_narrow else ""
        yield StoryLine(when=_when(one, act, today), says=one.says or (act.says if act else ""), who=who)


def _when(one: Happened, act: LoggedAct | None, today: date) -> str:
    at: datetime | None = act.at if act is not None else None
    day = one.day or (at.date() if at else None)
    minute = one.minute if one.minute is not None else (at.hour * HOUR + at.minute if at and at.date() == day else None)
    clock = "" if minute is None else f"{minute // HOUR:02}:{minute % HOUR:02}"
    if day is None:
        return clock
    return clock or day_words(day, today) if day == today else f"{day_words(day, today)} {clock}".strip()


def _doable(ground: Ground, one: tuple[str, Act, Role], wanted: Wanted) -> Doable:
    name, act, role = one
    who = ground.people[role]
    asks = asks_of(act.asks, ground.book.kept)
    is_open = wanted.act == name
    link = link_of(asks, wanted.record) if wanted.record else None
    known = {link: wanted.record.partition("#")[2]} if link else {}
    if act.own and who.me and ground.is_narrow:
        known[act.own] = who.me.partition("#")[2]
    body = (
        supposed_body(act, wanted.record, ground.book.of(ground.desk), who)
        if link
        else ({} if not any(ask.needed for ask in asks) and not act.rows else None)
    )
    ahead = look_ahead(ground, one, body, given=not is_measured(asks, link or "", act))
    written = Written(known=known, example=body or {}, sent=wanted.sent if is_open else {}, wrong=wanted.wrong if is_open else {})
    return Doable(
        name=name,
        title=act.title.zh,
        form=act_form(act, ground.book, written),
        row=ahead.row,
        feeds=tuple(feeds_of(act, ground, ahead)),
        unmeasured=act.unmeasured or "",
        refused=ahead.says if ahead.how == "refused" and not is_open else "",
        is_open=is_open,
        draws=act.draws is not None,
        takes_file=act.where == "import" and bool(act.rows),
        needs_reason=(is_open and wanted.needs_reason) or (ahead.how == "asks" and "仍要办的" in ahead.says),
    )


def look_ahead(ground: Ground, one: tuple[str, Act, Role], body: Mapping[str, object] | None, *, given: bool) -> Foreseen:
    """Return what an act would do; where nothing can be supposed, what it feeds as that is now."""
    name, act, role = one
    asked = fed_asks(act, ground)
    if body is None:
        figures = measured_now(ground.book, asked, ground.people[role].today)
        return Foreseen(how="asks", fed=tuple(Fed(key=ask.key, now=figures.get(ask.key), after=None) for ask in asked))
    who = ground.people[role]
    return foreseen(Ahead(ground.desk, name, own_only(ground.book, who), who), body, asked, given=given)


def fed_asks(act: Act, ground: Ground) -> list[Ask]:
    """Return the figures that an act feeds, as they are to be measured: bound to indicators, else by themselves."""
    budgets = budgets_of(ground.book)
    bound = asks_for(fed_by(act, ground.desk, ground.indicators), budgets)
    own = budgets.get(ground.desk.operation or 0)
    return bound or [Ask(key=name, measure=name, project=own) for name in act.feeds if name in measures()][:1]


def feeds_of(act: Act, ground: Ground, ahead: Foreseen) -> Iterator[Feed]:
    """Yield the figures that an act feeds, in words."""
    bound: Mapping[str, Bound] = {one.key: one for one in fed_by(act, ground.desk, ground.indicators)}
    for fed in ahead.fed:
        one = bound.get(fed.key)
        if one is not None:
            yield Feed(name=one.name, now=value_words(one, fed.now), after=value_words(one, fed.after))
        else:
            yield Feed(name=measures()[fed.key].head.title.zh, now=plain_words(fed.now), after=plain_words(fed.after))
