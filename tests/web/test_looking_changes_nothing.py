"""To look at a page changes nothing that is stored, and asks the database few questions."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from offices import STAFF_PAGES, Office
from test_office_pages import sitting
from test_record_scores import kept_year

MOST = 45
"""Questions that any of these pages asks of the database, those for session and rights among them."""
PAGES = (*STAFF_PAGES, "/desks", "/desks/systems", "/desks/systems?act=tickets.open", "/rules", "/score", "/monitor", "/m/")
OFFICERS = {"system": ("/admin/people", "/admin/units", "/admin/calendar", "/admin/backups", "/admin/health"), "log": ("/admin/log",)}


@pytest.fixture
def year(office: Office, example: Path) -> Iterator[tuple[Office, str]]:
    yield from kept_year(office, example)


def stored() -> dict[str, object]:
    """Return everything that is stored: each table's rows, without when somebody was seen last."""
    from django.apps import apps

    return {
        model.__name__: sorted(map(str, model._default_manager.values_list())) for model in apps.get_models() if model.__name__ != "Sitting"
    }


def test_to_look_changes_nothing_and_asks_little(year: tuple[Office, str]) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    office, key = year
    wanted = [("staff", path.format(key)) for path in PAGES]
    wanted += [(login, path) for login, paths in OFFICERS.items() for path in paths]
    clients = {login: sitting(office, login) for login, _ in wanted}
    before, asked = stored(), dict[str, int]()
    for login, path in wanted:
        clients[login].get(path)  # makes what is kept in mind
        with CaptureQueriesContext(connection) as queries:
            answer = clients[login].get(path)
        assert answer.status_code in (200, 302), (path, answer.status_code)
        asked[path] = len(queries)
    assert stored() == before
    assert {path: count for path, count in asked.items() if count > MOST} == {}
