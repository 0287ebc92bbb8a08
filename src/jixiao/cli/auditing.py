"""The work of ``jixiao audit`` itself; loaded while the rules are planned."""

from collections.abc import Mapping
from contextlib import nullcontext
from importlib import import_module
from pathlib import Path
from typing import Any

from jixiao.actions.audit import AuditRequest, audit
from jixiao.actions.inputs.given import wants_folder
from jixiao.cli.layouts import KNOWN, Wishes
from jixiao.cli.reports import hand_over_report
from jixiao.cli.terminal import Terminal, read_stdin
from jixiao.errors import UsageWrong


def check_for_folder(wishes: Wishes) -> None:
    """Raise UsageWrong for what a folder of reports has no place for, so that nothing asked for is left undone unsaid."""
    if wishes.write_baseline is not None:
        raise UsageWrong(
            "--write-baseline 不能和文件夹一起用。请先不写 --to 文件夹，审核同样的文件写出基线；再加 --baseline 审核进文件夹。",
            "--write-baseline does not go with a folder. Write the baseline first, without the folder; then audit into it with --baseline.",
        )
    if wishes.explain:
        raise UsageWrong(
            "--explain 不能和文件夹一起用。看一条规则，用 jixiao rule 编号。",
            "--explain does not go with a folder. See a rule by jixiao rule CODE.",
        )


def audit_files(given: Mapping[str, Any], wishes: Wishes, terminal: Terminal) -> int:
    """Audit the files and hand over the report; return the exit code.

    ``given`` are the fields of an AuditRequest, with the folder of the ledgers and the file of bindings in place of the records.
    """
    fields = {name: value for name, value in given.items() if name not in ("ledgers", "bindings")}
    ledgers = given["ledgers"]
    sent = [Path(name) for name in (*given["files"], *([ledgers] if ledgers else []))]
    work = import_module("jixiao.cli.office").office_at_work(terminal, given["office"], given["config"], sent) if ledgers else nullcontext()
    with work:
        records = (
            import_module("jixiao.actions.records.record_set").record_set(given["files"][0], ledgers, given["bindings"])
            if ledgers
            else None
        )
        request = AuditRequest(today=terminal.today, lang=terminal.asked, records=records, **fields)
        progress = terminal.progress(wanted=not wishes.no_progress)
        if wishes.layout is None and wishes.to is not None and wants_folder(wishes.to, request.files, KNOWN):
            check_for_folder(wishes)
            done = import_module("jixiao.actions.many.audit_folder").audit_folder(
                request, wishes.to, progress, force=wishes.force, raw=wishes.raw
            )
            return int(import_module("jixiao.cli.foldering").tell_audits(done, wishes, terminal))
        outcome = audit(request, read_stdin, progress)
    return hand_over_report(outcome, wishes, terminal.speaking(outcome.lang))
