"""A file of rows is taken in whole or not at all: whoever dies at it at any write leaves nothing, and it is done again once."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from offices import Office
from test_importing import GOOD, rows_of, sent, year

__all__ = ["year"]
WRITES = ("INSERT", "UPDATE")


class Died(BaseException):
    """Ends the process, as far as the database sees it."""


def dying(at: int) -> Callable[..., Any]:
    left = [at]

    def asked(execute: Callable[..., Any], sql: str, *given: Any) -> Any:  # noqa: ANN401 - Django's own
        left[0] -= sql.startswith(WRITES)
        if left[0] == 0:
            left[0] -= 1  # the way back is not barred
            raise Died
        return execute(sql, *given)

    return asked


def died_at(year: Office, at: int, monkeypatch: pytest.MonkeyPatch) -> tuple[int, int]:
    """Take a file in, a row at a time, die at the n-th write, and return how many rows were there before and are there now."""
    from django.db import connection

    from jixiao.web.desks import shelf
    from jixiao.web.records import importing

    monkeypatch.setattr("jixiao.web.desks.rows.TOGETHER", 1)
    key, before = sent(year, *GOOD), rows_of(year)
    assert importing.import_one()
    assert year.call("staff", "POST", f"intakes/{key}/taken").status in (200, 202)
    with connection.execute_wrapper(dying(at)), suppress(Died):
        importing.import_one()
    shelf.empty()
    return before, rows_of(year)


@pytest.mark.parametrize("at", range(7, 15))
def test_a_death_at_any_write_leaves_nothing_and_it_is_done_again_once(year: Office, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    from django.utils.timezone import now

    from jixiao.web.records import importing

    before, then = died_at(year, at, monkeypatch)
    assert then == before
    monkeypatch.setattr(importing, "now", lambda: now() + importing.LEASE + timedelta(seconds=1))
    assert importing.import_one()
    assert rows_of(year) == before + len(GOOD)


def test_rows_kept_one_by_one_are_seen(year: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.db.transaction import Atomic

    leave = Atomic.__exit__
    monkeypatch.setattr(Atomic, "__exit__", lambda self, *_: leave(self, None, None, None))
    before, then = died_at(year, 11, monkeypatch)
    assert before < then < before + len(GOOD)
