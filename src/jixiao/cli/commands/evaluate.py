"""``jixiao evaluate``: scores a document by the records of its year."""

from pathlib import Path

import click

from jixiao.actions.evaluate import EvaluateRequest, evaluate
from jixiao.cli.evaluating import LAYOUTS, hand_over_evaluation
from jixiao.cli.office import office_option
from jixiao.cli.options import OneOf, command, flags, out_file
from jixiao.cli.terminal import Terminal, read_stdin
from jixiao.privacy.leaving import for_others


@command("evaluate")
@click.argument("file", metavar="FILE")
@click.option("--ledgers", metavar="DIR", type=Path, required=True)
@click.option("--bindings", metavar="FILE", type=Path)
@click.option("--scheme", metavar="NAME")
@click.option("--what-if", metavar="POINTER=VALUE", multiple=True)
@click.option("--format", "layout", type=OneOf(*LAYOUTS), metavar="|".join(LAYOUTS), default="text")
@out_file("--to")
@out_file("--evidence", "OUT.xlsx")
@flags("--verbose", "--raw")
@office_option
def run(terminal: Terminal, /, *, layout: str, to: Path | None, evidence: Path | None, verbose: bool, raw: bool, **given: object) -> int:
    """Print the self-evaluation with its working, or write it and the index of its evidence."""
    outcome = evaluate(EvaluateRequest(**given), read_stdin)  # type: ignore[arg-type]  # click's keywords are the fields
    hand_over_evaluation(
        for_others(outcome, to, raw=raw), terminal, terminal.page(verbose=verbose, to_file=to is not None), layout, to, evidence
    )
    return 0
