"""What went wrong in a family's worst documents, with the path of every document: for whoever works on the reader."""

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from layouts.family import Case
from layouts.scoring import Fault, Score

WORST = 6
MOST_LINES = 14
FOLDER = Path(tempfile.gettempdir()) / "jixiao-layouts"


def written(cases: Sequence[Case], family: str, folder: Path = FOLDER) -> Path:
    """Write a family's documents and what is wanted of each, beside one another; return the folder."""
    from jixiao.write.as_json import as_json  # noqa: PLC0415

    place = folder / family
    place.mkdir(parents=True, exist_ok=True)
    for case in cases:
        (place / case.name).write_bytes(case.data)
        (place / f"{case.name}.wanted.json").write_bytes(as_json(case.wanted))
    return place


def shown(place: Path, scores: Sequence[Score], most: int = WORST) -> Iterator[str]:
    """Yield the lines on the worst documents: silent ones first, then those with most faults."""
    worst = sorted(scores, key=badness, reverse=True)[:most]
    for score in worst:
        if not badness(score)[1] and not score.changed:
            continue
        yield from document(place, score)
    fine = sum(not score.faults for score in scores)
    yield f"{fine} of {len(scores)} documents without any fault; all of them, and NAME.wanted.json beside each, lie in {place}"


def badness(score: Score) -> tuple[bool, int, int]:
    """Return how bad a document is."""
    return score.silent or bool(score.tally.get("crashed")), len(score.faults), len(score.changed)


def document(place: Path, score: Score) -> Iterator[str]:
    """Yield the lines on one document."""
    rows = f"{score.tally['rows right']} of {score.tally['rows wanted']} rows, {score.tally['fields right']} of {score.tally['fields wanted']} fields"
    said = (
        "CRASHED"
        if score.tally.get("crashed")
        else "WRONG WITHOUT A WORD"
        if score.silent
        else "declared"
        if score.declared
        else "doubt told"
        if score.faults
        else "right"
    )
    yield f"── {place / score.name}: {rows}; {said}"
    groups = grouped(score.faults)
    yield from (fault_line(faults) for faults in groups[:MOST_LINES])
    if len(groups) > MOST_LINES:
        yield f"     … and {len(groups) - MOST_LINES} more kinds of faults"
    if score.changed:
        yield f"     audit: {', '.join(score.changed[:12])}"
    yield ""


def grouped(faults: Sequence[Fault]) -> list[list[Fault]]:
    """Return the faults together that are the same of one form's field or column."""
    groups: dict[tuple[str, ...], list[Fault]] = {}
    for fault in faults:
        parts = fault.pointer.split("/")
        column = parts[-1] if not parts[-1].isdigit() else ""
        groups.setdefault((fault.what, *parts[:3], column, str(fault.told)), []).append(fault)
    return list(groups.values())


def fault_line(faults: Sequence[Fault]) -> str:
    """Return the line on some faults of one kind, the first for all; those that the reader is unsure of have a question mark."""
    first, count = faults[0], len(faults)
    told, times = "?" if first.told else " ", f"×{count}" if count > 1 else ""
    parts = [f"wanted {first.wanted[:90]!r}"] if first.wanted else []
    parts += [f"read {first.read[:90]!r}"] if first.read else []
    return f"   {told} {first.what:13} {times:4} {first.pointer.removeprefix('/projects/'):26} {'; '.join(parts)}"
