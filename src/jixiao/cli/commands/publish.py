"""``jixiao publish``: builds the public site unless personal data blocks it."""

from pathlib import Path

import click

from jixiao.actions.publish import publish
from jixiao.cli.options import command, files
from jixiao.cli.terminal import Terminal
from jixiao.write.text.personal import personal_line

DONE, WRONG = 0, 2


@command("publish")
@files()
@click.option("--to", metavar="DIR", type=Path, required=True)
def run(terminal: Terminal, /, *, files: tuple[str, ...], to: Path) -> int:
    """Build the site; return 2 and write nothing when an input can't be read or holds personal data."""
    done = publish(files, to, terminal.progress(wanted=True))
    for unreadable in done.unreadable:
        terminal.fail(unreadable)
    for file, found in done.blocked:
        terminal.tell(personal_line(file, found, terminal.page()))
    if done.blocked:
        terminal.tell(
            terminal.say(
                f"发现 {len(done.blocked)} 处个人信息，没有公开。请在原件中删去或遮盖后再试。",
                f"Personal data in {len(done.blocked)} places; nothing was published. Remove or mask it first.",
            )
        )
    if done.blocked or done.unreadable:
        return WRONG
    terminal.tell(
        terminal.say(
            f"已写入 {to}，{done.files} 个文件，读回核对 {done.proven} 个，金额和指标一致。",
            f"Written: {to}, {done.files} files, {done.proven} read back, all figures agree.",
        )
    )
    return DONE
