"""A finished year done again in an office's folder: every act of every desk, each with its rows and its line in the log."""

from collections.abc import Mapping
from pathlib import Path
from shutil import copytree
from typing import NamedTuple

from django.db import transaction

from jixiao.actions.desk.replay import first_day
from jixiao.desk.asking import BECAUSE
from jixiao.desk.book import opened
from jixiao.desk.loading import desks
from jixiao.desk.replay import REASON, ReplayedAct, steps
from jixiao.errors import UsageWrong
from jixiao.evaluate.bindings import FILE_NAME
from jixiao.ledger.load import Records, load
from jixiao.ledger.schema import ledgers
from jixiao.web.declarations.arriving import Arrived, accept
from jixiao.web.declarations.evaluating import LEDGERS, year_folder
from jixiao.web.demo.playing import demo, settle
from jixiao.web.desks.acting import act
from jixiao.web.desks.shelf import Where
from jixiao.web.desks.years import EVIDENCE
from jixiao.web.journal.write import Actor
from jixiao.web.models import Declaration, Person
from jixiao.web.people.access import rights, writing_units
from jixiao.web.problems import Problem
from jixiao.write.atomic import write_whole

DECLARATION = "declaration.txt"
TOGETHER = 250
"""Acts in one transaction: an act's rows and its line stay together all the same."""


class Replay(NamedTuple):
    """How it went: acts done, those done with a reason, and sentences of what could not be done."""

    acts: int
    with_reason: int
    undone: tuple[str, ...]


def replay(folder: Path, year: Path) -> Replay:
    """Settle the example's people in the office of this process, hand the year's declaration in, and do its acts.

    UsageWrong where the year has no sound ledgers.
    """
    records = load(year / LEDGERS).records
    if records is None:
        raise UsageWrong(f"“{year / LEDGERS}”里的台账有问题，先改好：jixiao ledger check {year / LEDGERS}", "The ledgers are not sound.")
    with transaction.atomic():
        people = settle(folder, demo())
        declaration = _hand_in(people, year, first_day(records).year)
    by_role = {person.role: people[login] for login, person in reversed(demo().people.items())}
    return _do(_steps(records), Where(declaration.unit, declaration.year or 0), by_role)


def _hand_in(people: Mapping[str, Person], year: Path, fiscal_year: int) -> Declaration:
    first = demo().declarations[0]
    sender = rights(people[first.by])
    text = (year / DECLARATION).read_bytes()
    made = accept(sender, Actor(sender.person), Arrived("申报表.txt", text), writing_units(sender)[0])
    if made.year is None:
        made.year = fiscal_year
        made.save(update_fields=["year"])
    place = year_folder(made)
    place.mkdir(parents=True, exist_ok=True)
    if (year / FILE_NAME).is_file():
        write_whole(place / FILE_NAME, (year / FILE_NAME).read_bytes())
    if (year / LEDGERS / EVIDENCE).is_dir():
        copytree(year / LEDGERS / EVIDENCE, place / LEDGERS / EVIDENCE, dirs_exist_ok=True)
    return made


def _steps(records: Records) -> list[ReplayedAct]:
    every = tuple(desks().values())
    begins = first_day(records)
    rows = {name: records.tables[ledger.table] for name, ledger in ledgers().items()}
    with opened(every, begins.year, rows) as year:
        return steps(every, year, begins)


def _do(todo: list[ReplayedAct], where: Where, people: Mapping[str, Person]) -> Replay:
    acts, reasons, undone = 0, 0, list[str]()
    for start in range(0, len(todo), TOGETHER):
        with transaction.atomic():
            for step in todo[start : start + TOGETHER]:
                outcome = _step(step, where, people)
                acts += outcome is None or outcome == REASON
                reasons += outcome == REASON
                if outcome not in (None, REASON):
                    undone.append(f"{step.who.today} {step.act}：{outcome}")
    return Replay(acts, reasons, tuple(undone))


def _step(step: ReplayedAct, where: Where, people: Mapping[str, Person]) -> str | None:
    """Do a step; return the reason where it needed one, the sentence where it could not be done."""
    actor = Actor(people.get(step.who.role) if step.who.me is None else None)
    desk = desks()[step.desk]
    try:
        act(actor, where, desk, step.act, step.body, step.who)
    except Problem as wrong:
        if not wrong.more.get("needs_reason"):
            return wrong.zh
        act(actor, where, desk, step.act, {**step.body, BECAUSE: REASON}, step.who)
        return REASON
    return None
