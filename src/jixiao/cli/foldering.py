"""What is told of a run that wrote a folder, and the exit code it ends with."""

from pathlib import Path

from jixiao.actions.many.audit_folder import INDEX, FolderOutcome
from jixiao.cli.layouts import Wishes
from jixiao.cli.reports import DONE, FINDINGS, UNDECIDED, WRONG, is_short, tell_not_run
from jixiao.cli.terminal import Terminal
from jixiao.write.page import Page
from jixiao.write.report.summary import conclusion


def tell_audits(done: FolderOutcome, wishes: Wishes, terminal: Terminal) -> int:
    """Tell where the summary lies and what it comes to; return the exit code, by the findings as everywhere."""
    outcome = done.outcome
    there = terminal.speaking(outcome.lang)
    for unreadable in outcome.unreadable:
        there.fail(unreadable)
    tell_not_run(outcome, there)
    there.passed_over(outcome.skipped)
    there.show("".join(f"{sentence}\n" for sentence in conclusion(done.lines, outcome.report.unreadable, Page(outcome.lang))))
    index, kept = (wishes.to or Path()) / INDEX, done.kept
    unchanged = there.say(f"，{kept} 个文件没有变，沿用上次的", f", {kept} files unchanged and kept") if kept else ""
    there.tell(there.say(f"已写入 {index}{unchanged}。", f"Written: {index}{unchanged}."))
    if is_short(outcome) or not all(line.projects for line in done.lines):
        return WRONG
    if outcome.failed:
        return FINDINGS
    return UNDECIDED if wishes.strict and outcome.undecided else DONE
