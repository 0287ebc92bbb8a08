"""One process of many: reads its share from standard input, sends what came of each input to standard output."""

import os
import sys
from collections.abc import Sequence

from msgspec import msgpack

from jixiao.actions.audit import AuditRequest, prepared
from jixiao.actions.many.processes import SECONDS, Judges, Share, answered, path, send
from jixiao.audit.run import audit_documents
from jixiao.audit.waivers import fitting
from jixiao.model.document import Document
from jixiao.model.finding import AuditReport, DocumentReport, every
from jixiao.system.process import die_with_parent, limit, unlimited

MEMORY = 1 << 30
"""Bytes of address space beyond those of a ready process that some documents, audited together, may take; they take half, and fill a tenth."""


def child(parent: int) -> None:
    """Work through the share, and end the process."""
    die_with_parent(parent)
    unlimited()
    share = msgpack.decode(sys.stdin.buffer.read(), type=Share)
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    ready = prepared(request_of(share))
    limit(memory=MEMORY)

    def judge(documents: Sequence[Document]) -> AuditReport:
        return audit_documents(documents, ready.options, ready.force.rules, ready.force.problems)

    def weigh(report: DocumentReport) -> tuple[bool, bool, tuple[int, ...]]:
        weighed = ready.weigh((report,))
        return weighed.failed, weighed.undecided, fitting(every(report.findings), ready.options.waivers)

    for answer in answered(share, Judges(judge, weigh), lambda: limit(seconds=SECONDS)):
        send(out, answer)
    os._exit(0)


def request_of(share: Share) -> AuditRequest:
    """Return what the user asked for, as this process understands it."""
    return AuditRequest(
        files=(),
        today=share.today,
        lang=share.lang,
        rules=path(share.rules),
        select=share.select,
        ignore=share.ignore,
        as_of=share.as_of,
        fail_on=share.fail_on,
        show_unknown=share.show_unknown,
        office=path(share.office),
        config=path(share.config),
        seek=False,
        baseline=path(share.baseline),
    )
