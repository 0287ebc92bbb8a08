"""``jixiao year``: a unit's whole year in one go: audit, monitoring, self-evaluation, and what a director must know."""

from datetime import date
from pathlib import Path

import click

from jixiao.actions.year import YearRequest, year
from jixiao.cli.office import office_option
from jixiao.cli.options import Day, command, flags
from jixiao.cli.terminal import Terminal, read_stdin
from jixiao.write.director import director_text


@command("year")
@click.argument("file", metavar="FILE")
@click.option("--ledgers", metavar="DIR", type=Path, required=True)
@click.option("--as-of", "day", metavar="DATE", type=Day(), required=True)
@click.option("--to", "out", metavar="DIR", type=Path, required=True)
@click.option("--bindings", metavar="FILE", type=Path)
@flags("--raw")
@office_option
def run(terminal: Terminal, /, *, day: date, out: Path, raw: bool, **given: object) -> int:
    """Go the whole way, print ten lines and the files that were written."""
    page = terminal.page()
    done = year(YearRequest(as_of=day, today=terminal.today, to=out, raw=raw, **given), read_stdin, page)  # type: ignore[arg-type]  # click's keywords
    told = done.told
    terminal.show(director_text(told.report.documents[0], told.monitored.monitoring, told.evaluated.evaluation, page))
    terminal.inform(f"已写入 {len(done.files)} 个文件：{out}。", f"Written: {len(done.files)} files in {out}.")
    return 0
