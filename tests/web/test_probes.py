"""Probes: own addresses only, whatever a name or an answer says; what was seen is a row; the status page."""

import ssl
from collections.abc import Iterator
from contextlib import suppress
from html import unescape
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from time import sleep
from typing import ClassVar

import pytest
from offices import Office
from test_office_pages import sitting

from jixiao.desk.loading import at_desks, desks, shipped_desks
from jixiao.desk.table import full_rows
from jixiao.errors import ConfigInvalid, UsageWrong
from jixiao.web.pinned import may_reach
from jixiao.web.probing import reach
from jixiao.web.probing.plan import Probe, probes_of
from jixiao.web.probing.reach import Reached, look_at


class _Answers(BaseHTTPRequestHandler):
    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        """Answer."""
        self.asked.append(f"{self.headers['Host']} {self.path}")
        if self.path == "/slow":
            self._a_sign_at_a_time()
            return
        status = {"/moved": 302, "/broken": 500}.get(self.path, 200)
        self.send_response(status)
        if status == 302:
            self.send_header("Location", "/secret")
        self.end_headers()
        self.wfile.write(b"x" * 100_000)

    def _a_sign_at_a_time(self) -> None:
        with suppress(OSError):
            self.wfile.write(b"HTTP/1.0 200 OK\r\nX: ")
            while True:
                self.wfile.write(b"x")
                self.wfile.flush()
                sleep(0.02)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[int]:
    """Serve on this machine and give the port."""
    made = HTTPServer(("127.0.0.1", 0), _Answers)
    thread = Thread(target=made.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    _Answers.asked.clear()
    yield made.server_address[1]
    made.shutdown()
    thread.join()
    made.server_close()


def probe(port: int, path: str = "/", addresses: tuple[str, ...] = ("127.0.0.0/8",), host: str = "own.example") -> Probe:
    return Probe(record="XT-1", url=f"http://{host}:{port}{path}", addresses=addresses)


def here(*numbers: str) -> "Numbers":
    return Numbers(numbers)


class Numbers:
    """A name that stands for other numbers each time it is asked."""

    def __init__(self, numbers: tuple[str, ...]) -> None:
        self._numbers, self.times = numbers, 0

    def __call__(self, host: str, port: int) -> list[str]:  # noqa: ARG002 - as a name is resolved
        """Return what the name stands for this time."""
        self.times += 1
        return [self._numbers[min(self.times, len(self._numbers)) - 1]]


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1", "10.0.0.5", "172.16.3.4", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.1", "224.0.0.1", "255.255.255.255",
        "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.5", "2002:7f00:1::", "64:ff9b::7f00:1", "64:ff9b::a00:5",
    ],
)  # fmt: skip
def test_no_inner_number_is_reached_unless_it_is_listed(number: str) -> None:
    assert not may_reach(number, ())
    looked = look_at(probe(80, addresses=()), here(number))
    assert (looked.good, looked.status, "没有去连" in looked.says) == (False, None, True)


def test_what_is_of_the_open_internet_or_listed_may_be_reached() -> None:
    assert may_reach("93.184.216.34", ())
    assert may_reach("2606:2800:220:1:248:1893:25c8:1946", ())
    assert may_reach("10.0.0.5", ("10.0.0.0/24",))
    assert not may_reach("10.0.1.5", ("10.0.0.0/24",))
    assert not may_reach("::ffff:10.0.0.5", ("10.0.0.0/24",))


def test_an_own_address_is_looked_at_in_its_own_name(server: int) -> None:
    looked = look_at(probe(server, "/a?b=c"), here("127.0.0.1"))
    assert (looked.good, looked.status, looked.certificate_days, looked.millis is not None) == (True, 200, None, True)
    assert _Answers.asked == [f"own.example:{server} /a?b=c"]


def test_a_name_that_means_something_else_the_next_moment_reaches_nothing(server: int) -> None:
    """The name is asked once, and the connection goes to the number that was checked."""
    name = here("127.0.0.1", "10.0.0.5")
    assert look_at(probe(server), name).good
    assert name.times == 1
    both = look_at(probe(server), lambda _host, _port: ["127.0.0.1", "169.254.169.254"])
    assert (both.good, "169.254.169.254" in both.says) == (False, True)
    assert len(_Answers.asked) == 1


def test_an_answer_that_leads_elsewhere_is_told_and_not_followed(server: int) -> None:
    looked = look_at(probe(server, "/moved"), here("127.0.0.1"))
    assert (looked.status, "没有跟去" in looked.says) == (302, True)
    assert [path.split()[1] for path in _Answers.asked] == ["/moved"]


