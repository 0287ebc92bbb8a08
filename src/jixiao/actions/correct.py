"""The submitted file with the fields changed that a person corrected, and nothing else touched."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, NamedTuple

from jixiao.actions.annotate import container_of
from jixiao.errors import JixiaoError, UsageWrong
from jixiao.model.document import Document
from jixiao.model.fields import project_position
from jixiao.values.money import Money, grouped
from jixiao.write.corrected.change import FieldChange
from jixiao.write.corrected.run import correct
from jixiao.write.document.printed import indicator_cell, printed

LISTS = ("/indicators", "/indicators_medium_term")
"""Where a list of rows stands: rows that came or went have no cell."""


class CorrectedCopy(NamedTuple):
    """The changed file, how many of its cells were changed, and the pointers of those changes that it has no place for."""

    data: bytes
    changed: int
    left: tuple[str, ...]


def corrected_file(data: bytes, name: str, before: Document, after: Document) -> CorrectedCopy:
    """Return a Word file or workbook with what differs between two states of its Document; UsageWrong for other kinds of file."""
    container = changeable(data, name)
    if container is None:
        raise UsageWrong(
            "这种文件不能在原件里改。请拿正式格式的 Word。",
            "A file of this kind can't be changed in place. Take the official form instead.",
        )
    wanted = tuple(differences(before, after))
    placed = tuple(_change(path, before, after) for path in wanted if path in before.places and not path.endswith(LISTS))
    made = correct(data, container, placed)
    done = frozenset(made.done)
    return CorrectedCopy(made.data, len(done), tuple(path for path in wanted if path not in done))


def changeable(data: bytes, name: str) -> Literal["docx", "xlsx"] | None:
    """Return what kind of file it is to be changed in place; None for one that can't be."""
    try:
        container = container_of(data, name)
    except JixiaoError:
        return None
    return container if container in ("docx", "xlsx") else None


def differences(before: Document, after: Document) -> Iterator[str]:
    """Yield the pointers of the fields that differ: cover, heads, money, goals, narratives, cells of indicators; rows by their list."""
    for field in ("title", "authority", "stated_count", "stated_total"):
        if getattr(before, field) != getattr(after, field):
            yield f"/{field}"
    for at, (one, other) in enumerate(zip(before.projects, after.projects, strict=True)):
        if one == other:
            continue
        here = f"/projects/{at}"
        for field in ("name", "nature", "category", "department", "unit", "start", "finish", "total_score"):
            if getattr(one, field) != getattr(other, field):
                yield f"{here}/{field}"
        for group in ("funding", "goals", "narrative"):
            own, new = getattr(one, group), getattr(other, group)
            yield from (f"{here}/{group}/{field}" for field in own.__struct_fields__ if getattr(own, field) != getattr(new, field))
        for rows in ("indicators", "indicators_medium_term"):
            yield from _rows(f"{here}/{rows}", getattr(one, rows), getattr(other, rows))


def _rows(at: str, one: tuple[object, ...], other: tuple[object, ...]) -> Iterator[str]:
    if len(one) != len(other):
        yield at
        return
    for position, (own, new) in enumerate(zip(one, other, strict=True)):
        fields = type(own).__struct_fields__ if own != new else ()  # type: ignore[attr-defined] # rows are Indicators
        for field in fields:
            if not field.endswith("_standard") and getattr(own, field) != getattr(new, field):
                yield f"{at}/{position}/{field}"


def _change(path: str, before: Document, after: Document) -> FieldChange:
    beside = path in before.blanks
    place, old, new = before.places[path], text_at(before, path), text_at(after, path)
    return FieldChange(path, place, old, new, beside and bool(place.text), money_at(before, path), money_at(after, path))


def text_at(document: Document, path: str) -> str:
    """Return what the field prints, money in the unit of its form; "" for a blank."""
    parts = path.split("/")[1:]
    position = project_position(path)
    if position is None:
        value = getattr(document, parts[0])
        return "" if value is None else grouped(value) if isinstance(value, Decimal) else str(value)
    project = document.projects[position - 1]
    if parts[2].startswith("indicators"):
        return indicator_cell(getattr(project, parts[2])[int(parts[3])], parts[4])
    return printed(project, "/".join(parts[2:]), project.money_unit or "元")


def money_at(document: Document, path: str) -> Money | None:
    """Return the yuan that a field of funds or the cover's total says; None for other fields and for a blank."""
    position = project_position(path)
    if path == "/stated_total":
        return document.stated_total
    if position is None or "/funding/" not in path:
        return None
    value = getattr(document.projects[position - 1].funding, path.rpartition("/")[2])
    return value if isinstance(value, Decimal) else None
