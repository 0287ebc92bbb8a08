"""How often a reader with less than all is wrong without a word: what is new to a reader is made of what it knows.

No layout kept back is looked at. Parts of the reader are switched off, words are taken out of its lists, and known texts are printed
otherwise; a document that is then read wrongly must be told, and one that is read right must not be. The developed families are in
two halves by their names: one to work on (``--half work``), one to check (``--half check``).
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace
from run import table

from layouts.developed import DEVELOPED
from layouts.family import Case
from layouts.making import cases, missing
from layouts.running import scored
from layouts.scoring import Fault
from parts import PARTS, Weakening, bucket, weakened

DOCUMENTS, PROCESSES = 2, 2
HALVES = ("work", "check")
CELLS = re.compile(r"[ \t]*[|\t][ \t]*|[ \u3000]{2,}")
SHOWN = 4


def other_signs(text: str) -> str:
    """Return a text with other signs between its cells."""
    return "\n".join(CELLS.sub(" ／ ", line.strip(" |\t")) for line in text.split("\n"))


def boxed(text: str) -> str:
    """Return a text with every cell in brackets of its own."""
    return "\n".join("".join(f"〔{cell}〕" for cell in CELLS.split(line)) if CELLS.search(line) else line for line in text.split("\n"))


def two_lines(text: str) -> str:
    """Return a text with every row of more than three cells in two lines."""
    found = []
    for line in text.split("\n"):
        cells = CELLS.split(line)
        middle = len(cells) // 2
        found += ["\t".join(cells[:middle]), "\t".join(cells[middle:])] if len(cells) > 3 else [line]
    return "\n".join(found)


def backwards(text: str) -> str:
    """Return a text with the cells of every row from right to left."""
    return "\n".join("\t".join(reversed(CELLS.split(line))) if CELLS.search(line) else line for line in text.split("\n"))


def in_sentences(text: str) -> str:
    """Return a text with the cells of every row in one sentence."""
    return "\n".join("，".join(cell for cell in CELLS.split(line) if cell.strip()) + "；" for line in text.split("\n"))


def without_heads(text: str) -> str:
    """Return a text without the heads of its indicator tables."""
    return "\n".join(line for line in text.split("\n") if len(re.findall("级指标|指标值|指标名称|完成值", line)) < 2)


def first_last(text: str) -> str:
    """Return a text with the first cell of every row behind the others."""
    return "\n".join("\t".join([*cells[1:], cells[0]]) if len(cells := CELLS.split(line)) > 2 else line for line in text.split("\n"))


def every_other(text: str) -> str:
    """Return a text with two lines beside one another in each, as a page of two columns is copied."""
    lines = [line for line in text.split("\n") if line.strip()]
    middle = (len(lines) + 1) // 2
    return "\n".join(f"{one}\t\t{two}" for one, two in zip(lines, [*lines[middle:], ""], strict=False))


def ordered(text: str) -> str:
    """Return a text with a number before every line."""
    return "\n".join(f"{n} {line}" for n, line in enumerate(text.split("\n"), 1))


WORDS, WORD_GROUPS = 6, 12
WEAKENINGS = (
    *(Weakening(part.does, "part", (part,)) for part in PARTS),
    Weakening("words like those of the lists", "part", tuple(part for part in PARTS if part.used.endswith(("like", "beside_levels")))),
    *(
        Weakening(f"words of group {n}", "words", unknown=lambda key, n=n: bucket(key, WORD_GROUPS) == n)  # type: ignore[misc]
        for n in range(WORDS)
    ),
    *(
        Weakening(change.__name__, "print", printed=change)
        for change in (other_signs, boxed, two_lines, backwards, in_sentences, without_heads, first_last, every_other, ordered)
    ),
)
BY_NAME = {weakening.name: weakening for weakening in WEAKENINGS}


class Found(NamedTuple):
    """A document as a weakened reader has it: whether it is wrong, told of, and the faults without a word."""

    family: str
    weakening: str
    case: str
    wrong: bool
    told: bool
    silent: bool
    faults: tuple[Fault, ...]


def measure() -> dict[str, object]:
    """Return a line for each kind of weakening and half, and one of the whole reader."""
    found = [*whole_in(HALVES), *found_in(HALVES)]
    rows = [line(kind, half, found) for half in HALVES for kind in ("whole", "part", "words", "print")]
    return {"title": "不说而错 Wrong without a word", "page": "silence", "rows": rows, "notes": [f"{len(WEAKENINGS)} weakenings"]}


def kind_of(name: str) -> str:
    """Return the kind of a weakening, of the whole reader as of one."""
    return BY_NAME[name].kind if name else "whole"


def half_of(family: str) -> str:
    """Return the half that a family is in."""
    return HALVES[bucket(family, 2)]


def line(kind: str, half: str, found: Iterable[Found]) -> dict[str, object]:
    """Return the counts of a kind of weakening in a half; right documents that are told count only with the whole reader."""
    own = [one for one in found if kind_of(one.weakening) == kind and half_of(one.family) == half]
    wrong = [one for one in own if one.wrong]
    silent = sum(one.silent for one in own)
    return {
        "reader": kind,
        "half": half,
        "documents": len(own),
        "wrong": len(wrong),
        "silent": silent,
        "of the wrong": f"{silent / max(1, len(wrong)):.3f}",
        "right and told": sum(one.told and not one.wrong for one in own),
    }


def whole_in(halves: Sequence[str]) -> list[Found]:
    """Return the documents as the whole reader has them."""
    return list(readings(Weakening("", "whole"), halves))


def found_in(halves: Sequence[str], names: Sequence[str] = ()) -> list[Found]:
    """Return what every weakened reader has of the documents that it reads otherwise or that are printed otherwise."""
    asked = [one.name for one in WEAKENINGS if not names or one.name in names or one.kind in names]
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        found: list[Found] = []
        for n, some in enumerate(pool.map(partial(one_weakened, halves=tuple(halves)), asked)):
            if sys.stderr.isatty():
                print(f"\r{n}/{len(asked)}", end="", file=sys.stderr, flush=True)
            found += some
        return found


def one_weakened(name: str, halves: Sequence[str]) -> list[Found]:
    """Return what one weakened reader makes of the documents; runs in a process of its own."""
    weakening = BY_NAME[name]
    with weakened(weakening):
        return list(readings(weakening, halves))


def readings(weakening: Weakening, halves: Sequence[str]) -> Iterator[Found]:
    """Yield the documents of the families in some halves as read."""
    for family, case in made():
        if half_of(family) not in halves:
            continue
        changed = reprinted(case, weakening.printed)
        if changed is None:
            continue
        score = scored([changed], audit=False)[0]
        faults = tuple(fault for fault in score.faults if not fault.told)
        yield Found(family, weakening.name, case.name, bool(score.faults), score.declared, score.silent, faults if score.silent else ())


def reprinted(case: Case, change: Callable[[str], str] | None) -> Case | None:
    """Return a document printed otherwise, None where that changes nothing or it is no text."""
    if change is None:
        return case
    if not case.name.endswith(".txt"):
        return None
    text = case.data.decode()
    other = change(text)
    return None if other == text else replace(case, data=other.encode())


@cache
def made() -> Sequence[tuple[str, Case]]:
    """Return documents of every developed family that can be made here, each with its family's name."""
    absent = missing(DEVELOPED)
    return [(family.name, case) for family in DEVELOPED if family.name not in absent for case in cases(family, DOCUMENTS)]


def partly(arguments: Sequence[str]) -> int:
    """Measure one half or some weakenings, print the counts by weakening and what was wrong without a word; return the exit code."""
    parser = argparse.ArgumentParser(prog="scripts/bench silence")
    parser.add_argument("--half", choices=HALVES, default=HALVES[0])
    parser.add_argument("--only", action="append", default=[])
    parser.add_argument("--dump", type=Path)
    asked = parser.parse_args(arguments)
    whole = whole_in((asked.half,))
    found = [*whole, *found_in((asked.half,), asked.only)]
    counts = Counter(one.weakening for one in found if one.silent)
    print(table([{"weakening": name or "none", "silent": count} for name, count in counts.most_common()]))
    print(table([line(kind, asked.half, found) for kind in ("whole", "part", "words", "print")]))
    if asked.dump:
        lines = [one._asdict() | {"faults": [f"{f.what} {f.pointer}: {f.wanted} → {f.read}" for f in one.faults]} for one in found]
        asked.dump.write_text("\n".join(json.dumps(one, ensure_ascii=False) for one in lines) + "\n", "utf-8")
    return 0