def test_what_does_not_work_says_so(server: int) -> None:
    broken = look_at(probe(server, "/broken"), here("127.0.0.1"))
    assert (broken.good, broken.status, broken.says) == (False, 500, "返回 500")
    spoken = Probe(record="XT-1", url=f"https://own.example:{server}/", addresses=("127.0.0.1",))
    assert not look_at(spoken, here("127.0.0.1"), ssl.create_default_context()).good
    closed = look_at(probe(1), here("127.0.0.1"))
    assert (closed.good, closed.status) == (False, None)
    assert "查不到" in look_at(probe(80, host="nothing.invalid"), lambda _host, _port: []).says


def test_who_answers_a_sign_at_a_time_is_cut_off(server: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """No step of it takes long, and all of it would never end."""
    monkeypatch.setattr(reach, "LONGEST", 0.3)
    looked = look_at(probe(server, "/slow"), here("127.0.0.1"))
    assert (looked.good, looked.status, looked.says) == (False, None, "打不开：TimeoutError")


@pytest.mark.parametrize(
    "text",
    [
        "[[probe]]\nrecord = 'X'\nurl = 'ftp://a.example/'",
        "[[probe]]\nrecord = 'X'\nurl = 'http://user:word@a.example/'",
        "[[probe]]\nrecord = 'X'\nurl = 'http:///nothing'",
        "[[probe]]\nrecord = 'X'\nurl = 'http://a.example:99999/'",
        "[[probe]]\nrecord = 'X'\nurl = 'http://a.example/'\naddresses = ['10.0.0.300']",
        "[[probe]]\nurl = 'http://a.example/'",
        "[[probe",
    ],
)
def test_a_list_that_is_wrong_says_where(text: str, tmp_path: Path) -> None:
    (tmp_path / "probes.toml").write_text(text, "utf-8")
    with pytest.raises(ConfigInvalid):
        probes_of(tmp_path)


@pytest.fixture
def year(office: Office) -> Iterator[Office]:
    """Give an office whose city has systems."""
    from jixiao.web.desks import shelf
    from jixiao.web.desks.rows import bring
    from jixiao.web.journal.write import Actor, note

    shelf.empty()
    with at_desks(desks().values()) as kept:
        bring(office.unit("市"), 2024, full_rows(shipped_desks()["systems"].stage, kept), kept, note(Actor(), "records.brought").seq)
    yield office
    shelf.empty()


def test_what_was_seen_is_a_row_kept_once_an_hour_and_when_it_changes(
    year: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.utils.timezone import localtime

    from jixiao.web.probing import recording

    seen = [Reached(good=True, status=200, millis=120, certificate_days=41)] * 2 + [Reached(good=False, says="打不开：TimeoutError")]
    monkeypatch.setattr(recording, "look_at", lambda _probe: seen.pop(0))
    (tmp_path / "probes.toml").write_text('[[probe]]\nrecord = "XT-1"\nurl = "https://own.example/"\n', "utf-8")
    kept = [recording.probe_all(tmp_path)[0].kept for _ in range(2)]
    assert kept == [True, False]
    monkeypatch.setattr(recording, "localtime", lambda: localtime().replace(hour=23, minute=59))
    assert recording.probe_all(tmp_path)[0].kept
    rows = year.call("handler", "GET", "records/probes").body["items"]
    assert [(row["state"], row["said"]) for row in rows[:2]] == [("异常", "打不开：TimeoutError"), ("正常", None)]
    text = unescape(sitting(year, "handler").get("/desks/systems/status").content.decode())
    assert "有系统打不开" in text
    assert "打不开：TimeoutError" in text
    assert sitting(year, "deputy").get("/desks/systems/status").status_code == 200
    assert sitting(year, "system").get("/desks/systems/status").status_code == 404
    assert sitting(year, "member").get("/desks/group/status").status_code == 404


@pytest.mark.parametrize("text", ["", '[[probe]]\nrecord = "XT-9"\nurl = "https://own.example/"\n'])
def test_a_list_of_nothing_or_of_nothing_known_says_what_to_do(year: Office, tmp_path: Path, text: str) -> None:  # noqa: ARG001 - its rows
    from jixiao.web.probing.recording import probe_all

    (tmp_path / "probes.toml").write_text(text, "utf-8")
    with pytest.raises(UsageWrong):
        probe_all(tmp_path)
