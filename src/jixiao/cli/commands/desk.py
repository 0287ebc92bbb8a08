"""``jixiao desk``: lists the desks, shows, checks and tries them, begins one of an office's own, does a worked year again."""

from pathlib import Path

import click

from jixiao.cli.deskbook import begin_desk, check_all, desks_in_force, replay, replay_in, show_desk, tell_desks, try_all
from jixiao.cli.manual import Manual, Text
from jixiao.cli.options import OneOf, command, layout_option
from jixiao.cli.terminal import Terminal
from jixiao.errors import UsageWrong

MANUAL = Manual(
    Text(
        "列出办事台，看、查、试，写一个本单位的，把一年重办一遍。",
        "List the desks, show, check and try them, begin one, do a year again.",
    ),
    Text(
        "办事台把平时的工作变成台账里的行：谁、在哪天、凭什么办了什么。check 查每个台的结构和 SELECT，test 试例子（NAME 一个，DIR 本单位的，"
        "不写为全部），不对时退出码为 1；new NAME 在 --to 文件夹里写一个能用的，供修改，--ledger 写明记哪个台账；"
        "replay DIR 把 DIR 里的一年按事项重办一遍，与原台账比，--to 写出得到的台账；写 --folder 时在工作台的新文件夹里办，每件都有日志。",
        "A desk turns daily work into rows of the ledgers: who did what on which day, and on what ground. check looks at the structure and the "
        "SELECTs of every desk, test tries the examples (one by NAME, an office's own by DIR, else all), exit code 1 when something is wrong; "
        "new NAME writes one that runs, to be changed, into the folder --to, on the ledger --ledger; replay DIR does the year in DIR again act by "
        "act and compares, --to writes the ledgers it made; with --folder it is done in a new folder of the workbench, every act in its log.",
    ),
    (
        "jixiao desk list",
        "jixiao desk show systems",
        "jixiao desk check",
        "jixiao desk new lunches --ledger services --to 食堂/",
        "jixiao desk replay 样例/",
    ),
)
PARAMETERS = {
    "deed": Text("list 列出、show 查看、check 检查、test 试、new 新写、replay 重办一年", "list, show, check, test, new or replay"),
    "which": Text("办事台的名称；test、replay 时也可以是文件夹", "a desk's name; for test and replay also a folder"),
    "folder": Text("replay 时办在哪个新的工作台文件夹里", "for replay: the new workbench's folder to do it in"),
}
TAKES = {"show": ("NAME", "办事台名称"), "new": ("NAME", "办事台名称"), "replay": ("DIR", "文件夹")}


@command("desk")
@click.argument("deed", type=OneOf("list", "show", "check", "test", "new", "replay"), metavar="list|show|check|test|new|replay")
@click.argument("which", required=False, metavar="[NAME|DIR]")
@click.option("--to", metavar="DIR", type=Path)
@click.option("--ledger", metavar="NAME")
@click.option("--folder", metavar="DIR", type=Path)
@click.option("--office", metavar="DIR", type=Path)
@layout_option("text", "json")
def run(
    terminal: Terminal, /, *, deed: str, which: str | None, to: Path | None, folder: Path | None, office: Path | None, **given: str | None
) -> int:
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
        return replay(terminal, Path(str(which)), to) if folder is None else replay_in(terminal, Path(str(which)), folder)
