"""Bytes to text: UTF-8, UTF-16 with or without a mark, GB 18030; what is no text is refused."""

import re
from importlib import import_module

from jixiao.errors import InputUnreadable
from jixiao.read.blocks import Repair
from jixiao.values import unseen

LIMIT = 20_000_000
"""Most bytes a text may have."""

LINES, CELLS = 200_000, 400_000
"""Most lines and most separated cells a text may have."""

MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
CONTROL = re.compile(f"[{unseen.CONTROL_BUT_PAGE}{unseen.DELETE}{unseen.LATE_CONTROL}]")
BIDI = re.compile(f"[{unseen.SIDES}{unseen.TURNING}]")
INVISIBLE = re.compile(f"[{unseen.WIDTHLESS}{unseen.WORD_JOINER}{unseen.BYTE_ORDER}{unseen.SOFT_HYPHEN}]")
ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[0-9a-fA-F]{1,5});")
DASHES = re.compile(r"(?<=[\d年月日])-{2,3}(?=\d)")
"""A dash between figures as Markdown spells it (1---9月)."""
ESCAPE = re.compile(r"\\([*_#\[\]()<>|~`.+-])")


BLANKS = dict.fromkeys((0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F), " ")
"""Blanks of other widths that word processors put in; to everybody else they are a blank."""


def decoded(data: bytes, name: str) -> str:
    """Return the text of ``data`` with line feeds at the ends of lines; InputUnreadable when empty, too large or not text."""
    if len(data) > LIMIT:
        size = len(data) / 1_000_000
        raise InputUnreadable(
            name,
            f"文件有 {size:.0f} MB，超过文本文件 20 MB 的上限。请拆成较小的文件，一次一份申报。",
            f"the file has {size:.0f} MB, more than the 20 MB a text may have. Split it into smaller files, one declaration each.",
        )
    text = first_fitting(data, name)
    if not text.strip():
        raise InputUnreadable(
            name,
            "文件是空的，没有任何文字。请确认选对了文件。",
            "the file is empty, there is no text in it. Check that it is the right file.",
        )
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines, cells = text.count("\n"), text.count("\t") + text.count("|")
    if lines > LINES or (cells > CELLS and lines > 1):
        raise InputUnreadable(
            name,
            f"文件有 {lines} 行、{cells} 个单元格，超过 {LINES // 10_000} 万行、{CELLS // 10_000} 万个单元格的上限。请拆成较小的文件，一次一份申报。",
            f"the file has {lines} lines and {cells} cells, more than the {LINES} lines and {CELLS} cells a text may have. Split it into smaller files.",
        )
    return text


def first_fitting(data: bytes, name: str) -> str:
    """Return ``data`` in the first encoding that fits it."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return attempt(data[len(mark) :], encoding) or refuse(name)
    head = data[:4000]
    if head.count(0) > len(head) // 20:
        return without_mark(data, name)
    text = attempt(data, "utf-8")
    if text is None:
        text = attempt(data, "gb18030")
    if text is None or not legible(text):
        return refuse(name)
    return text


def without_mark(data: bytes, name: str) -> str:
    """Return UTF-16 without a byte order mark as text, by which order gives more common characters."""
    even = data[: len(data) // 2 * 2]
    texts = [t for t in (attempt(even, "utf-16-le"), attempt(even, "utf-16-be")) if t is not None]
    best = max(texts, key=common, default=None)
    if best is None or not legible(best):
        return refuse(name)
    return best


COMMON = re.compile("[\x20-\x7e\t\n\r\u3000-\u9fff\uff00-\uffef]+")


def attempt(data: bytes, encoding: str) -> str | None:
    """Return ``data`` decoded, or None where it does not fit."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def common(text: str) -> int:
    """Return how many characters of the beginning are common in such documents."""
    return sum(map(len, COMMON.findall(text[:4000])))


def legible(text: str) -> bool:
    """Return whether hardly any character is a control character."""
    head = text[:20000]
    return len(CONTROL.findall(head)) <= max(2, len(head) // 50) and common(head) * 4 >= min(len(head), 4000)


def refuse(name: str) -> str:
    """Raise InputUnreadable for what is no text."""
    raise InputUnreadable(
        name,
        "这不是文本文件（内容是二进制，或编码不是 UTF-8、GB 18030、UTF-16）。请另存为 UTF-8 文本，或换成能读取的格式。",
        "this is not text (binary content, or an encoding other than UTF-8, GB 18030 or UTF-16). Save it as UTF-8 text or as a format that can be read.",
    )


def mended(text: str) -> tuple[str, tuple[Repair, ...]]:
    """Return ``text`` without control, direction and invisible characters, and what was dropped."""
    repairs = []
    for pattern, name, sure in ((CONTROL, "控制字符", 0.9), (BIDI, "双向文字控制符", 0.8)):
        text, count = pattern.subn("", text)
        if count:
            repairs.append(Repair(f"删去了 {count} 个不可见的{name}。", sure))
    return seen(text), tuple(repairs)


def seen(text: str) -> str:
    """Return ``text`` as it is seen: without signs of no width, all blanks of one."""
    return text if text.isascii() else INVISIBLE.sub("", text).translate(BLANKS)


def unescaped(line: str) -> str:
    """Return ``line`` without Markdown escapes and HTML entities left over from a copy."""
    if "--" in line:
        line = DASHES.sub(lambda m: "—" if len(m[0]) > len("--") else "–", line)
    if "\\" in line:
        line = ESCAPE.sub(r"\1", line)
    if "&" in line:
        line = ENTITY.sub(lambda m: str(import_module("html").unescape(m[0])), line)
    return line
