"""``jixiao ledger``: lists the ledgers, writes spreadsheets to fill in, checks filled ones, begins one of one's own."""

from pathlib import Path

import click

from jixiao.actions.ledger import check_folder, list_ledgers, write_templates
from jixiao.actions.ledger_new import new_ledger
from jixiao.cli.ledgers import begun, check_lines, folder_of, ledger_lines
from jixiao.cli.office import office_option
from jixiao.cli.options import OneOf, command, layout_option
from jixiao.cli.terminal import Terminal
from jixiao.write.as_json import as_json


@command("ledger")
@click.argument("job", type=OneOf("list", "init", "check", "new"), metavar="list|init|check|new")
@click.argument("place", required=False, metavar="[DIR|NAME]")
@click.option("--to", metavar="DIR", type=Path)
@office_option
@layout_option("text", "json")
def run(terminal: Terminal, /, *, job: str, place: str | None, to: Path | None, layout: str) -> int:
    """Do one of the four; ``check`` returns 1 for a folder with problems or doubts."""
    if job == "list":
        found = list_ledgers(terminal.lang)
        terminal.show(as_json(found) if layout == "json" else ledger_lines(found))
        return 0
    if job == "new":
        terminal.show(begun(new_ledger(folder_of(place), to or Path()), terminal.page()))
        return 0
    folder = Path(folder_of(place))
    if job == "init":
        files = write_templates(folder)
        terminal.tell(terminal.say(f"已写入 {len(files)} 个台账模板：{folder}。", f"Written: {len(files)} ledgers in {folder}."))
        return 0
    report = check_folder(folder, terminal.lang)
    terminal.show(as_json(report) if layout == "json" else check_lines(report, terminal.page()))
    return 1 if report.problem_count or report.doubt_count else 0
