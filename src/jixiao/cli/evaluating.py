"""A self-evaluation handed over: printed in the layout asked for, or written with the index of its evidence."""

from pathlib import Path

from jixiao.actions.evaluate import Outcome, check_suffix, write_evaluation
from jixiao.cli.terminal import Terminal
from jixiao.write.as_json import as_json
from jixiao.write.atomic import write_whole
from jixiao.write.evaluation.markdown import evaluation_markdown
from jixiao.write.evaluation.text import evaluation_text
from jixiao.write.evaluation.xlsx import evidence_xlsx
from jixiao.write.page import Page

LAYOUTS = ("text", "json", "markdown")


def hand_over(outcome: Outcome, terminal: Terminal, page: Page, layout: str, to: Path | None, evidence: Path | None) -> None:
    """Write what is to be written and tell where it lies; print the evaluation where nothing is written or JSON is asked for."""
    if to is not None:
        check_suffix(to)
    if evidence is not None:
        write_whole(evidence, evidence_xlsx(outcome.evaluation, page))
        terminal.tell(terminal.say(f"佐证目录已写入 {evidence}。", f"Index of evidence written: {evidence}."))
    if to is not None:
        write_evaluation(outcome, to, page)
        terminal.tell(terminal.say(f"已写入 {to}。", f"Written: {to}."))
    elif evidence is None or layout != "text":
        terminal.show(_laid_out(outcome, layout, page))


def _laid_out(outcome: Outcome, layout: str, page: Page) -> str | bytes:
    if layout == "json":
        return as_json(outcome.evaluation)
    return evaluation_markdown(outcome.evaluation, page) if layout == "markdown" else evaluation_text(outcome.evaluation, page)
