"""What each part of the reader is good for: it is switched off, and known layouts and the shared forms are read again.

A part that changes no document is dead weight. ``better`` and ``worse`` count made documents of which more or fewer rows and fields
are right without the part; ``tests`` and
``shared`` count forms of the tests and shared ones of which anything reads differently. Held families take no part.
"""

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from jixiao.model.document import Document
from jixiao.read.rows.heads import columns_headed
from jixiao.read.walk import FORBIDDEN
from jixiao.write.as_json import as_json
from layouts.developed import DEVELOPED
from layouts.family import Case
from layouts.making import cases, missing
from layouts.running import read, scored

OWN = Path(__file__).parents[1] / "tests/cases"
SHARED = Path(__file__).parents[2] / "shared" / "cases"
DOCUMENTS, PROCESSES = 2, 2
RIGHT = ("rows right", "fields right")


class Part(NamedTuple):
    """A part of the reader: what it does, the name that is replaced where it is used, and what stands there without it."""

    does: str
    used: str
    without: object


def gives(value: object) -> Callable[..., object]:
    """Return a function that gives a value whatever it is asked."""
    return lambda *_args, **_more: value


def first(one: object, *_more: object) -> object:
    """Return the first thing given, as it is."""
    return one


PARTS = (
    Part("page numbers and running heads left out", "text.furniture", gives(frozenset())),
    Part("rows of texts that stand under one another", "text.LEAST_SPREAD", 10_000),
    Part("tables drawn with characters", "text.grid", gives(None)),
    Part("tables under a ruler of dashes", "text.ruled", gives(None)),
    Part("cells in quotes that run over lines", "text.quoted", lambda lines, at: (lines[at], at + 1)),
    Part("piped rows broken by a line's end, joined", "text.rejoined", iter),
    Part("columns counted by signs", "pieces.crossings", gives(0)),
    Part("texts parted at a sign, or where others begin", "pieces.divided", lambda piece, *_more: iter((piece,))),
    Part("lines that stand side by side", "aligned.beside", gives(False)),
    Part("rows told badly, doubted", "aligned.doubted", first),
    Part("merged cells printed again and again, read once", "lines.unrepeated", first),
    Part("labels broken over lines, joined", "segment.mended", first),
    Part("labels like one of the lists, upper part", "form.items.like", gives(None)),
    Part("heads like one of the lists, indicator table", "rows.heads.like", gives(None)),
    Part("heads of other wording beside the levels", "rows.heads.beside_levels", first),
    Part("heads of towns", "rows.heads.areas", gives(0)),
    Part("rows that a copy ran together", "segment.unrun", lambda row: iter((row,))),
    Part("lists of tasks inside a form", "form.pairs.without_tasks", first),
    Part("parts of merged cells among heads", "form.pairs.without_gaps", first),
    Part("a row that begins with a label keeps its values", "form.pairs.own_row", first),
    Part("cells lost on the left", "form.pairs.lost_on_the_left", gives(0)),
    Part("heads over the names of goals", "form.pairs.over_goals", gives([])),
    Part("texts of goals in several rows", "form.pairs.anew", lambda _rows, index: FORBIDDEN if index else 0.0),
    Part("where a text begins", "form.pairs.begins", gives(0.0)),
    Part("one text shared out between two goals", "form.goals.halve", gives(None)),
    Part("both offices in one cell", "form.head.both_offices", gives(None)),
    Part("an office lost behind its label", "form.head.lost_unit", gives(None)),
    Part("figures that agree (rate = executed / budget)", "form.funds.agreement", gives(0.0)),
    Part("parts of a total under their heads", "form.funds.Funds.parts", gives({})),
    Part("a unit that amounts print", "form.funds.unit_of_values", gives(None)),
    Part("budget and execution beside one another", "form.funds.Funds.beside", gives(None)),
    Part("figures under the year's label", "form.funds.Funds.under_heads", gives(None)),
    Part("loose cells in rows of one width", "rows.indicators.equal_rows", gives(())),
    Part("a column that no head names", "rows.indicators.crowded", gives(False)),
    Part("levels beside the middle of their rows", "rows.indicators.placed", first),
    Part("levels by their height on the page", "rows.placing.height", gives(None)),
    Part("both levels in one cell", "rows.indicators.apart", lambda token: iter((token,))),
    Part("copied rows that kept their empty cells", "rows.columns.stand_in_place", gives(False)),
    Part("a level 1 that its level 2 implies", "rows.levels.owner", gives(None)),
    Part("a level 1 that its level 2 contradicts", "rows.levels.contradict", gives(False)),
    Part("what is like the label of a name, under a title", "segment.is_like_name", gives(False)),
    Part("the year above a form without a title", "segment.Segmenter.year_mark", gives([])),
    Part("the upper part of a form without known labels", "segment.Segmenter.above", lambda _self: []),
    Part("narratives without a heading", "segment.FIRST", frozenset()),
    Part("lists of projects under heads in loose cells", "segment.Segmenter.completes_list", gives(False)),
    Part("lists whose levels are lines", "segment.Segmenter.completes_tree", gives(False)),
    Part("notices in running text", "recognise.read_notice", gives(None)),
    Part("budgets from a table of their own", "recognise.with_budgets", first),
    Part("a torn last row", "recognise.without_torn_end", first),
    Part("names alike but for blanks and width, narrative and form", "recognise.same", lambda one, other: one == other),
)


