"""Reading ``bindings.toml``: every mistake of its author is one sentence with the entry it stands in."""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from tomllib import TOMLDecodeError

from msgspec import Struct, ValidationError, convert
from msgspec.structs import fields

from jixiao import door
from jixiao.errors import ConfigInvalid, TurnedAway
from jixiao.evaluate.bindings import Binding, Bindings, Deduction, Reviewed
from jixiao.sql.file import in_chinese

LARGEST = 1_000_000
"""Bytes of the largest file that is read; a thousand indicators need a fifth of it."""
SHAPES: Mapping[str, type[Struct]] = {"binding": Binding, "deduction": Deduction, "reviewed": Reviewed}
FIGURES = frozenset({"points", "score"})
PLACE = re.compile(r"at line (\d+), column (\d+)")
# A value that is stated beside a measure is held against it; the records count.
EVIDENCE = ("measure", "stated", "unproved")

Table = Mapping[str, object]


def read_bindings(file: Path) -> Bindings:
    """Return the bindings of a file; ConfigInvalid says what is wrong, and where."""
    tables = _tables(file)
    _check_keys(file, "", tables, Bindings)
    entries = {name: list(_entries(file, name, tables.get(name, []))) for name in SHAPES}
    try:
        found = convert({**tables, **entries}, Bindings, strict=False)
    except ValidationError as wrong:
        raise ConfigInvalid(f"对应表“{file}”中有值写得不对：{wrong}", f"A value in the bindings “{file}” is wrong: {wrong}") from wrong
    for own in (found.binding, found.deduction, found.reviewed):
        _check_once(file, (entry.indicator for entry in own))
    return found


def _tables(file: Path) -> Table:
    try:
        content = door.beginning(file, LARGEST + 1)
    except TurnedAway as wrong:
        raise ConfigInvalid(
            f"读不了对应表“{file}”。先用 jixiao bind 生成一份。", f"The bindings “{file}” can't be read. Make them with jixiao bind."
        ) from wrong
    if len(content) > LARGEST:
        raise ConfigInvalid(
            f"对应表“{file}”超过 {LARGEST // 1_000_000} MB，不像是对应表。请核对 --bindings 给的文件。",
            f"The bindings “{file}” are larger than {LARGEST // 1_000_000} MB and look like something else; check --bindings.",
        )
    try:
        return door.tables(content.decode("utf-8-sig"))
    except UnicodeDecodeError as wrong:
        raise ConfigInvalid(
            f"对应表“{file}”不是 UTF-8 编码。请用记事本另存为 UTF-8 再来。", f"The bindings “{file}” are not in UTF-8; save them as UTF-8."
        ) from wrong
    except TOMLDecodeError as wrong:
        place = PLACE.search(str(wrong))
        where = f"第 {place[1]} 行第 {place[2]} 列看不懂" if place else in_chinese(wrong)
        raise ConfigInvalid(
            f'对应表“{file}”不是正确的 TOML，{where}。每行写成 名称 = "值"，文字要加引号，可对照 jixiao bind 写出的文件。',
            f'The bindings “{file}” are no valid TOML: {wrong}. Write name = "value", as jixiao bind does.',
        ) from wrong


def _check_keys(file: Path, place: str, table: Table, shape: type[Struct]) -> None:
    allowed = [field.name for field in fields(shape)]
    unknown = sorted(key for key in table if key not in allowed)
    if unknown:
        raise ConfigInvalid(
            f"对应表“{file}”{place and f'的{place}'}里没有“{'、'.join(unknown)}”，可用的有：{'、'.join(allowed)}。",
            f"“{file}” has unknown keys{place and f' in {place}'}: {', '.join(unknown)}; allowed are: {', '.join(allowed)}.",
        )
    missing = [field.name for field in fields(shape) if field.required and field.name not in table]
    if missing:
        raise ConfigInvalid(
            f"对应表“{file}”的{place}缺“{'、'.join(missing)}”，请补上。", f"{place} in “{file}” lacks {', '.join(missing)}; add it."
        )


def _entries(file: Path, name: str, found: object) -> Iterator[dict[str, object]]:
    if not isinstance(found, list) or not all(isinstance(entry, Mapping) for entry in found):
        raise ConfigInvalid(
            f"对应表“{file}”里 {name} 要写成 [[{name}]]，一条一段，用两层方括号。", f"In “{file}” write [[{name}]], one for each entry."
        )
    for number, entry in enumerate(found, 1):
        place = f"第 {number} 个 [[{name}]]"
        _check_keys(file, place, entry, SHAPES[name])
        read = {key: _value(file, place, key, value) for key, value in entry.items()}
        _check_evidence(file, place, read)
        yield read


def _value(file: Path, place: str, key: str, value: object) -> object:
    """Return a value as the entry takes it: numbers as text where text is wanted, a blank as None; ConfigInvalid for others."""
    if key in FIGURES:
        return _figure(file, place, key, value)
    if key == "params":
        if isinstance(value, Mapping):
            return {name: _text(file, place, name, own) for name, own in value.items()}
        raise _wrong(file, place, key, "要写成 { 参数 = 值 }", "is written { name = value }")
    text = _text(file, place, key, value).strip()
    if not text and (key == "indicator" or not place.endswith("[[binding]]")):
        raise _wrong(file, place, key, "空着，请写明", "is blank; fill it in")
    return text or None


def _text(file: Path, place: str, key: str, value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return f"{value:f}" if isinstance(value, Decimal) else str(value)
    raise _wrong(file, place, key, "要写一个加引号的文字或一个数", "is a text in quotes or a number")


def _figure(file: Path, place: str, key: str, value: object) -> Decimal:
    """Return points with at most two decimals: above 0 where they are taken off, not below 0 where a reviewer gives them."""
    number = Decimal(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else None
    if number is None or not number.is_finite() or number != round(number, 2) or number < 0 or (key == "points" and not number):
        least = ("大于 0", "above 0") if key == "points" else ("不小于 0", "not below 0")
        raise _wrong(
            file,
            place,
            key,
            f"要写{least[0]}、最多两位小数的分数，不加引号",
            f"is a score {least[1]} with two decimals at most, without quotes",
        )
    return number


def _wrong(file: Path, place: str, key: str, zh: str, en: str) -> ConfigInvalid:
    return ConfigInvalid(f"对应表“{file}”的{place}，“{key}”{zh}。", f"“{key}” of {place} in “{file}” {en}.")


def _check_evidence(file: Path, place: str, entry: Table) -> None:
    said = [key for key in EVIDENCE if entry.get(key) is not None]
    if len(said) > 1 and "unproved" in said:
        raise ConfigInvalid(
            f"对应表“{file}”的{place}同时写了 {'、'.join(said)}，不知道用哪一个。请只留一个。",
            f"{place} in “{file}” says {', '.join(said)} at once; keep one.",
        )


def _check_once(file: Path, pointers: Iterable[str]) -> None:
    seen: set[str] = set()
    for pointer in pointers:
        if pointer in seen:
            raise ConfigInvalid(
                f"对应表“{file}”里 {pointer} 出现了两次，一个指标只能有一条。请合成一条。",
                f"“{file}” has {pointer} twice; an indicator has one entry of a kind.",
            )
        seen.add(pointer)
