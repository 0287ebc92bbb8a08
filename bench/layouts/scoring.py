"""The score of one document: what is right, what is wrong without a word, how sure each value was said to be, what the audit made of it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct

from jixiao.model.finding import DocumentReport
from layouts.aligned import FormPair, RowPair, Value, forms
from layouts.verdicts import OF_THE_COPY, Audited, changed

SURE = 0.95
BINS = ((0.0, 0.5), (0.5, 0.8), (0.8, SURE), (SURE, 1.01))
WHERE = frozenset(("line", "page", "sheet", "table", "row", "column", "box", "text", "confidence", "file"))
"""What a place says of where a value stands; whatever else it may come to say is evidence."""
OUTCOME = ("points", "actual", "score")
Json = dict[str, Any]
Audits = tuple[Audited, Audited]
"""The audits of a form as it is known, and as it was read."""


class Told(Struct, frozen=True):
    """A value that was read: its pointer, how sure it was said to be, whether it is right, and the reader's raw evidence if it gives any."""

    pointer: str
    confidence: float
    right: bool
    evidence: dict[str, Any]


class Fault(Struct, frozen=True):
    """Something that was read wrong, not read, or invented; ``told``: the reader said that it is not sure of it."""

    what: str
    pointer: str
    wanted: str
    read: str
    told: bool


class Score(Struct, frozen=True, kw_only=True):
    """The score of one document; ``tally`` counts by name, ``changed`` are the codes of verdicts that came (+) beside those of the form itself."""

    name: str
    tally: dict[str, int]
    declared: bool
    silent: bool
    faults: tuple[Fault, ...]
    values: tuple[Told, ...]
    changed: tuple[str, ...] = ()


def score(name: str, wanted: Json, read: Json | None, audits: Audits | None) -> Score:
    """Return the score of a document; ``read`` None where the reader refused it; ``audits``: of the form itself, of the reading."""
    got = read or {"projects": [], "places": {}, "unread": []}
    pairs = forms(wanted["projects"], got["projects"])
    year = Value("/fiscal_year", text_of(wanted.get("fiscal_year")), text_of(got.get("fiscal_year")))
    declared = not got["projects"] or bool(got["unread"]) or any(p["partly_read"] for p in got["projects"])
    told = [Told(v.pointer, sure(got, v.pointer), v.right, evidence(got, v.pointer)) for v in read_values(pairs, year)]
    found = tuple(faults(pairs, year if got["projects"] else None, got))
    tally = Counter(dict(shares("fields", [year])))
    for what, count in counted(pairs, len(wanted["projects"]), len(got["projects"])):
        tally[what] += count
    made: list[str] = []
    if audits is not None:
        verdicts, made = judged(*audits, pairs)
        tally.update(verdicts)
    silent = not declared and any(not fault.told for fault in found)
    return Score(name=name, tally=dict(tally), declared=declared, silent=silent, faults=found, values=tuple(told), changed=tuple(made))


def text_of(year: int | None) -> str | None:
    """Return a year as it is compared."""
    return None if year is None else str(year)


def sure(read: Json, pointer: str) -> float:
    """Return how sure the reader said it was of a value: wholly where it says nothing, and of a target as of its parts."""
    place = read["places"].get(pointer)
    return 1.0 if place is None else float(place.get("confidence", 1.0))


def evidence(read: Json, pointer: str) -> dict[str, Any]:
    """Return what else the reader says of its certainty at the value's place, under whatever names."""
    place = read["places"].get(pointer) or {}
    return {key: told for key, told in place.items() if key not in WHERE}


def read_values(pairs: list[FormPair], year: Value) -> Iterator[Value]:
    """Yield every value that was read."""
    if year.read is not None:
        yield year
    for pair in pairs:
        yield from (value for value in (*pair.fields, *pair.story) if value.read is not None and not value.pointer.endswith("/kind"))
        for row in pair.rows:
            yield from (value for value in row.cells if value.read is not None)


