"""The grammar of forms, loaded from the TOML files beside this module."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from jixiao.forms import keys
from jixiao.forms.keys import LONGEST, label_key, level_key
from jixiao.system.content import tables_of, worked_out
from jixiao.system.patterns import of_ours
from jixiao.values.remembered import remembered

HERE = Path(__file__).parent
YEAR = re.compile(r"20\d{2}年度?")
APART = ("pattern", "word", "column_weak", "key")
"""Tables of the file of labels that hold no labels of their own."""
SHORTEST_PATTERN, LONGEST_PATTERN = 3, 24
"""Labels of other wording have so many characters."""


class Meaning(NamedTuple):
    """What a label may mean: its group (field, money, column …) and the model's name in that group."""

    group: str
    field: str


class Level(NamedTuple):
    """What a level's name is in the taxonomy in force; ``moves`` says that its level 1 follows from it, not from the print."""

    standard: str | None
    under: str | None = None
    moves: bool = False


class Title(NamedTuple):
    """The kind of form that a title with one of these words has."""

    kind: str
    contains: tuple[str, ...]


def load(name: str) -> dict[str, Any]:
    """Return the content of the TOML file ``name`` of this folder."""
    return tables_of(HERE / name)


@cache
def label_file() -> dict[str, Any]:
    """Return the file of labels as it stands."""
    return load("labels.toml")


@cache
def labels() -> dict[str, tuple[Meaning, ...]]:
    """Return every label's key with its meanings, in the order of the file."""
    found = worked_out("labels by their keys", (HERE / "labels.toml", Path(keys.__file__), Path(__file__)), _labels)
    return {key: _apart(meant) for key, meant in found.items()}


@cache
def _apart(meant: str) -> tuple[Meaning, ...]:
    """Return meanings that are written as one text: few labels have meanings that no other has."""
    return tuple(Meaning(*one.split(" ")) for one in meant.split("|"))


def _labels() -> dict[str, str]:
    found: dict[str, list[tuple[str, str]]] = {}
    for group, fields in label_file().items():
        if group in APART:
            continue
        for field, names in fields.items():
            for key in map(label_key, names):
                if (group, field) not in found.setdefault(key, []):
                    found[key].append((group, field))
    return {key: "|".join(map(" ".join, meant)) for key, meant in found.items()}


@cache
def export_keys() -> dict[str, str]:
    """Return the labels that keys in Latin letters stand for, by the key, small and without signs."""
    return {key: label for label, keys in label_file()["key"].items() for key in keys}


@cache
def label_patterns() -> tuple[re.Pattern[str], tuple[Meaning, ...]]:
    """Return one pattern of the labels of other wording, a group a meaning, and the meanings in order."""
    entries = label_file()["pattern"]
    return of_ours("|".join(f"({entry['match']})" for entry in entries)), tuple(Meaning(e["group"], e["field"]) for e in entries)


def meant_by_pattern(key: str) -> tuple[Meaning, ...]:
    """Return what a key means whose wording is in no list."""
    if not SHORTEST_PATTERN <= len(key) <= LONGEST_PATTERN:
        return ()
    pattern, found = label_patterns()
    match = pattern.fullmatch(key)
    return (found[(match.lastindex or 1) - 1],) if match else ()


@remembered
def meanings(text: str) -> tuple[Meaning, ...]:
    """Return what ``text`` may mean as a label; empty for what is none, as a figure or whatever else has no sign beyond ASCII."""
    if not text or text.isascii() or len(text) > LONGEST * 2:
        return ()
    key = label_key(text)
    return labels().get(key) or meant_by_pattern(key) or meant_of_year(key)


def meant_of_year(key: str) -> tuple[Meaning, ...]:
    """Return what a key that begins with a year means as money of the year (2025年度资金总额, 2025年预算数)."""
    year = YEAR.match(key)
    found = labels().get(f"年度{key[year.end() :]}") or labels().get(key[year.end() :], ()) if year else ()
    return tuple(one for one in found if one.group in ("money", "money_column"))


def is_listed(text: str) -> bool:
    """Return whether ``text`` is a label of the lists; labels of other wording are not, since many texts joined fit a pattern."""
    return label_key(text) in labels()


def begins_label(text: str) -> bool:
    """Return whether ``text`` is the beginning of a label, not all of it."""
    key = label_key(text)
    return len(key) > 1 and any(label.startswith(key) and label != key for label in labels())


@cache
def weak_heads() -> dict[str, str]:
    """Return the heads of columns that count only beside others, by key, with their field."""
    return {label_key(name): field for field, names in label_file()["column_weak"].items() for name in names}


@remembered
def fields_by_group(text: str) -> dict[str, str]:
    """Return the first field that ``text`` names in every group."""
    return {meaning.group: meaning.field for meaning in reversed(meanings(text))}


def means(text: str, group: str) -> str | None:
    """Return the field that ``text`` names in ``group``, or None."""
    return fields_by_group(text).get(group)


@cache
def levels(rank: int) -> dict[str, Level]:
    """Return the level names of rank 1 or 2 by key."""
    found = {}
    for entry in load("levels.toml")[f"level{rank}"]:
        level = Level(entry.get("standard"), entry.get("under"), entry.get("moves", False))
        names = [*entry["aliases"], entry.get("standard") or ""]
        found.update({label_key(name): level for name in names if name})
    return found


@remembered
def level_ranks(text: str) -> tuple[bool, bool]:
    """Return whether ``text`` can be a level 1 and whether it can be a level 2."""
    if text.isascii():
        return False, False
    key = level_key(text)
    return key in levels(1), key in levels(2)


def contradict(level1: str, level2: str) -> bool:
    """Return whether a name that may be of either rank cannot be the level 1 of a level 2 that surely stands under another."""
    if level_ranks(level1) != (True, True):
        return False
    first, second = levels(1)[level_key(level1)], levels(2).get(level_key(level2))
    return second is not None and not second.moves and None not in (first.standard, second.under) and first.standard != second.under


def owner(level2: str) -> str | None:
    """Return the level 1 that surely holds a level 2 by its wording; None where none does or the rules moved it."""
    found = levels(2).get(level_key(level2))
    return None if found is None or found.moves else found.under


def standard_levels(level1: str | None, level2: str | None) -> tuple[str | None, str | None]:
    """Return both levels in the taxonomy in force (财预〔2021〕101号); None where the printed name is not surely one of it."""
    first = levels(1).get(level_key(level1 or ""))
    second = levels(2).get(level_key(level2 or ""))
    if second is None:
        nested = levels(1).get(level_key(level2 or "")) if first and first.standard is None else None
        return (nested or first or Level(None)).standard, None
    if first is None or second.moves or first.standard is None:
        return second.under, second.standard
    return first.standard, second.standard


@cache
def wording() -> dict[str, Any]:
    """Return titles, narrative sections and target words as the file gives them."""
    return load("wording.toml")


@cache
def sections() -> dict[str, str]:
    """Return the narrative's sections by the key of their headings."""
    return {label_key(name): field for field, names in wording()["sections"].items() for name in names}


@cache
def titles() -> tuple[Title, ...]:
    """Return the title words of every kind, the more special first."""
    return tuple(Title(entry["kind"], tuple(entry["contains"])) for entry in wording()["title"])


@cache
def target_words() -> frozenset[str]:
    """Return the words that are a whole target value."""
    return frozenset(wording()["target_words"]["whole"])


def target_parts() -> tuple[Sequence[str], Sequence[str], Sequence[str]]:
    """Return words of how much, those that are a target behind one of them, and those that say how something stands."""
    words = wording()["target_words"]
    return words["degree"], words["led"], words["states"]
