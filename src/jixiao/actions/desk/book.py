"""The desks as they are listed, shown, checked and tried."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from jixiao.actions.records.office import office_folders
from jixiao.desk.book import opened
from jixiao.desk.check import check_faults
from jixiao.desk.deskfile import PLACES, ROLES, Act, Desk
from jixiao.desk.loading import desks
from jixiao.desk.own import OwnDesks, own_desks_of
from jixiao.desk.trial import tried
from jixiao.errors import UsageWrong
from jixiao.ledger.problems import Bilingual, near
from jixiao.sql.trial import Trial


class ActSummary(Struct, frozen=True, kw_only=True):
    """An act as ``jixiao desk list`` and ``show`` tell it."""

    name: str
    title: str
    by: tuple[str, ...]
    where: str
    writes: tuple[str, ...]
    feeds: tuple[str, ...]
    unmeasured: str | None
    rules: tuple[str, ...]


class DeskSummary(Struct, frozen=True, kw_only=True):
    """A desk as it is listed; ``own`` ones are the office's."""

    name: str
    title: str
    note: str
    keeps: tuple[str, ...]
    queues: tuple[str, ...]
    acts: tuple[ActSummary, ...]
    own: bool


class Checked(Struct, frozen=True, kw_only=True):
    """What is wrong with a desk, in both languages."""

    name: str
    faults: tuple[Bilingual, ...]


def office_desks(given: Path | None, here: Path) -> OwnDesks:
    """Return the office's own desks; its ledgers must be in force."""
    return own_desks_of(office_folders(given, None, here))


def list_desks(lang: str) -> tuple[DeskSummary, ...]:
    """Return every desk there is."""
    return tuple(desk_summary(desk, lang) for desk in desks().values())


def desk_summary(desk: Desk, lang: str) -> DeskSummary:
    """Return a desk as it is listed; texts in the language asked for."""
    return DeskSummary(
        name=desk.name,
        title=desk.title.said(lang),
        note=desk.note.said(lang),
        keeps=desk.keeps,
        queues=tuple(desk.queues),
        acts=tuple(_act(name, act, lang) for name, act in desk.acts.items()),
        own=desk.own_of_office,
    )


def _act(name: str, act: Act, lang: str) -> ActSummary:
    return ActSummary(
        name=name,
        title=act.title.said(lang),
        by=tuple(ROLES[role].said(lang) for role in act.by),
        where=PLACES[act.where].said(lang),
        writes=tuple(dict.fromkeys(write.ledger for write in act.writes)),
        feeds=act.feeds,
        unmeasured=act.unmeasured,
        rules=tuple(rule.name for rule in act.must),
    )


def desk_named(name: str) -> Desk:
    """Return the desk of that name; UsageWrong tells those like it."""
    if name not in desks():
        like = "、".join(near(name, desks()))
        raise UsageWrong(
            f"没有名为“{name}”的办事台。{f'相近的有：{like}。' if like else ''}用 jixiao desk list 查看全部。",
            f"There is no desk “{name}”. See jixiao desk list.",
        )
    return desks()[name]


def check_desks() -> tuple[Checked, ...]:
    """Return what is wrong with each desk there is."""
    every = tuple(desks().values())
    with opened(every) as book:
        return tuple(
            Checked(name=desk.name, faults=tuple(check_faults(desk, (other for other in every if other is not desk), book)))
            for desk in every
        )


def try_desks(chosen: Iterable[Desk]) -> Iterator[Trial]:
    """Yield how desks do on their own examples."""
    for desk in chosen:
        with opened([*desks().values()]) as book:
            yield tried(desk, book)
