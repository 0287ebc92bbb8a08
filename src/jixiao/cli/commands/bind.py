"""``jixiao bind``: proposes which measure proves which indicator."""

from pathlib import Path

import click

from jixiao.actions.records.bind import bind, keep_old
from jixiao.actions.records.bindings_text import bindings_text
from jixiao.cli.office import office_option
from jixiao.cli.options import command, layout_option, out_file
from jixiao.cli.terminal import Terminal, read_stdin
from jixiao.write.as_json import as_json
from jixiao.write.atomic import write_whole


@command("bind")
@click.argument("file", metavar="FILE")
@click.option("--ledgers", metavar="DIR", type=Path)
@out_file("--to")
@layout_option("text", "json")
@office_option
def run(terminal: Terminal, /, *, file: str, ledgers: Path | None, to: Path | None, layout: str) -> int:
    """Print the proposal, or write it; what stood there before, which a person may have edited, is kept beside it."""
    found = bind(file, ledgers, read_stdin)
    text = as_json(found) if layout == "json" else bindings_text(found, terminal.page(to_file=to is not None)).encode()
    if to is None:
        terminal.show(text)
        return 0
    kept = keep_old(to, text)
    write_whole(to, text)
    bound = sum(proposal.measure is not None for proposal in found)
    terminal.tell(
        terminal.say(
            f"已写入 {to}：{len(found)} 个指标，{bound} 个找到了度量，请逐条核对。",
            f"Written: {to}. Of {len(found)} indicators {bound} have a measure; check them one by one.",
        )
    )
    if kept is not None:
        terminal.inform(f"原来的文件留作 {kept}。", f"The file that was there is kept as {kept}.")
    return 0
