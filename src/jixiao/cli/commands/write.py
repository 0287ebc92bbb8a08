"""``jixiao write``: writes a document as an official file or as open data."""

from pathlib import Path

import click

from jixiao.actions.write import write
from jixiao.cli.forms import tell_written
from jixiao.cli.options import command, out_file
from jixiao.cli.terminal import Terminal, read_stdin


@command("write")
@click.argument("file", metavar="FILE")
@out_file("--to", required=True)
@click.option("--form", metavar="NAME")
def run(terminal: Terminal, /, *, file: str, to: Path, form: str | None) -> int:
    """Write the file, tell in which form and what that has no place for; return 2 when the document can't be read."""
    return tell_written(terminal, write(file, to, form, read_stdin), to)
