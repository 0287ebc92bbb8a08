"""Documents of invented offices written by hand before anybody looked at how they are read: nothing is wrong without a word.

Each stands beside the content that a careful person reads in it, as TOML: fields, and rows of ``level 1|level 2|name|target`` with the
further columns that ``also`` names. A reading may be unable, never wrong in silence.
"""

import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from jixiao.formula.target.read import read_target
from jixiao.model.document import Document, Indicator
from jixiao.read.document import read_bytes
from jixiao.values.target import Target
from layouts.aligned import bare, name, number, plain

FOLDER = Path(__file__).parent / "first_sight"
SURE = 0.95
MONEY = frozenset(("total", "total_fiscal", "total_other", "annual", "annual_fiscal", "annual_other", "initial", "adjusted", "executed"))
SUFFIXES = ("txt", "html", "csv")
DOCUMENTS = sorted(file for file in FOLDER.iterdir() if file.suffix.lstrip(".") in SUFFIXES)


class Fault(NamedTuple):
    """A value that is not what a person reads: where it was read, what is wanted and what was read."""

    pointer: str
    wanted: str | None
    read: str | None


def read(file: Path) -> Document:
    """Return what is read of a document."""
    return read_bytes(file.read_bytes(), file.name)


def known(file: Path) -> dict[str, Any]:
    """Return what stands in a document."""
    return tomllib.loads(file.with_suffix(".toml").read_text("utf-8"))


def faults(document: Document, truth: dict[str, Any]) -> Iterator[Fault]:
    """Yield every value that a reading has wrong, lacks or invents."""
    wanted = truth.get("projects", 0 if truth.get("notice") else 1)
    if len(document.projects) != wanted:
        yield Fault("/projects", str(wanted), str(len(document.projects)))
    if not document.projects or not wanted:
        return
    project = document.projects[0]
    for field, value in truth.items():
        if field in MONEY:
            yield from differing(f"/projects/0/funding/{field}", value, getattr(project.funding, field))
        elif field == "goal":
            found = project.goals.annual or project.goals.overall
            yield from differing("/projects/0/goals/annual", plain(value).rstrip("。"), plain(found or "").rstrip("。") or None)
        elif field in {"name", "department", "unit"}:
            yield from differing(f"/projects/0/{field}", plain(value), plain(getattr(project, field) or "") or None)
    yield from row_faults(project.indicators, truth)


def row_faults(rows: tuple[Indicator, ...], truth: dict[str, Any]) -> Iterator[Fault]:
    """Yield the rows that are wrong, missing or invented, cell by cell where only a cell is."""
    fields = ("level1", "level2", "name", "target", *truth.get("also", "").split())
    wanted = [dict(zip(fields, line.split("|"), strict=False)) for line in truth["rows"].strip().split("\n")]
    by_name = {name(row.name): n for n, row in enumerate(rows)}
    if len(rows) != len(wanted):
        yield Fault("/projects/0/indicators", str(len(wanted)), str(len(rows)))
    for told in wanted:
        n = by_name.pop(name(told["name"]), None)
        if n is None:
            yield Fault("/projects/0/indicators", "|".join(told.values()), None)
            continue
        for field in fields:
            yield from differing(
                f"/projects/0/indicators/{n}/{field}", compared(field, told.get(field)), compared(field, getattr(rows[n], field))
            )
    yield from (Fault(f"/projects/0/indicators/{n}", None, told) for told, n in by_name.items())


def compared(field: str, value: object) -> str | None:
    """Return a cell as it is compared."""
    if value in (None, ""):
        return None
    if field == "target":
        return aim(value if isinstance(value, Target) else read_target(str(value)).target)
    return bare(value) if field.startswith("level") else name(value) if field == "name" else number(value)


def aim(target: Target | None) -> str | None:
    """Return a target in one form: a figure printed without a sign is one with =."""
    if target is None:
        return None
    if target.value is None:
        return plain(target.word or target.raw)
    return f"{target.operator} {number(target.value)} {number(target.high or '')} {plain(target.unit)}"


def differing(pointer: str, wanted: object, read: object) -> Iterator[Fault]:
    """Yield a fault where two values are not the same."""
    if isinstance(read, Decimal):
        read = f"{read:.2f}"
    if wanted != read:
        yield Fault(pointer, None if wanted is None else str(wanted), None if read is None else str(read))


def silent(document: Document, found: list[Fault]) -> list[Fault]:
    """Return the faults that a reading gives no word of."""
    if document.unread or any(project.partly_read for project in document.projects):
        return []
    if not document.projects:
        return [fault for fault in found if not document.warnings]
    return [fault for fault in found if sureness(document, fault.pointer) >= SURE]


def sureness(document: Document, pointer: str) -> float:
    """Return how sure a reading says that it is of what stands at a pointer, or of the row that it stands in."""
    place = document.places.get(pointer)
    return 1.0 if place is None else place.confidence


@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda file: file.stem)
def test_nothing_is_wrong_without_a_word(file: Path) -> None:
    document = read(file)
    assert silent(document, list(faults(document, known(file)))) == []
