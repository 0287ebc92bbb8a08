"""``jixiao diff``: tells what differs between two documents."""

from pathlib import Path

import click

from jixiao.actions.diff import diff
from jixiao.cli.options import OneOf, command
from jixiao.cli.terminal import Terminal, read_stdin
from jixiao.write.as_json import as_json
from jixiao.write.atomic import write_whole
from jixiao.write.difference.report import diff_report
from jixiao.write.format.html import as_html
from jixiao.write.format.text import as_text

LAYOUTS = ("text", "json", "html")
WRITERS = {"text": as_text, "html": as_html}
SUFFIXES = {".html": "html", ".htm": "html", ".json": "json"}


@command("diff")
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@click.option("--format", "layout", type=OneOf(*LAYOUTS), metavar="|".join(LAYOUTS))
@click.option("--to", metavar="OUT", type=Path)
@click.option("--color", "colour", metavar="auto|always|never", type=OneOf("auto", "always", "never"), default="auto")
def run(terminal: Terminal, /, *, one: str, other: str, layout: str | None, to: Path | None, colour: str) -> int:
    """Print or write the differences; return 1 when there are any and they were printed."""
    outcome = diff(one, other, read_stdin, terminal.progress(wanted=False))
    page = terminal.page(colour, to_file=to is not None)
    layout = layout or SUFFIXES.get(to.suffix.lower() if to else "", "text")
    report = diff_report(outcome.one, outcome.other, outcome.comparison, page)
    data = as_json(outcome.comparison) if layout == "json" else WRITERS[layout](report, page).encode()
    if to is None:
        terminal.show(data)
        return int(bool(outcome.comparison.changes))
    write_whole(to, data)
    terminal.tell(terminal.say(f"已写入 {to}。", f"Written: {to}."))
    return 0
