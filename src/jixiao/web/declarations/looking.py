"""What is looked for among declarations: words, state, year, order, columns; and what a person keeps of it under a name."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlencode

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.http import QueryDict
from msgspec import Struct

from jixiao.web.journal.write import Actor, note
from jixiao.web.models import Declaration, View
from jixiao.web.models.views import ASKED, NAMED
from jixiao.web.numbers import whole_number
from jixiao.web.people.access import SHAPES, Rights, reaching, seen_by, visible
from jixiao.web.problems import Problem, nothing
from jixiao.web.ready import Ready
from jixiao.workflow.table import table

LONGEST, YEAR_DIGITS = 100, 4
VIEWS = Ready(lambda person: View.objects.filter(person=person).order_by("name"))
MOST_VIEWS = 30
ORDERS = {"annual": ("annual", "金额从小到大"), "-annual": ("-annual", "金额从大到小"), "title": ("title", "名称")}
"""Orders besides the usual one, last changed first."""
NARROWING: Mapping[str, Callable[[str | int], Q]] = {
    "word": lambda word: Q(title__icontains=word) | Q(unit__name__icontains=word),
    "state": lambda state: Q(state=state),
    "year": lambda year: Q(year=year),
}
"""What is searched for, as what a declaration must be."""


class Column(NamedTuple):
    """A column of the list: what it is called, whether it holds numbers."""

    title: str
    is_number: bool = False


COLUMNS = {
    "unit": Column("单位"),
    "year": Column("年度"),
    "forms": Column("表"),
    "annual": Column("年度资金（元）", is_number=True),
    "figure": Column("控制数（元）", is_number=True),
    "gap": Column("比控制数（元）", is_number=True),
    "state": Column("状态"),
    "version": Column("第几版", is_number=True),
    "by": Column("最后改的人"),
    "changed": Column("最后改动", is_number=True),
}
"""The columns of the list beside the title, in their order."""
USUAL = ("unit", "year", "forms", "annual", "state", "changed")
"""Those that are shown unless others are chosen."""


class DeclarationSearch(Struct, frozen=True):
    """What is looked for, and the columns in which it is shown."""

    q: str = ""
    state: str = ""
    year: str = ""
    order: str = ""
    columns: tuple[str, ...] = USUAL

    def query(self, **more: str) -> str:
        """Return it as the end of an address."""
        asked = {"q": self.q, "state": self.state, "year": self.year, "order": self.order} | more
        told: dict[str, object] = {**asked, "show": () if self.columns == USUAL else self.columns}
        return urlencode({name: value for name, value in told.items() if value}, doseq=True)

    @property
    def is_narrow(self) -> bool:
        """Whether it leaves any out."""
        return bool(self.q or self.state or self.year)


def declaration_search(given: QueryDict) -> DeclarationSearch:
    """Return what an address asks for; what means nothing is left aside."""
    told = {name: (given.get(name) or "").replace("\0", "").strip()[:LONGEST] for name in ("q", "state", "year", "order")}
    year = told["year"] if len(told["year"]) == YEAR_DIGITS and whole_number(told["year"]) else ""
    chosen = frozenset(given.getlist("show"))
    return DeclarationSearch(
        told["q"],
        told["state"] if told["state"] in table().states else "",
        year,
        told["order"] if told["order"] in ORDERS else "",
        tuple(name for name in COLUMNS if name in chosen) or USUAL,
    )


def rows_of(mine: Rights, asked: DeclarationSearch) -> QuerySet[Declaration]:
    """Return the declarations looked for, of those that a person sees."""
    return _narrowed(visible(mine), *_searched(asked))


def first_of(mine: Rights, asked: DeclarationSearch, most: int) -> list[Declaration]:
    """Return the first of the declarations looked for, up to so many."""
    held, (shape, told) = reaching(mine), _searched(asked)
    return _first(tuple(one.role for one in held), shape, most)(*told, *(one.path for one in held)) if held else []


class _Shape(NamedTuple):
    """What a search has, without what is searched for: words, a state, a year in turn, the order, whether who changed it last."""

    kinds: tuple[str, ...]
    order: str
    by: bool


def _searched(asked: DeclarationSearch) -> tuple[_Shape, tuple[str | int, ...]]:
    """Return the shape of a search, and what is searched for."""
    found: list[tuple[str, str | int]] = [("word", word) for word in asked.q.split()]
    found += [("state", asked.state)] if asked.state else []
    found += [("year", int(asked.year))] if asked.year else []
    kinds, told = tuple(kind for kind, _ in found), tuple(value for _, value in found)
    return _Shape(kinds, asked.order, "by" in asked.columns), told


def _narrowed(rows: QuerySet[Declaration], shape: _Shape, told: Sequence[str | int]) -> QuerySet[Declaration]:
    for kind, value in zip(shape.kinds, told, strict=True):
        rows = rows.filter(NARROWING[kind](value))
    rows = rows.select_related("last_by") if shape.by else rows
    return rows.order_by(ORDERS[shape.order][0], "id") if shape.order else rows


@lru_cache(maxsize=SHAPES)
def _first(roles: tuple[str, ...], shape: _Shape, most: int) -> Ready[Declaration]:
    gaps = len(shape.kinds)
    return Ready(lambda *given: _narrowed(seen_by(roles, given[gaps:]), shape, given[:gaps])[:most])


def views_of(mine: Rights) -> list[View]:
    """Return what a person keeps, by name."""
    return VIEWS(mine.person.pk)


def keep_view(mine: Rights, actor: Actor, name: str, query: str) -> View:
    """Keep what is looked for under a name and return it; Problem 422 for no name, 409 for one that is taken or where there are many."""
    name, asked = " ".join(name.split())[:NAMED], declaration_search(QueryDict(query[: ASKED * 2])).query()
    if not name or not name.isprintable():
        raise Problem(422, "给这种查法起个名字，例如“二上没送的”。", None, fields={"name": "写一个名字。"})
    if View.objects.filter(person=mine.person).count() >= MOST_VIEWS:
        raise Problem(409, f"最多存 {MOST_VIEWS} 种查法。先删去不用的。")
    try:
        with transaction.atomic():
            made = View.objects.create(person=mine.person, name=name, query=asked[:ASKED])
            note(actor, "view.kept", str(made.pk), name=name, query=asked)
    except IntegrityError as taken:
        raise Problem(409, f"已有一种查法叫“{name}”。换一个名字，或先删去那一种。") from taken
    return made


@transaction.atomic
def drop_view(mine: Rights, actor: Actor, key: int) -> str:
    """Keep it no longer and return what it was called; Problem 404 for none of one's own."""
    found = View.objects.filter(person=mine.person, pk=key).first()
    if found is None:
        raise nothing()
    found.delete()
    note(actor, "view.dropped", str(key), name=found.name)
    return found.name
