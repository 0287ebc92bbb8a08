"""``jixiao desk``: lists the desks, shows, checks and tries them, begins one of an office's own, does a worked year again."""

from pathlib import Path

import click

from jixiao.cli.deskbook import DEEDS, Asked, desks_in_force
from jixiao.cli.options import OneOf, command, layout_option
from jixiao.cli.terminal import Terminal
from jixiao.errors import UsageWrong

TAKES = {"show": ("NAME", "办事台名称"), "new": ("NAME", "办事台名称"), "replay": ("DIR", "文件夹")}


@command("desk")
@click.argument("deed", type=OneOf(*DEEDS), metavar="list|show|check|test|new|replay")
@click.argument("which", required=False, metavar="[NAME|DIR]")
@click.option("--to", metavar="DIR", type=Path)
@click.option("--ledger", metavar="NAME")
@click.option("--folder", metavar="DIR", type=Path)
@click.option("--office", metavar="DIR", type=Path)
@layout_option("text", "json")
def run(terminal: Terminal, /, *, deed: str, which: str | None, office: Path | None, **given: object) -> int:
    """Do one of the six; ``check``, ``test`` and ``replay`` return 1 where something is wrong."""
    if deed in TAKES and which is None:
        what, named = TAKES[deed]
        raise UsageWrong(f"缺少{named}：jixiao desk {deed} {what}。", f"Missing {what}: jixiao desk {deed} {what}.")
    own = Path(which) if deed == "test" and which and Path(which).is_dir() else office
    with desks_in_force(terminal, own) as left_out:
        return DEEDS[deed](terminal, Asked(which=which or "", left_out=left_out, **given))  # type: ignore[arg-type] # click's keywords
