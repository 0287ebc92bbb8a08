"""``jixiao form``: lists the forms, writes empty ones, checks a layout file, tries one on a document."""

from pathlib import Path
from typing import Any

import click

from jixiao.actions.form import all_forms, check, form_summaries, try_form, write_blank
from jixiao.cli.forms import form_list, needs, tell_blank, tell_problems, tell_written
from jixiao.cli.options import OneOf, command, layout_option, out_file
from jixiao.cli.terminal import Terminal, read_stdin
from jixiao.write.as_json import as_json


@command("form")
@click.argument("task", type=OneOf("list", "blank", "check", "try"), metavar="list|blank|check|try")
@click.argument("form", required=False, metavar="[FORM]")
@click.argument("file", required=False, metavar="[FILE]")
@out_file("--to")
@click.option("--year", metavar="Y", type=int)
@layout_option("text", "json")
def run(terminal: Terminal, /, *, task: str, form: str | None, file: str | None, to: Path | None, **asked: Any) -> int:  # noqa: ANN401 - click's keywords
    """Do one of the four; ``check`` returns 2 for a file with problems, ``try`` for a document that can't be read."""
    if task == "list":
        terminal.show(as_json(form_summaries()) if asked["layout"] == "json" else form_list(all_forms(), terminal.lang))
        return 0
    if task == "blank":
        return tell_blank(terminal, write_blank(needs(form, "FORM"), asked["year"], needs(to, "--to"), terminal.lang), needs(to, "--to"))
    if task == "check":
        return tell_problems(terminal, check(Path(needs(form, "FORM"))))
    out = needs(to, "--to")
    return tell_written(terminal, try_form(needs(form, "FORM"), needs(file, "FILE"), out, read_stdin), out)
