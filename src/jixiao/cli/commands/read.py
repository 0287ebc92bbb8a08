"""``jixiao read``: prints documents as read."""

from pathlib import Path
from typing import Any

import click

from jixiao.actions.read import read
from jixiao.actions.show import show_all
from jixiao.cli.masking import for_others
from jixiao.cli.options import OneOf, command, files, flag, flags, layout_option, out_file
from jixiao.cli.terminal import Terminal, read_stdin
from jixiao.write.as_json import as_json
from jixiao.write.text.document import document_text

DONE, WRONG = 0, 2


@command("read")
@files()
@layout_option("text", "json")
@out_file("--show", "OUT.html")
@flags("--verbose", "--raw")
@click.option("--color", "colour", metavar="auto|always|never", type=OneOf("auto", "always", "never"), default="auto")
@flag("--no-progress")
def run(terminal: Terminal, /, *, files: tuple[str, ...], layout: str, show: Path | None, **given: Any) -> int:  # noqa: ANN401 - click's keywords
    """Print one object or listing for one file, an array or several listings for several; return 2 when one can't be read.

    Personal data is masked in what a person reads; JSON is data for programs of one's own and says what the document says.
    """
    if show is not None:
        show_all(files, show, terminal.page(to_file=True), raw=given["raw"])
        terminal.tell(terminal.say(f"已写入 {show}。", f"Written: {show}."))
        return DONE
    readings = read(files, read_stdin, terminal.progress(wanted=not given["no_progress"]))
    documents = for_others(readings.documents, None, raw=given["raw"] or layout == "json")
    if layout == "json" and documents:
        terminal.show(as_json(documents if readings.several else documents[0]))
    elif documents:
        terminal.show("\n\n".join(document_text(d, terminal.page(given["colour"], verbose=given["verbose"])) for d in documents))
    if documents != readings.documents:
        zh = "文件里的个人信息已用星号遮住；自己用、要原文，加 --raw。"
        terminal.tell(terminal.say(zh, "Personal data in it is masked; for your own use --raw leaves it as it is."))
    for unreadable in readings.unreadable:
        terminal.fail(unreadable)
    terminal.passed_over(readings.skipped)
    return WRONG if readings.unreadable else DONE
