"""The one door to declarations: what a person sees, and as what. What is not seen is, for that person, not there.

Every list, page, file, search and count goes through :func:`visible`, every single declaration through :func:`seen`.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache, reduce
from operator import or_
from typing import Literal, NamedTuple

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.timezone import localdate

from jixiao.web.models import Declaration, Grant, Person, Release, Unit, Version
from jixiao.web.problems import Problem, nothing
from jixiao.web.ready import Ready
from jixiao.workflow.decide import may_write, open_steps
from jixiao.workflow.table import PHASES, roles

LONGEST_KEY = 22
Text = Literal["live", "handed_in", "frozen", "released"]
"""Which text of a declaration somebody sees: as it is being written, as it was handed in, as it was approved, as it was made public."""
SHAPES = 256
"""Sets of roles for which the questions are kept as they were written."""
GRANTS = Ready(
    lambda person: (
        Grant.objects.filter(person=person).order_by("role", "unit__path").values_list("role", "unit__path", "unit__name", "until")
    )
)
UNITS = Ready(lambda *paths: Unit.objects.filter(path__in=paths, closed=None).order_by("path"))
VERSION = Ready(lambda key, number: Version.objects.filter(declaration=key, number=number).select_related("by"))
ABOUT = Ready(lambda key, number: Version.objects.filter(declaration=key, number=number).defer("content"))
"""A version without its text, which is fetched where it is looked at: pages of a text that is known already do without."""
RESULTS = Ready(
    lambda *keys: (
        Release.objects.filter(declaration__in=keys, withdrawn=None)
        .filter(declaration__steps__name="publish_result", declaration__steps__at=F("at"))
        .values_list("declaration")
    )
)
"""Which of these have a result that two people released, and that was not taken back."""
RELEASED = Ready(lambda key: Release.objects.filter(declaration=key, withdrawn=None).order_by("-at").values_list("version"))


class Held(NamedTuple):
    """A role that a person has, and path and name of the unit where."""

    role: str
    path: str
    name: str


class Rights(NamedTuple):
    """A person with the roles that hold today."""

    person: Person
    held: tuple[Held, ...]

    @property
    def roles(self) -> frozenset[str]:
        """The names of all roles, wherever they are held."""
        return frozenset(one.role for one in self.held)

    def at(self, unit: Unit) -> frozenset[str]:
        """Return the roles that hold at a unit."""
        return frozenset(one.role for one in self.held if _reaches(one, unit.path))


class Seen(NamedTuple):
    """A declaration as a person sees it: which text, in which roles."""

    declaration: Declaration
    text: Text
    roles: frozenset[str]

    @property
    def number(self) -> int:
        """The number of the version that is seen."""
        one = self.declaration
        if self.text == "released":
            released = RELEASED.first(one.pk)
            if released is None:  # taken back just now
                raise nothing()
            return released[0]
        return {"live": one.version, "handed_in": one.handed_in, "frozen": one.frozen}[self.text] or one.version

    @property
    def is_inside(self) -> bool:
        """Whether more is seen than what was made public."""
        return self.text != "released"

    @property
    def has_original(self) -> bool:
        """Whether there is a file that it came from, to be seen."""
        return self.declaration.upload_id is not None and self.is_inside

    @property
    def may_write(self) -> bool:
        """Whether the person may change the text now."""
        return may_write(self.declaration.state, self.roles)

    @property
    def steps(self) -> tuple[str, ...]:
        """The names of the steps that the person may do now; what is confirmed is not confirmed again."""
        done = "confirm" if self.declaration.confirmed else ""
        return tuple(name for name in open_steps(self.declaration.state, self.roles) if name != done)

    def version(self) -> Version:
        """Return the version that is seen, with its text and who wrote it."""
        return _version(VERSION, self.declaration.pk, self.number)


def rights(person: Person) -> Rights:
    """Return what a person is today; looked up anew with every request, so that a change holds at once."""
    today = localdate()
    told = [(Held(*held), until) for *held, until in GRANTS(person.pk)]
    return Rights(person, tuple(held for held, until in told if (until is None or until >= today) and held.role in roles()))


def visible(mine: Rights) -> QuerySet[Declaration]:
    """Return the declarations that a person sees, with their units, last changed first."""
    return _visible_to(reaching(mine))


def latest(mine: Rights, most: int) -> list[Declaration]:
    """Return of the declarations that a person sees those that changed last, up to so many."""
    held = reaching(mine)
    return _latest(tuple(one.role for one in held), most)(*(one.path for one in held)) if held else []


def years_seen(mine: Rights, years: Iterable[int]) -> list[int]:
    """Return the years of those given in which there is anything to be seen: each is looked for, none is counted."""
    held, wanted = reaching(mine), tuple(years)
    if not held:
        return []
    there = _years(tuple(one.role for one in held), len(wanted))(mine.person.pk, *wanted, *(one.path for one in held))[0]
    return [year for year, is_there in zip(wanted, there, strict=True) if is_there]


def year_before(mine: Rights, one: Declaration) -> str:
    """Return the key of what a person sees of the same unit and kind of the year before; empty for none."""
    held = reaching(mine)
    if one.year is None or not held:
        return ""
    found = _year_before(tuple(role.role for role in held)).first(one.unit_id, one.kind, one.year - 1, *(role.path for role in held))
    return found[0] if found else ""


def seen(mine: Rights, key: str, *, lock: bool = False) -> Seen:
    """Return one declaration; Problem 404 for one that is not there or not to be seen, the same for both.

    With ``lock`` nobody else changes it until the transaction ends.
    """
    if not key or len(key) > LONGEST_KEY or not key.isprintable():
        raise nothing()
    found = visible(mine).select_for_update(of=("self",)).filter(pk=key).first() if lock else _one_of(reaching(mine), key)
    if found is None:
        raise nothing()
    return as_seen(mine, found)


def seen_inside(mine: Rights, key: str) -> Seen:
    """Return a declaration with what is not made public with it: its file, its earlier texts, what was said of them; Problem 404 as above."""
    found = seen(mine, key)
    if not found.is_inside:
        raise nothing()
    return found


def seen_result(mine: Rights, key: str) -> Seen:
    """Return a declaration whose score may be told: inside always, to the public while a result released by two people stands.

    Problem 404 as above, 409 for the public before.
    """
    found = seen(mine, key)
    if not tells_result([found]):
        raise Problem(409, "这份申报的评价结果还没有公开。由两个人复核公开以后，在这里看得到。")
    return found


def tells_result(rows: Sequence[Seen]) -> list[Seen]:
    """Return those whose score may be told to who sees them."""
    outside = [one.declaration.pk for one in rows if not one.is_inside]
    told = {key for (key,) in RESULTS(*outside)} if outside else set[str]()
    return [one for one in rows if one.is_inside or one.declaration.pk in told]


def as_seen(mine: Rights, declaration: Declaration) -> Seen:
    """Return a declaration that is visible with which text of it, and in which roles."""
    own = frozenset(role for role in mine.at(declaration.unit) if _has_come(declaration, role))
    starts = {roles()[role].start for role in own}
    if starts == {"published"}:
        return Seen(declaration, "released", own)
    text: Text = "live" if "unit" in starts else "handed_in" if starts & {"department", "finance", "congress"} else "frozen"
    return Seen(declaration, text, own)


def writing_units(mine: Rights) -> list[Unit]:
    """Return the units for which a person may write declarations: those that are not closed."""
    paths = [one.path for one in mine.held if roles()[one.role].writes]
    return UNITS(*paths) if paths else []


def version_of(key: str, number: int) -> Version:
    """Return a version of a declaration by its number; Version.DoesNotExist for none."""
    return _version(ABOUT, key, number)


def _version(asked: Ready[Version], key: str, number: int) -> Version:
    found = asked.first(key, number)
    if found is None:
        raise Version.DoesNotExist(key, number)
    return found


def reaching(mine: Rights) -> list[Held]:
    """Return the roles by which a person sees declarations."""
    return [one for one in mine.held if roles()[one.role].reach != "none"]


def _visible_to(held: Iterable[Held]) -> QuerySet[Declaration]:
    ways = [_way(one) for one in held]
    wanted = reduce(or_, ways) if ways else Q(pk__in=())
    return Declaration.objects.filter(wanted).select_related("unit").order_by("-changed", "id")


def seen_by(names: Iterable[str], paths: Iterable[str]) -> QuerySet[Declaration]:
    """Return what is seen by roles held at units given by their paths."""
    return _visible_to(Held(role, path, "") for role, path in zip(names, paths, strict=True))


def _one_of(held: Sequence[Held], key: str) -> Declaration | None:
    return _one(tuple(one.role for one in held)).first(key, *(one.path for one in held)) if held else None


@lru_cache(maxsize=SHAPES)
def _one(names: tuple[str, ...]) -> Ready[Declaration]:
    return Ready(lambda key, *paths: seen_by(names, paths).filter(pk=key))


@lru_cache(maxsize=SHAPES)
def _year_before(names: tuple[str, ...]) -> Ready[tuple[str]]:
    def asked(unit: int, kind: str, year: int, *paths: str) -> QuerySet[Declaration, tuple[str]]:
        return seen_by(names, paths).filter(unit=unit, kind=kind, version__gt=0, year=year).values_list("pk")

    return Ready(asked)


@lru_cache(maxsize=SHAPES)
def _latest(names: tuple[str, ...], most: int) -> Ready[Declaration]:
    return Ready(lambda *paths: seen_by(names, paths)[:most])


@lru_cache(maxsize=SHAPES)
def _years(names: tuple[str, ...], many: int) -> Ready[tuple[bool, ...]]:
    def asked(person: str, *given: str) -> QuerySet[Person, tuple[bool, ...]]:
        rows = seen_by(names, given[many:]).order_by()
        return Person.objects.filter(pk=person).values_list(*(Exists(rows.filter(year=year)) for year in given[:many]))

    return Ready(asked)


def _way(held: Held) -> Q:
    """Return what a role opens: where, and how far a declaration must have come."""
    role = roles()[held.role]
    where = Q(unit__path=held.path) if role.reach == "own" else Q(unit__path__startswith=held.path)
    where &= Q(reached__gte=PHASES.index(role.start))
    return where & Q(Exists(Release.objects.filter(declaration=OuterRef("pk"), withdrawn=None))) if role.start == "published" else where


def _reaches(held: Held, path: str) -> bool:
    reach = roles()[held.role].reach
    return path == held.path if reach == "own" else reach == "below" and path.startswith(held.path)


def _has_come(declaration: Declaration, role: str) -> bool:
    return declaration.reached >= PHASES.index(roles()[role].start)


def held_units(mine: Rights) -> list[tuple[str, str]]:
    """Return the person's roles with the names of the units where they hold."""
    return [(one.role, one.name) for one in mine.held]
