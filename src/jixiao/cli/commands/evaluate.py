"""``jixiao evaluate``: scores a document by the records of its year."""

from pathlib import Path

import click

from jixiao.actions.evaluate import EvaluateRequest, Outcome, evaluate, write_evaluation
from jixiao.cli.options import OneOf, command
from jixiao.cli.terminal import Terminal, read_stdin
from jixiao.write.as_json import as_json
from jixiao.write.atomic import write_whole
from jixiao.write.evaluation.markdown import evaluation_markdown
from jixiao.write.evaluation.text import evaluation_text
from jixiao.write.evaluation.xlsx import evidence_xlsx
from jixiao.write.page import Page


@command("evaluate")
@click.argument("file", metavar="FILE")
@click.option("--ledgers", metavar="DIR", type=Path, required=True)
@click.option("--bindings", metavar="FILE", type=Path)
@click.option("--scheme", metavar="NAME")
@click.option("--what-if", metavar="POINTER=VALUE", multiple=True)
@click.option("--format", "layout", type=OneOf("text", "json", "markdown"), metavar="text|json|markdown", default="text")
@click.option("--to", metavar="OUT", type=Path)
@click.option("--evidence", metavar="OUT.xlsx", type=Path)
@click.option("--verbose", is_flag=True)
def run(terminal: Terminal, /, *, layout: str, to: Path | None, evidence: Path | None, verbose: bool, **given: object) -> int:
    """Print the self-evaluation with its working, or write it and the index of its evidence."""
    outcome = evaluate(EvaluateRequest(**given), read_stdin)  # type: ignore[arg-type]  # click's keywords are the fields
    page = terminal.page(verbose=verbose, to_file=to is not None)
    if evidence is not None:
        write_whole(evidence, evidence_xlsx(outcome.evaluation, page))
        terminal.tell(terminal.say(f"佐证目录已写入 {evidence}。", f"Index of evidence written: {evidence}."))
    if to is not None:
        write_evaluation(outcome, to, page)
        terminal.tell(terminal.say(f"已写入 {to}。", f"Written: {to}."))
    elif evidence is None or layout != "text":
        terminal.show(_laid_out(outcome, layout, page))
    return 0


def _laid_out(outcome: Outcome, layout: str, page: Page) -> str | bytes:
    if layout == "json":
        return as_json(outcome.evaluation)
    return evaluation_markdown(outcome.evaluation, page) if layout == "markdown" else evaluation_text(outcome.evaluation, page)
