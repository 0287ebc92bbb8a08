"""The one door by which files of others come in: ordinary files only, no larger than allowed, opened without waiting.

A pipe that nobody writes, a device that never ends and a file of holes are told, not waited for. What reads a file for a
purpose of its own (a document, a rule, a ledger, settings) calls :func:`take` and says in its own words what was turned away.
"""

import os
import re
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from decimal import Decimal
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

from msgspec import DecodeError, json

from jixiao.errors import TurnedAway
from jixiao.system.content import toml

Told = TypeVar("Told")

MIB = 1 << 20
LARGEST = 200 * MIB
"""Bytes of a document or a ledger."""
LARGEST_TEXT = 32 * MIB
"""Bytes of a plain text: some ten thousand forms."""
SMALL = MIB
"""Bytes of a file that a person writes: settings, bindings, a layout."""
FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
NAMES = ("utf-8", "gb18030")
"""Encodings of file names, tried in this order: archives packed here hold the second."""
SORTS = (
    (stat.S_ISDIR, "这是文件夹，不是文件", "this is a folder and no file"),
    (
        stat.S_ISFIFO,
        "这是管道，不是普通文件；要从管道读，请用 - 作文件名",
        "this is a pipe and no ordinary file; to read one, give - as the file",
    ),
    (lambda _: True, "这不是普通文件", "this is no ordinary file"),
)

STRINGS = re.compile(r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*', re.DOTALL)
PIECE = 1 << 20
"""Bytes read at a time: who asks for more than there is takes room for all that was asked for."""
MOST_PLACES = 30
"""Digits before and behind the point of a number that is taken from outside."""
DEEPEST = 32
DEEP = re.compile(rf"(?<![\w\-])(?:[\w\-]++[ \t]*+\.[ \t]*+){{{DEEPEST}}}")
"""A key of so many parts: each part is a table of its own, and to look for each again takes its square in memory."""


def take(file: Path, most: int = LARGEST) -> bytes:
    """Return the bytes of an ordinary file; TurnedAway says why there are none: missing, forbidden, no file, larger than ``most``."""
    with _told(), opened(file) as found:
        size = os.fstat(found.fileno()).st_size
        if size > most:
            raise _too_large(most)
        return limited(found.read, most)


def text_of(file: Path, most: int = SMALL) -> str:
    """Return the text of an ordinary file; TurnedAway as :func:`take` does, and for what is no UTF-8."""
    try:
        return take(file, most).decode()
    except UnicodeDecodeError as wrong:
        raise TurnedAway("不是 UTF-8 文本。请另存为 UTF-8。", "it is not UTF-8 text. Save it as UTF-8.") from wrong


def beginning(file: Path, most: int) -> bytes:
    """Return up to so many first bytes of an ordinary file; TurnedAway as :func:`take` does."""
    with _told(), opened(file) as found:
        return found.read(most)


def limited(read: Callable[[int], bytes], most: int = LARGEST) -> bytes:
    """Return all that a stream gives, which may grow while it is read; TurnedAway for more than ``most`` bytes."""
    parts: list[bytes] = []
    left = most + 1
    while left and (part := read(min(PIECE, left))):
        parts.append(part)
        left -= len(part)
    if not left:
        raise _too_large(most)
    return b"".join(parts)


def tables(text: str) -> dict[str, Any]:
    """Return what TOML of somebody else says, figures exact; TOMLDecodeError for all that is wrong with it, keys of absurd depth too."""
    if DEEP.search(STRINGS.sub("s", text)):
        raise toml().TOMLDecodeError(f"key of more than {DEEPEST} parts")
    try:
        found: dict[str, Any] = toml().loads(text, parse_float=_figure)
    except toml().TOMLDecodeError:
        raise
    except (ValueError, ArithmeticError, RecursionError) as wrong:  # figures of thousands of digits, nesting without end
        raise toml().TOMLDecodeError(str(wrong) or type(wrong).__name__) from wrong
    return found


def decoded(text: bytes | str, of: type[Told]) -> Told:
    """Return what JSON of somebody else says; DecodeError for all that is wrong with it: another shape, no UTF-8, nesting without end."""
    try:
        return json.decode(text, type=of)
    except (UnicodeError, RecursionError) as wrong:
        raise DecodeError(str(wrong)) from wrong


def is_figure(number: Decimal, most: int = MOST_PLACES) -> bool:
    """Whether a number from outside is one, with up to so many digits before its point: an exponent of millions, written out, fills all memory."""
    return number.is_finite() and number.adjusted() <= most and int(number.as_tuple().exponent) >= -MOST_PLACES


def _figure(text: str) -> Decimal:
    number = Decimal(text)
    if number.is_finite() and not is_figure(number):
        raise ValueError(f"{text[:MOST_PLACES]}: figure of more than {MOST_PLACES} places")
    return number


def readable_path(path: os.PathLike[str] | str) -> str:
    """Return a path as text that any output can hold: a name of other bytes by the encoding it was most likely made in."""
    text = os.fspath(path)
    try:
        text.encode()
    except UnicodeEncodeError:
        return "/".join(map(_readable, text.split("/")))
    return text


def _readable(name: str) -> str:
    try:
        raw = name.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # half of a sign, as some systems have it in names
        return name.encode("utf-8", "replace").decode()
    for encoding in NAMES:
        with suppress(UnicodeDecodeError):
            return raw.decode(encoding)
    return raw.decode("utf-8", "replace")


@contextmanager
def opened(file: Path) -> Iterator[BinaryIO]:
    """Open an ordinary file, else raise TurnedAway or OSError: looked at before, since to open a device may do something, and after, since it may be another by then."""
    _check(file.stat().st_mode)
    with os.fdopen(os.open(file, FLAGS), "rb") as found:
        _check(os.fstat(found.fileno()).st_mode)
        yield found


def _check(mode: int) -> None:
    if not stat.S_ISREG(mode):
        _, zh, en = next(sort for sort in SORTS if sort[0](mode))
        raise TurnedAway(f"{zh}。", f"{en}.")


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as missing:
        raise TurnedAway("没有这个文件。请检查路径。", "there is no such file. Check the path.") from missing
    except PermissionError as forbidden:
        raise TurnedAway(
            "没有读取权限。请改文件权限或换一个用户。", "no permission to read it. Change the file's permissions or the user."
        ) from forbidden
    except (OSError, ValueError) as broken:  # a name with a zero byte is a ValueError
        reason = getattr(broken, "strerror", None) or str(broken)
        raise TurnedAway(f"读取失败（{reason}）。", f"reading failed ({reason}).") from broken


def _too_large(most: int) -> TurnedAway:
    size = f"{most // MIB} MB" if most >= MIB else f"{most} 字节"
    return TurnedAway(f"文件超过 {size}。请拆分后再读。", f"the file is over {size.replace(' 字节', ' bytes')}. Split it.")
