"""Fingerprints of findings: made of the rule's code and the document's own words, never of positions or load order.

Waivers and baselines hang on them, so that they survive re-runs, other figures in the same field, and projects or rows moved
to another place. Findings that share all words are told apart by their order.
"""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from jixiao.model.document import CostItem, Document, Indicator, Project
from jixiao.system.digest import sha256

LENGTH = 16
SEPARATOR = "\x1f"


@lru_cache(maxsize=65_536)
def project_index(path: str) -> int | None:
    """Return the index of the project that a pointer leads into, None for the cover."""
    parts = path.split("/")
    return int(parts[2]) if len(parts) > 2 and parts[1] == "projects" and parts[2].isdecimal() else None


def content_key(document: Document, path: str) -> tuple[str, ...]:
    """Return what names the pointer's project, or the document, by content: authority or unit, fiscal year, project name."""
    index = project_index(path)
    project = document.projects[index] if index is not None and index < len(document.projects) else Project()
    return (document.authority or project.unit or "", str(document.fiscal_year or ""), project.name or project.narrative_name or "")


def own_words(document: Document, path: str) -> tuple[str, ...]:
    """Return the words of the row that a pointer leads to and the rest of the pointer; positions are left out."""
    index = project_index(path)
    if index is None or index >= len(document.projects):
        return (path,)
    project, (section, *rest) = document.projects[index], (*path.split("/")[3:], "")
    if section in ("indicators", "indicators_medium_term"):
        return (section, *_indicator_words(getattr(project, section), rest))
    if section == "cost_items":
        return (section, *_item_words(project.cost_items, rest))
    return (section, *rest)


def _indicator_words(indicators: tuple[Indicator, ...], rest: list[str]) -> tuple[str, ...]:
    position = _position(rest)
    if position is None or position >= len(indicators):
        return tuple(rest)
    row = indicators[position]
    return (row.name or "", row.level2_standard or row.level2 or "", *rest[1:])


def _item_words(items: tuple[CostItem, ...], rest: list[str]) -> tuple[str, ...]:
    position = _position(rest)
    if position is None or position >= len(items):
        return tuple(rest)
    item, tail = items[position], rest[1:]
    words = item.label or item.expression or item.text or ""
    return (words, *_item_words(item.children, tail[1:])) if tail and tail[0] == "children" else (words, *tail)


def _position(rest: list[str]) -> int | None:
    return int(rest[0]) if rest and rest[0].isdecimal() else None


def fingerprints(document: Document, found: Iterable[tuple[str, str]]) -> list[str]:
    """Return one fingerprint for each (code, pointer), in order; those with the same words get ordinals."""
    seen: Counter[str] = Counter()
    made = []
    for code, path in found:
        words = SEPARATOR.join((code, *content_key(document, path), *own_words(document, path)))
        seen[words] += 1
        ordinal = "" if seen[words] == 1 else f"{SEPARATOR}#{seen[words]}"
        made.append(sha256((words + ordinal).encode())[:LENGTH])
    return made
