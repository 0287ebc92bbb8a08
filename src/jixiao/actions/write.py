"""Writing a Document as an official file or as open data."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from tomllib import loads
from typing import NamedTuple

import jixiao.schemas
from jixiao.actions.inputs import read_all
from jixiao.errors import InputUnreadable, UsageWrong
from jixiao.forms.layout import Layout, load_layout
from jixiao.model.document import Document
from jixiao.write.atomic import write_whole
from jixiao.write.document.choose import layout_named
from jixiao.write.document.save import SUFFIXES, Written, written


class Outcome(NamedTuple):
    """What was written, and what could not be read."""

    written: Written | None
    unreadable: tuple[InputUnreadable, ...]


@cache
def titles() -> dict[str, str]:
    """Return the Chinese titles of the model's fields."""
    found: dict[str, str] = loads((Path(jixiao.schemas.__file__).parent / "titles.toml").read_text("utf-8"))
    return found


def form_of(name: str) -> Layout:
    """Return the layout of a TOML file or, for another name, the shipped one; UsageWrong where there is none."""
    file = Path(name)
    return load_layout(file) if file.suffix == ".toml" else layout_named(name)


def write(file: str, to: Path, form: str | None, stdin: Callable[[], bytes]) -> Outcome:
    """Write the document in ``file`` to ``to``, in the form of that name or in what fits; UsageWrong for what can't be written."""
    if to.suffix.lower() not in SUFFIXES:
        known = "、".join(SUFFIXES)
        raise UsageWrong(f"不能写“{to.name}”，后缀可以是：{known}。", f"“{to.name}” can't be written; suffixes: {', '.join(SUFFIXES)}.")
    layout = form_of(form) if form else None
    readings = read_all([file], stdin, lambda _at, _of, _name: None)
    if readings.unreadable or not readings.documents:
        return Outcome(None, readings.unreadable)
    if len(readings.documents) > 1:
        raise UsageWrong(
            f"“{file}”里有 {len(readings.documents)} 份文件，一次只能写一份。",
            f"“{file}” holds {len(readings.documents)} documents; write one at a time.",
        )
    return Outcome(put(readings.documents[0], to, layout), ())


def put(document: Document, to: Path, layout: Layout | None) -> Written:
    """Write a document to a file and return what was written."""
    made = written(document, to, titles(), layout)
    write_whole(to, made.data)
    return made
