"""How a run ends before its time: by Ctrl-C or another signal, at any moment: half a file is removed, one sentence is told.

The handler ends the process itself, so that nothing that was under way can turn the end into a trace of calls. Children end with
their parent (``jixiao.system``). What the shell lets us ignore (nohup, a job in the background) stays ignored.
"""

import os
import signal
import sys
from types import FrameType

HALF: set[str] = set()
"""Paths of files that are being written and not yet in their place."""
SENTENCES = {
    "SIGINT": ("已中断。", "Interrupted."),
    "SIGTERM": ("收到结束信号，已停止，没有留下写了一半的文件。", "Told to end; stopped, no file was left half written."),
    "SIGHUP": ("终端已断开，已停止，没有留下写了一半的文件。", "The terminal is gone; stopped, no file was left half written."),
}


def watch() -> None:
    """Let the signals that end a run end it with one sentence."""
    for name in SENTENCES:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, _end)


def keep_streams_apart() -> None:
    """Make sure that no file we open takes the number of a standard stream that is closed."""
    opened = os.open(os.devnull, os.O_RDWR)
    while opened <= 2:
        opened = os.open(os.devnull, os.O_RDWR)
    os.close(opened)


def _end(number: int, _frame: FrameType | None) -> None:
    for half in tuple(HALF):
        _remove(half)
    name = next(name for name in SENTENCES if getattr(signal, name, None) == number)
    zh, en = SENTENCES[name]
    _tell(en if _is_english() else zh)
    os._exit(128 + number)


def _remove(half: str) -> None:
    try:
        os.unlink(half)  # noqa: PTH108 - nothing may be imported here
    except OSError:
        return


def _tell(sentence: str) -> None:
    try:
        line = "\r\x1b[K" if os.isatty(2) else ""
        os.write(2, f"{line}{sentence}\n".encode())
    except OSError:
        return


def _is_english() -> bool:
    words = " ".join(sys.argv).replace("--lang=", "--lang ").rpartition("--lang ")
    return (words[2] if words[1] else os.environ.get("JIXIAO_LANG", "")).startswith("en")
