"""``jixiao notice``: writes the review opinion."""

from pathlib import Path
from typing import Any

import click

from jixiao.actions.many.each import Task
from jixiao.actions.notice import SUFFIXES, asked, check_deadline, check_suffix, notice, notice_on
from jixiao.cli.options import Day, command, files, flags, out_file
from jixiao.cli.terminal import Terminal
from jixiao.cli.writing_each import into_folder, is_one
from jixiao.write.atomic import write_whole
from jixiao.write.text.grade import short_grade


@command("notice")
@files()
@out_file("--to", "OUT.docx", required=True, suffixes=SUFFIXES)
@click.option("--deadline", metavar="DATE", type=Day())
@flags("--force", "--raw")
def run(terminal: Terminal, /, *, files: tuple[str, ...], to: Path, deadline: Any, force: bool, raw: bool) -> int:  # noqa: ANN401 - a date or None
    """Write the letter and tell the grades that it proposes; of several files a letter each into a folder."""
    if not is_one(files, to, SUFFIXES):
        check_deadline(deadline, terminal.today)
        make = lambda _file, _name, report: notice_on(report, terminal.today, deadline, raw=raw)  # noqa: E731 - one line of one use
        key, ending, request = (deadline, terminal.today, raw), "审核意见", asked(files, terminal.today)
        return into_folder(
            Task(command="notice", request=request, to=to, force=force, key=key, make=make, ending=ending, masks=not raw), terminal
        )
    check_suffix(to)
    data, proposed = notice(files[0], terminal.today, deadline, raw=raw)
    write_whole(to, data)
    page = terminal.page()
    grades = page.say("、", ", ").join(short_grade(proposal, page) for proposal in proposed)
    told = page.say(f"等级建议：{grades}。", f" Proposed: {grades}.") if grades else ""
    terminal.inform(f"已写入 {to}。{told}", f"Written: {to}.{told}")
    return 0
