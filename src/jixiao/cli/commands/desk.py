"""``jixiao desk``: lists the desks, shows, checks and tries them, begins one of an office's own, does a worked year again."""

from pathlib import Path

import click

from jixiao.cli.deskbook import begin_desk, check_all, desks_in_force, replay, show_desk, tell_desks, try_all
from jixiao.cli.options import OneOf, command, layout_option
from jixiao.cli.terminal import Terminal
from jixiao.errors import UsageWrong

TAKES = {"show": ("NAME", "办事台名称"), "new": ("NAME", "办事台名称"), "replay": ("DIR", "文件夹")}


@command("desk")
@click.argument("deed", type=OneOf("list", "show", "check", "test", "new", "replay"), metavar="list|show|check|test|new|replay")
@click.argument("which", required=False, metavar="[NAME|DIR]")
@click.option("--to", metavar="DIR", type=Path)
@click.option("--ledger", metavar="NAME")
@click.option("--office", metavar="DIR", type=Path)
@layout_option("text", "json")
def run(terminal: Terminal, /, *, deed: str, which: str | None, to: Path | None, office: Path | None, **given: str | None) -> int:
    """Do one of the six; ``check``, ``test`` and ``replay`` return 1 where something is wrong."""
    if deed in TAKES and which is None:
        what, named = TAKES[deed]
        raise UsageWrong(f"缺少{named}：jixiao desk {deed} {what}。", f"Missing {what}: jixiao desk {deed} {what}.")
    layout = str(given["layout"])
    own = Path(which) if deed == "test" and which and Path(which).is_dir() else office
    with desks_in_force(terminal, own) as left_out:
        if deed == "list":
            return tell_desks(terminal, layout)
        if deed == "show":
            return show_desk(terminal, str(which), layout)
        if deed == "check":
            return check_all(terminal, layout, left_out)
        if deed == "test":
            return try_all(terminal, which, left_out)
        if deed == "new":
            return begin_desk(terminal, str(which), to or Path(), given["ledger"])
        return replay(terminal, Path(str(which)), to)
