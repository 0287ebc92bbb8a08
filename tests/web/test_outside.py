"""What goes out: nothing unless the office's file says so, only to hosts that it names, signed, once for each event, tried again, never lost."""

import hashlib
import hmac
import json
import socket
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple

import pytest
from offices import Office
from test_office_pages import sitting

from jixiao.errors import ConfigInvalid, OutOfReach
from jixiao.web.site import Site

SECRET = "a secret of the tests alone"  # noqa: S105 - of the tests' own hook
Write = Callable[..., Any]


class Heard(NamedTuple):
    """What an address was told."""

    headers: dict[str, str]
    body: bytes


class Listener:
    """An address outside: what it was told, and what it answers next."""

    def __init__(self) -> None:
        self.heard, self.answers = list[Heard](), list[int]()
        listener = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                listener.heard.append(Heard(dict(self.headers), body))
                status = listener.answers.pop(0) if listener.answers else 200
                self.send_response(status)
                if status == 302:
                    self.send_header("Location", "/elsewhere")
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Tell nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}/told"


@pytest.fixture
def listener() -> Iterator[Listener]:
    made = Listener()
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture
def settings(site: Site) -> Iterator[Write]:
    """Return what writes the office's file, which is gone after the test."""
    from jixiao.web.outside import FILE

    file = site.folder / FILE

    def write(text: str) -> None:
        file.write_text(text, "utf-8")

    yield write
    with suppress(FileNotFoundError):
        file.unlink()


def hooked(url: str, *, events: str = '["step.*"]', networks: str = '["127.0.0.0/8"]', hosts: str = '["127.0.0.1"]') -> str:
    return f'hosts = {hosts}\nnetworks = {networks}\n[[hooks]]\nurl = "{url}"\nsecret = "{SECRET}"\nevents = {events}\n'


def sent() -> int:
    """Send all that is due, and return how much it was."""
    from jixiao.web.hooks.sending import send_one

    count = 0
    while send_one():
        count += 1
    return count


def test_nothing_is_written_down_or_called_without_the_office_s_file(office: Office, example: Path) -> None:
    from jixiao.web.models import Delivery

    office.send("staff", example)
    assert (Delivery.objects.count(), sent()) == (0, 0)


def test_an_event_is_told_once_signed_and_without_names(office: Office, example: Path, settings: Write, listener: Listener) -> None:
    settings(hooked(listener.url))
    key = office.send("staff", example)
    office.walk(key, ("finance", "check"))
    assert (sent(), sent()) == (1, 0)
    (heard,) = listener.heard
    told = json.loads(heard.body)
    assert (told["event"], told["subject"], told["told"]["end"]) == ("step.check", key, "checked")
    assert "finance" not in heard.body.decode()
    at, given = (part.partition("=")[2] for part in heard.headers["Jixiao-Signature"].split(","))
    assert given == hmac.new(SECRET.encode(), f"{at}.".encode() + heard.body, hashlib.sha256).hexdigest()


def test_what_is_rolled_back_is_not_told(office: Office, example: Path, settings: Write, listener: Listener) -> None:
    from jixiao.web.models import Delivery

    settings(hooked(listener.url))
    key = office.send("staff", example)
    assert office.act("leader", key, "submit").status == 409
    assert (Delivery.objects.count(), sent(), listener.heard) == (0, 0, [])


