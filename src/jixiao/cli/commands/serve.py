"""``jixiao serve``: the workbench in the browser, of one person alone or of an office."""

from importlib import import_module
from pathlib import Path

import click

from jixiao.cli.options import command, flag
from jixiao.cli.terminal import Terminal
from jixiao.extras import need


@command("serve")
@click.option("--folder", metavar="DIR", type=Path)
@click.option("--port", metavar="N", type=click.IntRange(0, 65535))
@flag("--demo")
def run(terminal: Terminal, /, *, folder: Path | None, port: int | None, demo: bool) -> int:
    """Serve until told to end."""
    for extra in ("web", "read", "write"):
        need(extra)
    starting = import_module("jixiao.web.start")
    if folder is None and not demo:
        starting.start_alone(port or 0, terminal.show)
    else:
        starting.start_office(folder, starting.OFFICE if port is None else port, terminal.show, demo=demo)
    return 0
