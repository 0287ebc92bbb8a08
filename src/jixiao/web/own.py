"""What an office has of its own, its ledgers, measures and desks, in force for whatever its site does: requests, work beside them, the first start.

It lies in the office's folder, in ``own/``, and goes into its backups with it. It is read at the start; who changes it starts the site anew.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from jixiao.desk.own import OwnDesks, desks_at_work, own_desks_of
from jixiao.errors import ContentInvalid
from jixiao.ledger.office import Office, at_work, office_of

_life = ExitStack()
"""What stays in force as long as the process lives."""


class Own(NamedTuple):
    """An office's own ledgers and measures, and its desks."""

    office: Office
    desks: OwnDesks

    @property
    def problems(self) -> tuple[ContentInvalid, ...]:
        """Return what is wrong with files that were left out."""
        return (*self.office.problems, *self.desks.problems)


@cache
def own_of(folders: tuple[Path, ...]) -> Own:
    """Return what lies in an office's folders, read once; UsageWrong for one that is not there or holds too much."""
    office = office_of(folders)
    with at_work(office):
        return Own(office, own_desks_of(folders))


@contextmanager
def in_force() -> Iterator[None]:
    """Have what the site's office has of its own in force; where it has nothing, what is in force already stays so."""
    folders: tuple[Path, ...] = settings.JIXIAO.own
    if not folders:
        yield
        return
    own = own_of(folders)
    with at_work(own.office), desks_at_work(own.desks):
        yield


def keep_in_force() -> tuple[ContentInvalid, ...]:
    """Have it in force in this thread as long as the process lives, and in those that are forked from it; return what is wrong with files left out."""
    _life.enter_context(in_force())
    return own_of(settings.JIXIAO.own).problems if settings.JIXIAO.own else ()


class InForce:
    """Has it in force while a request is answered: a thread begins with nothing in force."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Take what answers."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Return the answer."""
        with in_force():
            return self.get_response(request)
