"""The review form filled in by a person: eight items with points, the grade that follows, an opinion where an item is fair or poor."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from django.db import transaction
from msgspec import Struct

from jixiao.audit.scheme import HUNDRED, ITEMS, grade_of, scheme
from jixiao.model.grade import Grade, GradeProposal
from jixiao.values.rounding import half_up
from jixiao.web.declarations.stepping import step
from jixiao.web.journal.write import Actor
from jixiao.web.models import TakenStep
from jixiao.web.people.access import Rights
from jixiao.web.problems import Problem
from jixiao.workflow.decide import RETURNING
from jixiao.workflow.situation import Act, Opinion

GRADE = "grade"
"""The step that a filled form is."""
POINTS = re.compile(r"[0-9]{1,2}(\.[0-9])?")
GAP = Decimal("0.4")
"""What parts the grades on the line."""


class Marked(Struct, frozen=True, kw_only=True):
    """An item as it is filled in: its points and those given as text, the grade that they come to, None for no number; the opinion on it.

    ``proposed`` are the points that the rules propose, over all projects; ``by_hand`` is what no rule sees.
    """

    key: str
    test: str
    name: str
    points: Decimal
    given: str
    proposed: str
    by_hand: str
    grade: Grade | None
    opinion: str
    path: str


class Filled(Struct, frozen=True, kw_only=True):
    """The form as it is filled in: its items, the points of each test, the sum and the grade; None while an item has no points."""

    items: tuple[Marked, ...]
    total: Decimal | None
    grade: Grade | None
    cuts: tuple[tuple[str, Decimal], ...]

    @property
    def tests(self) -> tuple[tuple[str, Decimal, tuple[Marked, ...]], ...]:
        """The four tests with their points and items."""
        names = tuple(dict.fromkeys(one.test for one in self.items))
        own = {name: tuple(one for one in self.items if one.test == name) for name in names}
        return tuple((name, sum((one.points for one in own[name]), Decimal(0)), own[name]) for name in names)

    @property
    def bands(self) -> tuple[tuple[str, str, str], ...]:
        """The grades from the worst to the best as parts of a line of a hundred: where each begins and how long it is."""
        ends = [("差", Decimal(0)), *reversed(self.cuts)]
        tops = [cut - GAP for _, cut in ends[1:]] + [HUNDRED]
        return tuple((grade, f"{cut:f}", f"{top - cut:f}") for (grade, cut), top in zip(ends, tops, strict=True))

    @property
    def lacking(self) -> tuple[str, ...]:
        """What is wanted still, a sentence each."""
        missing = tuple(f"“{one.name}”没有打分，或写得不对。写 0 到 {one.points:f} 之间的数。" for one in self.items if one.grade is None)
        return missing + tuple(
            f"“{one.name}”评为“{one.grade}”，请写明缺什么、改到什么程度。"
            for one in self.items
            if one.grade in RETURNING and not one.opinion
        )


def filled(day: date, proposals: Sequence[GradeProposal], typed: Mapping[str, str]) -> Filled:
    """Return the form with what was typed, for items that nothing was typed of with what the rules propose."""
    known = scheme(day)
    items, numbers = [], []
    for item in ITEMS:
        points, proposed = known.points[item.key], _proposed(item.name, known.points[item.key], proposals)
        given = typed.get(f"p-{item.key}", proposed).strip()
        number = _number(given, points)
        numbers.append(number)
        items.append(
            Marked(
                key=item.key,
                test=item.test,
                name=item.name,
                points=points,
                given=given,
                proposed=proposed,
                by_hand=item.by_hand,
                grade=None if number is None else grade_of(number, points, known),
                opinion=typed.get(f"o-{item.key}", "").strip(),
                path=typed.get(f"w-{item.key}", ""),
            )
        )
    total = None if None in numbers else sum((one for one in numbers if one is not None), Decimal(0))
    grade = None if total is None else grade_of(total, HUNDRED, known)
    return Filled(items=tuple(items), total=total, grade=grade, cuts=known.cuts)


def _proposed(name: str, points: Decimal, proposals: Iterable[GradeProposal]) -> str:
    """Return what the rules propose for an item: the share of what could be judged that is left, over all projects; empty for nothing."""
    judged = [item for one in proposals for item in one.items if item.item == name and item.graded]
    whole = sum((item.graded for item in judged), Decimal(0))
    return f"{half_up(points * sum((item.score for item in judged), Decimal(0)) / whole, 1):f}" if whole else ""


def _number(given: str, most: Decimal) -> Decimal | None:
    number = Decimal(given) if POINTS.fullmatch(given) else None
    return number if number is not None and number <= most else None


@transaction.atomic
def give(mine: Rights, actor: Actor, key: str, told: Filled) -> TakenStep:
    """Give the grade that the form comes to, with its opinions; Problem as of any step, and 409 for what the form lacks."""
    if told.lacking or told.grade is None:
        raise Problem(409, "".join(told.lacking))
    opinions = tuple(Opinion(path=one.path or "/projects/0", text=f"{one.name}：{one.opinion}") for one in told.items if one.opinion)
    act = Act(step=GRADE, person=mine.person.id, roles=frozenset(), opinions=opinions, grade=told.grade)
    sheet: dict[str, object] = {"items": {one.key: one.given for one in told.items}, "total": f"{told.total:f}"}
    return step(mine, actor, key, act, sheet)
