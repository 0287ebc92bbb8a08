"""``jixiao admin``: what the keeper of an office's workbench does: people, units, backup, restore, the proof that all is whole."""

from importlib import import_module
from pathlib import Path

import click

from jixiao.cli.keeping import DONE, JOBS, Given
from jixiao.cli.options import OneOf, command, layout_option
from jixiao.cli.terminal import Terminal
from jixiao.cli.texts import Manual, Text
from jixiao.extras import need

MANUAL = Manual(
    Text("管理工作台：人员、单位、备份、恢复、核验。", "Keeps a workbench: people, units, backup, restore, verification."),
    Text(
        "demo-users 列出示例年度的登录；backup 备份（可在运行时做）；restore 恢复到空文件夹；verify 核验日志、文件和批复版本，齐全时退出码为 0，"
        "--anchor 核对当时记下的日志；users、units 列出人员、单位；hire、grant、revoke、reset、activate、bar、unlock 建用户、授权、撤权、重设密码、启用、停用、解锁；"
        "unit 在 --unit 之下建单位；purge 清理过期的登录和回执。",
        "demo-users lists the logins of the example year; backup writes the office into a file while it works; restore sets it up in an empty "
        "folder; verify exits 0 when log, files and approved texts agree, --anchor holds it against a line of the log noted earlier; users and "
        "units list; hire, grant, revoke, reset, activate, bar and unlock change people; unit makes a unit below --unit; purge takes away logins and receipts that ended.",
    ),
    (
        "jixiao admin backup --folder 工作台 --to 备份.tar",
        "jixiao admin verify --folder 工作台",
        "jixiao admin hire lihua --name 李华 --role unit_staff --unit 本单位 --folder 工作台",
    ),
)
PARAMETERS = {
    "task": Text("做什么", "what to do"),
    "who": Text("用户名；unit 时是单位名称", "a login; for unit the unit's name"),
    "folder": Text("工作台的文件夹", "the workbench's folder"),
    "source": Text("restore 时的备份文件", "for restore: the backup"),
    "to": Text("backup 时写到哪个文件", "for backup: the file to write"),
    "anchor": Text("verify 时核对的日志行，如 120:9f…", "for verify: a line of the log noted earlier, 120:9f… for example"),
    "name": Text("姓名", "the person's name"),
    "role": Text("角色，如 unit_staff", "a role, unit_staff for example"),
    "unit": Text("单位名称；默认为最上级", "a unit's name; default: the topmost one"),
}


@command("admin")
@click.argument("task", type=OneOf(*JOBS), metavar="TASK")
@click.argument("who", required=False, metavar="[WHO]")
@click.option("--folder", metavar="DIR", type=Path, required=True)
@click.option("--to", metavar="FILE", type=Path)
@click.option("--from", "source", metavar="FILE", type=Path)
@click.option("--anchor", metavar="NUMBER:HASH")
@click.option("--name", metavar="NAME")
@click.option("--role", metavar="ROLE")
@click.option("--unit", metavar="UNIT")
@layout_option("text", "json")
def run(terminal: Terminal, /, *, task: str, **given: object) -> int:
    """Do one thing; ``verify`` and ``restore`` return 2 for an office that is not whole."""
    for extra in ("web", "read", "write"):
        need(extra)
    chores = import_module("jixiao.web.chores")
    return JOBS[task](chores, Given(**given), terminal) or DONE  # type: ignore[arg-type] # click's keywords are the fields
