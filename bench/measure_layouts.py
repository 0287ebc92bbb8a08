"""Known documents printed in many layouts and read back: rows, fields, honesty, certainty, and what the audit made of the layout.

``scripts/bench layouts`` measures all families and writes the result. With an option it only prints:
``--family NAME`` (a name, its beginning, or a kind of choice; repeatable), ``--show`` the worst documents, ``--contact`` the families of
first contact (a line for each of the half at work, of the other half the total), ``--held`` a line for every held family, ``--forms N``
documents a family, ``--dump FILE`` every value read with its confidence as JSON lines, ``--no-audit`` reading alone.
"""

import argparse
import json
import os
import sys
import tomllib
from collections.abc import Collection, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter

from run import table

from layouts.contact import CHECK, CONTACT, WORK
from layouts.developed import DEVELOPED
from layouts.family import Case, Family
from layouts.held import HELD
from layouts.making import cases, missing
from layouts.running import scored
from layouts.scanned import HELD_SCANS, SCANNED
from layouts.scoring import Score
from layouts.show import shown, written
from layouts.tables import Line, Scores, family_line, reliability, sentences, total_line

PROCESSES = 2
DOCUMENTS = 10
FIRST = Path(__file__).parent / "layouts/first_scores.toml"
FAMILIES = {family.name: family for family in (*DEVELOPED, *CONTACT, *HELD, *SCANNED, *HELD_SCANS)}
GROUPS = {
    "developed": DEVELOPED,
    "contact, at work": WORK,
    "contact, check": CHECK,
    "held": HELD,
    "scans": SCANNED,
    "scans, held": HELD_SCANS,
}
"""The families by how much of them whoever works on the reader sees: of the last two only a total."""
CLOSED = frozenset(family.name for family in (*CHECK, *HELD, *HELD_SCANS))


def measure() -> dict[str, object]:
    """Return the table by family of the developed ones, both totals, and the reliability; the held families stay one line."""
    begin, absent = perf_counter(), missing(FAMILIES.values())
    runnable = [family for family in FAMILIES.values() if family.name not in absent]
    scores = measured(runnable, DOCUMENTS)
    groups = {name: [f for f in group if f.name not in absent] for name, group in GROUPS.items()}
    own, held = groups["developed"], groups["held"]
    notes = [line for name, group in groups.items() for line in sentences(name, group, scores)]
    notes += first_scores()
    notes += [f"left out, since {why}: {name}" for name, why in absent.items() if name not in CLOSED]
    notes += [f"families left out for the same reasons: {n}"] if (n := sum(name in CLOSED for name in absent)) else []
    notes.append(cost(perf_counter() - begin))
    every = {name: [score for f in group for score in scores[f.name]] for name, group in groups.items()}
    return {
        "title": "版式 Layouts",
        "page": "layouts",
        "rows": [
            *(family_line(family, scores[family.name]) for family in (*own, *groups["scans"])),
            *(total_line(name, group, scores) for name, group in groups.items()),
        ],
        "notes": notes,
        "choices": choice_lines(own, held, scores),
        "more": {f"说的把握与对错 Reliability, {name}": reliability(some) for name, some in every.items()},
    }


def first_scores() -> list[str]:
    """Return a sentence for every reader that met the held families for the first time."""
    kept = tomllib.loads(FIRST.read_text("utf-8"))["score"]
    told = "{families}, {reader} ({commit}): {documents} documents, rows F1 {rows}, fields F1 {fields}, wrong without a word {silent}, errors {errors}"
    return [told.format(**score) for score in kept]


def cost(seconds: float) -> str:
    """Return how long it took by the clock and by the processors, converters included where nothing of theirs was kept."""
    times = os.times()
    spent = times.user + times.system + times.children_user + times.children_system
    return f"{seconds:.0f} s by the clock, {spent:.0f} s of processor time, {PROCESSES} processes, {os.cpu_count()} cores"


def choice_lines(own: Sequence[Family], held: Sequence[Family], scores: Scores) -> list[Line]:
    """Return a line for every kind of choice: its developed families together, and how many are held."""
    kinds = dict.fromkeys(family.choice for family in own)
    lines = []
    for kind in kinds:
        some = [family for family in own if family.choice == kind]
        lines.append({"held families": sum(family.choice == kind for family in held)} | total_line(kind, some, scores))
    return [
        {"choice": line["family"], "families": line["choice"], **{k: v for k, v in line.items() if k not in {"family", "choice"}}}
        for line in lines
    ]


