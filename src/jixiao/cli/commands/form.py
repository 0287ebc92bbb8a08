"""``jixiao form``: lists the forms, checks a layout file, tries one on a document."""

from pathlib import Path

import click

from jixiao.actions.form import all_forms, check, try_form
from jixiao.cli.forms import form_list, needs, tell_problems, tell_written
from jixiao.cli.options import OneOf, command, out_file
from jixiao.cli.terminal import Terminal, read_stdin


@command("form")
@click.argument("task", type=OneOf("list", "check", "try"), metavar="list|check|try")
@click.argument("form", required=False, metavar="[FORM]")
@click.argument("file", required=False, metavar="[FILE]")
@out_file("--to")
def run(terminal: Terminal, /, *, task: str, form: str | None, file: str | None, to: Path | None) -> int:
    """Do one of the three; ``check`` returns 2 for a file with problems, ``try`` for a document that can't be read."""
    if task == "list":
        terminal.show(form_list(all_forms(), terminal.lang))
        return 0
    if task == "check":
        return tell_problems(terminal, check(Path(needs(form, "FORM"))))
    out = needs(to, "--to")
    return tell_written(terminal, try_form(needs(form, "FORM"), needs(file, "FILE"), out, read_stdin), out)
