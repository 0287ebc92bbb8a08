"""``jixiao serve``: the workbench in the browser, of one person alone or of an office."""

from functools import partial
from importlib import import_module
from pathlib import Path

import click

from jixiao.cli.options import command, flag
from jixiao.cli.terminal import Terminal
from jixiao.errors import UsageWrong
from jixiao.extras import need


@command("serve")
@click.option("--folder", metavar="DIR", type=Path)
@click.option("--port", metavar="N", type=click.IntRange(0, 65535))
@click.option("--office", metavar="DIR", type=Path)
@flag("--demo")
def run(terminal: Terminal, /, *, folder: Path | None, port: int | None, office: Path | None, demo: bool) -> int:
    """Serve until told to end."""
    for extra in ("web", "read", "write"):
        need(extra)
    if office is not None and folder is None and not demo:
        raise UsageWrong(
            "--office 要和 --folder 一起用：一个人用时没有办事台。", "--office goes with --folder: one person alone has no desks."
        )
    starting = import_module("jixiao.web.start")
    if folder is None and not demo:
        starting.start_alone(port or 0, partial(_opened, terminal))
    else:
        starting.start_office(folder, starting.OFFICE if port is None else port, terminal.show, demo=demo, own=office)
    return 0


def _opened(terminal: Terminal, link: str) -> None:
    terminal.show(link)
    terminal.inform("用浏览器打开上面的网址。按 Ctrl+C 或关掉这个窗口就结束。", "Open this address in a browser; Ctrl+C ends it.")
