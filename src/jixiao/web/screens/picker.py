"""Indicators to choose from for a form: the like ones with where they are used and what would prove them, and the levels that are missing."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from jixiao.actions.indicators import PROVABLE, Known, Like, alike, missing, provable, shipped
from jixiao.model.document import Document

LONGEST = 100
ORIGINS = 3
"""Places of use that are told by name."""


class IndicatorChoice(Struct, frozen=True, kw_only=True):
    """An indicator to choose, in words: name, levels, how a target is written, who uses it, what proves it ("" where nothing does)."""

    name: str
    level2: str
    levels: str
    unit: str
    example: str
    is_guessed: bool
    used: str
    proof: str
    source: str


class Picker(Struct, frozen=True, kw_only=True):
    """The page: for which form, what is looked for, which level alone, the levels missing, the choices."""

    position: int
    name: str
    words: str
    level2: str
    missing: tuple[str, ...]
    choices: tuple[IndicatorChoice, ...]


def typed_name(sent: Mapping[str, str], name: str) -> str:
    """Return what somebody typed, cut to a name's length."""
    return str(sent.get(name, "")).replace("\0", "").strip()[:LONGEST]


def _used(one: Like) -> str:
    """Return who uses an indicator, in words."""
    by = [origin for origin in one.origins if origin != PROVABLE]
    many = one.used - (PROVABLE in one.origins)
    return "、".join(by[:ORIGINS]) + (f" 等 {many} 处" if many > ORIGINS else "") if by else "还没有申报用过"


def picker(document: Document, position: int, words: str, level2: str, stored: Iterable[Known]) -> Picker:
    """Return the indicators like ``words`` for the project at a position from 1; ``stored`` are those of other declarations."""
    project = document.projects[position - 1]
    others = (one for n, one in enumerate(document.projects, 1) if n != position)
    here = (Known(indicator, one.name or "", "本申报的别的项目") for one in others for indicator in one.indicators if indicator.name)
    pool = (*here, *stored, *shipped(), *provable())
    choices = tuple(
        IndicatorChoice(
            name=one.name,
            level2=one.level2,
            levels=" · ".join(level.removesuffix("指标") for level in (one.level1, one.level2) if level),
            unit=one.unit,
            example=one.example,
            is_guessed=one.is_guessed,
            used=_used(one),
            proof=one.measure,
            source="、".join(one.ledgers),
        )
        for one in alike(document, position, words, pool, level2)
        if one.level2
    )
    return Picker(position=position, name=project.name or "", words=words, level2=level2, missing=missing(project), choices=choices)
