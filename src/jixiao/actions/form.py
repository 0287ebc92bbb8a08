"""Forms: the shipped layouts, checking a layout file, and trying one on a document."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from jixiao.actions.inputs import read_all, silent
from jixiao.actions.write import Outcome, form_of, put
from jixiao.door import SMALL, take
from jixiao.errors import TurnedAway, UsageWrong
from jixiao.forms.layout import Layout, Problem, layouts, read_layout


class Checked(NamedTuple):
    """A layout file's problems, and the layout where its grid is told."""

    layout: Layout | None
    problems: tuple[Problem, ...]


def all_forms() -> tuple[Layout, ...]:
    """Return the shipped layouts in their order."""
    return tuple(layouts().values())


def check(file: Path) -> Checked:
    """Return what is wrong with a layout file; UsageWrong where it can't be read."""
    try:
        text = take(file, SMALL).decode()
    except (TurnedAway, UnicodeDecodeError) as wrong:
        raise UsageWrong(f"版式文件“{file}”读不了（{wrong}）。", f"The layout file “{file}” can't be read ({wrong}).") from wrong
    return Checked(*read_layout(text, file.stem))


def try_form(form: str, file: str, to: Path, stdin: Callable[[], bytes]) -> Outcome:
    """Write the document in ``file`` by a form that may not be shipped yet."""
    layout = form_of(form)
    readings = read_all([file], stdin, silent)
    if readings.unreadable or not readings.documents:
        return Outcome(None, readings.unreadable)
    return Outcome(put(readings.documents[0], to, layout), ())
