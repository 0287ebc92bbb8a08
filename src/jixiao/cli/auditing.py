"""How ``jixiao audit`` goes about its work: what can begin at once does, and all else is loaded meanwhile."""

from collections.abc import Mapping
from typing import Any

from jixiao.cli.layouts import Wishes
from jixiao.cli.terminal import Terminal, read_stdin


def plan_ahead(given: Mapping[str, Any], terminal: Terminal) -> None:
    """Begin to plan the rules, unless only some are asked for."""
    from jixiao.actions.ahead import begin

    if not given["select"] and not given["ignore"]:
        begin(given["as_of"], terminal.today)


def audit_files(given: Mapping[str, Any], wishes: Wishes, terminal: Terminal) -> int:
    """Audit the files and hand over the report; return the exit code. ``given`` are the fields of an AuditRequest."""
    from jixiao.actions.audit import AuditRequest, audit
    from jixiao.cli.reports import hand_over

    request = AuditRequest(today=terminal.today, lang=terminal.asked, **given)
    outcome = audit(request, read_stdin, terminal.progress(wanted=not wishes.no_progress))
    return hand_over(outcome, wishes, terminal.speaking(outcome.lang))
