"""``jixiao target``: reads a target value, or one a line."""

import click

from jixiao.cli.options import command, flag, layout_option, one_or_lines
from jixiao.cli.terminal import Terminal, stdin_lines
from jixiao.formula.target import read_target, target_json, to_text
from jixiao.write.as_json import as_json


@command("target", values_may_start_with_dash=True)
@click.argument("text", required=False, metavar="TEXT")
@flag("--lines")
@layout_option("text", "json")
def run(terminal: Terminal, /, *, text: str | None, lines: bool, layout: str) -> int:
    """Print what the value says; with ``--lines`` one JSON object for every line of standard input."""
    one_or_lines(text, lines=lines)
    if text is not None:
        reading = read_target(text)
        terminal.show(as_json(target_json(reading)) if layout == "json" else to_text(reading, terminal.lang) + "\n")
        return 0
    for line in stdin_lines():
        terminal.show(as_json(target_json(read_target(line)), one_line=True))
    return 0
