"""A file of SQL content: a TOML head, one SELECT, its examples, as rules and measures have it.

``/*--- head ---*/``, the SELECT, ``/*--- examples ---*/``. The SELECT may name figures of ``params/`` and others as ``:name`` and read
the views of facts as if they were tables.
"""

import re
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct, ValidationError, convert

from jixiao import door
from jixiao.errors import ContentInvalid, TurnedAway
from jixiao.facts.schema import views
from jixiao.system.content import toml
from jixiao.system.digest import sha256
from jixiao.system.patterns import of_ours
from jixiao.values import unseen

T = TypeVar("T")
Reader = Callable[[str], dict[str, Any]]
"""Reads the tables of a TOML text."""
LARGEST = 65_536
"""Bytes of a file of somebody else; our longest has less than 25,000."""
SQL_FILE = re.compile(r"\A\s*/\*---\n(?P<head>.*?)\n---\*/\n(?P<sql>.*?)(?:\n/\*--- examples\n(?P<examples>.*?)\n---\*/\s*)?\Z", re.DOTALL)
BEGINS_WITH = re.compile(r"(?:\s|--[^\n]*\n)*WITH\s", re.IGNORECASE)
UNSEEN = re.compile(f"[{unseen.CONTROL}{unseen.UPPER}{unseen.SIDES}{unseen.TURNING}]")
"""Signs by which a text may say other than what it shows."""
QUOTED_OR_PARAM = re.compile(r"'(?:[^']|'')*'|--[^\n]*|(?<![:\w]):([a-z][a-z0-9_]*)")


class Parts(Struct, frozen=True, kw_only=True):
    """The parts of a file as they are written, and the hash of the whole."""

    head: str
    sql: str
    examples: str
    hash: str


def parts_of(file: str, text: str, invalid: type[ContentInvalid]) -> Parts:
    """Return the parts of a file's text; ``invalid`` when it has none."""
    parts = SQL_FILE.match(text.replace("\r\n", "\n"))
    if not parts:
        raise invalid(
            file,
            "文件须以 /*--- 开头的文件头开始，随后是一条 SELECT。",
            "the file must begin with a /*--- head ---*/ followed by one SELECT.",
        )
    return Parts(head=parts["head"], sql=select_of(parts["sql"]), examples=parts["examples"] or "", hash=text_hash(text))


def select_of(text: str) -> str:
    """Return a SELECT without the blanks and the semicolon around it."""
    return text.strip().rstrip(";").rstrip()


def text_hash(text: str) -> str:
    """Return the hash that names a file's exact text in every finding and figure: 16 hex digits of SHA-256."""
    return sha256(text.encode())[:16]


def read_text(file: Path, invalid: type[ContentInvalid], *, largest: int = door.SMALL) -> str:
    """Return the text of a file; ``invalid`` when it can't be read, is not UTF-8, hides signs or has more bytes than ``largest``."""
    try:
        text = door.text_of(file, largest)
    except TurnedAway as away:
        raise invalid(file.name, away.zh, away.en) from away
    hidden = UNSEEN.search(text)
    if hidden:
        sign, line = f"U+{ord(hidden[0]):04X}", text.count("\n", 0, hidden.start()) + 1
        raise invalid(
            file.name, f"第 {line} 行有看不见的字符 {sign}，请删去。", f"line {line} holds {sign}, which nobody sees. Take it out."
        )
    return text


def head_of(file: str, text: str, shape: type[T], invalid: type[ContentInvalid], read: Reader = door.tables) -> T:
    """Return the head of a file, or the whole of one that is TOML, by what reads its tables; ``invalid`` says what is wrong with it."""
    try:
        return convert(read(text), shape)
    except (toml().TOMLDecodeError, ValidationError, RecursionError) as wrong:
        raise invalid(file, f"文件头写得不对：{in_chinese(wrong)}。", f"the head is malformed: {wrong}") from wrong


