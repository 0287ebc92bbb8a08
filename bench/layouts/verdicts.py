"""What the audit says of a form as it is known beside what it says of its reading, subject by subject."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from jixiao.audit.load import shipped_rules
from jixiao.audit.run import AuditOptions, Group, judged_groups, reported
from jixiao.facts.build import document_key
from jixiao.model.document import Document
from jixiao.model.finding import DocumentReport
from layouts.aligned import FormPair

OF_THE_COPY = frozenset({"FRM15", "FRM17"})
"""Rules that tell what the reader had to mend: that is its word, not a fault of the form."""
ORDER = {"pass": 0, "unknown": 1, "fail": 2}
"""A subject that several rows speak of is what the worst of them says."""
ROWS = "indicators"
Verdicts = Mapping[tuple[str, str], str]
"""Of a rule's code and the pointer of a subject: pass, unknown or fail; a subject that it does not look at is not there."""


class Audited(Struct, frozen=True):
    """The audit of one document: its report, and every verdict."""

    report: DocumentReport
    verdicts: Verdicts


def audited(documents: Sequence[Document]) -> list[Audited]:
    """Return the audit of each document."""
    if not documents:
        return []
    options = AuditOptions()
    groups = judged_groups(documents, options, shipped_rules())
    told = {position: verdicts for group in groups for position, verdicts in verdicts_of(group)}
    reports = reported(groups, options).documents
    return [Audited(report, told[n]) for n, report in enumerate(reports)]


def verdicts_of(group: Group) -> Iterator[tuple[int, Verdicts]]:
    """Yield the verdicts on every document of a group, by its position."""
    found: dict[str, dict[tuple[str, str], str]] = {document_key(n): {} for n in range(len(group.documents))}
    passes = (((code, subject), "pass") for (code, _), subjects in group.judged.passed.items() for subject in subjects)
    others = (((v.code, v.subject), "unknown" if v.ok is None else "fail") for v in group.judged.verdicts)
    for (code, subject), says in (*passes, *others):
        key, _, pointer = subject.partition(":")
        own = found[key]
        own[code, pointer] = max(says, own.get((code, pointer), "pass"), key=ORDER.__getitem__)
    yield from ((position, found[document_key(n)]) for n, position in enumerate(group.positions))


def changed(own: Verdicts, read: Verdicts, pairs: Sequence[FormPair]) -> Counter[tuple[str, str]]:
    """Return how many verdicts of a rule a layout changed other than to unknown, by its code and how.

    ``accused``: a subject fails that does not as it is known, or that is not there; ``cleared``: one passes, or is not looked at, that
    fails; ``moved``: any other change. Of a subject that was not read nothing is said, of one that was invented only that it fails.
    """
    here = dict(paired(pairs))
    known = {at: pointer for pointer, at in here.items()}
    owed = ((code, moved(pointer, here)) for code, pointer in own)
    found = Counter[tuple[str, str]]()
    for code, pointer in {*read, *((code, at) for code, at in owed if at is not None)}:
        before = moved(pointer, known)
        says, was = read.get((code, pointer), "none"), "none" if before is None else own.get((code, before), "none")
        if code not in OF_THE_COPY and says not in {"unknown", was} and (before is not None or says == "fail"):
            found[code, "accused" if says == "fail" else "cleared" if was == "fail" else "moved"] += 1
    return found


def paired(pairs: Sequence[FormPair]) -> Iterator[tuple[str, str]]:
    """Yield the pointers of forms and rows as they are known, each with the pointer where it was read."""
    for number, pair in enumerate(pair for pair in pairs if pair.wanted):
        if not pair.read:
            continue
        yield f"/projects/{number}", pair.pointer
        yield from ((f"/projects/{number}/{ROWS}/{n}", row.pointer) for n, row in enumerate(pair.rows) if row.wanted and row.read)


def moved(pointer: str, where: Mapping[str, str]) -> str | None:
    """Return the pointer of a subject on the other side, by those of forms and rows; None where it is not there."""
    if not pointer.startswith("/projects/") or pointer in where:
        return where.get(pointer, pointer)
    parts = pointer.split("/")
    form = where.get("/".join(parts[:3]))
    return None if form is None or parts[3] == ROWS else "/".join((form, *parts[3:]))
