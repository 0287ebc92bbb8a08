"""Where a command's words go: results to standard output, everything else to standard error; and what the terminal can show."""

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from typing import NamedTuple, TextIO

from jixiao.cli.started import as_started
from jixiao.door import limited
from jixiao.errors import JixiaoError, UsageWrong
from jixiao.privacy.mask import masked_text
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
LONGEST_LINE = 1 << 20
"""Bytes of a line of standard input; a longer one is read in parts."""


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
        on_terminal = _is_terminal(sys.stdout) and not to_file
        wanted = colour == "always" or (
            colour == "auto" and on_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        )
        return Page(self.lang, columns() if on_terminal else USUAL, Paint(wanted), verbose)

    def show(self, result: str | bytes | Iterable[bytes]) -> None:
        """Write a result to standard output, one in parts as they are made."""
        whole = as_started(result).encode("utf-8", "replace") if isinstance(result, str) else result
        data = (whole,) if isinstance(whole, bytes) else whole
        wipe()
        try:
            _put(data)
        except BrokenPipeError:
            raise
        except OSError as wrong:
            reason = wrong.strerror or str(wrong)
            raise UsageWrong(
                f"结果没能写到标准输出（{reason}）。请腾出空间，或换一个位置。",
                f"The result could not be written to standard output ({reason}). Make room, or choose another place.",
            ) from wrong

    def tell(self, sentence: str) -> None:
        """Write a sentence to standard error, on one line, harmless whatever stands in it."""
        with suppress(OSError):  # nobody is there to be told
            wipe()
            if sys.stderr is not None:
                sys.stderr.write(visible(masked_text(as_started(sentence))) + "\n")
                sys.stderr.flush()

    def inform(self, zh: str, en: str) -> None:
        """Write a sentence to standard error in the language of the call."""
        self.tell(self.say(zh, en))

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
        return Progress(self, time.monotonic).step if wanted and _is_terminal(sys.stderr) else _silent


class Progress:
    """A line on a terminal, overwritten with every input: which one of how many and, once it takes a while, how fast and how long still."""

    def __init__(self, terminal: Terminal, clock: Callable[[], float]) -> None:
        """Begin the clock (seconds)."""
        self.terminal, self.clock, self.start, self.steps = terminal, clock, clock(), 0

    def step(self, at: int, of: int, name: str) -> None:
        """Tell that the input ``at`` of ``of`` is begun, or the page of the only one; nothing of an only one that has no such pages."""
        self.steps += 1
        if of > 1 or self.steps > 1:
            line = f"{self.terminal.say('正在处理', 'working on')} {at}/{of}{self.speed(at - 1, of)}  {name}"
            sys.stderr.write(CLEAR + clip(visible(line), columns() - 1))
            sys.stderr.flush()

    def speed(self, done: int, of: int) -> str:
        """Return how many inputs a second are done and how long the others will take; nothing at the beginning."""
        passed = self.clock() - self.start
        if passed < AWHILE or not done:
            return ""
        rate, left = done / passed, round((of - done) * passed / done)
        zh, en = (f"每秒 {rate:.1f} 个", f"{rate:.1f} a second") if rate >= 1 else (f"每个 {1 / rate:.1f} 秒", f"{1 / rate:.1f} s each")
        minutes, seconds = divmod(left, MINUTE)
        zh_left, en_left = (f"{minutes} 分 {seconds} 秒", f"{minutes} min {seconds} s") if minutes else (f"{left} 秒", f"{left} s")
        return self.terminal.say(f"  {zh}，约剩 {zh_left}", f"  {en}, about {en_left} left")


def wipe() -> None:
    """Remove a line of progress from the terminal, if there may be one."""
    if _is_terminal(sys.stderr):
        sys.stderr.write(CLEAR)
        sys.stderr.flush()


def _put(data: Iterable[bytes]) -> None:
    if sys.stdout is None:
        raise UsageWrong("标准输出是关着的，结果无处可写。请用 --to 写到文件。", "Standard output is closed. Write to a file with --to.")
    sys.stdout.flush()
    sys.stdout.buffer.writelines(data)
    sys.stdout.buffer.flush()


def _is_terminal(stream: TextIO | None) -> bool:
    """Whether a stream is open and a terminal; a closed one is None."""
    return stream is not None and stream.isatty()


def _silent(at: int, of: int, name: str) -> None:
    """Tell nothing."""


def columns() -> int:
    """Return the columns of the terminal, within what reads well; 80 when unknown."""
    try:
        found = os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, AttributeError):
        return USUAL
    return max(NARROWEST, min(found, WIDEST)) if found else USUAL


def read_stdin() -> bytes:
    """Return all of standard input; TurnedAway where it is more than any document."""
    return limited(sys.stdin.buffer.read) if sys.stdin is not None else b""


def speak_utf8() -> None:
    """Make both streams UTF-8; what can't be encoded becomes a question mark instead of an error."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")


def stdin_lines() -> Iterator[str]:
    """Yield every line of standard input, empty ones too, without its end; bytes that are no text become question marks."""
    for line in iter(partial(sys.stdin.buffer.readline, LONGEST_LINE), b""):
        yield line.decode("utf-8", "replace").removesuffix("\n").removesuffix("\r")
