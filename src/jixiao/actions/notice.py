"""The review opinion on a submitted file, as an official letter."""

from datetime import date
from pathlib import Path

from jixiao.actions.audit import AuditRequest, audit
from jixiao.actions.inputs.formless import refuse_without_form
from jixiao.actions.inputs.given import silent
from jixiao.audit.scheme import scheme
from jixiao.errors import UsageWrong
from jixiao.model.finding import DocumentReport
from jixiao.model.grade import GradeProposal
from jixiao.privacy.mask import masked
from jixiao.write.notice.content import Order, letter
from jixiao.write.notice.docx import notice_docx

SUFFIXES = (".docx", ".doc", ".pdf", ".txt", ".html", ".xlsx", ".md")
"""Suffixes of files, of which the first is a letter's; under any other name the letters on many inputs make a folder."""


def check_suffix(to: Path) -> None:
    """Raise UsageWrong for what is not called like a Word file."""
    if to.suffix.lower() != SUFFIXES[0]:
        raise UsageWrong(
            f"审核意见写成 Word 文件，“{to.name}”的后缀应为 .docx。", f"The opinion is a Word file; “{to.name}” must end in .docx."
        )


def notice(file: str, today: date, deadline: date | None, *, raw: bool = False) -> tuple[bytes, tuple[GradeProposal, ...]]:
    """Return the letter's bytes and the grades that it proposes; UsageWrong where the file holds no form or the day has passed.

    Personal data is masked unless it is wished ``raw``.
    """
    check_deadline(deadline, today)
    outcome = audit(asked((file,), today), bytes, silent)
    for unreadable in outcome.unreadable:
        raise unreadable
    if len(outcome.report.documents) != 1:
        raise UsageWrong("一次只能给一个文件写审核意见。", "One file at a time.")
    report = outcome.report.documents[0]
    return notice_on(report, today, deadline, raw=raw), report.grades


def asked(files: tuple[str, ...], today: date) -> AuditRequest:
    """Return how files are audited for their letters: an official letter is Chinese, whatever language the call is in."""
    return AuditRequest(files=files, today=today, lang="zh")


def check_deadline(deadline: date | None, today: date) -> None:
    """Raise UsageWrong for a day that has passed."""
    if deadline is not None and deadline < today:
        raise UsageWrong(f"期限 {deadline} 已经过去，今天是 {today}。", f"The deadline {deadline} has passed; today is {today}.")


def notice_on(report: DocumentReport, today: date, deadline: date | None, *, raw: bool) -> bytes:
    """Return the bytes of the letter on a report; UsageWrong where there was no form to judge."""
    refuse_without_form(report)
    order = Order(today, deadline, report.unit, scheme(report.as_of).verified)
    return notice_docx(letter(report if raw else masked(report), order), today)
