"""Families read and audited: every document by the program's own functions, every form beside itself in our own words."""

import json
from collections.abc import Sequence
from hashlib import sha256

from jixiao.audit.load import shipped_rules
from jixiao.audit.run import AuditOptions, audit_documents
from jixiao.errors import JixiaoError
from jixiao.model.document import Document, Source
from jixiao.model.finding import DocumentReport
from jixiao.read.document import is_plain, read_bytes
from jixiao.read.gate import format_module, format_of
from jixiao.read.recognise import recognise
from jixiao.read.refused import Refused
from jixiao.write.as_json import as_json
from layouts.family import Case
from layouts.scoring import Json, Score, score


def scored(cases: Sequence[Case], *, audit: bool = True) -> list[Score]:
    """Return the scores of documents; without ``audit`` only what was read counts."""
    found = [read(case) for case in cases]
    whole = [n for n, document in enumerate(found) if document is not None]
    reports = (
        dict(
            zip(
                whole,
                zip(
                    reported([cases[n].wanted for n in whole]),
                    reported([document for document in found if document is not None]),
                    strict=True,
                ),
                strict=True,
            )
        )
        if audit
        else {}
    )
    return [
        score(case.name, plain(case.wanted), None if document is None else plain(document), reports.get(n))
        for n, (case, document) in enumerate(zip(cases, found, strict=True))
    ]


def read(case: Case) -> Document | None:
    """Return the reading of a file in this process (the program reads all but text in a fenced child), None where it is refused."""
    try:
        form = None if is_plain(case.data, case.name) else format_of(case.data, case.name)
        if form is None:
            return read_bytes(case.data, case.name)
        source = Source(file=case.name, sha256=sha256(case.data).hexdigest())
        return recognise(format_module(form).read(case.data), source)
    except (JixiaoError, Refused):
        return None


def reported(documents: Sequence[Document]) -> list[DocumentReport]:
    """Return the audit of each document."""
    return list(audit_documents(documents, AuditOptions(), shipped_rules()).documents) if documents else []


def plain(document: Document) -> Json:
    """Return the document in the JSON shape of the contract."""
    found: Json = json.loads(as_json(document))
    return found
