"""The register of people and units, as officers see and change it: on the command line of the server and over the API."""

from collections.abc import Callable, Container, Mapping
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef

from jixiao.web.journal.write import Actor
from jixiao.web.models import Factor, Person, Unit
from jixiao.web.people import staff
from jixiao.web.people.factors import drop_factor
from jixiao.web.people.login import locked_names, unlock
from jixiao.web.people.resets import issue_link
from jixiao.web.people.units import close, found_unit, move, reopen
from jixiao.web.problems import Problem, nothing
from jixiao.workflow.table import roles


def everybody() -> list[dict[str, Any]]:
    """Return everybody with a login."""
    locked = locked_names()
    rows = Person.objects.prefetch_related("grants__unit").annotate(bound=Exists(_BOUND)).order_by("login")
    return [_told(row, locked) for row in rows]


def one(login: str) -> dict[str, Any]:
    """Return somebody as :func:`everybody` does; Problem 404 where nobody has this login."""
    rows = Person.objects.prefetch_related("grants__unit").annotate(bound=Exists(_BOUND))
    row = rows.filter(login=staff.folded(login)).first()
    if row is None:
        raise Problem(404, f"没有用户“{login}”。请核对用户名。")
    return _told(row, locked_names())


_BOUND = Factor.objects.filter(person=OuterRef("pk")).exclude(since=None)


def _told(row: Any, locked: Container[str]) -> dict[str, Any]:  # noqa: ANN401 - a Person with what was looked up besides
    return {
        "login": row.login,
        "name": row.name,
        "active": row.active,
        "roles": [
            {
                "role": grant.role,
                "unit": grant.unit.name,
                "unit_id": grant.unit_id,
                "until": grant.until and grant.until.isoformat(),
                "lent": grant.given_by_id is not None,
            }
            for grant in row.grants.all()
        ],
        "seen": row.seen and row.seen.isoformat(),
        "created": row.created.isoformat(),
        "locked": row.login in locked,
        "factor": row.bound,
        "first": row.must_change,
    }


def tree() -> list[dict[str, Any]]:
    """Return the units, those above first, with how deep each stands and how many people are there."""
    rows = Unit.objects.select_related("parent").annotate(people=Count("grants__person", distinct=True)).order_by("path")
    return [
        {
            "id": row.pk,
            "name": row.name,
            "under": row.parent and row.parent.name,
            "depth": row.path.count("/") - 2,
            "closed": row.closed and row.closed.isoformat(),
            "people": row.people,
            "path": row.path,
        }
        for row in rows
    ]


class Change:
    """A change to somebody or to the tree: who does it, to whom, and with what; a unit by name or, where it is at hand, itself."""

    def __init__(self, actor: Actor, who: str, role: str | None = None, unit: str | Unit | None = None, until: date | None = None) -> None:
        self.actor, self.who, self.role, self.unit, self.until = actor, who, role, unit, until

    @property
    def place(self) -> Unit:
        """The unit meant, the root where none is named; Problem where there is none."""
        return self.unit if isinstance(self.unit, Unit) else unit_named(self.unit)

    @property
    def title(self) -> str:
        """The role meant as people call it."""
        known = roles().get(self.role or "")
        return known.title if known else str(self.role)

    @property
    def person(self) -> Person:
        """The person meant; Problem where there is none."""
        return person_named(self.who)


def grant(change: Change) -> str:
    """Give a role."""
    unit = change.place
    staff.grant(change.actor, change.person, str(change.role), unit, change.until)
    return f"{change.who} 在“{unit.name}”有了角色“{change.title}”{f'，到 {change.until} 为止' if change.until else ''}。"


def revoke(change: Change) -> str:
    """Take a role away."""
    unit = change.place
    staff.revoke(change.actor, change.person, str(change.role), unit)
    return f"{change.who} 在“{unit.name}”不再有角色“{change.title}”。"


def reset(change: Change) -> str:
    """Give a new first password."""
    return f"{change.who} 的首次登录密码 {staff.reset(change.actor, change.person)}（只显示这一次，登录后须更换）。"


def link(change: Change) -> str:
    """Give a link by which the person sets a password."""
    return f"{change.who} 用这个链接自己设密码，只能用一次：{issue_link(change.actor, change.person)}"


def unbound(change: Change) -> str:
    """Take the second factor away."""
    drop_factor(change.actor, change.person)
    return f"{change.who} 的验证器已解除。"


def activate(change: Change) -> str:
    """Let somebody in."""
    staff.activate(change.actor, change.person)
    return f"{change.who} 已启用。"


def bar(change: Change) -> str:
    """Let somebody in no more."""
    staff.bar(change.actor, change.person)
    return f"{change.who} 已停用。"


def unlocked(change: Change) -> str:
    """End a lock."""
    unlock(change.actor, change.who)
    return f"{change.who} 已解锁。"


def new_unit(change: Change) -> str:
    """Make a unit below another one."""
    made = found_unit(change.actor, change.who, change.place if change.unit or Unit.objects.exists() else None)
    return f"已建单位“{made.name}”。"


CHANGES: Mapping[str, Callable[[Change], str]] = {
    "grant": grant,
    "revoke": revoke,
    "reset": reset,
    "link": link,
    "unbind": unbound,
    "activate": activate,
    "bar": bar,
    "unlock": unlocked,
    "unit": new_unit,
}
"""What can be changed, by its word."""


def change_unit(actor: Actor, what: str, unit: Unit, under: int | None) -> str:
    """Move a unit under another, close or reopen it, and return the sentence that tells it; Problem 404 for another word."""
    if what == "move":
        place = unit_by(under or 0)
        move(actor, unit, place)
        return f"“{unit.name}”已移到“{place.name}”下面。"
    if what not in ("close", "reopen"):
        raise nothing()
    (close if what == "close" else reopen)(actor, unit)
    return f"“{unit.name}”已{'撤销，不再新办申报' if what == 'close' else '恢复'}。"


def hire(actor: Actor, login: str, name: str, *, active: bool) -> str:
    """Make a person and return the first password, which is told once."""
    return staff.hire(actor, login, name, active=active)[1]


def person_named(login: str) -> Person:
    """Return who has this login; Problem where nobody has."""
    person = Person.objects.filter(login=staff.folded(login)).first()
    if person is None:
        raise Problem(404, f"没有用户“{login}”。请核对用户名。")
    return person


def unit_by(number: int) -> Unit:
    """Return the unit of this number; Problem where there is none."""
    found = Unit.objects.select_related("parent").filter(pk=number).first()
    if found is None:
        raise Problem(404, "没有这个单位。请回到单位列表里找。")
    return found


def unit_named(name: str | None) -> Unit:
    """Return the unit of this name, the root where none is given; Problem where there is none or there are several."""
    rows = list(Unit.objects.filter(name=name) if name else Unit.objects.filter(parent=None))
    if len(rows) != 1:
        raise Problem(404, f"没有单位“{name or '（最上级）'}”，或有几个同名的。请核对名称。")
    return rows[0]
