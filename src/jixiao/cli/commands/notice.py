"""``jixiao notice``: writes the review opinion."""

from pathlib import Path

import click

from jixiao.actions.notice import notice
from jixiao.cli.options import Day, command, out_file
from jixiao.cli.terminal import Terminal
from jixiao.errors import UsageWrong
from jixiao.write.atomic import write_whole
from jixiao.write.text.grade import short_grade


@command("notice")
@click.argument("file", metavar="FILE")
@out_file("--to", "OUT.docx", required=True)
@click.option("--deadline", metavar="DATE", type=Day())
def run(terminal: Terminal, /, *, file: str, to: Path, deadline: object) -> int:
    """Write the letter and tell the grades that it proposes."""
    if to.suffix.lower() != ".docx":
        raise UsageWrong(
            f"审核意见写成 Word 文件，“{to.name}”的后缀应为 .docx。", f"The opinion is a Word file; “{to.name}” must end in .docx."
        )
    data, proposed = notice(file, terminal.today, deadline)  # type: ignore[arg-type] # a date or None
    write_whole(to, data)
    page = terminal.page()
    grades = page.say("、", ", ").join(short_grade(proposal, page) for proposal in proposed)
    told = page.say(f"等级建议：{grades}。", f" Proposed: {grades}.") if grades else ""
    terminal.tell(terminal.say(f"已写入 {to}。{told}", f"Written: {to}.{told}"))
    return 0
