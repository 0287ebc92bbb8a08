"""The second factor: bound by a first code, asked for every way in, each code good once, lost and found again."""

from datetime import timedelta
from re import findall
from typing import TYPE_CHECKING, Any

import pytest
from offices import PASSWORD, Office
from test_office_pages import sitting

if TYPE_CHECKING:
    from django.test import Client


class Phone:
    """A phone that shows codes, and a clock of which the test says how late it is."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from django.utils.timezone import now

        from jixiao.web.people import factors, login

        self.at, self.secret = now(), ""
        for module in (factors, login):
            monkeypatch.setattr(module, "now", lambda: self.at)

    def code(self, *, seconds: int = 0) -> str:
        """Return what the phone shows, so many seconds off."""
        import pyotp

        return pyotp.TOTP(self.secret).at(self.at + timedelta(seconds=seconds))

    def wait(self, seconds: int = 30) -> None:
        """Let time pass."""
        self.at += timedelta(seconds=seconds)


@pytest.fixture
def phone(monkeypatch: pytest.MonkeyPatch) -> Phone:
    return Phone(monkeypatch)


def bind(office: Office, phone: Phone, login: str = "staff") -> list[str]:
    """Bind a phone on the page, as somebody does, and return the codes for when it is lost."""
    client = sitting(office, login)
    asked = client.get("/me/factor").content.decode()
    assert 'class="code secret"' not in asked, "to look stores nothing"
    page = client.post("/me/factor", {"what": "begin"}).content.decode()
    assert client.get("/me/factor").content.decode().count(findall(r'<p class="code secret">([A-Z2-7 ]+)</p>', page)[0]) == 1
    phone.secret = "".join(findall(r'<p class="code secret">([A-Z2-7 ]+)</p>', page)[0].split())
    assert "<svg" in page
    assert 'style="' not in page
    refused = client.post("/me/factor", {"what": "confirm", "code": "000000"})
    assert (refused.status_code, "验证码不对" in refused.content.decode()) == (422, True)
    codes = findall(r'<li class="code">(\S+)</li>', client.post("/me/factor", {"what": "confirm", "code": phone.code()}).content.decode())
    phone.wait()
    return codes


def come(login: str = "staff", password: str = PASSWORD) -> tuple["Client", Any]:
    """Return a browser in which somebody gave a password, and what it was answered."""
    from django.test import Client

    client = Client()
    return client, client.post("/login", {"login": login, "password": password, "next": "/rules"})


def test_who_has_a_phone_comes_in_with_its_code_alone(office: Office, phone: Phone) -> None:
    bind(office, phone)
    client, answer = come()
    assert answer.headers["Location"] == "/code?next=%2Frules"
    assert client.get("/").status_code == 302, "half is not in"
    assert client.get("/api/v1/me").status_code == 401
    assert client.post("/code", {"code": "123456", "next": "/rules"}).status_code == 401
    entered = client.post("/code", {"code": f" {phone.code()[:3]} {phone.code()[3:]}", "next": "/rules"})
    assert (entered.status_code, entered.headers["Location"]) == (302, "/rules")
    assert client.get("/").status_code == 200


def test_a_code_opens_once(office: Office, phone: Phone) -> None:
    bind(office, phone)
    code = phone.code()
    assert come()[0].post("/code", {"code": code}).status_code == 302
    assert come()[0].post("/code", {"code": code}).status_code == 401
    phone.wait()
    assert come()[0].post("/code", {"code": phone.code()}).status_code == 302


@pytest.mark.parametrize(("seconds", "opens"), [(-30, True), (30, True), (-90, False), (90, False)])
def test_a_phone_may_be_half_a_minute_off_and_no_more(office: Office, phone: Phone, seconds: int, opens: bool) -> None:
    bind(office, phone)
    phone.wait(300)
    assert come()[0].post("/code", {"code": phone.code(seconds=seconds)}).status_code == (302 if opens else 401)


def test_a_code_for_a_lost_phone_opens_once_each(office: Office, phone: Phone) -> None:
    codes = bind(office, phone)
    assert len(set(codes)) == 10
    assert come()[0].post("/code", {"code": codes[0].upper()}).status_code == 302
    assert come()[0].post("/code", {"code": codes[0]}).status_code == 401
    assert come()[0].post("/code", {"code": codes[1].replace("-", "")}).status_code == 302


def test_codes_are_not_guessed_and_a_right_password_forgets_no_wrong_code(office: Office, phone: Phone) -> None:
    bind(office, phone)
    statuses = []
    for number in range(7):
        client, answer = come()
        assert answer.status_code == 302, "the password itself is not locked by wrong codes"
        statuses.append(client.post("/code", {"code": f"{number:06}"}).status_code)
    assert statuses == [401] * 5 + [429] * 2
    assert come()[0].post("/code", {"code": phone.code()}).status_code == 429
    sitting(office, "security").post("/admin/people/staff/unlock")
    assert come()[0].post("/code", {"code": phone.code()}).status_code == 302


def test_a_token_wants_the_code_too(office: Office, phone: Phone) -> None:
    bind(office, phone)
    credentials = {"login": "staff", "password": PASSWORD}
    without = office.call(None, "POST", "token", credentials)
    assert (without.status, "验证码" in without.body["detail"]) == (401, True)
    assert office.call(None, "POST", "token", {**credentials, "code": "000000"}).status == 401
    assert office.call(None, "POST", "token", {**credentials, "code": phone.code()}).status == 200


def test_a_password_set_by_a_link_does_not_get_round_the_code(office: Office, phone: Phone) -> None:
    from jixiao.web.journal.write import Actor
    from jixiao.web.people import resets

    bind(office, phone)
    path, new = resets.issue_link(Actor(), office.person("staff")), "Another-one-of-8-signs"
    from django.test import Client

    assert Client().post(path, {"new": new, "again": new}).status_code == 302
    assert come(password=new)[1].headers["Location"].startswith("/code")


def test_half_a_login_is_over_after_five_minutes(office: Office, phone: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.utils.timezone import now

    from jixiao.web.people import sittings

    bind(office, phone)
    client, _ = come()
    later = now() + timedelta(minutes=6)
    monkeypatch.setattr(sittings, "now", lambda: later)
    assert client.post("/code", {"code": phone.code()}).headers["Location"] == "/login"


def test_nobody_else_s_half_login_is_taken_over(office: Office, phone: Phone) -> None:
    from django.test import Client

    bind(office, phone)
    assert Client().post("/code", {"code": phone.code()}).headers["Location"] == "/login"
    assert sitting(office, "leader").post("/code", {"code": phone.code()}).headers["Location"] == "/login"


@pytest.mark.parametrize("how", ["page", "api"])
def test_a_phone_is_let_go_only_with_a_code_of_it(office: Office, phone: Phone, how: str) -> None:
    bind(office, phone)
    client = sitting(office, "staff")
    if how == "page":
        assert client.post("/me/factor", {"what": "drop", "code": "1"}).status_code == 401
        assert client.post("/me/factor", {"what": "drop", "code": phone.code()}).headers["Location"] == "/login"
    else:
        assert office.call("staff", "POST", "me/factor/actions/drop", {"code": "1"}).status == 401
        assert office.call("staff", "POST", "me/factor/actions/drop", {"code": phone.code()}).status == 200
    assert client.get("/").status_code == 302, "what was open is closed"
    assert come()[1].headers["Location"] == "/rules"


def test_an_officer_lets_go_a_phone_that_is_lost_and_it_stands_in_the_log(office: Office, phone: Phone) -> None:
    from jixiao.web.models import Entry, Factor, Recovery

    bind(office, phone)
    assert "解除验证器" in sitting(office, "security").get("/admin/people/staff").content.decode()
    assert "解除验证器" not in sitting(office, "system").get("/admin/people/staff").content.decode()
    sitting(office, "security").post("/admin/people/staff/unbind")
    assert (Factor.objects.count(), Recovery.objects.count()) == (0, 0)
    assert Entry.objects.order_by("-seq")[0].event == "factor.dropped"


def test_a_role_may_have_to_have_one(office: Office, phone: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.test import Client

    monkeypatch.setenv("JIXIAO_POLICY", "asvs")
    assert sitting(office, "staff").get("/").status_code == 200
    client = sitting(office, "security")
    assert client.get("/admin/people").headers["Location"] == "/me/factor"
    assert "要绑定手机才能办事" in client.get("/me/factor").content.decode()
    assert office.call("security", "GET", "people").status == 403
    assert office.call(None, "POST", "token", {"login": "security", "password": PASSWORD}).status == 403
    monkeypatch.setenv("JIXIAO_POLICY", "dengbao3")
    browser = Client()
    assert browser.post("/login", {"login": "staff", "password": PASSWORD}).status_code == 302
    assert browser.get("/").headers["Location"] == "/me/factor"
    page = browser.post("/me/factor", {"what": "begin"}).content.decode()
    phone.secret = "".join(findall(r'<p class="code secret">([A-Z2-7 ]+)</p>', page)[0].split())
    assert "备用码" in browser.post("/me/factor", {"what": "confirm", "code": phone.code()}).content.decode()
    assert browser.get("/").status_code == 200


def test_the_secret_is_not_to_be_read_in_the_database(office: Office, phone: Phone) -> None:
    from jixiao.web.models import Factor

    bind(office, phone)
    stored = Factor.objects.get().secret
    assert phone.secret not in stored
    assert len(stored) > 60


def test_a_folder_with_another_secret_says_what_to_do(office: Office, phone: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    from joserfc.jwk import OctKey

    from jixiao.web.people import factors

    bind(office, phone)
    monkeypatch.setattr(factors, "_key", lambda: OctKey.import_key(b"k" * 32))
    answer = come()[0].post("/code", {"code": phone.code()})
    assert (answer.status_code, "密钥解不开" in answer.content.decode()) == (409, True)


def test_the_same_in_the_api(office: Office, phone: Phone) -> None:
    assert office.call("staff", "GET", "me/factor").body == {"bound": False}
    begun = office.call("staff", "POST", "me/factor").body
    phone.secret = begun["secret"]
    assert begun["address"].startswith("otpauth://totp/")
    assert office.call("staff", "POST", "me/factor/actions/confirm", {"code": "0"}).status == 422
    codes = office.call("staff", "POST", "me/factor/actions/confirm", {"code": phone.code()}).body["codes"]
    assert (len(codes), office.call("staff", "POST", "me/factor").status) == (10, 409)
    again = office.call("staff", "POST", "me/factor/actions/codes", {"code": codes[0]}).body["codes"]
    assert set(again).isdisjoint(codes)


def test_what_is_lent_is_seen_and_taken_back(office: Office) -> None:
    from django.utils.timezone import localdate

    client, until = sitting(office, "leader"), localdate() + timedelta(days=3)
    page = client.post("/me/lend", {"held": "0", "login": "other_leader", "until": until.isoformat()}).content.decode()
    assert "代行“单位负责人”" in page
    key = findall(r'name="loan" value="(\d+)"', page)[0]
    assert office.call("leader", "GET", "loans").body["items"][0]["login"] == "other_leader"
    assert "委托" in sitting(office, "security").get("/admin/people/other_leader").content.decode()
    assert sitting(office, "staff").post("/me/take-back", {"loan": key}).status_code == 404
    assert "收回了" in client.post("/me/take-back", {"loan": key}).content.decode()
    assert office.call("leader", "GET", "loans").body["items"] == []
    for wrong in ({"held": "9"}, {"login": "nobody"}, {"until": "gestern"}, {"until": "2999-01-01"}, {"login": "leader"}):
        given = {"held": "0", "login": "other_leader", "until": until.isoformat(), **wrong}
        assert client.post("/me/lend", given).status_code in (409, 422), wrong


def test_what_somebody_has_for_good_is_not_made_a_loan(office: Office) -> None:
    from django.utils.timezone import localdate

    from jixiao.web.journal.write import Actor
    from jixiao.web.people.staff import grant

    grant(Actor(), office.person("other_leader"), "unit_leader", office.unit("小学"))
    given = {"held": "0", "login": "other_leader", "until": (localdate() + timedelta(days=3)).isoformat()}
    answer = sitting(office, "leader").post("/me/lend", given)
    assert (answer.status_code, "本来就有" in answer.content.decode()) == (409, True)


def test_other_browsers_are_put_out(office: Office) -> None:
    from django.test import Client

    one, other = sitting(office, "staff"), Client()
    other.post("/login", {"login": "staff", "password": PASSWORD})
    assert "其他 1 处登录都退出了" in one.post("/me/others").content.decode()
    assert (one.get("/").status_code, other.get("/").status_code) == (200, 302)