def test_what_is_not_taken_is_tried_ever_later_and_given_up_at_last(
    office: Office, example: Path, settings: Write, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.utils.timezone import now

    from jixiao.web.hooks import sending
    from jixiao.web.models import Delivery

    settings(hooked(listener.url))
    office.walk(office.send("staff", example), ("finance", "check"))
    listener.answers = [500, 302, *[503] * 20]
    clock = [now() + timedelta(seconds=1)]
    monkeypatch.setattr(sending, "now", lambda: clock[0])
    waits = []
    while not Delivery.objects.get().given_up:
        assert sent() == 1
        assert sent() == 0, "not before its time"
        waits.append(round((Delivery.objects.get().next - clock[0]).total_seconds() / 60))
        clock[0] += timedelta(minutes=waits[-1], seconds=1)
    assert waits == [*sending.LATER, sending.LATER[-1]]
    assert len(listener.heard) == len(waits), "a redirect is not followed"
    listener.answers = []
    page = sitting(office, "system").get("/admin/health").content.decode()
    assert "没有送到" in page
    assert "对方答 503" in page
    one = Delivery.objects.get()
    assert "重发</button>" not in sitting(office, "log").get("/admin/health").content.decode()
    sitting(office, "system").post("/admin/health", {"delivery": str(one.pk)})
    assert sent() == 1
    assert Delivery.objects.get().done is not None


def test_two_processes_send_nothing_twice(office: Office, example: Path, settings: Write, listener: Listener) -> None:
    """What another process took is left alone until its lease is over."""
    from django.utils.timezone import now

    from jixiao.web.hooks.sending import LEASE
    from jixiao.web.models import Delivery

    settings(hooked(listener.url))
    office.walk(office.send("staff", example), ("finance", "check"))
    Delivery.objects.update(next=now() + LEASE)
    assert (sent(), listener.heard) == (0, [])


REFUSED = {
    "a host that is not named": ('["127.0.0.1", "localhost"]', '["127.0.0.0/8"]', "http://elsewhere.example/", "不在允许的主机里"),
    "a private address": ('["127.0.0.1"]', "[]", "http://127.0.0.1:9/", "不是公开的地址"),
    "a name that leads to a private address": ('["localhost"]', '["10.0.0.0/8"]', "https://localhost/", "不是公开的地址"),
    "a mapped address": ('["::ffff:127.0.0.1"]', "[]", "https://[::ffff:127.0.0.1]/", "不是公开的地址"),
    "a translated address": ('["64:ff9b::7f00:1"]', "[]", "https://[64:ff9b::7f00:1]/", "不是公开的地址"),
    "an address in a tunnel": ('["2002:7f00:1::"]', "[]", "https://[2002:7f00:1::]/", "不是公开的地址"),
    "the address of a cloud's secrets": ('["169.254.169.254"]', "[]", "http://169.254.169.254/", "不是公开的地址"),
    "no host at all": ("[]", "[]", "https:///x", "不在允许的主机里"),
    "a public address in clear": ('["8.8.8.8"]', "[]", "http://8.8.8.8/", "要用 https"),
}


@pytest.mark.parametrize(("hosts", "networks", "url", "told"), REFUSED.values(), ids=REFUSED)
def test_a_host_or_an_address_that_is_not_allowed_is_not_called(
    monkeypatch: pytest.MonkeyPatch, hosts: str, networks: str, url: str, told: str
) -> None:
    from jixiao.web import calling
    from jixiao.web.outside import Outside

    monkeypatch.setattr(socket, "create_connection", lambda *_: pytest.fail("it was called"))
    allowed = Outside(hosts=tuple(json.loads(hosts)), networks=tuple(json.loads(networks)))
    with pytest.raises(OutOfReach, match=told):
        calling.call(allowed, "GET", url)


def test_the_address_that_was_looked_at_is_the_one_that_is_called(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that means another address the second time gets nobody in: it is not looked up a second time."""
    from jixiao.web import calling
    from jixiao.web.outside import Outside

    asked, called = list[str](), list[Any]()

    def look(host: str, port: int, **_: object) -> list[Any]:
        asked.append(host)
        return [(None, None, None, None, ("93.184.216.34" if len(asked) == 1 else "127.0.0.1", port))]

    def connect(place: tuple[str, int], _wait: float) -> None:
        called.append(place)
        raise OSError("far away")

    monkeypatch.setattr(socket, "getaddrinfo", look)
    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(OutOfReach, match="没有应答"):
        calling.call(Outside(hosts=("rebinding.example",)), "GET", "https://rebinding.example/")
    assert (asked, called) == (["rebinding.example"], [("93.184.216.34", 443)])


WRONG = {
    "a hook on a host that is not named": hooked("https://elsewhere.example/"),
    "another scheme": hooked("file:///etc/passwd"),
    "a short secret": 'hosts = ["a"]\n[[hooks]]\nurl = "https://a/"\nsecret = "short"\n',
    "an unknown key": 'host = ["a"]\n',
    "no network": 'networks = ["viele"]\n',
    "no TOML": "hosts = [",
}


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG)
def test_a_file_that_says_what_can_not_be_is_told(settings: Write, text: str) -> None:
    from jixiao.web.outside import outside

    settings(text)
    with pytest.raises(ConfigInvalid, match=r"outside\.toml"):
        outside()


def test_a_file_that_was_spoilt_while_the_office_works_is_told_on_the_page_and_nothing_is_half_done(
    office: Office, example: Path, settings: Write
) -> None:
    from jixiao.web.models import Declaration

    office.token("staff")
    settings("hosts = [")
    answer = office.call("staff", "POST", "declarations", example)
    assert (answer.status, "outside.toml" in answer.body["detail"], Declaration.objects.count()) == (503, True, 0)
