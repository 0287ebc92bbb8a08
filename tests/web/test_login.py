"""Coming in: passwords, locks, sittings and tokens, as the policy has them."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from offices import PASSWORD, PEOPLE, Office

GOOD = "Correct-horse-42"


def try_in(office: Office, login: str, password: str) -> int:
    return office.call(None, "POST", "token", {"login": login, "password": password}).status


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> "Clock":
    """Return a clock of which the test says how late it is."""
    return Clock(monkeypatch)


class Clock:
    """Sets the time for what keeps logins."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from django.utils.timezone import now

        self._monkeypatch, self.at = monkeypatch, now()
        self.go()

    def go(self, **by: float) -> datetime:
        """Let so much time pass."""
        from jixiao.web.people import login, sittings, staff, tokens

        self.at += timedelta(**by)
        for module in (login, sittings, staff, tokens):
            self._monkeypatch.setattr(module, "now", lambda: self.at)
        return self.at


def test_the_right_password_gives_a_token_that_says_who_one_is(office: Office) -> None:
    answer = office.call(None, "POST", "token", {"login": " STAFF ", "password": PASSWORD})
    assert answer.status == 200
    office._tokens["staff"] = answer.body["token"]
    assert office.call("staff", "GET", "me").body["login"] == "staff"


@pytest.mark.usefixtures("hashing_as_usual")
def test_a_hash_costs_who_steals_it_a_hundred_megabytes_a_try() -> None:
    from jixiao.web.people.passwords import hashed, is_password

    known = hashed(GOOD)
    assert known.startswith("argon2$argon2id$v=19$m=102400,t=2,p=8$")
    assert is_password(GOOD, known)
    assert not is_password(GOOD.lower(), known)


@pytest.mark.parametrize("login", ["staff", "nobody at all", "", "x" * 200, "管理员"])
def test_a_wrong_name_and_a_wrong_password_are_told_alike(office: Office, login: str) -> None:
    answer = office.call(None, "POST", "token", {"login": login, "password": "wrong"})
    expected = office.call(None, "POST", "token", {"login": "leader", "password": "wrong"})
    assert (answer.status, answer.body) == (401, expected.body)


def test_after_five_failures_the_right_password_waits_too(office: Office, clock: Clock) -> None:
    assert [try_in(office, "staff", "wrong") for _ in range(6)] == [401] * 5 + [429]
    locked = office.call(None, "POST", "token", {"login": "staff", "password": PASSWORD})
    assert (locked.status, locked.headers["Retry-After"]) == (429, "900")
    assert try_in(office, "leader", PASSWORD) == 200
    clock.go(minutes=16)
    assert try_in(office, "staff", PASSWORD) == 200


def test_a_name_that_there_is_none_of_is_locked_as_well(office: Office) -> None:
    assert [try_in(office, "nobody", "wrong") for _ in range(6)] == [401] * 5 + [429]


def test_a_success_forgets_the_failures(office: Office) -> None:
    for _ in range(3):
        assert [try_in(office, "staff", "wrong") for _ in range(4)] == [401] * 4
        assert try_in(office, "staff", PASSWORD) == 200


@pytest.mark.usefixtures("office")
def test_somebody_elses_failures_lock_nobody_at_another_address() -> None:
    from jixiao.web.journal.write import Actor
    from jixiao.web.people.login import log_in
    from jixiao.web.problems import Problem

    for _ in range(6):
        with pytest.raises(Problem):
            log_in("staff", "wrong", Actor(address="10.0.0.9"))
    assert log_in("staff", PASSWORD, Actor(address="10.0.0.8")).login == "staff"


@pytest.mark.usefixtures("office")
def test_failures_from_everywhere_lock_the_name_after_all() -> None:
    from jixiao.web.journal.write import Actor
    from jixiao.web.people.login import log_in
    from jixiao.web.problems import Problem

    statuses = []
    for number in range(21):
        with pytest.raises(Problem) as wrong:
            log_in("staff", "wrong", Actor(address=f"10.0.0.{number}"))
        statuses.append(wrong.value.status)
    assert statuses == [401] * 20 + [429]


