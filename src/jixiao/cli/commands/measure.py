"""``jixiao measure``: lists the measures, shows one, begins one of an office's own, tries them."""

from pathlib import Path

import click

from jixiao.cli.measurebook import show_measure, start_measure, tell_measures, tell_trials
from jixiao.cli.office import office_at_work
from jixiao.cli.options import OneOf, command, layout_option
from jixiao.cli.terminal import Terminal
from jixiao.errors import UsageWrong

TAKES = {"show": ("NAME", "度量名称"), "new": ("NAME", "度量名称"), "test": ("DIR|FILE|NAME", "文件夹、文件或度量名称")}


@command("measure")
@click.argument("verb", type=OneOf("list", *TAKES), metavar="list|show|new|test")
@click.argument("measure", required=False, metavar="[NAME|DIR|FILE]")
@click.option("--to", metavar="DIR", type=Path)
@click.option("--ledger", metavar="NAME")
@click.option("--office", metavar="DIR", type=Path)
@layout_option("text", "json")
def run(terminal: Terminal, /, *, verb: str, measure: str | None, to: Path | None, office: Path | None, **given: str | None) -> int:
    """Do one of the four; ``test`` returns 1 where a measure is wrong."""
    if verb in TAKES and measure is None:
        what, named = TAKES[verb]
        raise UsageWrong(f"缺少{named}：jixiao measure {verb} {what}。", f"Missing {what}: jixiao measure {verb} {what}.")
    if verb == "new":
        return start_measure(terminal, str(measure), to or Path(), given["ledger"])
    if verb == "test":
        return tell_trials(terminal, str(measure), office)
    with office_at_work(terminal, office, None):
        layout = str(given["layout"])
        return tell_measures(terminal, layout) if verb == "list" else show_measure(terminal, str(measure), layout)
