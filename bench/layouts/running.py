"""Families read and audited: every document by the program's own functions, every form beside itself in our own words."""

import json
from collections.abc import Sequence
from hashlib import sha256
from traceback import format_exception_only
from typing import NamedTuple

from msgspec.structs import replace

from jixiao.errors import JixiaoError
from jixiao.model.document import Document, Source
from jixiao.read.document import is_plain, read_bytes
from jixiao.read.gate import format_of
from jixiao.read.parsing import format_module
from jixiao.read.recognise import recognise
from jixiao.read.refused import Refused
from jixiao.write.as_json import as_json
from layouts.family import Case
from layouts.scoring import Audits, Fault, Json, Score, score
from layouts.verdicts import audited


class Crash(NamedTuple):
    """A reading that ended in a fault of the program; what it said."""

    said: str


def scored(cases: Sequence[Case], *, audit: bool = True) -> list[Score]:
    """Return the scores of documents; without ``audit`` only what was read counts."""
    found = [read(case) for case in cases]
    whole = {n: document for n, document in enumerate(found) if isinstance(document, Document)}
    audits = zip(audited([cases[n].wanted for n in whole]), audited(list(whole.values())), strict=True) if audit else ()
    beside = dict(zip(whole, audits, strict=False))
    return [one(case, document, beside.get(n)) for n, (case, document) in enumerate(zip(cases, found, strict=True))]


def one(case: Case, document: Document | Crash | None, audits: Audits | None) -> Score:
    """Return the score of one document; a crash is told among its faults."""
    made = score(case.name, plain(case.wanted), plain(document) if isinstance(document, Document) else None, audits)
    if not isinstance(document, Crash):
        return made
    fault = Fault("crash", "/projects", "", document.said, told=True)
    return replace(made, faults=(fault, *made.faults), tally={**made.tally, "crashed": 1}, declared=False)


def read(case: Case) -> Document | Crash | None:
    """Return the reading of a file in this process (the program reads all but text in a fenced child), None where it is refused."""
    try:
        form = None if is_plain(case.data, case.name) else format_of(case.data, case.name)
        if form is None:
            return read_bytes(case.data, case.name)
        source = Source(file=case.name, sha256=sha256(case.data).hexdigest())
        return recognise(format_module(form).read(case.data), source)
    except (JixiaoError, Refused):
        return None
    except Exception as crash:  # noqa: BLE001 - whatever the reader dies of is a result here, and the other documents go on
        return Crash("".join(format_exception_only(crash)).strip())


def plain(document: Document) -> Json:
    """Return the document in the JSON shape of the contract."""
    found: Json = json.loads(as_json(document))
    return found
