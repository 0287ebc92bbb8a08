"""A workbench under load: its processes started and ended, their processor time and memory told by the system."""

import os
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")


class Served:
    """The processes that serve a folder, by a port of their own."""

    def __init__(self, folder: Path, database: str) -> None:
        """Start them and wait until they answer."""
        command = [sys.executable, "-I", "-X", "faulthandler", "-m", "jixiao", "serve", "--folder", str(folder), "--port", "0"]
        environment = {**os.environ, "DATABASE_URL": database}
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
        link = next((line for line in self.process.stdout or () if line.startswith("http")), "")
        if not link:
            raise RuntimeError(f"the workbench ended with {self.process.wait()}")
        self.port = int(link.strip().rstrip("/").rpartition(":")[2])

    def __enter__(self) -> Self:
        """Return it."""
        return self

    def __exit__(self, kind: type[BaseException] | None, wrong: BaseException | None, trace: TracebackType | None) -> None:
        """End it."""
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        if self.process.stdout:
            self.process.stdout.close()

    def numbers(self) -> list[int]:
        """Return the numbers of its processes."""
        below = (int(place.name) for place in Path("/proc").iterdir() if place.name.isdigit() and _parent(place) == self.process.pid)
        return [self.process.pid, *below]

    def processor(self) -> float:
        """Return the seconds of the processor that they used, those that ended too."""
        return sum(sum(map(int, _stat(number)[11:15])) for number in self.numbers()) / TICKS

    def memory(self) -> int:
        """Return the bytes that they hold."""
        return sum(int(_stat(number)[21]) for number in self.numbers()) * PAGE


def _stat(number: int) -> list[str]:
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(") ")[2].split()
    except OSError:
        return ["0"] * 50


def _parent(place: Path) -> int:
    stat = _stat(int(place.name))
    return int(stat[1])
