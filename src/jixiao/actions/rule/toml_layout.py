"""TOML laid out within so many columns, its values as they were: long inline tables as dotted keys, long texts on several lines.

Columns are those that an editor shows: an East Asian wide sign takes two. A comment, and a statement that has one inside, stay as they are.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from json import dumps
from typing import cast

from msgspec import ValidationError

from jixiao.door import tables
from jixiao.sql.rowtable import rows_as_written
from jixiao.values.width import width
from jixiao.write.columns import pad

COLUMNS = 160
AFTER = 45
"""Columns left free for what follows a long text in its inline table."""
TOKEN = re.compile(
    r"""\"""(?:\\.|[^\\])*?\"{3,5}|'''.*?'{3,5}|"(?:\\.|[^"\\\n])*"|'[^'\n]*'|\#[^\n]*|[\[\]{}\n]|[^"'\#\[\]{}\n]+""",
    re.DOTALL | re.VERBOSE,
)
ASSIGNMENT = re.compile(r"([\w.-]+)(\s*)=\s*", re.ASCII)
UNIT = re.compile(r"[（【《〈「『“‘]*(?:[!-~]+|.)[，。、；：！？）】》〉」』”’％]*\s*", re.DOTALL)
"""What stays together where a text is broken: a run of Latin signs or one other sign, with its brackets and stops."""
BARE = re.compile(r"[\w-]+", re.ASCII)
GIVEN = "given."
"""Before the name of the fact table that a key of an example gives rows of."""
Value = object


def lay_out(text: str) -> str:
    """Return TOML that says the same in lines that fit; TOMLDecodeError when it is none."""
    tables(text)
    return "\n".join(chain.from_iterable(_statement(statement) for statement in _statements(text)))


def _statements(text: str) -> Iterator[str]:
    """Yield the text in parts that each hold a whole statement, a comment or nothing, without their last line break."""
    held, depth = "", 0
    for part in TOKEN.findall(text):
        depth += (part in "[{") - (part in "]}")
        if part == "\n" and depth == 0:
            yield held
            held = ""
        else:
            held += part
    yield held


def _statement(text: str) -> Sequence[str]:
    lines = [line.rstrip() for line in text.split("\n")]
    key = ASSIGNMENT.match(text)
    if not key or any(part.startswith("#") for part in TOKEN.findall(text)):
        return lines
    value = _meaning(key[1], text)
    if _fit(lines) and (len(lines) == 1 or (isinstance(value, str) and "\n" in value)):
        return lines
    new = _assigned(key[1], key[2], value)
    return new if _meaning(key[1], "\n".join(new)) == value else lines


def _meaning(key: str, statement: str) -> Value:
    """Return the value that a statement gives its key, a table of rows as the rows."""
    value: Value = tables(statement)
    for name in key.split("."):
        value = cast("dict[str, Value]", value)[name]
    return rows_as_written(key.removeprefix(GIVEN), value) if key.startswith(GIVEN) and isinstance(value, str) else value


def _fit(lines: Iterable[str]) -> bool:
    return all(width(line) <= COLUMNS for line in lines)


def _assigned(key: str, gap: str, value: Value) -> list[str]:
    """Return the lines that give the key its value: one where it fits, else a table of rows, dotted keys, elements or a broken text."""
    line = f"{key}{gap}= {inline(value)}"
    if _fit([line]):
        return [line]
    if isinstance(value, dict):
        return [part for name, inner in value.items() for part in _assigned(f"{key}.{_name(name)}", " ", inner)]
    if isinstance(value, list):
        return _table(key, gap, value) or [f"{key}{gap}= [", *_elements(value), "]"]
    return [f"{key}{gap}= {part}" if number == 0 else part for number, part in enumerate(_broken(value, 2, COLUMNS))]


def inline(value: Value) -> str:
    """Return a value of TOML as it stands on one line."""
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{_name(name)} = {inline(inner)}' for name, inner in value.items())} }}" if value else "{}"
    if isinstance(value, list):
        return f"[{', '.join(inline(inner) for inner in value)}]"
    if isinstance(value, str):
        return _quoted(value)
    return value.isoformat() if isinstance(value, date) else str(value).lower() if isinstance(value, bool) else str(value)


def _name(key: str) -> str:
    return key if BARE.fullmatch(key) else _quoted(key)


def _quoted(text: str) -> str:
    return dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _broken(value: Value, indent: int, columns: int) -> list[str]:
    """Return a text as a string of several lines that are one when read; any other value as it is."""
    if not isinstance(value, str):
        return [inline(value)]
    lines, room = [""], columns - indent - len('"""')
    for unit in UNIT.findall(value):
        written = _quoted(unit)[1:-1]
        if lines[-1] and width(lines[-1] + written) > room:
            lines.append("")
        lines[-1] += written
    return ['"""\\', *(f"{' ' * indent}{line}\\" for line in lines[:-1]), f'{" " * indent}{lines[-1]}"""']


def _elements(values: Iterable[Value]) -> list[str]:
    """Return the elements of an array: short ones side by side, tables one a line, long texts broken."""
    lines: list[str] = []
    for value in values:
        part = f"{inline(value)},"
        if lines and not isinstance(value, dict) and _fit([f"{lines[-1]} {part}"]):
            lines[-1] += f" {part}"
        else:
            lines += [f"  {part}"] if _fit([f"  {part}"]) else _long_element(value)
    return lines


def _long_element(value: Value) -> list[str]:
    """Return an element that is too long for a line, as many of its texts broken as must be, the longest first."""
    texts = sorted((v for v in value.values() if isinstance(v, str)), key=width, reverse=True) if isinstance(value, dict) else [value]
    for count in range(1, len(texts) + 1):
        lines = "\n".join(_partly_broken(value, texts[:count])).split("\n")
        if _fit(lines):
            return lines
    return [f"  {inline(value)},"]


def _partly_broken(value: Value, long: Sequence[Value]) -> Iterator[str]:
    def written(inner: Value) -> str:
        return "\n".join(_broken(inner, 4, COLUMNS - AFTER)) if inner in long else inline(inner)

    if isinstance(value, dict):
        yield f"  {{ {', '.join(f'{_name(name)} = {written(inner)}' for name, inner in value.items())} }},"
    else:
        yield f"  {written(value)},"


def _table(key: str, gap: str, rows: list[Mapping[str, Value]]) -> list[str]:
    """Return the rows of a fact table as a table; nothing where they don't fit or would not be read the same."""
    if not key.startswith(GIVEN) or not rows or not all(isinstance(row, dict) and row for row in rows):
        return []
    names = list(dict.fromkeys(name for row in rows for name in row))
    cells = [names, *([_cell(row[name]) if name in row else "" for name in names] for row in rows)]
    wide = [max(width(line[place]) for line in cells) for place in range(len(names))]
    lines = [" | ".join(map(pad, line, wide)).rstrip() for line in cells]
    text = "\n".join(lines)
    try:
        is_same = rows_as_written(key.removeprefix(GIVEN), text) == rows
    except ValidationError:
        return []
    quotes = next((q for q in ('"""', "'''") if q not in text and not (q == '"""' and "\\" in text)), None)
    return [f"{key}{gap}= {quotes}", *lines, quotes] if is_same and quotes and _fit(lines) else []


def _cell(value: Value) -> str:
    if not isinstance(value, str):
        return inline(value)
    stands = value == value.strip() != "" and not value.startswith('"') and not re.search(r"[|\x00-\x1f\x7f]", value)
    return value if stands else _quoted(value)
