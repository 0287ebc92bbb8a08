"""How ``jixiao audit`` goes about its work: what can begin at once does, and all else is loaded meanwhile."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jixiao.cli.layouts import Wishes
from jixiao.cli.terminal import Terminal, read_stdin

if TYPE_CHECKING:
    from jixiao.ledger.load import Records


def plan_ahead(given: Mapping[str, Any], terminal: Terminal) -> None:
    """Begin to open the database and to plan the rules, unless only some are asked for."""
    if given["select"] or given["ignore"]:
        return
    from jixiao.audit.database import desk

    desk().open_ahead()
    from jixiao.actions.ahead import begin

    begin(given["as_of"], terminal.today)


def audit_files(given: Mapping[str, Any], wishes: Wishes, terminal: Terminal) -> int:
    """Audit the files and hand over the report; return the exit code.

    ``given`` are the fields of an AuditRequest, with the folder of the ledgers in place of their records.
    """
    from jixiao.actions.audit import AuditRequest, audit
    from jixiao.cli.reports import hand_over

    fields = {name: value for name, value in given.items() if name != "ledgers"}
    request = AuditRequest(today=terminal.today, lang=terminal.asked, records=_records(given["ledgers"]), **fields)
    outcome = audit(request, read_stdin, terminal.progress(wanted=not wishes.no_progress))
    return hand_over(outcome, wishes, terminal.speaking(outcome.lang))


def _records(folder: Path | None) -> "Records | None":
    """Return the records of the ledgers, None where no folder is given."""
    if folder is None:
        return None
    from jixiao.actions.ledger import records_of

    return records_of(folder)
