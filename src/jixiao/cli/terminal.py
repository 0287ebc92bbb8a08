"""Where a command's words go: results to standard output, everything else to standard error; and what the terminal can show."""

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from jixiao.errors import JixiaoError
from jixiao.write.columns import clip
from jixiao.write.hostile import visible
from jixiao.write.page import Lang, Page
from jixiao.write.paint import Paint

NARROWEST, USUAL, WIDEST = 60, 80, 100
AWHILE, MINUTE = 2.0, 60
"""Seconds after which it is told how fast the work goes, and those of a minute."""
MOST_SKIPPED = 10
"""Files passed over that a sentence names."""
CLEAR = "\r\x1b[K"


class Terminal(NamedTuple):
    """The two streams of a run, its language (``asked``: the one that the call asked for), and the day it runs on."""

    lang: Lang
    today: date
    asked: Lang | None = None
    debug: bool = False

    def speaking(self, lang: Lang) -> "Terminal":
        """Return the terminal in another language: that of the settings, where the call asked for none."""
        return self._replace(lang=lang)

    def say(self, zh: str, en: str) -> str:
        """Return the text in the run's language."""
        return en if self.lang == "en" else zh

    def page(self, colour: str = "auto", *, verbose: bool = False, to_file: bool = False) -> Page:
        """Return how a report is laid out: as wide as the terminal, 80 columns elsewhere; coloured on a terminal only."""
        on_terminal = sys.stdout.isatty() and not to_file
        wanted = colour == "always" or (
            colour == "auto" and on_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        )
        return Page(self.lang, columns() if on_terminal else USUAL, Paint(wanted), verbose)

    def show(self, result: str | bytes) -> None:
        """Write a result to standard output."""
        data = result if isinstance(result, bytes) else result.encode("utf-8", "replace")
        wipe()
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()

    def tell(self, sentence: str) -> None:
        """Write a sentence to standard error, on one line, harmless whatever stands in it."""
        wipe()
        sys.stderr.write(visible(sentence) + "\n")

    def fail(self, wrong: JixiaoError) -> None:
        """Write an error's sentence to standard error."""
        self.tell(self.say("错误：", "error: ") + wrong.sentence(self.lang))

    def passed_over(self, skipped: Sequence[str]) -> None:
        """Tell which files of folders no reader knows."""
        if skipped:
            more, between = len(skipped) > MOST_SKIPPED, self.say("、", ", ")
            named = between.join(skipped[:MOST_SKIPPED]) + (self.say(" 等", " and others") if more else "")
            zh = f"另有 {len(skipped)} 个文件不是能读取的格式，已跳过：{named}。"
            self.tell(self.say(zh, f"Passed over, of other formats: {named} ({len(skipped)})."))

    def progress(self, *, wanted: bool) -> Callable[[int, int, str], None]:
        """Return what is told before each input: a line that is overwritten, for long work on a terminal only."""
        return Progress(self, time.monotonic).step if wanted and sys.stderr.isatty() else _silent


class Progress:
    """A line on a terminal, overwritten with every input: which one of how many and, once it takes a while, how fast and how long still."""

    def __init__(self, terminal: Terminal, clock: Callable[[], float]) -> None:
        """Begin the clock (seconds)."""
        self.terminal, self.clock, self.start = terminal, clock, clock()

    def step(self, at: int, of: int, name: str) -> None:
        """Tell that the input ``at`` of ``of`` is begun."""
        if of > 1:
            line = f"{self.terminal.say('正在处理', 'working on')} {at}/{of}{self.speed(at - 1, of)}  {name}"
            sys.stderr.write(CLEAR + clip(visible(line), columns() - 1))
            sys.stderr.flush()

    def speed(self, done: int, of: int) -> str:
        """Return how many inputs a second are done and how long the others will take; nothing at the beginning."""
        passed = self.clock() - self.start
        if passed < AWHILE or not done:
            return ""
        rate = done / passed
        left = round((of - done) / rate)
        zh = f"  每秒 {rate:.1f} 个，约剩 {left // 60} 分 {left % 60} 秒" if left >= MINUTE else f"  每秒 {rate:.1f} 个，约剩 {left} 秒"
        en = (
            f"  {rate:.1f} a second, about {left // 60} min {left % 60} s left"
            if left >= MINUTE
            else f"  {rate:.1f} a second, about {left} s left"
        )
        return self.terminal.say(zh, en)


def wipe() -> None:
    """Remove a line of progress from the terminal, if there may be one."""
    if sys.stderr.isatty():
        sys.stderr.write(CLEAR)
        sys.stderr.flush()


def _silent(at: int, of: int, name: str) -> None:
    """Tell nothing."""


def columns() -> int:
    """Return the columns of the terminal, within what reads well; 80 when unknown."""
    try:
        found = os.get_terminal_size(sys.stdout.fileno()).columns
    except OSError:
        return USUAL
    return max(NARROWEST, min(found, WIDEST)) if found else USUAL


def read_stdin() -> bytes:
    """Return all of standard input."""
    return sys.stdin.buffer.read()


def speak_utf8() -> None:
    """Make both streams UTF-8; what can't be encoded becomes a question mark instead of an error."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")


def stdin_lines() -> Iterator[str]:
    """Yield every line of standard input, empty ones too, without its end; bytes that are no text become question marks."""
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", "replace").removesuffix("\n").removesuffix("\r")
