"""An office opened: its tables made or brought up to date, and at the first start its first people."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from django.db import connection, connections

from jixiao.web.demo.playing import play
from jixiao.web.desks.shelf import empty
from jixiao.web.journal.write import Actor
from jixiao.web.models import Person, Unit
from jixiao.web.people.staff import grant, hire
from jixiao.web.people.units import found_unit
from jixiao.web.site import Site
from jixiao.web.tables import bring_up_to_date

OFFICERS = {"xitong": "system_officer", "anquan": "security_officer", "rizhi": "audit_officer"}
"""The three who run an office, by their first login names."""
ROOT = "本单位"
LOCK = 0x6A69_7869
"""The number of the lock that a start takes in PostgreSQL."""


class First(NamedTuple):
    """A login made at the first start, and its password, which is shown once."""

    login: str
    password: str
    role: str


def opened(site: Site, *, demo: bool) -> list[First]:
    """Make the office ready and return the logins made: those of the three officers where it had nobody and no example is asked for.

    Starts at the same time wait for each other.
    """
    with _alone(site.folder):
        bring_up_to_date()
        if Person.objects.exists():
            return []
        if demo:
            play(site.folder)
            return []
        return _officers()


def migrated(site: Site) -> None:
    """Make the office's tables, with nobody in them."""
    with _alone(site.folder):
        bring_up_to_date()


def _officers() -> list[First]:
    """Make the three officers at the root of the tree, each with a password for the first login."""
    unit = Unit.objects.filter(parent=None).first() or found_unit(Actor(), ROOT)
    made = []
    for login, role in OFFICERS.items():
        person, password = hire(Actor(), login, login)
        grant(Actor(), person, role, unit)
        made.append(First(login, password, role))
    return made


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Wait until no other start is under way, in this folder or on this database."""
    with (folder / "start.lock").open("a") as file:
        _hold(file.fileno())
        postgresql = connection.vendor == "postgresql"
        if postgresql:
            _run("SELECT pg_advisory_lock(%s)")
        try:
            yield
        finally:
            if postgresql:
                _run("SELECT pg_advisory_unlock(%s)")


def _hold(handle: int) -> None:
    """Wait for the lock on an open file, which goes with the file."""
    try:
        import fcntl  # noqa: PLC0415 - of Unix alone
    except ImportError:
        return  # one start at a time, as one person starts it
    fcntl.flock(handle, fcntl.LOCK_EX)


def _run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, [LOCK])


def leave() -> None:
    """Give back the connections and the books: each process that serves has its own.

    Two processes that share a connection to PostgreSQL read each other's answers; a book's database has threads, which no fork takes along,
    and ends the process that lays it aside without them.
    """
    empty()
    connections.close_all()
    for connected in connections.all():
        if connected.vendor == "postgresql":
            connected.close_pool()  # type: ignore[attr-defined] # of PostgreSQL
