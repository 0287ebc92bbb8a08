"""What a call asks of the database does not grow with what is there."""

from pathlib import Path

import pytest
from offices import Office

PATHS = {"declarations": 4, "declarations/{key}": 4, "declarations/{key}/findings": 5, "declarations/{key}/steps": 5, "me": 3}
"""Queries that each call may make, the two for token and roles among them."""


def asked(office: Office, path: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    office.token("staff")
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert office.call("staff", "GET", path).status == 200
    return len(queries)


@pytest.mark.parametrize("path", PATHS)
def test_a_call_makes_few_queries_however_much_there_is(office: Office, example: Path, path: str) -> None:
    key = office.send("staff", example)
    few = asked(office, path.format(key=key))
    for _ in range(3):
        office.send("staff", example)
    office.walk(key, ("finance", "check"), ("leader", "submit"))
    assert few <= PATHS[path]
    assert asked(office, path.format(key=key)) <= PATHS[path]
