"""What each part of the reader is good for: it is switched off, and known layouts and the shared forms are read again.

A part that changes no document is dead weight. ``better`` and ``worse`` count made documents of which more or fewer rows and fields
are right without the part; ``tests`` and
``shared`` count forms of the tests and shared ones of which anything reads differently. Held families take no part.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
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
from parts import PARTS, Part, Weakening, weakened

OWN = Path(__file__).parents[1] / "tests/cases"
SHARED = Path(__file__).parents[2] / "shared" / "cases"
DOCUMENTS, PROCESSES = 1, 2
STRUCTURED = frozenset((".docx", ".xlsx", ".xls", ".html"))
RIGHT = ("rows right", "fields right")


def measure() -> dict[str, object]:
    """Return a line for every part: what changes without it."""
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        whole = [reading for found in pool.map(found_in, ["", ""], [0, 1]) for reading in found]
        plain = dict(whole)
        rows = []
        for part in PARTS:
            if sys.stderr.isatty():
                print(f"\r{part.used:40}", end="", file=sys.stderr, flush=True)
            rows.append(line(part, plain, dict(reading for found in pool.map(found_in, [part.does] * 2, [0, 1]) for reading in found)))
    idle = [row["part"] for row in rows if not row["changed"]]
    kinds = Counter(name.partition("/")[0] for name in plain)
    notes = [
        f"{kinds['made']} made documents of the families looked at, {kinds['tests']} forms of the tests, {kinds['shared']} shared forms, {len(PARTS)} parts"
    ]
    notes += [f"{part.does}: {part.stays}" for part in PARTS if part.stays and part.does in idle]
    notes.append(f"parts without which nothing changes: {'、'.join(map(str, idle)) or 'none'}")
    return {"title": "识读的各部分 Parts of the reader", "page": "ablation", "rows": rows, "notes": notes}


class Reading(NamedTuple):
    """A document as read: all of it, and how many rows and fields are right where they are known."""

    text: str
    right: int


def line(part: Part, plain: dict[str, Reading], without: dict[str, Reading]) -> dict[str, object]:
    """Return what changes without a part."""
    changed = [name for name, one in plain.items() if one.text != without[name].text]
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


def found_in(does: str, share: int) -> list[tuple[str, Reading]]:
    """Return every second document as read without the part that does this; all parts where nothing is given."""
    with weakened(Weakening(does, "part", tuple(part for part in PARTS if part.does == does))):
        return list(readings(share))


def readings(share: int) -> Iterator[tuple[str, Reading]]:
    """Yield made documents and shared forms as read."""
    for case in made()[share::2]:
        document = read(case)
        tally = one(case, document, None).tally
        yield f"made/{case.name}", Reading(text_of(document), sum(tally.get(what, 0) for what in RIGHT))
    for name, file in [*own(), *shared()][share::2]:
        yield name, Reading(text_of(read(Case(name=file.name, data=file.read_bytes(), wanted=made()[0].wanted))), 0)


def text_of(document: object) -> str:
    """Return what a reading holds, places left out."""
    if not isinstance(document, Document):
        return repr(document)
    told = json.loads(as_json(document))
    return json.dumps([told["projects"], told["fiscal_year"], told["unread"]], ensure_ascii=False, sort_keys=True)


@cache
def made() -> Sequence[Case]:
    """Return documents of every family that was looked at and can be made here."""
    families = (*DEVELOPED, *WORK)
    absent = missing(families)
    return [case for family in families if family.name not in absent for case in cases(family, DOCUMENTS)]


@cache
def own() -> Sequence[tuple[str, Path]]:
    """Return the texts that the project's tests read, one a kind of form."""
    return [(f"tests/{file.parent.name}", file) for file in sorted(OWN.glob("*/input.txt"))]


@cache
def shared() -> Sequence[tuple[str, Path]]:
    """Return the shared forms as text, and those of files that are no pages, where they lie beside the project."""
    files = [*sorted(SHARED.glob("*.txt")), *(file for file in sorted(SHARED.glob("files/*")) if file.suffix in STRUCTURED)]
    return [(f"shared/{file.name}", file) for file in files]
