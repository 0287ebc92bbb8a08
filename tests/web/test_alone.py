"""The site of one person, served by a real process: nothing without the key, a file checked, an end when told."""

import json
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest

from jixiao.cli.program import main

MARK = "0123456789"


class Answer(NamedTuple):
    """An answer as it came."""

    status: int
    headers: dict[str, str]
    body: bytes


class Alone(NamedTuple):
    """A running site, its key, and a way to ask it."""

    process: "subprocess.Popen[str]"
    address: str
    key: str

    def ask(self, path: str, body: bytes | None = None, **headers: str) -> Answer:
        """Return what the site answers."""
        request = urllib.request.Request(self.address + path, body, {name.replace("_", "-"): value for name, value in headers.items()})
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return Answer(answer.status, dict(answer.headers), answer.read())
        except urllib.error.HTTPError as wrong:
            with wrong:
                return Answer(wrong.code, dict(wrong.headers), wrong.read())

    def check(self, name: str, data: bytes, **headers: str) -> Answer:
        """Return what is answered to a file sent for checking."""
        head = f'--{MARK}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'.encode()
        body = head + data + f"\r\n--{MARK}--\r\n".encode()
        return self.ask("/api/v1/check", body, Content_Type=f"multipart/form-data; boundary={MARK}", **headers)


@contextmanager
def served(folder: Path) -> Iterator[Alone]:
    """Give a site that runs while this lasts, unless it is ended before."""
    command = [sys.executable, "-I", "-m", "jixiao", "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=folder) as process:
        assert process.stdout
        link = urlsplit(process.stdout.readline().strip())
        yield Alone(process, f"{link.scheme}://{link.netloc}", link.query.removeprefix("key="))
        process.terminate()


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Alone]:
    with served(tmp_path_factory.mktemp("alone")) as made:
        yield made


def test_a_file_is_checked(alone: Alone, example: Path) -> None:
    answer = alone.check("申报表.txt", example.read_bytes(), Authorization=f"Bearer {alone.key}")
    assert answer.status == 200
    [document] = json.loads(answer.body)["documents"]
    assert document["file"] == "申报表.txt"
    assert {"FND06", "FND08", "CST01"} <= {finding["code"] for finding in document["findings"]}


def test_personal_data_is_masked_in_the_answer(alone: Alone, example: Path) -> None:
    text = example.read_text("utf-8").replace("项目名称\t", "项目名称\t手机13912345678，")
    answer = alone.check("李13912345678.txt", text.encode(), Authorization=f"Bearer {alone.key}")
    assert (answer.status, b"13912345678" in answer.body, b"***********" in answer.body) == (200, False, True)


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer wrong"}, {"Cookie": "jixiao_alone=wrong"}])
def test_nothing_without_the_key(alone: Alone, headers: dict[str, str]) -> None:
    assert alone.ask("/", None, **headers).status == 401
    assert alone.check("a.txt", b"a", **headers).status == 401
    assert alone.ask("/?key=wrong", None, **headers).status == 401


def test_the_link_opens_the_page_and_those_behind_it(alone: Alone) -> None:
    answer = alone.ask(f"/?key={alone.key}")
    assert (answer.status, b'type="file"' in answer.body) == (200, True)
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert alone.key not in cookie
    assert b'type="file"' in alone.ask("/", Cookie=cookie.partition(";")[0]).body


def test_another_page_can_check_nothing_by_the_cookie(alone: Alone, example: Path) -> None:
    cookie = alone.ask(f"/?key={alone.key}").headers["Set-Cookie"].partition(";")[0]
    assert alone.check("a.txt", example.read_bytes(), Cookie=cookie, Origin="http://evil.example").status == 403


def test_another_host_gets_nothing(alone: Alone) -> None:
    assert alone.ask("/", Host="evil.example", Authorization=f"Bearer {alone.key}").status == 400


@pytest.mark.parametrize("data", [b"\x00" * 10, b"PK\x03\x04nonsense", b""])
def test_what_can_not_be_read_gets_a_reason(alone: Alone, data: bytes) -> None:
    answer = alone.check("坏.docx", data, Authorization=f"Bearer {alone.key}")
    assert answer.status == 422
    assert answer.headers["Content-Type"].startswith("application/problem+json")
    assert "坏.docx" in json.loads(answer.body)["detail"]


def test_every_answer_says_what_may_be_loaded(alone: Alone) -> None:
    for answer in (alone.ask("/"), alone.ask("/healthz"), alone.ask("/nowhere"), alone.ask("/static/shell.css")):
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "same-origin"


def test_it_ends_when_told_with_all_that_it_started(tmp_path: Path, ended: Callable[[int], bool]) -> None:
    with served(tmp_path) as site:
        for _ in range(2):  # the second is parsed by a child of a process that stays
            site.check("坏.docx", b"PK\x03\x04nonsense", Authorization=f"Bearer {site.key}")
        started = Path(f"/proc/{site.process.pid}/task").glob("*/children")
        children = [int(number) for each in started for number in each.read_text().split()]
        site.process.send_signal(signal.SIGTERM)
        assert site.process.wait(60) == 0
    assert children or sys.platform != "linux"
    assert all(ended(child) for child in children)


def test_who_starts_it_is_told_what_to_do_with_the_link(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jixiao.web.start.start_alone", lambda _, show: show("http://127.0.0.1:1/?key=x\n"))
    assert main(["serve"]) == 0
    told = capsys.readouterr()
    assert told.out == "http://127.0.0.1:1/?key=x\n"
    assert "用浏览器打开上面的网址" in told.err


def test_an_address_asked_in_another_way_is_answered_by_a_page_with_the_way_back(alone: Alone) -> None:
    answer = alone.ask("/drop", Authorization=f"Bearer {alone.key}")
    assert (answer.status, answer.headers["Allow"]) == (405, "POST")
    assert "这个网址不能这样打开" in answer.body.decode()