def examples_of(file: str, text: str, shape: type[T], invalid: type[ContentInvalid]) -> tuple[T, ...]:
    """Return the examples of a file; ``invalid`` when they are malformed."""
    table = import_module("jixiao.sql.rowtable")  # which an audit does without
    try:
        found: tuple[T, ...] = table.read_examples(text, shape)
    except (toml().TOMLDecodeError, ValidationError, RecursionError) as wrong:
        raise invalid(file, f"例子写得不对：{in_chinese(wrong)}。", f"the examples are malformed: {wrong}") from wrong
    return found


def params_used(sql: str) -> tuple[str, ...]:
    """Return the ``:names`` that a SELECT uses, outside of quoted text and comments."""
    return tuple(dict.fromkeys(m[1] for m in QUOTED_OR_PARAM.finditer(sql) if m[1]))


def with_views(sql: str) -> str:
    """Return the SELECT with the views of facts that it reads named before it; one that it names itself is its own."""
    read: list[str] = []
    text = sql
    for name, select in reversed(views().items()):
        if name in text and of_ours(rf"\b(?:FROM|JOIN) {name}\b").search(text) and not of_ours(rf"\b{name} AS \(").search(sql):
            read.insert(0, f"{name} AS (\n{select}\n)")
            text = f"{select}\n{text}"
    if not read:
        return sql
    begun = BEGINS_WITH.match(sql)
    return f"WITH {', '.join(read)}" + (f", {sql[begun.end() :]}" if begun else f"\n{sql}")


def fill(sql: str, literals: Mapping[str, str]) -> str:
    """Return the SELECT with its views, every ``:name`` replaced by its SQL literal."""
    return QUOTED_OR_PARAM.sub(lambda m: literals[m[1]] if m[1] else m[0], with_views(sql))


SAYINGS = (
    (re.compile(r"Object missing required field `(.+?)`"), r"缺少 \1"),
    (re.compile(r"Object contains unknown field `(.+?)`"), r"没有 \1 这一项"),
    (re.compile(r"Expected `(.+?)`, got `(.+?)`"), r"应为 \1，写成了 \2"),
    (re.compile(r"Invalid enum value (\S+)"), r"不能写 \1"),
    (re.compile(r" - at `\$\.?(.*?)`"), r"（\1）"),
    (re.compile(r"(\S+) line (\d+): (\d+) cells, the head has (\d+)"), r"\1 第 \2 行有 \3 格，表头只有 \4 格"),
    (re.compile(r"(\S+) line 1: every column needs a name of its own"), r"\1 表头的每一列要有自己的名称"),
    (re.compile(r"(\S+) line (\d+): its runs of numbers are not of one length"), r"\1 第 \2 行的几段连号长短不一"),
    (re.compile(r"(\S+): its runs of numbers are not of one length"), r"\1 里一行的几段连号长短不一"),
    (re.compile(r"key of more than (\d+) parts"), r"一个键有 \1 段以上"),
    (re.compile(r"(\S+): figure of more than (\d+) places"), r"数 \1 超过 \2 位"),
    (re.compile(r"maximum recursion depth exceeded.*|TOML inline arrays/tables are nested more than.*"), "嵌套太深"),
    (re.compile(r"Exceeds the limit \(\d+ digits\).*"), "有一个数太长"),
    (re.compile(r"Invalid value"), "值写得不对"),
    (re.compile(r"\(at line (\d+), column (\d+)\)"), r"（第 \1 行第 \2 列）"),
    (re.compile(r"\(at end of document\)"), "（文件末尾）"),
    (re.compile(r"(\S+) line (\d+): a cell that begins.*"), r"\1 第 \2 行有一格以双引号开头，须以双引号结束"),
)


def in_chinese(wrong: Exception) -> str:
    """Return what a reader of TOML or msgspec complains of, its usual sayings in Chinese."""
    text = str(wrong)
    for saying, chinese in SAYINGS:
        text = saying.sub(chinese, text)
    return text
