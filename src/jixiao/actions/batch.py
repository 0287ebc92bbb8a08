"""One process of many: reads its share from standard input, sends what came of each input to standard output."""

import os
import sys

from msgspec import msgpack

from jixiao.actions.audit import AuditRequest, prepared
from jixiao.actions.many import Share, answered, path, send
from jixiao.audit.run import audit_documents


def child() -> None:
    """Work through the share, and end the process."""
    share = msgpack.decode(sys.stdin.buffer.read(), type=Share)
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    ready = prepared(request_of(share))
    for answer in answered(share, lambda documents: audit_documents(documents, ready.options, ready.force.rules, ready.force.problems)):
        send(out, answer)
    os._exit(0)


def request_of(share: Share) -> AuditRequest:
    """Return what the user asked for, as this process understands it."""
    return AuditRequest(
        files=share.files,
        today=share.today,
        lang=share.lang,
        rules=path(share.rules),
        select=share.select,
        ignore=share.ignore,
        as_of=share.as_of,
        show_unknown=share.show_unknown,
        office=path(share.office),
        config=path(share.config),
        baseline=path(share.baseline),
    )