def measured(families: Sequence[Family], count: int, *, audit: bool = True) -> Scores:
    """Return the scores of families, several at a time."""
    names = [family.name for family in families]
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        found = pool.map(partial(one_family, count=count, audit=audit), names)
        return dict(progress(zip(names, found, strict=True), len(names)))


def progress(done: Iterable[tuple[str, list[Score]]], count: int) -> Iterator[tuple[str, list[Score]]]:
    """Yield what is done, and tell a person who waits how far it is; held families stay without a name."""
    for number, (name, scores) in enumerate(done, 1):
        if sys.stderr.isatty():
            print(f"\r{number}/{count} {'' if name in CLOSED else name:30}", end="", file=sys.stderr, flush=True)
        yield name, scores


def one_family(name: str, count: int, *, audit: bool) -> list[Score]:
    """Return the scores of one family; runs in a process of its own."""
    return scored(cases(FAMILIES[name], count), audit=audit)


def partly(arguments: Sequence[str]) -> int:
    """Measure what the options ask for and print it; nothing is written but what ``--show`` and ``--dump`` say. Return the exit code."""
    asked = options(arguments)
    wanted = chosen(asked.family, CONTACT if asked.contact else FAMILIES.values() if asked.held else (*DEVELOPED, *WORK))
    if not wanted:
        print(f"没有这样的版式：{'、'.join(asked.family)}；可用：{'、'.join(f.name for f in DEVELOPED)}。 There is no such family.")
        return 2
    absent = missing(wanted)
    runnable = [family for family in wanted if family.name not in absent]
    print(*(f"left out, since {why}: {name}" for name, why in absent.items()), sep="\n", end="\n" if absent else "")
    scores = measured(runnable, asked.forms, audit=not asked.no_audit)
    report(runnable, scores, held=asked.held)
    if asked.show:
        show(runnable, scores, asked.forms)
    if asked.dump:
        dump(scores, asked.dump)
    return 0


def report(families: Sequence[Family], scores: Scores, *, held: bool) -> None:
    """Print the tables; held families have lines of their own only when they were asked for."""
    groups = {name: own for name, group in GROUPS.items() if (own := [family for family in families if family in group])}
    lines = [family_line(f, scores[f.name]) for f in families if f.name not in CLOSED or (held and f.held)]
    lines += [total_line(name, group, scores) for name, group in groups.items()]
    print(table(lines))
    print(table(reliability(score for family in families for score in scores[family.name])))
    for name, group in groups.items():
        print(*sentences(name, group, scores), sep="\n")


def show(families: Sequence[Family], scores: Scores, count: int) -> None:
    """Print what went wrong in the worst documents of every family."""
    for family in families:
        made: Sequence[Case] = cases(family, count)
        print(f"\n══ {family.name}", *shown(written(made, family.name), scores[family.name]), sep="\n")


def dump(scores: Scores, file: Path) -> None:
    """Write every value read as a line of JSON: family, document, pointer, confidence, right, and the reader's raw evidence."""
    with file.open("w", encoding="utf-8") as out:
        for family, own in scores.items():
            for score in own:
                for value in score.values:
                    told = {"family": family, "document": score.name, "declared": score.declared, "pointer": value.pointer}
                    told |= {"confidence": value.confidence, "right": value.right, **value.evidence}
                    out.write(json.dumps(told, ensure_ascii=False) + "\n")


def chosen(names: Sequence[str], offered: Collection[Family]) -> list[Family]:
    """Return those of the families offered that have these names, beginnings or kinds; all of them where none is named."""
    exact = {family.name for family in offered}
    return [
        f
        for f in offered
        if not names or any(name in {f.name, f.choice} or (name not in exact and f.name.startswith(name)) for name in names)
    ]


def options(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the options."""
    parser = argparse.ArgumentParser(
        prog="scripts/bench layouts", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--family", action="append", default=[])
    parser.add_argument("--show", nargs="?", const="", metavar="FAMILY")
    parser.add_argument("--held", action="store_true")
    parser.add_argument("--contact", action="store_true")
    parser.add_argument("--forms", type=int, default=DOCUMENTS, metavar="N")
    parser.add_argument("--dump", type=Path, metavar="FILE")
    parser.add_argument("--no-audit", action="store_true")
    asked = parser.parse_args(arguments)
    if asked.show:
        asked.family.append(asked.show)
    asked.show = asked.show is not None
    return asked