def faults(pairs: list[FormPair], year: Value | None, read: Json) -> Iterator[Fault]:
    """Yield what is wrong with a reading, field by field and row by row; ``year`` None where no form was found at all."""
    if year is not None:
        yield from value_faults("field", [year], read)
    for pair in pairs:
        if not pair.read or not pair.wanted:
            yield Fault("form " + ("missing" if pair.wanted else "invented"), pair.pointer, "", "", told=False)
        if pair.read and pair.wanted:
            yield from value_faults("field", pair.fields, read)
            yield from value_faults("story", pair.story, read)
        for row in pair.rows:
            yield from row_faults(row, read)


def value_faults(what: str, values: Iterable[Value], read: Json) -> Iterator[Fault]:
    """Yield the values that are not as wanted."""
    for value in values:
        if value.fault is not None:
            yield Fault(f"{what} {value.fault}", value.pointer, value.wanted or "", value.read or "", sure(read, value.pointer) < SURE)


def row_faults(row: RowPair, read: Json) -> Iterator[Fault]:
    """Yield what is wrong with a row: the whole of it, or cells of it."""
    if row.read is None:
        yield Fault("row missing", row.pointer, " | ".join(row.wanted or ()), "", sure(read, row.pointer) < SURE)
    elif row.wanted is None:
        told = any(sure(read, value.pointer) < SURE for value in row.cells)
        yield Fault("row invented", row.pointer, "", " | ".join(row.read), told)
    else:
        yield from value_faults("cell", row.cells, read)


def counted(pairs: list[FormPair], wanted: int, read: int) -> Iterator[tuple[str, int]]:
    """Yield counts by name: wanted, have, right of rows, outcomes, fields and narratives; the number of forms is a field."""
    for pair in pairs:
        yield from shares("fields", pair.fields)
        yield from shares("story", pair.story)
        for row in pair.rows:
            yield "rows wanted", int(row.wanted is not None)
            yield "rows have", int(row.read is not None)
            yield "rows right", int(row.right)
            yield "rows invented", int(row.wanted is None)
            for field in OUTCOME:
                yield from shares(field, [value for value in row.cells if value.pointer.endswith(f"/{field}")])
    yield from (("fields wanted", 1), ("fields have", 1), ("fields right", int(wanted == read)), ("forms right", int(wanted == read)))


def shares(what: str, values: tuple[Value, ...] | list[Value]) -> Iterator[tuple[str, int]]:
    """Yield how many values were wanted, read, read right and invented."""
    yield f"{what} wanted", sum(value.wanted is not None for value in values)
    yield f"{what} have", sum(value.read is not None for value in values)
    yield f"{what} right", sum(value.right for value in values)
    yield f"{what} invented", sum(value.fault == "invented" for value in values)


def judged(own: Audited, read: Audited, pairs: list[FormPair]) -> tuple[dict[str, int], list[str]]:
    """Return errors and warnings that the layout made, verdicts that changed other than to unknown by how they did, and their codes.

    A finding that is only told more softly was not made by the layout.
    """
    errors = loud(read.report, ("error",)) - loud(own.report, ("error",))
    warnings = loud(read.report, ("error", "warning")) - loud(own.report, ("error", "warning")) - errors
    moved = changed(own.verdicts, read.verdicts, pairs)
    codes = [f"error {code}" for code, _ in errors.elements()] + [f"warning {code}" for code, _ in warnings.elements()]
    hows = Counter(how for _, how in moved.elements())
    counts = {"errors": errors.total(), "warnings": warnings.total(), "verdicts": moved.total(), **hows}
    return counts, [*sorted(codes), *(f"verdict {code} {how}" for code, how in sorted(moved))]


def loud(report: DocumentReport, severities: tuple[str, ...]) -> Counter[tuple[str, str]]:
    """Return the findings of these severities by rule and form; those that speak of the copy itself are left out."""
    found = (f for f in report.findings if f.severity in severities and f.code not in OF_THE_COPY)
    return Counter((f.code, "/".join(f.path.split("/")[:3])) for f in found)