def test_an_officer_unlocks(office: Office) -> None:
    from jixiao.web.journal.write import Actor
    from jixiao.web.people.login import unlock

    for _ in range(6):
        try_in(office, "staff", "wrong")
    unlock(Actor(office.person("security")), "Staff")
    assert try_in(office, "staff", PASSWORD) == 200


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("login", ["admin", "root", " Test ", "ADMIN", "", "a\x00b", "x" * 101])
def test_some_names_are_never_given(login: str) -> None:
    from jixiao.web.journal.write import Actor
    from jixiao.web.people.staff import hire
    from jixiao.web.problems import Problem

    with pytest.raises(Problem) as wrong:
        hire(Actor(), login, "x")
    assert wrong.value.status == 422


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("login", ["staff", "STAFF", " staff", "ｓｔａｆｆ"])
def test_names_that_look_alike_are_one(login: str) -> None:
    from jixiao.web.journal.write import Actor
    from jixiao.web.people.staff import hire
    from jixiao.web.problems import Problem

    with pytest.raises(Problem) as wrong:
        hire(Actor(), login, "x")
    assert wrong.value.status == 409


BAD = {
    "short": "Ab1-xyz",
    "of one kind": "aaaaaaaaaaaaaaaaaaaa",
    "of two kinds": "abcdefgh12345",
    "the login in it": "My-leader-2024",
    "the unit in it": "Ab1-某实验小学校-x",
    "too long": "Ab1-" * 40,
}


@pytest.mark.parametrize("password", BAD.values(), ids=BAD)
def test_a_password_that_is_too_easy_is_refused_with_the_reason(office: Office, password: str) -> None:
    from jixiao.web.journal.write import Actor
    from jixiao.web.models import Unit
    from jixiao.web.people.staff import change_password
    from jixiao.web.problems import Problem

    Unit.objects.filter(name="小学").update(name="某实验小学校")
    with pytest.raises(Problem, match="请换一个"):
        change_password(Actor(), office.person("leader"), password)


