"""Parameters by name and date: which number or word list was in force, by what source, and whether it was checked.

A parameter file holds one table per parameter::

    [training_quota]
    title = { zh = "三类培训综合定额", en = "Training quota, third class" }
    unit = "元/人·天"
    values = [{ value = 550, from = 2017-01-01, source = "财行〔2016〕540号", verified = false }]

``value`` is an exact number, a date, a text or a list of words. ``words.toml`` and the like hold practice, said to be one.
"""

import os
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct, ValidationError, convert
from msgspec.structs import force_setattr

from jixiao.errors import ParameterInvalid
from jixiao.system.content import tables_of, toml

FOLDER = Path(__file__).parent

Value = Decimal | int | date | str | tuple[str, ...]


class Title(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A name in Chinese and English."""

    zh: str
    en: str

    def said(self, lang: str) -> str:
        """Return it in a language: English for ``en``, else Chinese."""
        return self.en if lang == "en" else self.zh


class Dated(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"since": "from", "until": "to"}):
    """A value in force from ``since`` to ``until`` inclusive (open where None), with its source; see ``Value``."""

    value: Any
    source: str
    since: date | None = None
    until: date | None = None
    verified: bool = False
    region: str | None = None

    def __post_init__(self) -> None:
        """Keep a list of words as a tuple; TypeError for a value of another kind."""
        if isinstance(self.value, list):
            force_setattr(self, "value", tuple(self.value))
        words = self.value if isinstance(self.value, tuple) else ("",)
        if not isinstance(self.value, Decimal | int | date | str | tuple) or not {str}.issuperset(map(type, words)):
            raise TypeError(f"{self.value!r} is no number, date, text or list of words")


class Parameter(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A named parameter with all its dated values."""

    title: Title
    values: tuple[Dated, ...]
    unit: str | None = None
    name: str = ""
    file: str = ""

    @property
    def is_dated(self) -> bool:
        """Whether the value depends on the date."""
        return any(v.since or v.until for v in self.values)

    def on(self, day: date | None) -> Dated | None:
        """Return the value in force on ``day``; without a day the latest one, None when none was in force."""
        only = self.values[0] if len(self.values) == 1 else None
        if only is not None and only.since is None and only.until is None:
            return only
        fitting = [v for v in self.values if day is None or ((v.since or date.min) <= day <= (v.until or date.max))]
        return max(fitting, key=lambda v: v.since or date.min, default=None)


@cache
def parameter_files(folder: Path = FOLDER) -> tuple[Path, ...]:
    """Return the parameter files of the folder, in order of their names."""
    names = os.listdir(folder)  # noqa: PTH208 - a glob takes three times as long
    return tuple(Path(folder, name) for name in sorted(names) if name.endswith(".toml"))


@cache
def parameters(folder: Path = FOLDER) -> dict[str, Parameter]:
    """Return every parameter of the folder by name; ParameterInvalid names the file that is wrong."""
    found: dict[str, Parameter] = {}
    for file in parameter_files(folder):
        for parameter in _read(file):
            if parameter.name in found:
                raise ParameterInvalid(
                    f"参数 {parameter.name} 在 {found[parameter.name].file} 和 {file.name} 中各定义了一次。",
                    f"Parameter {parameter.name} is defined in two files.",
                )
            found[parameter.name] = parameter
    return found


def words(name: str) -> tuple[str, ...]:
    """Return a list of words that holds at any time, such as ``per_person_words``; KeyError for an unknown name."""
    value = parameters()[name].values[0].value
    return value if isinstance(value, tuple) else (str(value),)


def _read(file: Path) -> Iterable[Parameter]:
    try:
        tables = tables_of(file)
        return [convert({**table, "name": name, "file": file.name}, Parameter, strict=False) for name, table in tables.items()]
    except (toml().TOMLDecodeError, ValidationError, UnicodeDecodeError) as wrong:
        raise ParameterInvalid(f"参数文件 {file.name} 有误：{wrong}", f"Parameter file {file.name} is invalid: {wrong}") from wrong
