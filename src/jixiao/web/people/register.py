"""The register of people and units, as the command line shows and changes it."""

from collections.abc import Callable, Mapping
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
            "roles": [{"role": grant.role, "unit": grant.unit.name} for grant in row.grants.all()],
            "seen": row.seen and row.seen.isoformat(),
        }
        for row in rows
    ]


def tree() -> list[dict[str, Any]]:
    """Return the units, those above first."""
    rows = Unit.objects.select_related("parent").order_by("path")
    return [{"name": row.name, "under": row.parent and row.parent.name, "depth": row.path.count("/") - 2} for row in rows]


def hire(login: str, name: str | None, role: str | None, unit: str | None) -> str:
    """Make a person, with a role at a unit where both are given."""
    person, password = staff.hire(Actor(), login, name or login)
    if role is not None:
        staff.grant(Actor(), person, role, unit_named(unit))
    return f"已建用户 {person.login}，首次登录密码 {password}（只显示这一次，登录后须更换）。"


def grant(login: str, role: str | None, unit: str | None, name: str | None = None) -> str:  # noqa: ARG001 - all changes are called alike
    """Give a role."""
    staff.grant(Actor(), person_named(login), str(role), unit_named(unit))
    return f"{login} 在“{unit_named(unit).name}”有了角色 {role}。"


def revoke(login: str, role: str | None, unit: str | None, name: str | None = None) -> str:  # noqa: ARG001 - as above
    """Take a role away."""
    staff.revoke(Actor(), person_named(login), str(role), unit_named(unit))
    return f"{login} 在“{unit_named(unit).name}”不再有角色 {role}。"


def reset(login: str, **_: str | None) -> str:
    """Give a new first password."""
    password = staff.reset(Actor(), person_named(login))
    return f"{login} 的首次登录密码 {password}（只显示这一次，登录后须更换）。"


def bar(login: str, **_: str | None) -> str:
    """Let somebody in no more."""
    staff.bar(Actor(), person_named(login))
    return f"{login} 已停用。"


def unlocked(login: str, **_: str | None) -> str:
    """End a lock."""
    unlock(Actor(), login)
    return f"{login} 已解锁。"


def new_unit(login: str, unit: str | None, **_: str | None) -> str:
    """Make a unit called ``login`` below another one."""
    made = found(Actor(), login, unit_named(unit) if unit or Unit.objects.exists() else None)
    return f"已建单位“{made.name}”。"


CHANGES: Mapping[str, Callable[..., str]] = {
    "hire": hire,
    "grant": grant,
    "revoke": revoke,
    "reset": reset,
    "bar": bar,
    "unlock": unlocked,
    "unit": new_unit,
}
"""What can be changed, by the word of the command line."""


def person_named(login: str) -> Person:
    """Return who has this login; Problem where nobody has."""
    person = Person.objects.filter(login=staff.folded(login)).first()
    if person is None:
        raise Problem(404, f"没有用户“{login}”。用 jixiao admin users 查看全部。")
    return person


def unit_named(name: str | None) -> Unit:
    """Return the unit of this name, the root where none is given; Problem where there is none or there are several."""
    rows = list(Unit.objects.filter(name=name) if name else Unit.objects.filter(parent=None))
    if len(rows) != 1:
        raise Problem(404, f"没有单位“{name}”，或有几个同名的。用 jixiao admin units 查看全部。")
    return rows[0]