def test_a_password_everybody_takes_is_refused_even_where_signs_may_be_of_one_kind(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    from jixiao.web.journal.write import Actor
    from jixiao.web.people.staff import change_password
    from jixiao.web.problems import Problem

    monkeypatch.setenv("JIXIAO_POLICY", "asvs")
    with pytest.raises(Problem, match="太常用"):
        change_password(Actor(), office.person("leader"), "yfdbufnjh10305070")
    change_password(Actor(), office.person("leader"), "correct horse battery staple")


def test_the_last_five_passwords_are_not_taken_again(office: Office) -> None:
    from jixiao.web.journal.write import Actor
    from jixiao.web.people.staff import change_password
    from jixiao.web.problems import Problem

    for number in range(6):
        change_password(Actor(), office.person("leader"), f"{GOOD}{number}")
    with pytest.raises(Problem, match="最近 5 个"):
        change_password(Actor(), office.person("leader"), f"{GOOD}1")
    change_password(Actor(), office.person("leader"), f"{GOOD}0")


def test_a_changed_password_ends_what_was_open(office: Office) -> None:
    from jixiao.web.journal.write import Actor
    from jixiao.web.people.staff import change_password

    assert office.call("leader", "GET", "me").status == 200
    change_password(Actor(), office.person("leader"), GOOD)
    assert office.call("leader", "GET", "me").status == 401


def test_who_is_barred_is_out_with_the_next_request(office: Office) -> None:
    from jixiao.web.journal.write import Actor
    from jixiao.web.people.staff import bar

    assert office.call("leader", "GET", "me").status == 200
    bar(Actor(), office.person("leader"))
    assert office.call("leader", "GET", "me").status == 401
    assert try_in(office, "leader", PASSWORD) == 401


def test_a_first_password_opens_only_the_change_and_not_for_long(office: Office, clock: Clock) -> None:
    from jixiao.web.journal.write import Actor
    from jixiao.web.people.staff import hire

    _, first = hire(Actor(), "newcomer", "新来的")
    assert try_in(office, "newcomer", first) == 403
    clock.go(hours=73)
    assert try_in(office, "newcomer", first) == 401


def test_who_was_away_for_a_quarter_comes_in_no_more(office: Office, clock: Clock) -> None:
    assert try_in(office, "leader", PASSWORD) == 200
    clock.go(days=89)
    assert try_in(office, "leader", PASSWORD) == 200
    clock.go(days=91)
    assert try_in(office, "leader", PASSWORD) == 401


def test_a_token_ends(office: Office, clock: Clock) -> None:
    assert office.call("leader", "GET", "me").status == 200
    clock.go(hours=13)
    assert office.call("leader", "GET", "me").status == 401


@pytest.mark.parametrize("token", ["", "x", "y" * 5000, "Bearer", "\x00", "令牌"])
def test_what_is_no_token_opens_nothing(office: Office, token: str) -> None:
    office._tokens["leader"] = token
    assert office.call("leader", "GET", "me").status == 401


class Browser:
    """A browser at the office."""

    def __init__(self, office: Office, login: str) -> None:
        from django.http import HttpRequest, HttpResponse
        from django.test import Client

        from jixiao.web.people.sittings import begin_sitting

        self.client, answer, request = Client(enforce_csrf_checks=True), HttpResponse(), HttpRequest()
        begin_sitting(request, answer, office.person(login), "127.0.0.1")
        self.client.cookies.update(answer.cookies)
        self.cookie = answer.cookies["jixiao"]

    def get(self) -> int:
        """Return the status of asking who one is."""
        return self.client.get("/api/v1/me").status_code


def test_a_browser_stays_in_while_something_is_done(office: Office, clock: Clock) -> None:
    browser = Browser(office, "staff")
    assert (browser.cookie["httponly"], browser.cookie["samesite"]) == (True, "Lax")
    for _ in range(5):
        clock.go(minutes=19)
        assert browser.get() == 200
    clock.go(minutes=21)
    assert browser.get() == 401


def test_a_browser_is_out_after_twelve_hours_whatever_is_done(office: Office, clock: Clock) -> None:
    browser = Browser(office, "staff")
    statuses = []
    for _ in range(40):
        clock.go(minutes=19)
        statuses.append(browser.get())
    assert statuses == [200] * 37 + [401] * 3


def test_a_fourth_browser_ends_the_oldest(office: Office, clock: Clock) -> None:
    browsers = []
    for _ in range(4):
        clock.go(seconds=1)
        browsers.append(Browser(office, "staff"))
    assert [browser.get() for browser in browsers] == [401, 200, 200, 200]


def test_a_browser_that_was_let_out_is_out(office: Office) -> None:
    from django.http import HttpRequest, HttpResponse

    from jixiao.web.journal.write import Actor
    from jixiao.web.people.sittings import end_sitting

    browser, request = Browser(office, "staff"), HttpRequest()
    request.COOKIES["jixiao"] = browser.cookie.value
    end_sitting(request, HttpResponse(), Actor(office.person("staff")))
    assert browser.get() == 401


def test_another_sites_page_changes_nothing_with_the_cookie(office: Office) -> None:
    browser = Browser(office, "staff")
    for headers in ({}, {"origin": "http://evil.example"}):
        answer = browser.client.post("/api/v1/declarations", {}, headers=headers)
        assert answer.status_code == 403
        assert answer.headers["Content-Type"].startswith("application/problem+json")


def test_nothing_secret_is_stored_or_logged(office: Office) -> None:
    from django.apps import apps
    from django.core import serializers

    token = office.call(None, "POST", "token", {"login": "staff", "password": PASSWORD}).body["token"]
    browser = Browser(office, "staff")
    for table in apps.get_app_config("web").get_models():
        kept = serializers.serialize("json", table._default_manager.all())
        for secret in (PASSWORD, token, str(browser.cookie.value)):
            assert secret not in kept, table


@pytest.mark.usefixtures("site")
def test_many_guesses_at_once_are_no_more_than_one_after_the_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.core.management import call_command
    from django.db import connections
    from offices import switch_to

    from jixiao.web.databases import sqlite
    from jixiao.web.journal.write import Actor
    from jixiao.web.people import login
    from jixiao.web.problems import Problem

    switch_to(sqlite(tmp_path / "guesses.sqlite3"))
    call_command("migrate", verbosity=0)
    hashes = []
    monkeypatch.setattr(login, "is_password", lambda *_: hashes.append(1))

    def guess(_: int) -> int:
        try:
            login.log_in("staff", "wrong", Actor(address="10.0.0.1"))
        except Problem as wrong:
            return wrong.status
        finally:
            connections.close_all()
        return 200

    with ThreadPoolExecutor(16) as pool:
        statuses = list(pool.map(guess, range(50)))
    assert (len(hashes), sorted(set(statuses))) == (5, [401, 429])


def test_roles_of_the_tests_are_all_there_are() -> None:
    from jixiao.workflow.table import roles

    assert {role for role, _ in PEOPLE.values()} == set(roles())


@pytest.mark.usefixtures("office")
def test_a_proxy_is_believed_only_where_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    from django.conf import settings
    from django.test import RequestFactory

    from jixiao.web.api.gate import address

    request = RequestFactory().get("/", headers={"X-Forwarded-For": "6.6.6.6, 10.0.0.7"})
    assert address(request) == "127.0.0.1"
    monkeypatch.setattr(settings, "JIXIAO", settings.JIXIAO._replace(secure=True))
    assert address(request) == "10.0.0.7"
