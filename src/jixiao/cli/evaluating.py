"""A self-evaluation handed over: printed in the layout asked for, or written with the index of its evidence."""

from pathlib import Path

from jixiao.actions.evaluate import EvaluationOutcome, write_evaluation
from jixiao.actions.write import check_form_suffix
from jixiao.cli.terminal import Terminal
from jixiao.errors import UsageWrong
from jixiao.write.atomic import write_whole
from jixiao.write.evaluation.report import evaluation_report
from jixiao.write.evaluation.working import evaluation_json
from jixiao.write.evaluation.xlsx import evidence_xlsx
from jixiao.write.format.markdown import as_markdown
from jixiao.write.format.text import as_text
from jixiao.write.page import Page

INDEX = ".xlsx"
LAYOUTS = ("text", "json", "markdown")


def hand_over_evaluation(
    outcome: EvaluationOutcome, terminal: Terminal, page: Page, layout: str, to: Path | None, evidence: Path | None
) -> None:
    """Write what is to be written and tell where it lies; print the evaluation where nothing is written or JSON is asked for."""
    _check_places(to, evidence)
    if evidence is not None:
        write_whole(evidence, evidence_xlsx(outcome.evaluation, page))
        terminal.inform(f"佐证目录已写入 {evidence}。", f"Index of evidence written: {evidence}.")
    if to is not None:
        write_evaluation(outcome, to, page)
        terminal.inform(f"已写入 {to}。", f"Written: {to}.")
    elif evidence is None or layout != "text":
        terminal.show(_laid_out(outcome, layout, page))


def _check_places(to: Path | None, evidence: Path | None) -> None:
    """Raise UsageWrong before anything is written, so that not one file is written and the other refused."""
    if to is not None:
        check_form_suffix(to)
    if evidence is not None and evidence.suffix.lower() != INDEX:
        raise UsageWrong(
            f"佐证目录只能写成 {INDEX}，写成了“{evidence.name}”。", f"The index of evidence is written as {INDEX}, not “{evidence.name}”."
        )
    if to is not None and evidence is not None and to.absolute() == evidence.absolute():
        raise UsageWrong(f"--to 和 --evidence 都是“{to}”，请写到两个文件。", f"--to and --evidence are both “{to}”; name two files.")
    for place in filter(None, (to, evidence)):
        if place.is_dir() or not place.absolute().parent.is_dir():
            raise UsageWrong(
                f"无法写入“{place}”：文件夹不存在，或者它本身是文件夹。请先建好文件夹，或换一个位置。",
                f"“{place}” can't be written: its folder does not exist, or it is one itself. Make the folder or choose another place.",
            )


def _laid_out(outcome: EvaluationOutcome, layout: str, page: Page) -> str | bytes:
    if layout == "json":
        return evaluation_json(outcome.evaluation, page)
    report = evaluation_report(outcome.evaluation, page)
    return as_markdown(report, page) if layout == "markdown" else as_text(report, page)
