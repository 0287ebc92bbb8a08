"""``jixiao read``: prints documents as read."""

from pathlib import Path
from typing import Any

import click

from jixiao.actions.read import read
from jixiao.actions.show import show_all
from jixiao.cli.options import OneOf, command, files, flags, layout_option, out_file
from jixiao.cli.terminal import Terminal, read_stdin
from jixiao.privacy.leaving import MASKED, for_others
from jixiao.write.as_json import as_json
from jixiao.write.text.document import document_text


@command("read")
@files()
@layout_option("text", "json")
@out_file("--show", "OUT.html")
@flags("--verbose", "--raw", "--no-progress")
@click.option("--color", "colour", metavar="auto|always|never", type=OneOf("auto", "always", "never"), default="auto")
def run(terminal: Terminal, /, *, files: tuple[str, ...], layout: str, show: Path | None, **given: Any) -> int:  # noqa: ANN401 - click's keywords
    """Print one listing, or one object of what the document says, for each file; return 2 when one can't be read."""
    if show is not None:
        show_all(files, show, terminal.page(to_file=True), raw=given["raw"])
        terminal.inform(f"已写入 {show}。", f"Written: {show}.")
        return 0
    readings = read(files, read_stdin, terminal.progress(wanted=not given["no_progress"]))
    documents = for_others(readings.documents, None, raw=given["raw"] or layout == "json")
    if layout == "json" and documents:
        terminal.show(as_json(documents if readings.several else documents[0]))
    elif documents:
        terminal.show("\n\n".join(document_text(d, terminal.page(given["colour"], verbose=given["verbose"])) for d in documents))
    if documents != readings.documents:
        terminal.inform(*MASKED)
    for unreadable in readings.unreadable:
        terminal.fail(unreadable)
    terminal.passed_over(readings.skipped)
    return 2 if readings.unreadable else 0
