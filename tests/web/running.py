"""An office served by a real process: started, asked over the network, killed, started again."""

import json
import os
import subprocess
import sys
import urllib.error
import urllib.request
from http.client import HTTPException
from pathlib import Path
from typing import Any, NamedTuple
from uuid import uuid4

JIXIAO = (sys.executable, "-I", "-m", "jixiao")


class Answer(NamedTuple):
    """What was answered; status 0 where nobody did."""

    status: int
    body: Any
    headers: dict[str, str]


class Running:
    """An office's folder and database, and the processes that serve it."""

    def __init__(self, folder: Path, database: str = "") -> None:
        self.folder, self.processes, self._tokens = folder, list[subprocess.Popen[str]](), dict[str, str]()
        self.environment = {**os.environ, "DATABASE_URL": database}
        self.address = ""

    def start(self, *options: str) -> str:
        """Start a process that serves the office and return its address."""
        command = [*JIXIAO, "serve", "--folder", str(self.folder), "--port", "0", *options]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=self.environment, start_new_session=True)
        self.processes.append(process)
        assert process.stdout
        self.address = _link(process)
        return self.address

    def kill(self) -> None:
        """End every process of ours at once, as a power cut does."""
        for process in self.processes:
            if process.poll() is None:
                os.killpg(process.pid, 9)
            process.wait()
            if process.stdout:
                process.stdout.close()
        self.processes.clear()

    def admin(self, *arguments: object, folder: Path | None = None, database: str | None = None) -> "subprocess.CompletedProcess[str]":
        """Return what ``jixiao admin`` did."""
        environment = self.environment if database is None else {**self.environment, "DATABASE_URL": database}
        command = [*JIXIAO, "admin", *map(str, arguments), "--folder", str(folder or self.folder)]
        return subprocess.run(command, check=False, capture_output=True, text=True, env=environment)

    def logins(self) -> dict[str, str]:
        """Return the passwords of the example year's people."""
        return {one["login"]: one["password"] for one in json.loads((self.folder / "demo-users.json").read_bytes())}

    def token(self, login: str) -> str:
        """Return a token of somebody."""
        if login not in self._tokens:
            answer = self.ask("POST", "token", {"login": login, "password": self.logins()[login]})
            assert answer.status == 200, answer
            self._tokens[login] = answer.body["token"]
        return self._tokens[login]

    def call(self, login: str, method: str, path: str, body: object = None, **headers: str) -> Answer:
        """Return what somebody is answered."""
        return self.ask(method, path, body, Authorization=f"Bearer {self.token(login)}", **headers)

    def ask(self, method: str, path: str, body: object = None, /, **headers: str) -> Answer:
        """Return what is answered; the body is JSON, or a file where it is bytes."""
        head = {name.replace("_", "-"): value for name, value in headers.items()}
        data = None
        if isinstance(body, bytes):
            mark = uuid4().hex
            top = f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'
            data, head["Content-Type"] = top.encode() + body + f"\r\n--{mark}--\r\n".encode(), f"multipart/form-data; boundary={mark}"
        elif body is not None:
            data, head["Content-Type"] = json.dumps(body).encode(), "application/json"
        request = urllib.request.Request(f"{self.address}/api/v1/{path}", data, head, method=method)
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                return Answer(answer.status, json.loads(answer.read()), dict(answer.headers))
        except urllib.error.HTTPError as wrong:
            with wrong:
                return Answer(wrong.code, json.loads(wrong.read()), dict(wrong.headers))
        except (OSError, HTTPException):
            return Answer(0, None, {})


def _link(process: "subprocess.Popen[str]") -> str:
    assert process.stdout
    for line in iter(process.stdout.readline, ""):
        if line.startswith("http"):
            return line.strip().rstrip("/")
    raise AssertionError(f"it ended with {process.wait()}")
