"""What each part of the reader is good for: it is switched off, and known layouts and the shared forms are read again.

A part that changes no document is dead weight. ``better`` and ``worse`` count made documents of which more or fewer rows and fields
are right without the part; ``tests`` and
``shared`` count forms of the tests and shared ones of which anything reads differently. Held families take no part.
"""

import json
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from jixiao.model.document import Document
from jixiao.write.as_json import as_json
from layouts.contact import WORK
from layouts.developed import DEVELOPED
from layouts.family import Case
from layouts.making import cases, missing
from layouts.running import one, read
from parts import PARTS, Part, Weakening, observed, weakened

OWN = Path(__file__).parents[1] / "tests/cases"
SHARED = Path(__file__).parents[2] / "shared" / "cases"
DOCUMENTS, PROCESSES = 1, 2
STRUCTURED = frozenset((".docx", ".xlsx", ".xls", ".html"))
RIGHT = ("rows right", "fields right")


def measure() -> dict[str, object]:
    """Return a line for every part: what changes without it."""
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        plain = dict(reading for found in pool.map(whole, range(PROCESSES)) for reading in found)
        asked = [[name for name, one in plain.items() if part.does in one.serving] for part in PARTS]
        without = pool.map(found_without, [part.does for part in PARTS], asked)
        rows = [line(part, plain, found) for part, found in zip(PARTS, without, strict=True)]
    idle = [row["part"] for row in rows if not row["changed"]]
    kinds = Counter(name.partition("/")[0] for name in plain)
    notes = [
        f"{kinds['made']} made documents of the families looked at, {kinds['tests']} forms of the tests, {kinds['shared']} shared forms, {len(PARTS)} parts"
    ]
    notes += [f"{part.does}: {part.stays}" for part in PARTS if part.stays and part.does in idle]
    notes.append(f"parts without which nothing changes: {'、'.join(map(str, idle)) or 'none'}")
    return {"title": "识读的各部分 Parts of the reader", "page": "ablation", "rows": rows, "notes": notes}


class Reading(NamedTuple):
    """A document as read: all of it, how many rows and fields are right where they are known, and the parts that gave anything."""

    text: str
    right: int
    serving: frozenset[str] = frozenset()


def line(part: Part, plain: dict[str, Reading], without: dict[str, Reading]) -> dict[str, object]:
    """Return what changes without a part."""
    changed = [name for name in without if plain[name].text != without[name].text]
    gained = [without[name].right - plain[name].right for name in changed]
    return {
        "part": part.does,
        "in": part.used,
        "changed": len(changed),
        "tests": sum(name.startswith("tests/") for name in changed),
        "shared": sum(name.startswith("shared/") for name in changed),
        "worse": sum(n < 0 for n in gained),
        "better": sum(n > 0 for n in gained),
        "right lost": -sum(n for n in gained if n < 0),
        "right gained": sum(n for n in gained if n > 0),
    }


def whole(share: int) -> list[tuple[str, Reading]]:
    """Return every second document as read with all parts, and those that gave anything."""
    found = []
    for name, case in list(documents().items())[share::PROCESSES]:
        told: set[str] = set()
        with observed(told):
            found.append((name, reading(name, case)._replace(serving=frozenset(told))))
    return found


def found_without(does: str, names: Sequence[str]) -> dict[str, Reading]:
    """Return documents as read without the part that does this: any other reads as it does with all."""
    with weakened(Weakening(does, "part", tuple(part for part in PARTS if part.does == does))):
        return {name: reading(name, documents()[name]) for name in names}


def reading(name: str, case: Case) -> Reading:
    """Return a document as read: what is right is known of made ones."""
    document = read(case)
    tally = one(case, document, None).tally if name.startswith("made/") else {}
    return Reading(text_of(document), sum(tally.get(what, 0) for what in RIGHT))


def text_of(document: object) -> str:
    """Return what a reading holds, places left out."""
    if not isinstance(document, Document):
        return repr(document)
    told = json.loads(as_json(document))
    return json.dumps([told["projects"], told["fiscal_year"], told["unread"]], ensure_ascii=False, sort_keys=True)


@cache
def documents() -> dict[str, Case]:
    """Return documents of every family that was looked at and can be made here, and the forms of the tests and shared ones."""
    made = made_ones()
    files = [*own(), *shared()]
    return {f"made/{case.name}": case for case in made} | {
        name: Case(name=file.name, data=file.read_bytes(), wanted=made[0].wanted) for name, file in files
    }


def made_ones() -> Sequence[Case]:
    """Return documents of every family that was looked at and can be made here."""
    families = (*DEVELOPED, *WORK)
    absent = missing(families)
    return [case for family in families if family.name not in absent for case in cases(family, DOCUMENTS)]


def own() -> Sequence[tuple[str, Path]]:
    """Return the texts that the project's tests read, one a kind of form."""
    return [(f"tests/{file.parent.name}", file) for file in sorted(OWN.glob("*/input.txt"))]


def shared() -> Sequence[tuple[str, Path]]:
    """Return the shared forms as text, and those of files that are no pages, where they lie beside the project."""
    files = [*sorted(SHARED.glob("*.txt")), *(file for file in sorted(SHARED.glob("files/*")) if file.suffix in STRUCTURED)]
    return [(f"shared/{file.name}", file) for file in files]
