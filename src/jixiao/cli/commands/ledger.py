"""``jixiao ledger``: lists the ledgers, writes spreadsheets to fill in, checks filled ones, begins one of one's own."""

from pathlib import Path
from typing import Any

import click

from jixiao.actions.records.ledger_new import new_ledger
from jixiao.actions.records.ledgers import list_ledgers
from jixiao.cli.ledgers import begin, begun, check, folder_of, ledger_lines
from jixiao.cli.office import office_option
from jixiao.cli.options import OneOf, command, layout_option
from jixiao.cli.terminal import Terminal
from jixiao.write.as_json import as_json


@command("ledger")
@click.argument("job", type=OneOf("list", "init", "check", "new"), metavar="list|init|check|new")
@click.argument("place", required=False, metavar="[DIR|NAME]")
@click.option("--to", metavar="DIR", type=Path)
@click.option("--for", "declaration", metavar="FILE")
@click.option("--asks", metavar="TEXT")
@click.option("--strict", "refusing", is_flag=True)
@office_option
@layout_option("text", "json")
def run(terminal: Terminal, /, *, job: str, place: str | None, to: Path | None, layout: str, **given: Any) -> int:  # noqa: ANN401 - click's keywords
    """Do one of the four; ``check`` returns 1 for a folder with problems or doubts."""
    if job == "list":
        found = list_ledgers(terminal.lang)
        terminal.show(as_json(found) if layout == "json" else ledger_lines(found, terminal.page()))
        return 0
    if job == "new":
        terminal.show(begun(*new_ledger(folder_of(place), to or Path(), given["asks"]), terminal.page()))
        return 0
    folder = Path(folder_of(place))
    return (
        begin(terminal, folder, given["declaration"])
        if job == "init"
        else check(terminal, folder, layout, declaration=given["declaration"], refusing=given["refusing"])
    )
