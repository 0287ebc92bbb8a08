"""``jixiao example``: writes the worked year."""

from pathlib import Path

import click

from jixiao.actions.example import write_example
from jixiao.cli.options import command
from jixiao.cli.terminal import Terminal


@command("example")
@click.argument("folder", metavar="DIR", type=Path)
def run(terminal: Terminal, /, *, folder: Path) -> int:
    """Write the worked year into a folder."""
    files = write_example(folder)
    terminal.tell(terminal.say(f"已写入 {len(files)} 个文件：{folder}。", f"Written: {len(files)} files in {folder}."))
    return 0
