"""Deputies who come to a hall within some minutes, each with a phone: the form, then the code of the big screen; and an office at work beside."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from threading import Event, Lock, Thread
from time import perf_counter, sleep
from typing import Any, NamedTuple
from urllib.parse import urlencode

PREPARE = Path(__file__).with_name("prepare.py")
FORM = "/m/do/deputies/activities.sign_in"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
SHOWN = re.compile(r'class="ph-digits"[^>]*>(\d{4})<')
TOGETHER, LOOKS, BESIDE = 24, 4.0, 1.0
"""Phones at the same moment at most; seconds between two looks at the big screen, and between two pages of the office beside."""
TIMEOUT = 60


class Crowd(NamedTuple):
    """How it went: seconds of every form and every sign-in, and of the office's pages beside; what was not answered well; what there is."""

    forms: list[float]
    acts: list[float]
    beside: list[float]
    wrong: list[str]
    came: dict[str, Any]
    processor: float


class Hall:
    """The site that is asked, and what is on its big screen."""

    def __init__(self, port: int, phones: dict[str, Any]) -> None:
        self.port, self.phones, self.code = port, phones, ""
        self.crowd = Crowd([], [], [], [], {}, 0.0)
        self._lock, self.over = Lock(), Event()

    def ask(self, key: str, method: str, path: str, body: str | None = None, more: str = "") -> tuple[int, str, str]:
        """Return status, cookie and text of an answer."""
        link = HTTPConnection("127.0.0.1", self.port, timeout=TIMEOUT)
        head = {"Cookie": f"jixiao={key}{more}", "Content-Type": "application/x-www-form-urlencoded"}
        try:
            link.request(method, path, body, head)
            answer = link.getresponse()
            return answer.status, answer.headers.get("Set-Cookie", "").partition(";")[0], answer.read().decode("utf-8", "replace")
        finally:
            link.close()

    def look(self) -> None:
        """Look at the big screen until it is over."""
        path = "/m/code/deputies/activities.sign_in/HD-01"
        while not self.over.is_set():
            found = SHOWN.search(self.ask(self.phones["organiser"], "GET", path)[2])
            self.code = found[1] if found else self.code
            self.over.wait(LOOKS)

    def work(self) -> None:
        """Open the office's desk until it is over."""
        while not self.over.wait(BESIDE):
            self.timed(self.crowd.beside, lambda: self.ask(self.phones["organiser"], "GET", "/desks/deputies"))

    def come(self, key: str, at: float) -> None:
        """Come at a moment, open the form and sign in."""
        sleep(max(0.0, at - perf_counter()))
        form = self.timed(self.crowd.forms, lambda: self.ask(key, "GET", f"{FORM}?activity=HD-01"))
        token = TOKEN.search(form[2])
        if token is None:
            return self.note(f"form {form[0]}")
        body = urlencode({"csrfmiddlewaretoken": token[1], "once": key, "activity": "HD-01", "minute_code": self.code})
        done = self.timed(self.crowd.acts, lambda: self.ask(key, "POST", FORM, body, f"; {form[1]}"))
        if done[0] != 200 or "办好了" not in done[2]:
            self.note(f"sign-in {done[0]}")
        return None

    def timed(self, kept: list[float], ask: Callable[[], tuple[int, str, str]]) -> tuple[int, str, str]:
        """Return an answer, and keep how long it took."""
        begin = perf_counter()
        try:
            answer = ask()
        except (OSError, HTTPException) as wrong:
            answer = (0, "", str(wrong))
        with self._lock:
            kept.append(perf_counter() - begin)
            if answer[0] >= 500 or answer[0] == 0:
                self.crowd.wrong.append(f"{answer[0]}")
        return answer

    def note(self, what: str) -> None:
        """Keep what went wrong."""
        with self._lock:
            self.crowd.wrong.append(what)


def crowd(folder: Path, people: int, seconds: float, database: str = "") -> Crowd:
    """Have so many deputies sign in within so many seconds and return how it went."""
    environment = {**os.environ, "DATABASE_URL": database}
    prepare = [sys.executable, "-I", str(PREPARE)]
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run([*prepare, "make", str(folder), str(people)], check=True, env=environment)
    phones = json.loads((folder / "phones.json").read_text("utf-8"))
    with _served(folder, environment) as (port, processor):
        hall = Hall(port, phones)
        beside = [Thread(target=each, daemon=True) for each in (hall.look, hall.work)]
        for one in beside:
            one.start()
        while not hall.code:
            sleep(0.05)
        begin = perf_counter()
        with ThreadPoolExecutor(TOGETHER) as hands:
            for n, key in enumerate(phones["deputies"]):
                hands.submit(hall.come, key, begin + n * seconds / people)
        hall.over.set()
        for one in beside:
            one.join()
    told = subprocess.run([*prepare, "count", str(folder)], check=True, env=environment, capture_output=True, text=True)
    return hall.crowd._replace(came=json.loads(told.stdout), processor=processor())


@contextmanager
def _served(folder: Path, environment: dict[str, str]) -> Iterator[tuple[int, Callable[[], float]]]:
    """Serve the office; give its port, and what tells the seconds of processor that it took once it has ended."""
    command = [sys.executable, "-I", "-m", "jixiao", "serve", "--folder", str(folder), "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    used: list[float] = []
    try:
        if process.stdout is None:
            raise SystemExit("the workbench prints nothing")
        address = next(line for line in process.stdout if line.startswith("http"))
        yield int(address.strip().rstrip("/").rpartition(":")[2]), lambda: used[0]
    finally:
        process.send_signal(signal.SIGTERM)
        _, status, taken = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        used.append(taken.ru_utime + taken.ru_stime)
        if process.stdout is not None:
            process.stdout.close()
