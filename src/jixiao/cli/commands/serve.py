"""``jixiao serve``: the workbench in the browser, of one person alone or of an office."""

from importlib import import_module
from pathlib import Path

import click

from jixiao.cli.options import command, flag
from jixiao.cli.terminal import Terminal
from jixiao.cli.texts import Manual, Text
from jixiao.extras import need

MANUAL = Manual(
    Text("在浏览器里办公：一个人用，或一个单位、一个地区一起用。", "The workbench in the browser, for one person or an office."),
    Text(
        "不写 --folder 时只供本机一个人用：不用登录，用印出的网址打开，什么也不留下。写 --folder 时供单位使用：人员、权限、流程、日志都在 DIR 里；"
        "数据库默认在 DIR，也可用环境变量 DATABASE_URL 指到 PostgreSQL。",
        "Without --folder for one person on this machine: no login, open the address printed, nothing is kept. With --folder for an office: "
        "people, rights, states and the log are in DIR; the database too, unless DATABASE_URL names PostgreSQL.",
    ),
    ("jixiao serve", "jixiao serve --demo", "jixiao serve --folder 工作台 --port 8080"),
)
PARAMETERS = {
    "folder": Text("单位的文件夹；没有就建", "the office's folder; made where there is none"),
    "port": Text("端口；默认由系统给一个，单位用默认 8000", "port; by default a free one, 8000 for an office"),
    "demo": Text("装入一个示例年度，每种角色一个登录；不写 --folder 时放在用户的数据文件夹", "an example year with a login for every role"),
}


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
