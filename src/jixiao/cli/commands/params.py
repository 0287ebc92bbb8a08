"""``jixiao params``: lists the dated parameters."""

from datetime import date

import click

from jixiao.actions.params import list_params
from jixiao.cli.options import Day, command, flag, layout_option
from jixiao.cli.terminal import Terminal
from jixiao.write.as_json import as_json
from jixiao.write.text.lists import ParamLine, param_lines


@command("params")
@click.option("--on", metavar="DATE", type=Day())
@layout_option("text", "json")
@flag("--verbose")
def run(terminal: Terminal, /, *, on: date | None, layout: str, verbose: bool) -> int:
    """Print the parameters with source and whether they were checked, or those in force on a day."""
    found = list_params(on, terminal.lang)
    lines = (ParamLine(p.name, p.title, p.unit, v.value, v.since, v.until, v.source, v.verified) for p in found for v in p.values)
    terminal.show(as_json(found) if layout == "json" else param_lines(lines, terminal.page(verbose=verbose)))
    return 0
