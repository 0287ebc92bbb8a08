"""``jixiao audit``: audits documents, prints or writes the report."""

from importlib import import_module
from pathlib import Path
from typing import Any

import click

from jixiao.cli.layouts import KNOWN, LAYOUTS, Wishes, layout_of
from jixiao.cli.office import records_options
from jixiao.cli.options import Day, OneOf, codes, command, files, flag, flags, out_file
from jixiao.cli.terminal import Terminal


@command("audit")
@files()
@click.option("--format", "layout", type=OneOf(*LAYOUTS), metavar="|".join(LAYOUTS))
@out_file("--to", suffixes=KNOWN)
@click.option("--rules", metavar="DIR", type=Path)
@codes("--select")
@codes("--ignore")
@click.option("--as-of", metavar="DATE", type=Day())
@click.option("--fail-on", metavar="error|warning|note", type=OneOf("error", "warning", "note"))
@flags("--strict", "--show-unknown", "--verbose", "--no-progress", "--raw")
@click.option("--config", metavar="FILE", type=Path)
@click.option("--baseline", metavar="FILE", type=Path)
@out_file("--write-baseline", "FILE", renews="baseline")
@flag("--force")
@click.option("--since", metavar="FILE")
@records_options
@codes("--explain")
@click.option("--color", "colour", metavar="auto|always|never", type=OneOf("auto", "always", "never"), default="auto")
def run(terminal: Terminal, /, **given: Any) -> int:  # noqa: ANN401 - click's keywords are the fields of both structs
    """Audit the files; return 1 for findings, 2 for unreadable files, 3 for what is undecided when that is asked."""
    layout_of(wishes := Wishes(**{name: given.pop(name) for name in Wishes.__struct_fields__}))
    return int(import_module("jixiao.cli.auditing").audit_files(given, wishes, terminal))
