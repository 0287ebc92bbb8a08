"""``jixiao annotate``: writes the findings into the submitted file."""

from pathlib import Path

import click

from jixiao.actions.annotate import annotated_file
from jixiao.cli.options import OneOf, command, out_file
from jixiao.cli.terminal import Terminal
from jixiao.write.atomic import write_whole


@command("annotate")
@click.argument("file", metavar="FILE", type=Path)
@out_file("--to", required=True)
@click.option("--severity", metavar="error|warning|note", type=OneOf("error", "warning", "note"), default="note")
def run(terminal: Terminal, /, *, file: Path, to: Path, severity: str) -> int:
    """Write the annotated copy and tell how many remarks it has."""
    data, count = annotated_file(file, to, terminal.today, severity, terminal.lang)  # type: ignore[arg-type] # one of the three words
    write_whole(to, data)
    terminal.tell(terminal.say(f"已写入 {to}，{count} 条意见。", f"Written: {to}, {count} remarks."))
    return 0
