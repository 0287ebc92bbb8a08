"""The differences put together for reading: by project, each with the field's words and both sides."""

from collections.abc import Iterator
from typing import NamedTuple

from jixiao.model.difference import Comparison, Difference, DifferenceKind
from jixiao.model.document import Document
from jixiao.model.fields import field_words, project_position
from jixiao.values.money import Money, grouped
from jixiao.write.page import Page
from jixiao.write.where import place_words

KINDS: dict[DifferenceKind, tuple[str, str]] = {
    "changed": ("改", "changed"),
    "added": ("增", "added"),
    "removed": ("删", "removed"),
    "moved": ("移", "moved"),
}
AROUND = 12
"""Characters shown on either side of what differs in a long text."""
LONG = 60


class InWords(NamedTuple):
    """One difference in words: what happened, the field, both sides (None: blank), and where it stands in both files."""

    kind: DifferenceKind
    field: str
    before: str | None
    after: str | None
    places: tuple[str, str]


class Section(NamedTuple):
    """The differences of a project, or of the cover, under its heading."""

    heading: str
    differences: tuple[InWords, ...]


def sections(one: Document, other: Document, comparison: Comparison, page: Page) -> list[Section]:
    """Return the differences grouped by the project they stand in, in their order."""
    groups: dict[tuple[bool, int], list[Difference]] = {}
    for change in comparison.changes:
        added = change.kind == "added" and change.path.count("/") == 2
        groups.setdefault((added, project_position(change.path) or 0), []).append(change)
    return [
        Section(_heading(key, group, (one, other), page), tuple(_in_words(c, one, other, page) for c in group))
        for key, group in groups.items()
    ]


def _heading(key: tuple[bool, int], group: list[Difference], documents: tuple[Document, Document], page: Page) -> str:
    added, position = key
    if not position:
        return page.say("封面和全文", "Cover and document")
    document = documents[added]
    project = document.projects[position - 1]
    number = position if project.number is None else project.number
    renumbered = _renumbered(group, documents[1], number, page) if not added else ""
    return page.say(f"项目 {number}", f"Project {number}") + f"  {project.name or project.narrative_name or ''}{renumbered}".rstrip()


def _renumbered(group: list[Difference], other: Document, number: int, page: Page) -> str:
    """Return a remark where the project bears another number in the second document."""
    there = next((project_position(c.other_path) for c in group if c.other_path), None)
    later = other.projects[there - 1].number if there else None
    return "" if later in (None, number) else page.say(f"（后件为项目 {later}）", f" (project {later} in the second)")


def _in_words(change: Difference, one: Document, other: Document, page: Page) -> InWords:
    before, after = _side(change, change.before), _side(change, change.after)
    if change.kind == "moved":
        before, after = (page.say(f"第 {n} 位", f"position {n}") for n in (change.before, change.after))
    elif before and after and max(len(before), len(after)) > LONG:
        before, after = differing(before, after)
    places = (_where(one, change.path, page) if change.kind != "added" else "", _where(other, change.other_path or "", page))
    return InWords(change.kind, _field(change, one, page), before, after, places)


def _side(change: Difference, value: int | str | None) -> str | None:
    if value is None or value == "":
        return None
    return grouped(Money(value)) if isinstance(value, str) and is_money_path(change.path) else str(value)


def is_money_path(path: str) -> bool:
    """Return whether the pointer names an amount of yuan."""
    name = path.rpartition("/")[2]
    if name in ("stated_total", "stated", "cost_total"):
        return True
    return "/funding/" in path and not name.startswith("execution")


def _field(change: Difference, one: Document, page: Page) -> str:
    parts = change.path.split("/")
    if change.kind in ("added", "removed", "moved") and len(parts) == 3:
        return page.say("整个项目", "the project")
    words = field_words(change.path, page.lang)
    if change.kind == "added":
        return words
    if len(parts) > 4 and parts[3].startswith("indicators"):
        name = getattr(one.projects[int(parts[2])], parts[3])[int(parts[4])].name
        return f"{words}{page.say('（', ' (')}{name}{page.say('）', ')')}" if name and parts[5:] != ["name"] else words
    if len(parts) > 4 and parts[3] == "cost_items" and parts[5:]:
        label = one.projects[int(parts[2])].cost_items[int(parts[4])].label
        return f"{words}{page.say('（', ' (')}{label}{page.say('）', ')')}" if label and parts[5:] != ["label"] else words
    return words


def _where(document: Document, path: str, page: Page) -> str:
    place = document.places.get(path)
    return place_words(place, page) if place is not None else ""


def differing(before: str, after: str) -> tuple[str, str]:
    """Return of two long texts the parts that differ, with a few characters on either side."""
    start, end = shared_ends(before, after)
    return _window(before, start, len(before) - end), _window(after, start, len(after) - end)


def shared_ends(before: str, after: str) -> tuple[int, int]:
    """Return how many characters two texts share at their beginning and, behind those, at their end."""
    shorter = min(len(before), len(after))
    start = next((i for i in range(shorter) if before[i] != after[i]), shorter)
    return start, next((i for i in range(shorter - start) if before[-1 - i] != after[-1 - i]), shorter - start)


def _window(text: str, start: int, end: int) -> str:
    first, last = max(0, start - AROUND), min(len(text), end + AROUND)
    return ("…" if first else "") + text[first:last] + ("…" if last < len(text) else "")


def total_gaps(one: Document, other: Document, page: Page) -> Iterator[tuple[str, Money | None, Money | None]]:
    """Yield the money that stands over all: what the cover says and what the forms add up to, in both documents."""
    yield page.say("封面预算资金", "Cover"), one.stated_total, other.stated_total
    yield page.say("申报表年度资金合计", "Forms, in all"), _annual(one), _annual(other)


def _annual(document: Document) -> Money | None:
    known = [p.funding.annual for p in document.projects if p.funding.annual is not None]
    return sum(known, Money("0.00")) if known and len(known) == len(document.projects) else None
