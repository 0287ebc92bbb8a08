"""The lexicon of both languages of the form, calculations and target values: units, signs, numerals, traditional characters, unclear words.

Each entry stands once in a TOML file of this folder: under ``both``, or under ``calculation`` or ``target`` where only one knows it.
"""

from functools import cache
from pathlib import Path
from typing import Any, Literal

from jixiao.system.content import tables_of

Language = Literal["calculation", "target"]
WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
"""The ASCII sign of each full-width one."""


@cache
def entries(file: str) -> dict[str, Any]:
    """Return a file of the lexicon as it stands: ``units``, ``signs``, ``traditional``, ``unclear`` or ``fees``."""
    return tables_of(Path(__file__).with_name(f"{file}.toml"))


@cache
def units(language: Language) -> dict[str, str]:
    """Return the class of every unit that a language knows; of those of target values alone it is a mere group."""
    groups = [entries("units")[name].items() for name in ("both", language)]
    return {unit: kind for group in groups for kind, words in group for unit in words.split()}


def of_units(table: str) -> dict[str, tuple[str, ...]]:
    """Return a table of the units with the words of each entry: ``power``, ``made_of``, ``plain_name`` and the like."""
    return {name: tuple(words.split()) for name, words in entries("units")[table].items()}


def of_class(trait: str) -> frozenset[str]:
    """Return the classes of units that are ``interchangeable`` or ``times``."""
    return frozenset(entries("units")[trait].split())


@cache
def spelling(language: Language) -> dict[int, int]:
    """Return the one spelling of each sign, for ``str.translate``; a text keeps its length."""
    table = dict(WIDE)
    for name in ("both", language):
        table |= {ord(other): ord(sign) for sign, others in entries("signs")[name].items() for other in others}
    return {code: table.get(to, to) for code, to in table.items()}


@cache
def simplified() -> dict[int, int]:
    """Return the simplified character of each traditional one."""
    pairs = "".join(entries("traditional")["pairs"].split())
    return str.maketrans(pairs[::2], pairs[1::2])


def numerals(part: str) -> tuple[str, ...]:
    """Return the Chinese numerals of a part: ``digits`` by value, ``tens``, ``blocks``, ``scales``; several signs may mean one."""
    return tuple(entries("signs")["numerals"][part].split())
