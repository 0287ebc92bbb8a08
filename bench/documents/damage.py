"""Reads damaged files for a time: none may break the reader, hang it, or make it show money that stands nowhere."""

import random
import traceback
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from time import monotonic, perf_counter
from typing import NamedTuple

from documents.amounts import strangers
from documents.mutants import mutated, seeds
from jixiao.errors import InputUnreadable
from jixiao.model.document import Document, Funding
from jixiao.read.document import is_plain, read_bytes
from jixiao.read.gate import format_of

SLOW, SLOW_PDF = 10.0, 40.0
"""Processor seconds that a damaged file may take; damaged pages of a PDF may have to be recognised as pictures."""
STUCK = 180.0
"""Seconds by the clock after which a file counts as hung however little it does."""
MONEY = (
    "total",
    "total_fiscal",
    "total_other",
    "annual",
    "annual_fiscal",
    "carried_over",
    "annual_other",
    "initial",
    "adjusted",
    "executed",
)


class Found(NamedTuple):
    """How many files of each format ended how, the longest time of each format, and what was wrong."""

    counts: Counter[tuple[str, str]]
    slowest: dict[str, float]
    faults: list[str]


def run(minutes: float, seed: int) -> Found:
    """Read damaged files for so many minutes; each is told by its number, which makes it again."""
    sources = seeds()
    names = sorted(sources)
    found = Found(Counter(), {}, [])
    end, number = monotonic() + minutes * 60, 0
    while monotonic() < end:
        number += 1
        name = names[number % len(names)]
        data = mutated(sources[name], random.Random(f"{seed}-{number}"))  # noqa: S311 - the same files in every run
        one(found, name, data, number)
    return found


def one(found: Found, name: str, data: bytes, number: int) -> None:
    """Read one damaged file and count how it ended."""
    kind = name.rpartition(".")[2]
    begin, worked = perf_counter(), processor()
    try:
        document: Document | None = read_bytes(data, name)
        found.counts[kind, "read"] += 1
    except InputUnreadable:
        document = None
        found.counts[kind, "refused"] += 1
    except (Exception, RecursionError):  # noqa: BLE001 - every other exception is what is looked for
        document = None
        found.counts[kind, "crashed"] += 1
        found.faults.append(f"{name} #{number}: {traceback.format_exc(limit=-3)}")
    took = processor() - worked
    found.slowest[kind] = max(found.slowest.get(kind, 0.0), took)
    if took > (SLOW_PDF if kind == "pdf" else SLOW) or perf_counter() - begin > STUCK:
        found.counts[kind, "hung"] += 1
        found.faults.append(f"{name} #{number}: {took:.1f} s")
    if document is not None and document.source.format != "scan":  # what a picture shows, no text of the file can prove
        judge(found, kind, f"{name} #{number}", document, data)


def processor() -> float:
    """Return the processor seconds of this process and of the children that have ended."""
    return sum(sum(getrusage(who)[:2]) for who in (RUSAGE_SELF, RUSAGE_CHILDREN))


def judge(found: Found, kind: str, name: str, document: Document, data: bytes) -> None:
    """Count the amounts of a document, and those that stand nowhere in its file."""
    amounts = list(amounts_of(document))
    form = None if is_plain(data, name.partition(" ")[0]) or kind in ("json", "txt") else format_of(data, name)
    odd = strangers(amounts, data, form)
    found.counts[kind, "amounts"] += len(amounts)
    found.counts[kind, "invented"] += len(odd)
    if odd:
        found.faults.append(f"{name}: {', '.join(map(str, odd))}")


def amounts_of(document: Document) -> Iterator[Decimal]:
    """Yield the money that was read from forms and cover."""
    if document.stated_total is not None:
        yield document.stated_total
    for project in document.projects:
        yield from money_of(project.funding)


def money_of(funding: Funding) -> Iterator[Decimal]:
    """Yield the amounts of one form."""
    yield from (amount for name in MONEY if (amount := getattr(funding, name)) is not None)
