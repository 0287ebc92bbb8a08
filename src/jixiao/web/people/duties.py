"""What each of the three officers does: who makes a login does not let anybody in, who lets people in makes no logins, who audits changes nothing."""

from jixiao.web.people.access import Rights
from jixiao.web.problems import nothing

SYSTEM, SECURITY, AUDIT = "system_officer", "security_officer", "audit_officer"
DOES = {SYSTEM: ("reset", "link", "unit"), SECURITY: ("activate", "bar", "unlock", "unbind", "grant", "revoke")}
"""Which changes of people each officer makes."""
DUTIES: dict[str, tuple[str, ...]] = {
    "people": (SYSTEM, SECURITY),
    "units": (SYSTEM, SECURITY),
    "calendar": (SYSTEM,),
    "backups": (SYSTEM,),
    "health": (SYSTEM, AUDIT),
    "log": (AUDIT,),
}
"""Whose duty each part of the administration is."""


def only(mine: Rights, *officers: str) -> None:
    """Raise Problem 404 for whoever is none of these officers."""
    if not mine.roles.intersection(officers):
        raise nothing()


def duties_of(mine: Rights) -> tuple[str, ...]:
    """Return the parts of the administration that somebody sees."""
    return tuple(name for name, officers in DUTIES.items() if mine.roles.intersection(officers))


def changes_of(mine: Rights) -> tuple[str, ...]:
    """Return the changes of people that somebody makes."""
    return tuple(name for officer, does in DOES.items() if officer in mine.roles for name in does)
