"""``jixiao annotate``: writes the findings into the submitted files."""

from pathlib import Path

import click

from jixiao.actions.annotate import ALL_SUFFIXES, AnnotationOptions, annotated_by, annotated_file, can_be_annotated
from jixiao.actions.audit import AuditRequest
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
    manner = AnnotationOptions(terminal.today, severity, terminal.lang)  # type: ignore[arg-type] # one of the three words
    if not is_one(files, to, ALL_SUFFIXES):
        request = AuditRequest(files=files, today=terminal.today, lang=terminal.lang)
        make = lambda file, name, report: annotated_by(file, Path(name), report, manner)  # noqa: E731 - one line of one use
        task = Task(command="annotate", request=request, to=to, force=force, key=manner[1:], make=make, check=can_be_annotated)
        return into_folder(task, terminal)
    data, count = annotated_file(Path(files[0]), to, *manner)
    write_whole(to, data)
    terminal.inform(f"已写入 {to}，{count} 条意见。", f"Written: {to}, {count} remarks.")
    return 0