def measure() -> dict[str, object]:
    """Return a line for every part: what changes without it."""
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        whole = [one for found in pool.map(found_in, ["", ""], [0, 1]) for one in found]
        plain = dict(whole)
        rows = []
        for part in PARTS:
            if sys.stderr.isatty():
                print(f"\r{part.used:40}", end="", file=sys.stderr, flush=True)
            rows.append(line(part, plain, dict(one for found in pool.map(found_in, [part.used] * 2, [0, 1]) for one in found)))
    idle = [row["part"] for row in rows if not row["changed"]]
    kinds = Counter(name.partition("/")[0] for name in plain)
    notes = [
        f"{kinds['made']} made documents of the developed families, {kinds['tests']} forms of the tests, {kinds['shared']} shared forms, {len(PARTS)} parts"
    ]
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


def found_in(used: str, share: int) -> list[tuple[str, Reading]]:
    """Return every second document as read without the part whose name is given; all parts where none is."""
    part = next((part for part in PARTS if part.used == used), None)
    owner, name = place(used) if part is not None else (None, "")
    kept = getattr(owner, name) if part is not None else None
    if part is not None:
        setattr(owner, name, part.without)
    columns_headed.cache_clear()
    try:
        return list(readings(share))
    finally:
        if part is not None:
            setattr(owner, name, kept)


def place(used: str) -> tuple[object, str]:
    """Return the module or class that holds a name, and the name."""
    *path, name = used.split(".")
    if path[-1][0].isupper():
        return getattr(import_module(f"jixiao.read.{'.'.join(path[:-1])}"), path[-1]), name
    return import_module(f"jixiao.read.{'.'.join(path)}"), name


def readings(share: int) -> Iterator[tuple[str, Reading]]:
    """Yield made documents and shared forms as read."""
    for case in made()[share::2]:
        tally = scored([case], audit=False)[0].tally
        yield f"made/{case.name}", Reading(text_of(read(case)), sum(tally.get(what, 0) for what in RIGHT))
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
    """Return documents of every developed family that can be made here."""
    absent = missing(DEVELOPED)
    return [case for family in DEVELOPED if family.name not in absent for case in cases(family, DOCUMENTS)]


@cache
def own() -> Sequence[tuple[str, Path]]:
    """Return the texts that the project's tests read, one a kind of form."""
    return [(f"tests/{file.parent.name}", file) for file in sorted(OWN.glob("*/input.txt"))]


@cache
def shared() -> Sequence[tuple[str, Path]]:
    """Return the shared forms as text, where they lie beside the project."""
    return [(f"shared/{file.name}", file) for file in sorted(SHARED.glob("*.txt"))]
