"""A person at a browser, as the load has them: logged in once, pages asked for over a connection that is kept, forms sent back as they came."""

import re
import threading
import time
from html import unescape
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from typing import NamedTuple
from urllib.parse import urlencode
from urllib.request import urlopen

FIELD = re.compile(
    r'<(?:input|textarea)\b[^>]*?\bname="(?P<name>[^"]*)"(?:[^>]*?\bvalue="(?P<value>[^"]*)")?[^>]*>(?:(?P<text>[^<]*)</textarea>)?'
)
SLOWEST = 30
"""Seconds after which an answer is given up."""


_lines = threading.local()
"""The line of each thread to the server, kept from one request to the next."""


class Answer(NamedTuple):
    """What came back: the status (0 for nothing), the bytes, when to come again, how long it took (seconds), the page it points to."""

    status: int
    body: bytes
    again: str | None = None
    took: float = 0.0
    where: str | None = None


class Person:
    """Somebody with a cookie, who may ask for several things at once."""

    def __init__(self, port: int, login: str, password: str) -> None:
        """Log in; RuntimeError where that fails."""
        self.port, self.login, self.cookies = port, login, dict[str, str]()
        fields = self.fields(self.ask("GET", "/login").body)
        answer = self.send("/login", {**fields, "login": login, "password": password})
        if answer.status != HTTPStatus.FOUND:
            raise RuntimeError(f"{login}: {answer.status}")

    @staticmethod
    def first_page(port: int) -> None:
        """Wait for the first page of a workbench."""
        with urlopen(f"http://127.0.0.1:{port}/login", timeout=SLOWEST) as answer:
            answer.read()

    def ask(self, method: str, path: str, body: bytes | None = None, kind: str = "", *, by_script: bool = False) -> Answer:
        """Return what is answered; a line that the server closed is opened again, once."""
        head = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()), "Referer": f"http://127.0.0.1:{self.port}/"}
        head |= {"Content-Type": kind} if kind else {}
        head |= {"HX-Request": "true"} if by_script else {}
        start = time.perf_counter()
        for _ in range(2):
            try:
                answer = self._ask(method, path, body, head)
            except (OSError, HTTPException):
                _hang_up()
            else:
                return answer._replace(took=time.perf_counter() - start)
        return Answer(0, b"", None, time.perf_counter() - start)

    def send(self, path: str, fields: dict[str, str], *, by_script: bool = False) -> Answer:
        """Return what is answered to a form."""
        return self.ask("POST", path, urlencode(fields).encode(), "application/x-www-form-urlencoded", by_script=by_script)

    def _ask(self, method: str, path: str, body: bytes | None, head: dict[str, str]) -> Answer:
        line = _line(self.port)
        line.request(method, path, body, head)
        answer = line.getresponse()
        data = answer.read()
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return Answer(answer.status, data, answer.headers.get("Retry-After"), where=answer.headers.get("Location"))

    @staticmethod
    def fields(page: bytes) -> dict[str, str]:
        """Return the fields of a page's forms as they stand."""
        text = page.decode("utf-8", "replace")
        return {unescape(m["name"]): unescape(m["value"] or m["text"] or "") for m in FIELD.finditer(text) if m["name"] != "q"}


def _line(port: int) -> HTTPConnection:
    """Return this thread's line to a port."""
    held: tuple[int, HTTPConnection] | None = getattr(_lines, "held", None)
    if held is None or held[0] != port:
        _hang_up()
        held = _lines.held = (port, HTTPConnection("127.0.0.1", port, timeout=SLOWEST))
    return held[1]


def _hang_up() -> None:
    held: tuple[int, HTTPConnection] | None = getattr(_lines, "held", None)
    if held is not None:
        held[1].close()
        _lines.held = None
