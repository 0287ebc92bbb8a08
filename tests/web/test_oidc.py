"""Signing in at another house, played by a small one of ours: who comes back with a proof comes in, anything that does not fit is refused."""

import hmac
import json
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey
from offices import Office

from jixiao.web.site import Site

if TYPE_CHECKING:
    from django.test import Client

CLIENT, SECRET = "jixiao", "known to the other house"
KEY = RSAKey.generate_key(2048, {"kid": "one"}, auto_kid=False)
OTHER_KEY = RSAKey.generate_key(2048, {"kid": "one"}, auto_kid=False)


class House:
    """Another house: what it says of who signs in, and how it signs."""

    def __init__(self) -> None:
        self.says, self.key, self.forges = dict[str, Any](), KEY, ""
        self.challenge = ""
        house = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                told = {
                    "issuer": house.issuer,
                    "authorization_endpoint": f"{house.issuer}/authorize",
                    "token_endpoint": f"{house.issuer}/token",
                    "jwks_uri": f"{house.issuer}/keys",
                }
                self._answer(200, {"keys": [KEY.as_dict(private=False)]} if self.path == "/keys" else told)

            def do_POST(self) -> None:
                given = {name: value[0] for name, value in parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode()).items()}
                verifier = given.get("code_verifier", "").encode()
                fits = given.get("client_secret") == SECRET and sha256(verifier).digest() == house.challenged
                self._answer(200, {"id_token": house.token()}) if fits and given.get("code") == "good" else self._answer(
                    400, {"error": "no"}
                )

            def _answer(self, status: int, body: object) -> None:
                data = json.dumps(body).encode()
                self.send_response(status)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_: object) -> None:
                """Tell nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.issuer = f"http://127.0.0.1:{self.server.server_port}"
        Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def challenged(self) -> bytes:
        """The hash that the verifier has to have."""
        return urlsafe_b64decode(self.challenge + "=" * (-len(self.challenge) % 4))

    def token(self) -> str:
        """Return what it says, signed."""
        now = int(time.time())
        claims = {"iss": self.issuer, "aud": CLIENT, "sub": "4711", "preferred_username": "staff", "iat": now, "exp": now + 300}
        said = {name: value for name, value in {**claims, **self.says}.items() if value is not None}
        return forged(self.forges, said) if self.forges else jwt.encode({"alg": "RS256", "kid": "one"}, said, self.key)


@pytest.fixture
def house(site: Site) -> Iterator[House]:
    from jixiao.web.outside import FILE
    from jixiao.web.people import oidc

    made, file = House(), site.folder / FILE
    head = 'hosts = ["127.0.0.1"]\nnetworks = ["127.0.0.0/8"]\n'
    file.write_text(f'{head}[oidc]\ntitle = "市统一认证"\nissuer = "{made.issuer}"\nclient = "{CLIENT}"\nsecret = "{SECRET}"\n', "utf-8")
    yield made
    with suppress(FileNotFoundError):
        file.unlink()
    oidc._discovered.cache_clear()
    made.server.shutdown()
    made.server.server_close()


def go(house: House) -> tuple["Client", dict[str, str]]:
    """Return a browser that has gone to the other house, and what it was asked for there."""
    from django.test import Client

    client = Client()
    answer = client.post("/login/elsewhere", {"next": "/rules"})
    assert answer.status_code == 302, answer.content.decode()
    asked = {name: value[0] for name, value in parse_qs(urlsplit(answer.headers["Location"]).query).items()}
    house.challenge, house.says = asked["code_challenge"], {"nonce": asked["nonce"], **house.says}
    return client, asked


def back(client: "Client", **given: str) -> Any:  # noqa: ANN401 - an answer
    return client.get("/login/back", given)


def test_who_comes_back_with_a_proof_comes_in_and_stays_bound(office: Office, house: House) -> None:
    from jixiao.web.models import Identity

    client, asked = go(house)
    assert (asked["client_id"], asked["code_challenge_method"], asked["response_type"]) == (CLIENT, "S256", "code")
    assert asked["redirect_uri"] == "http://testserver/login/back"
    answer = back(client, state=asked["state"], code="good")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/rules")
    assert client.get("/").status_code == 200
    assert Identity.objects.get().person == office.person("staff")
    house.says = {"preferred_username": "leader"}
    client, asked = go(house)
    back(client, state=asked["state"], code="good")
    assert "staff" in client.get("/me").content.decode(), "bound to the other house's key, whatever name it tells later"


WRONG: dict[str, dict[str, Any]] = {
    "another nonce": {"nonce": "old"},
    "for another client": {"aud": "another"},
    "of another house": {"iss": "https://evil.example"},
    "over": {"exp": 1},
    "without an end": {"exp": None},
    "without a subject": {"sub": None},
    "nobody here": {"preferred_username": "nobody"},
    "no name": {"preferred_username": None},
    "a name that is none": {"preferred_username": ["staff"]},
}


@pytest.mark.parametrize("says", WRONG.values(), ids=WRONG)
@pytest.mark.usefixtures("office")
def test_what_does_not_fit_is_refused(house: House, says: dict[str, Any]) -> None:
    from jixiao.web.models import Identity

    client, asked = go(house)
    house.says |= says
    answer = back(client, state=asked["state"], code="good")
    assert (answer.status_code, client.get("/").status_code, Identity.objects.count()) == (401, 302, 0)


@pytest.mark.usefixtures("office")
def test_a_token_that_is_not_signed_by_the_house_is_refused(house: House) -> None:
    client, asked = go(house)
    house.key = OTHER_KEY
    assert back(client, state=asked["state"], code="good").status_code == 401
    for algorithm in ("HS256", "none"):
        client, asked = go(house)
        house.forges = algorithm
        assert back(client, state=asked["state"], code="good").status_code == 401


def forged(algorithm: str, said: dict[str, Any]) -> str:
    """Return a token as a forger makes one: signed with the public key as if it were a secret, or not at all."""
    head, body = (_plain(json.dumps(part).encode()) for part in ({"alg": algorithm, "kid": "one"}, said))
    mark = hmac.new(KEY.as_pem(private=False), f"{head}.{body}".encode(), sha256).digest() if algorithm == "HS256" else b""
    return f"{head}.{body}.{_plain(mark)}"


def _plain(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()


@pytest.mark.usefixtures("office")
def test_state_and_browser_have_to_be_those_that_went(house: House) -> None:
    from django.test import Client

    client, asked = go(house)
    assert back(Client(), state=asked["state"], code="good").status_code == 401, "another browser"
    assert back(client, state="wrong", code="good").status_code == 401
    assert back(client, state=asked["state"], code="good").status_code == 401, "it was spent"
    client, asked = go(house)
    assert back(client, state=asked["state"], code="bad").status_code == 401
    assert back(client).status_code == 401


def test_who_may_not_come_in_here_does_not_by_another_house(office: Office, house: House) -> None:
    from jixiao.web.journal.write import Actor
    from jixiao.web.people.staff import bar

    bar(Actor(), office.person("staff"))
    client, asked = go(house)
    answer = back(client, state=asked["state"], code="good")
    assert (answer.status_code, "已停用" in answer.content.decode()) == (401, True)


@pytest.mark.usefixtures("office")
def test_two_people_are_not_bound_to_one_and_the_same(house: House) -> None:
    client, asked = go(house)
    back(client, state=asked["state"], code="good")
    house.says = {"sub": "4712"}
    client, asked = go(house)
    assert back(client, state=asked["state"], code="good").status_code == 401


def test_a_phone_that_is_bound_here_is_asked_for_all_the_same(office: Office, house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    from test_factors import Phone, bind

    bind(office, Phone(monkeypatch))
    client, asked = go(house)
    assert back(client, state=asked["state"], code="good").headers["Location"].startswith("/code")
    assert client.get("/").status_code == 302


@pytest.mark.usefixtures("office")
def test_without_the_setting_there_is_no_such_way_in() -> None:
    from django.test import Client

    assert "统一" not in Client().get("/login").content.decode()
    assert Client().post("/login/elsewhere").status_code == 404
    assert Client().get("/login/back?state=x&code=y").status_code == 401


@pytest.mark.usefixtures("office")
def test_a_house_that_does_not_answer_leaves_the_password(house: House) -> None:
    from django.test import Client

    house.server.shutdown()
    house.server.server_close()
    answer = Client().post("/login/elsewhere")
    assert (answer.status_code, "请用用户名和密码登录" in answer.content.decode()) == (503, True)
