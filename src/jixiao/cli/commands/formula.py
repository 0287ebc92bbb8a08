"""``jixiao formula``: recomputes a calculation, or one a line."""

import click

from jixiao.cli.options import command, flag, layout_option, one_or_lines
from jixiao.cli.terminal import Terminal, stdin_lines
from jixiao.formula.calculation import evaluate
from jixiao.formula.calculation.encode import to_json
from jixiao.formula.calculation.render import render_tree
from jixiao.write.as_json import as_json


@command("formula", values_may_start_with_dash=True)
@click.argument("expression", required=False, metavar="EXPR")
@flag("--lines")
@layout_option("text", "json")
def run(terminal: Terminal, /, *, expression: str | None, lines: bool, layout: str) -> int:
    """Print value, stated value, verdict and working; return 1 when a stated result does not hold."""
    one_or_lines(expression, lines=lines)
    if expression is not None:
        result = evaluate(expression)
        terminal.show(
            as_json(to_json(result)) if layout == "json" else render_tree(result, terminal.page().paint.coloured, terminal.lang) + "\n"
        )
        return int(result.holds is False)
    wrong = False
    for line in stdin_lines():
        result = evaluate(line)
        wrong |= result.holds is False
        terminal.show(as_json(to_json(result, working=False), one_line=True))
    return int(wrong)
