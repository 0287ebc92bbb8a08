"""``jixiao schema``: prints or writes the JSON Schemas."""

from pathlib import Path

import click

from jixiao.actions.schema import KINDS, json_schema, write_schemas
from jixiao.cli.options import command
from jixiao.cli.terminal import Terminal
from jixiao.write.as_json import as_json
from jixiao.write.columns import pad


@command("schema")
@click.argument("name", required=False, metavar="[NAME]")
@click.option("--to", metavar="DIR", type=Path)
def run(terminal: Terminal, /, *, name: str | None, to: Path | None) -> int:
    """Print one schema or the names of all, or write all of them into a folder."""
    if to is not None:
        for file in write_schemas(to):
            terminal.inform(f"已写入 {file}。", f"Written: {file}.")
    elif name is None:
        terminal.show("".join(f"{pad(key, max(map(len, KINDS)) + 2)}{title}\n" for key, (_, title) in KINDS.items()))
    else:
        terminal.show(as_json(json_schema(name)))
    return 0
