"""``jixiao monitor``: holds a document against the year's records on a day."""

from datetime import date
from pathlib import Path

import click

from jixiao.actions.monitor import MonitorRequest, monitor, write_monitoring
from jixiao.cli.office import office_option
from jixiao.cli.options import Day, command, flags, layout_option, out_file
from jixiao.cli.terminal import Terminal, read_stdin
from jixiao.privacy.leaving import for_others
from jixiao.write.format.text import as_text
from jixiao.write.progress.report import monitoring_report
from jixiao.write.progress.words import monitoring_json


@command("monitor")
@click.argument("file", metavar="FILE")
@click.option("--ledgers", metavar="DIR", type=Path, required=True)
@click.option("--as-of", "day", metavar="DATE", type=Day(), required=True)
@click.option("--bindings", metavar="FILE", type=Path)
@click.option("--what-if", metavar="POINTER=VALUE", multiple=True)
@layout_option("text", "json")
@out_file("--to")
@flags("--verbose", "--raw")
@office_option
def run(terminal: Terminal, /, *, layout: str, day: date, to: Path | None, verbose: bool, raw: bool, **given: object) -> int:
    """Print the monitoring, or write it as the official form."""
    outcome = monitor(MonitorRequest(as_of=day, today=terminal.today, to=to, **given), read_stdin)  # type: ignore[arg-type]  # click's keywords
    outcome = for_others(outcome, to, raw=raw)
    page = terminal.page(verbose=verbose, to_file=to is not None)
    if to is None:
        report = monitoring_report(outcome.monitoring, page)
        terminal.show(monitoring_json(outcome.monitoring, page) if layout == "json" else as_text(report, page))
        return 0
    write_monitoring(outcome, to, page)
    terminal.inform(f"已写入 {to}。", f"Written: {to}.")
    return 0
