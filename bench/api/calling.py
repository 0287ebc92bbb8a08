"""Calls an office that is served as its OpenAPI page describes it: made up by schemathesis, alone and one after another, by people of several roles."""

import json
import re
import resource
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"
LEFT_OUT = "/token|/people/.*/actions|/units/.*/actions|/backups|factor|/sittings|/desks/.*/acts/"
"""What would lock the caller out, or close what all others stand on; acts at desks have tests of their own."""
LAST = re.compile(r"^ +(\d+) generated, (.*)$", re.MULTILINE)
FAULT = re.compile(r"^  ❌ (ST\d+ .*)$", re.MULTILINE)
PATIENCE = 3600


class Called(NamedTuple):
    """What came of the calls of one person: how many, what was wrong, seconds of processor that the caller took."""

    calls: int
    faults: tuple[str, ...]
    seconds: float


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve the example year and give its address."""
    command = [sys.executable, "-I", "-m", "jixiao", "serve", "--folder", str(folder), "--port", "0", "--demo"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        if process.stdout is None:
            raise SystemExit(2)
        yield next(line for line in process.stdout if line.startswith("http")).strip().rstrip("/")
        process.terminate()


def token(address: str, folder: Path, login: str) -> str:
    """Return a token of somebody of the example year."""
    password = next(one["password"] for one in json.loads((folder / "demo-users.json").read_bytes()) if one["login"] == login)
    body = json.dumps({"login": login, "password": password}).encode()
    asked = urllib.request.Request(f"{address}/api/v1/token", body, {"Content-Type": "application/json"})  # noqa: S310 - our own server
    with urllib.request.urlopen(asked) as answer:  # noqa: S310 - as above
        return str(json.load(answer)["token"])


def called(caller: Path, address: str, key: str, each: int, seed: int) -> Called:
    """Call every operation so many times, and then operations one after another, as somebody; return what came of it."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [str(caller), "run", f"{address}/api/v1/openapi.json", "-H", f"Authorization: Bearer {key}", "--phases", "fuzzing,stateful"]
    options = ["-n", str(each), "--seed", str(seed), "--checks", CHECKS, "--continue-on-failure", "--exclude-path-regex", LEFT_OUT]
    with TemporaryDirectory(prefix="jixiao-caller-") as own:  # where it remembers what it found
        done = subprocess.run([*command, *options], capture_output=True, text=True, check=False, timeout=PATIENCE, cwd=own)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    found = LAST.search(done.stdout)
    if found is None:
        raise SystemExit(done.stdout[-2000:] + done.stderr[-500:])
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Called(int(found[1]), tuple(FAULT.findall(done.stdout)), seconds)
