"""The three officers: each does what is its own, none of them sees business, and nobody else finds their addresses."""

from datetime import timedelta
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from offices import PEOPLE, Office

CALLS: tuple[tuple[str, str, Any, set[str]], ...] = (
    ("GET", "people", None, {"system", "security"}),
    ("GET", "units", None, {"system", "security"}),
    ("GET", "log", None, {"log"}),
    ("POST", "people", {"login": "new", "name": "新来的"}, {"system"}),
    ("POST", "people/staff/actions/reset", {}, {"system"}),
    ("POST", "people/新单位/actions/unit", {"unit": "市"}, {"system"}),
    ("POST", "people/staff/actions/activate", {}, {"security"}),
    ("POST", "people/staff/actions/unlock", {}, {"security"}),
    ("POST", "people/staff/actions/bar", {}, {"security"}),
    ("POST", "people/staff/actions/grant", {"role": "unit_finance", "unit": "小学"}, {"security"}),
    ("POST", "people/staff/actions/revoke", {"role": "unit_staff", "unit": "小学"}, {"security"}),
)


@pytest.mark.parametrize(("method", "path", "body", "who"), CALLS, ids=[call[1] for call in CALLS])
def test_each_does_what_is_its_own_and_nobody_else(office: Office, method: str, path: str, body: object, who: set[str]) -> None:
    statuses = {login: office.call(login, method, path, body).status for login in PEOPLE if login not in who}
    assert set(statuses.values()) == {404}, statuses
    for login in who:
        assert office.call(login, method, path, body).status in (200, 201), login


def test_who_makes_a_login_lets_nobody_in(office: Office) -> None:
    made = office.call("system", "POST", "people", {"login": "new", "name": "新来的"})
    assert made.status == 201
    credentials = {"login": "new", "password": made.body["password"]}
    assert office.call(None, "POST", "token", credentials).status == 401
    assert office.call("security", "POST", "people/new/actions/activate", {}).status == 200
    assert office.call(None, "POST", "token", credentials).status == 403, "the first password has to be changed"


def test_what_an_officer_does_is_in_the_log_that_another_one_reads(office: Office) -> None:
    office.token("log")
    office.call("security", "POST", "people/staff/actions/grant", {"role": "unit_finance", "unit": "小学", "until": "2999-12-31"})
    line = office.call("log", "GET", "log?limit=1").body["items"][0]
    assert (line["event"], line["by"]["login"], line["told"]["role"], line["told"]["until"]) == (
        "grant.given",
        "security",
        "unit_finance",
        "2999-12-31",
    )


def test_the_log_is_turned_over_to_its_first_line(office: Office) -> None:
    first = office.call("log", "GET", "log?limit=1").body
    seqs, cursor = [first["items"][0]["seq"]], first["next"]
    while cursor is not None:
        page = office.call("log", "GET", f"log?limit=20&cursor={cursor}").body
        seqs += [line["seq"] for line in page["items"]]
        cursor = page["next"]
    assert seqs == list(range(seqs[0], 0, -1))


def loan(days: int) -> dict[str, str]:
    """Return what lends the leader's role for so many days from today."""
    from django.utils.timezone import localdate

    until = localdate() + timedelta(days=days)
    return {"login": "other_leader", "role": "unit_leader", "unit": "小学", "until": until.isoformat()}


def test_a_leader_lends_what_it_holds_and_not_for_ever(office: Office, example: Path) -> None:
    key = office.send("staff", example)
    office.walk(key, ("finance", "check"))
    assert office.act("other_leader", key, "submit").status == 404
    assert office.call("leader", "POST", "loans", loan(0)).status == 200
    office.walk(key, ("other_leader", "submit"))


WRONG: dict[str, dict[str, Any]] = {
    "a role of others": {"role": "department"},
    "a unit of others": {"unit": "中学"},
    "in the past": {"days": -1},
    "for too long": {"days": 400},
    "to oneself": {"login": "leader"},
    "to an officer": {"login": "system"},
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_a_loan_of_what_is_not_ones_own_is_refused(office: Office, wrong: dict[str, Any]) -> None:
    days = {"days": 0, **wrong}.pop("days")
    given = {**loan(days), **{name: value for name, value in wrong.items() if name != "days"}}
    assert office.call("leader", "POST", "loans", given).status == 409


def test_an_officer_sees_no_business(office: Office, example: Path) -> None:
    key = office.send("staff", example)
    for login, call in product(("system", "security", "log"), ("", "/findings", "/steps", "/file", "/evaluation")):
        assert office.call(login, "GET", "declarations").body["items"] == [], login
        assert office.call(login, "GET", f"declarations/{key}{call}").status == 404, (login, call)


def test_what_has_ended_is_taken_away_and_what_holds_stays(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.utils.timezone import now

    from jixiao.web.keeping import purge

    office.token("staff")
    assert sum(purge.purge().values()) == 0
    monkeypatch.setattr(purge, "now", lambda: now() + timedelta(days=30))
    assert purge.purge()["tokens"] == 1
