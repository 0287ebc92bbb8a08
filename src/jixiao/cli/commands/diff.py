"""``jixiao diff``: tells what differs between two documents."""

from pathlib import Path

import click

from jixiao.actions.diff import diff
from jixiao.cli.differing import LAYOUTS, difference_layout
from jixiao.cli.options import OneOf, command, flag, out_file
from jixiao.cli.terminal import Terminal, read_stdin
from jixiao.privacy.leaving import for_others
from jixiao.write.as_json import as_json
from jixiao.write.atomic import write_whole
from jixiao.write.difference.report import diff_report
from jixiao.write.format.html import as_html
from jixiao.write.format.text import as_text

WRITERS = {"text": as_text, "html": as_html}


@command("diff")
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@click.option("--format", "layout", type=OneOf(*LAYOUTS), metavar="|".join(LAYOUTS))
@out_file("--to")
@click.option("--color", "colour", metavar="auto|always|never", type=OneOf("auto", "always", "never"), default="auto")
@flag("--raw")
def run(terminal: Terminal, /, *, one: str, other: str, layout: str | None, to: Path | None, colour: str, raw: bool) -> int:  # noqa: PLR0913 - one of each option
    """Print or write the differences; return 1 when there are any."""
    layout = difference_layout(layout, to)
    outcome = for_others(diff(one, other, read_stdin, terminal.progress(wanted=False)), to, raw=raw)
    page = terminal.page(colour, to_file=to is not None)
    report = diff_report(outcome.one, outcome.other, outcome.comparison, page)
    data = as_json(outcome.comparison) if layout == "json" else WRITERS[layout](report, page).encode()
    if to is None:
        terminal.show(data)
    else:
        write_whole(to, data)
        terminal.inform(f"已写入 {to}。", f"Written: {to}.")
    return int(bool(outcome.comparison.changes))
