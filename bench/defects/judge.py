"""Reading and auditing many texts at once, and what an audit says that it did not say of the text as it was."""

from collections import Counter
from collections.abc import Iterable, Sequence

from jixiao.audit.load import shipped_rules
from jixiao.audit.run import AuditOptions, audit_documents
from jixiao.errors import JixiaoError
from jixiao.model.document import Document
from jixiao.model.finding import Finding
from jixiao.read.document import read_bytes

BATCH = 240
MEDIUM = frozenset({"FRM01", "FRM15", "FRM17"})
"""Rules about the medium: a label lost in copying, torn cells."""
Verdicts = tuple[Finding, ...]


def read(data: bytes, name: str) -> Document | None:
    """Return the reading, None where the reader refuses the text."""
    try:
        return read_bytes(data, name)
    except JixiaoError:
        return None


def judged(documents: Sequence[Document]) -> list[Verdicts]:
    """Return the failures found in each document, audited in batches."""
    rules, found = shipped_rules(), []
    for begin in range(0, len(documents), BATCH):
        report = audit_documents(documents[begin : begin + BATCH], AuditOptions(), rules)
        found += [tuple(f for f in d.findings if f.verdict == "fail") for d in report.documents]
    return found


def fresh(found: Iterable[Finding], before: Iterable[Finding]) -> list[Finding]:
    """Return what is said now and was not said before, by rule, place and sentence; by rule and sentence where pointers moved."""
    told = {(f.code, f.path, f.message) for f in before}
    now = list(found)
    stay = {(f.code, f.path, f.message) for f in now}
    left = Counter((f.code, f.message) for f in before if (f.code, f.path, f.message) not in stay)
    new = []
    for finding in (f for f in now if (f.code, f.path, f.message) not in told):
        key = (finding.code, finding.message)
        if left[key]:
            left[key] -= 1
        else:
            new.append(finding)
    return new


def speaks_of(finding: Finding, prefixes: Iterable[str]) -> bool:
    """Return whether the finding points at one of the places or below it."""
    return any(path == prefix or path.startswith(f"{prefix}/") for prefix in prefixes for path in (finding.path, *finding.other_paths))
