"""Whole numbers out of what is sent: read in one place, and nonsense of any length costs its sender nothing but the answer."""

import pytest
from offices import Office
from test_office_pages import sitting

from jixiao.web.numbers import MOST_DIGITS, whole_number

NONSENSE = ("9" * 5000, "9" * (MOST_DIGITS + 1), "²", "٣", "-1", "1.0", " 1", "1e9", "\0")
"""No numbers of ours; Python refuses to read the first."""
ASKED = (
    "records/payments?page=", "records/payments?year=", "records/payments?unit=", "declarations?year=", "declarations?order=title&cursor=",
    "desks/systems?from=", "compare?a=1%40", "admin/people?from=", "admin/log?unit=", "admin/log?cursor=",
)  # fmt: skip
SENT = (
    ("me/take-back", "loan"), ("me/lend", "held"), ("declarations/blank", "year"), ("desks/systems/acts/tickets.open/draw", "lot"),
    ("desks/systems/acts/tickets.open", "seen"), ("records/row/correct", "seen"), ("rules/own", "unit"), ("admin/units", "under"),
    ("admin/health", "delivery"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("007", 7), ("9" * MOST_DIGITS, int("9" * MOST_DIGITS)), ("", None)])
def test_digits_are_a_number(text: str, number: int | None) -> None:
    assert whole_number(text) == number


@pytest.mark.parametrize("text", NONSENSE, ids=range(len(NONSENSE)))
def test_anything_else_is_none(text: str) -> None:
    assert whole_number(text) is None


def test_so_many_digits_and_no_more() -> None:
    assert (whole_number("2024", 4), whole_number("12024", 4)) == (2024, None)


@pytest.mark.parametrize("office", ["sqlite"], indirect=True)
@pytest.mark.parametrize("login", ["staff", "system", "security", "log"])
def test_no_page_breaks_on_a_number_that_is_none(office: Office, login: str) -> None:
    client = sitting(office, login)
    for text in NONSENSE[:3]:
        for address in ASKED:
            assert client.get(f"/{address}{text}").status_code < 500, (address, text[:20])
        for address, name in SENT:
            assert client.post(f"/{address}", {name: text, "record": "ledger:tickets#1"}).status_code < 500, (address, text[:20])
