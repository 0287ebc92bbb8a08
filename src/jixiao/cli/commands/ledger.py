"""``jixiao ledger``: lists the ledgers, writes spreadsheets to fill in, checks filled ones."""

from pathlib import Path

import click

from jixiao.actions.ledger import check_folder, list_ledgers, write_templates
from jixiao.cli.ledgers import check_lines, folder_of, ledger_lines
from jixiao.cli.options import OneOf, command, layout_option
from jixiao.cli.terminal import Terminal
from jixiao.write.as_json import as_json


@command("ledger")
@click.argument("job", type=OneOf("list", "init", "check"), metavar="list|init|check")
@click.argument("folder", required=False, metavar="[DIR]")
@layout_option("text", "json")
def run(terminal: Terminal, /, *, job: str, folder: str | None, layout: str) -> int:
    """Do one of the three; ``check`` returns 1 for a folder with problems or doubts."""
    if job == "list":
        found = list_ledgers(terminal.lang)
        terminal.show(as_json(found) if layout == "json" else ledger_lines(found))
        return 0
    place = Path(folder_of(folder))
    if job == "init":
        files = write_templates(place)
        terminal.tell(terminal.say(f"已写入 {len(files)} 个台账模板：{place}。", f"Written: {len(files)} ledgers in {place}."))
        return 0
    report = check_folder(place, terminal.lang)
    terminal.show(as_json(report) if layout == "json" else check_lines(report, terminal.page()))
    return 1 if report.problem_count or report.doubt_count else 0
