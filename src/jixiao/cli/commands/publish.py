"""``jixiao publish``: builds the public site unless personal data blocks it."""

from pathlib import Path
from typing import Any

import click

from jixiao.actions.publish import SiteOptions, own_address, publish
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
def run(terminal: Terminal, /, *, files: tuple[str, ...], to: Path, force: bool, **given: Any) -> int:  # noqa: ANN401 - click's keywords
    """Build the site; return 2 when an input holds no form, and write nothing when one can't be read or holds personal data."""
    manner = SiteOptions(terminal.lang, terminal.today, given["ledgers"], given["day"], own_address(given["ask"]))
    done = publish(files, to, terminal.progress(wanted=True), force=force, manner=manner)
    for unreadable in done.unreadable:
        terminal.fail(unreadable)
    for file, found in done.blocked:
        terminal.tell(personal_line(file, found, terminal.page()))
    for file in done.formless:
        zh = f"“{file}”没有公开：里面没有读到绩效目标表。请确认文件是否选对。"
        terminal.inform(zh, f"“{file}” was not published: no performance form was read in it. Is it the right file?")
    for sentence in (left_out.sentence(terminal.lang) for left_out in done.left_out):
        terminal.tell(sentence)
    if blocked := len(done.blocked):
        zh = f"发现 {blocked} 处个人信息，没有公开。请在原件中删去或遮盖后再试。"
        terminal.inform(zh, f"Personal data in {blocked} places; not published.")
    if count := done.files:
        zh = f"已写入 {to}，{count} 个文件，读回核对 {done.proven} 个，金额和指标一致。"
        terminal.inform(zh, f"Written: {to}, {count} files, {done.proven} proven.")
    return 2 if blocked or done.unreadable or done.formless else 0
