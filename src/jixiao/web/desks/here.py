"""Somebody at a desk: what of it they see, where its acts are looked at, the panels that are theirs."""

from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from jixiao.desk.book import Book, ledger_of
from jixiao.desk.deskfile import Desk, Role, asks_of
from jixiao.desk.drawing import drawn
from jixiao.desk.drawn import Drawn
from jixiao.desk.situation import Situation
from jixiao.errors import JobFailed, ParameterInvalid
from jixiao.web.desks.bound import indicators_of
from jixiao.web.desks.card import Ground
from jixiao.web.desks.rights import NARROW, Place, acting_situation, acts_of, is_own, is_told
from jixiao.web.people.access import Rights


class Here(NamedTuple):
    """Somebody at a desk of a unit's year, with its book."""

    mine: Rights
    place: Place
    desk: Desk
    book: Book

    @property
    def is_narrow(self) -> bool:
        """Whether somebody sees the own records only."""
        return set(self.place.roles) <= NARROW

    def people(self) -> dict[Role, Situation]:
        """Return who somebody is, by role."""
        return {role: acting_situation(self.mine, self.place, role) for role in self.place.roles}

    def sees(self, record: str) -> bool:
        """Whether somebody sees a record: of a ledger told to the role, the own one where that is all; or one that an act here goes on with."""
        ledger = ledger_of(record)
        row = self.book.row(record)
        if row is None:
            return False
        if is_told(self.place.roles, ledger, self.book):
            return is_own(self.place, self.mine.person.name, self.book.kept[ledger], row, self.book)
        return not self.is_narrow and ledger in self.book.remembered(f"asked {self.desk.name}", (), lambda: _asked_at(self.desk, self.book))

    def ground(self) -> Ground:
        """Return where acts are looked at."""
        acts = tuple(acts_of(self.place, self.desk))
        return Ground(self.desk, self.book, self.place.where, acts, self.people(), indicators_of(self.place.where), self.is_narrow)


def _asked_at(desk: Desk, book: Book) -> set[str]:
    return {ask.references for one in desk.acts.values() for ask in asks_of(one.asks, book.kept) if ask.references}


def panels_of(here: Here) -> Iterator[Drawn]:
    """Yield the panels of a desk that somebody sees; one whose figures are not in force is left out."""
    roles = here.place.roles
    for name, panel in here.desk.panels.items():
        if name in here.desk.show.status:
            continue
        if any(role in panel.to for role in roles) if panel.to else not here.is_narrow:
            who = acting_situation(here.mine, here.place, next((role for role in roles if role in panel.to), roles[0]))
            try:
                made = drawn(name, panel, here.book.of(here.desk), who)
            except ParameterInvalid:
                continue
            except JobFailed as failed:
                made = Drawn(name=name, panel=replace(panel, empty=f"读不了：{failed.zh}"))
            if not made.is_empty or panel.empty:
                yield made
