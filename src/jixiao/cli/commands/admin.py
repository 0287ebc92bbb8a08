"""``jixiao admin``: what the keeper of an office's workbench does: people, units, backup, restore, the proof that all is whole."""

from importlib import import_module
from pathlib import Path

import click

from jixiao.cli.keeping import DONE, JOBS, Given
from jixiao.cli.options import OneOf, command, layout_option
from jixiao.cli.terminal import Terminal
from jixiao.extras import need


@command("admin")
@click.argument("duty", type=OneOf(*JOBS), metavar="DUTY")
@click.argument("who", required=False, metavar="[WHO]")
@click.option("--folder", metavar="DIR", type=Path, required=True)
@click.option("--to", metavar="FILE", type=Path)
@click.option("--from", "source", metavar="FILE", type=Path)
@click.option("--anchor", metavar="NUMBER:HASH")
@click.option("--name", metavar="NAME")
@click.option("--role", metavar="ROLE")
@click.option("--unit", metavar="UNIT")
@layout_option("text", "json")
def run(terminal: Terminal, /, *, duty: str, **given: object) -> int:
    """Do one thing; ``verify`` and ``restore`` return 2 for an office that is not whole."""
    for extra in ("web", "read", "write"):
        need(extra)
    chores = import_module("jixiao.web.chores")
    return JOBS[duty](chores, Given(**given), terminal) or DONE  # type: ignore[arg-type] # click's keywords are the fields
