"""What went wrong in a family's worst documents, with the path of every document: for whoever works on the reader."""

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from layouts.family import Case
from layouts.scoring import Fault, Score

WORST = 6
MOST_FAULTS = 14
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
    return score.silent, len(score.faults), len(score.changed)


def document(place: Path, score: Score) -> Iterator[str]:
    """Yield the lines on one document."""
    rows = f"{score.tally['rows right']} of {score.tally['rows wanted']} rows, {score.tally['fields right']} of {score.tally['fields wanted']} fields"
    said = "WRONG WITHOUT A WORD" if score.silent else "declared" if score.declared else "doubt told" if score.faults else "right"
    yield f"── {place / score.name}: {rows}; {said}"
    yield from (fault_line(fault) for fault in score.faults[:MOST_FAULTS])
    if len(score.faults) > MOST_FAULTS:
        yield f"     … and {len(score.faults) - MOST_FAULTS} more faults"
    if score.changed:
        yield f"     audit: {', '.join(score.changed[:12])}"
    yield ""


def fault_line(fault: Fault) -> str:
    """Return the line on one fault; those that the reader is unsure of have a question mark."""
    told = "?" if fault.told else " "
    pointer = fault.pointer.removeprefix("/projects/")
    parts = [f"wanted {fault.wanted[:90]!r}"] if fault.wanted else []
    parts += [f"read {fault.read[:90]!r}"] if fault.read else []
    return f"   {told} {fault.what:14} {pointer:28} {'; '.join(parts)}"
