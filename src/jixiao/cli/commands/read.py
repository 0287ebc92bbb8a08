"""``jixiao read``: prints documents as read."""

import click

from jixiao.actions.read import read
from jixiao.cli.options import OneOf, command, files, flag, layout_option
from jixiao.cli.terminal import Terminal, read_stdin
from jixiao.write.as_json import as_json
from jixiao.write.text.document import document_text

DONE, WRONG = 0, 2


@command("read")
@files()
@layout_option("text", "json")
@flag("--verbose")
@click.option("--color", "colour", metavar="auto|always|never", type=OneOf("auto", "always", "never"), default="auto")
@flag("--no-progress")
def run(terminal: Terminal, /, *, files: tuple[str, ...], layout: str, verbose: bool, colour: str, no_progress: bool) -> int:
    """Print one object or listing for one file, an array or several listings for several; return 2 when one can't be read."""
    readings = read(files, read_stdin, terminal.progress(wanted=not no_progress))
    documents = readings.documents
    if layout == "json" and documents:
        terminal.show(as_json(documents if readings.several else documents[0]))
    elif documents:
        page = terminal.page(colour, verbose=verbose)
        terminal.show("\n\n".join(document_text(document, page) for document in documents))
    for unreadable in readings.unreadable:
        terminal.fail(unreadable)
    terminal.passed_over(readings.skipped)
    return WRONG if readings.unreadable else DONE
