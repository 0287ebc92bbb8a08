"""The register of people and units, as officers see and change it: on the command line of the server and over the API."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from jixiao.web.journal.write import Actor
from jixiao.web.models import Person, Unit
from jixiao.web.people import staff
from jixiao.web.people.login import unlock
from jixiao.web.people.units import found
from jixiao.web.problems import Problem


def everybody() -> list[dict[str, Any]]:
    """Return everybody with a login."""
    rows = Person.objects.prefetch_related("grants__unit").order_by("login")
    return [
        {
            "login": row.login,
            "name": row.name,
            "active": row.active,
            "roles": [
                {"role": grant.role, "unit": grant.unit.name, "until": grant.until and grant.until.isoformat()}
                for grant in row.grants.all()
            ],
            "seen": row.seen and row.seen.isoformat(),
        }
        for row in rows
    ]


def tree() -> list[dict[str, Any]]:
    """Return the units, those above first, with how deep each stands."""
    rows = Unit.objects.select_related("parent").order_by("path")
    return [{"name": row.name, "under": row.parent and row.parent.name, "depth": row.path.count("/") - 2} for row in rows]


class Change:
    """A change to somebody or to the tree: who does it, to whom, and with what."""

    def __init__(self, actor: Actor, who: str, role: str | None = None, unit: str | None = None, until: date | None = None) -> None:
        self.actor, self.who, self.role, self.unit, self.until = actor, who, role, unit, until

    @property
    def person(self) -> Person:
        """The person meant; Problem where there is none."""
        return person_named(self.who)


def grant(change: Change) -> str:
    """Give a role."""
    unit = unit_named(change.unit)
    staff.grant(change.actor, change.person, str(change.role), unit, change.until)
    return f"{change.who} 在“{unit.name}”有了角色 {change.role}。"


def revoke(change: Change) -> str:
    """Take a role away."""
    unit = unit_named(change.unit)
    staff.revoke(change.actor, change.person, str(change.role), unit)
    return f"{change.who} 在“{unit.name}”不再有角色 {change.role}。"


def reset(change: Change) -> str:
    """Give a new first password."""
    return f"{change.who} 的首次登录密码 {staff.reset(change.actor, change.person)}（只显示这一次，登录后须更换）。"


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
    made = found(change.actor, change.who, unit_named(change.unit) if change.unit or Unit.objects.exists() else None)
    return f"已建单位“{made.name}”。"


CHANGES: Mapping[str, Callable[[Change], str]] = {
    "grant": grant,
    "revoke": revoke,
    "reset": reset,
    "activate": activate,
    "bar": bar,
    "unlock": unlocked,
    "unit": new_unit,
}
"""What can be changed, by its word."""


def hire(actor: Actor, login: str, name: str, *, active: bool) -> str:
    """Make a person and return the first password, which is told once."""
    return staff.hire(actor, login, name, active=active)[1]


def person_named(login: str) -> Person:
    """Return who has this login; Problem where nobody has."""
    person = Person.objects.filter(login=staff.folded(login)).first()
    if person is None:
        raise Problem(404, f"没有用户“{login}”。请核对用户名。")
    return person


def unit_named(name: str | None) -> Unit:
    """Return the unit of this name, the root where none is given; Problem where there is none or there are several."""
    rows = list(Unit.objects.filter(name=name) if name else Unit.objects.filter(parent=None))
    if len(rows) != 1:
        raise Problem(404, f"没有单位“{name or '（最上级）'}”，或有几个同名的。请核对名称。")
    return rows[0]
