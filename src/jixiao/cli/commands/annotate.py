"""``jixiao annotate``: writes the findings into the submitted files."""

from pathlib import Path

import click

from jixiao.actions.annotate import ALL_SUFFIXES, annotated_file
from jixiao.actions.many.each import Task
from jixiao.cli.options import OneOf, command, files, flag, out_file
from jixiao.cli.terminal import Terminal
from jixiao.cli.writing_each import into_folder, is_one
from jixiao.write.atomic import write_whole


@command("annotate")
@files()
@out_file("--to", required=True, suffixes=ALL_SUFFIXES)
@click.option("--severity", metavar="error|warning|note", type=OneOf("error", "warning", "note"), default="note")
@flag("--force")
def run(terminal: Terminal, /, *, files: tuple[str, ...], to: Path, severity: str, force: bool) -> int:
    """Write the annotated copy and tell how many remarks it has; of several files a copy each into a folder."""

    def made(file: Path, out: Path) -> tuple[bytes, int]:
        return annotated_file(file, out, terminal.today, severity, terminal.lang)  # type: ignore[arg-type] # one of the three words

    if not is_one(files, to, ALL_SUFFIXES):
        key = (severity, terminal.lang)
        make = lambda file, name: made(file, Path(name))[0]  # noqa: E731 - one line of one use
        return into_folder(Task(command="annotate", given=files, to=to, force=force, key=key, make=make), terminal)
    data, count = made(Path(files[0]), to)
    write_whole(to, data)
    terminal.inform(f"已写入 {to}，{count} 条意见。", f"Written: {to}, {count} remarks.")
    return 0
