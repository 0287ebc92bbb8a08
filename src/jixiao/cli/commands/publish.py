"""``jixiao publish``: builds the public site unless personal data blocks it."""

from datetime import date
from pathlib import Path

import click

from jixiao.actions.publish import Manner, own_address, publish
from jixiao.cli.options import Day, command, files, flag
from jixiao.cli.terminal import Terminal
from jixiao.write.text.personal import personal_line


@command("publish")
@files()
@click.option("--to", metavar="DIR", type=Path, required=True)
@click.option("--ledgers", metavar="DIR", type=Path, multiple=True)
@click.option("--as-of", "day", metavar="DATE", type=Day())
@click.option("--ask", metavar="URL", default="")
@flag("--force")
def run(  # noqa: PLR0913 - one for each option
    terminal: Terminal, /, *, files: tuple[str, ...], to: Path, ledgers: tuple[Path, ...], day: date | None, ask: str, force: bool
) -> int:
    """Build the site; return 2 when an input holds no form, and write nothing when one can't be read or holds personal data."""
    manner = Manner(terminal.lang, terminal.today, ledgers, day, own_address(ask))
    done = publish(files, to, terminal.progress(wanted=True), force=force, manner=manner)
    for unreadable in done.unreadable:
        terminal.fail(unreadable)
    for file, found in done.blocked:
        terminal.tell(personal_line(file, found, terminal.page()))
    for file in done.formless:
        zh = f"“{file}”没有公开：里面没有读到绩效目标表。请确认文件是否选对。"
        terminal.tell(terminal.say(zh, f"“{file}” was not published: no performance form was read in it. Is it the right file?"))
    for left_out in done.left_out:
        terminal.tell(left_out.sentence(terminal.lang))
    blocked, count, proven = len(done.blocked), done.files, done.proven
    if blocked:
        zh, en = f"发现 {blocked} 处个人信息，没有公开。请在原件中删去或遮盖后再试。", f"Personal data in {blocked} places; not published."
        terminal.tell(terminal.say(zh, en))
    if count:
        zh, en = f"已写入 {to}，{count} 个文件，读回核对 {proven} 个，金额和指标一致。", f"Written: {to}, {count} files, {proven} proven."
        terminal.tell(terminal.say(zh, en))
    return 2 if blocked or done.unreadable or done.formless else 0
