"""Writing a Document as an official file or as open data."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import jixiao.schemas
from jixiao.actions.inputs.given import read_all, silent
from jixiao.audit.personal import personal
from jixiao.errors import InputUnreadable, UsageWrong
from jixiao.forms.layout import Layout, load_layout
from jixiao.model.document import Document
from jixiao.privacy.leaving import is_own
from jixiao.system.content import tables_of
from jixiao.write.atomic import write_whole
from jixiao.write.document.build import pages
from jixiao.write.document.choose import layout_for, layout_named
from jixiao.write.document.save import SUFFIXES, Written, written
from jixiao.write.evaluation.forms import forms_html

OPEN_DATA = ".zip"


class WritingOutcome(NamedTuple):
    """What was written, what could not be read, and in how many places personal data stands in what others can open anywhere."""

    written: Written | None
    unreadable: tuple[InputUnreadable, ...]
    personal: int = 0


@cache
def titles() -> dict[str, str]:
    """Return the Chinese titles of the model's fields."""
    return tables_of(Path(jixiao.schemas.__file__).parent / "titles.toml")


def form_of(name: str) -> Layout:
    """Return the layout of a TOML file or, for another name, the shipped one; UsageWrong where there is none."""
    file = Path(name)
    return load_layout(file) if file.suffix == ".toml" else layout_named(name)


def write(file: str, to: Path, form: str | None, stdin: Callable[[], bytes]) -> WritingOutcome:
    """Write the document in ``file`` to ``to``, in the form of that name or in what fits; UsageWrong for what can't be written."""
    if to.suffix.lower() not in SUFFIXES:
        known = "、".join(SUFFIXES)
        raise UsageWrong(f"不能写“{to.name}”，后缀可以是：{known}。", f"“{to.name}” can't be written; suffixes: {', '.join(SUFFIXES)}.")
    layout = form_of(form) if form else None
    readings = read_all([file], stdin, silent)
    if readings.unreadable or not readings.documents:
        return WritingOutcome(None, readings.unreadable)
    if len(readings.documents) > 1:
        raise UsageWrong(
            f"“{file}”里有 {len(readings.documents)} 份文件，一次只能写一份。",
            f"“{file}” holds {len(readings.documents)} documents; write one at a time.",
        )
    if not readings.documents[0].projects and to.suffix.lower() != ".json":
        raise UsageWrong(
            f"“{file}”里没有读到绩效目标表，没有写“{to.name}”。请确认文件是否选对；要空表，用 jixiao form blank。",
            f"No performance form was read in “{file}”; “{to.name}” was not written. Is it the right file? For an empty form: jixiao form blank.",
        )
    document = readings.documents[0]
    return WritingOutcome(put(document, to, layout), (), 0 if is_own(to) else len(personal(document)))


def put(document: Document, to: Path, layout: Layout | None) -> Written:
    """Write a document to a file and return what was written; UsageWrong for open data with personal data in it."""
    if to.suffix.lower() == OPEN_DATA and (found := personal(document)):
        raise UsageWrong(
            f"文件里有 {len(found)} 处个人信息，没有写成开放数据。请在原件中删去或遮盖后再写；自己留用可写成 .json。",
            f"Personal data in {len(found)} places; no open data was written. Remove or cover it first; for your own use write .json.",
        )
    made = written(document, to, titles(), layout)
    write_whole(to, made.data)
    return made


FORMS = (".docx", ".xlsx", ".pdf", ".html")
"""Suffixes of official forms that are computed: the self-evaluation and the monitoring form."""


def check_form_suffix(to: Path) -> None:
    """Raise UsageWrong for a file that no computed form can be written as."""
    if to.suffix.lower() not in FORMS:
        raise UsageWrong(
            f"不能写“{to.name}”，后缀可以是：{'、'.join(FORMS)}。", f"“{to.name}” can't be written; suffixes: {', '.join(FORMS)}."
        )


def put_form(form: Document, to: Path, report: Callable[[str], str]) -> None:
    """Write a computed form; as html the ``report`` that is made around the official forms. UsageWrong for another suffix."""
    check_form_suffix(to)
    if to.suffix.lower() == ".html":
        write_whole(to, report(forms_html(pages(form, layout_for).parts)).encode())
    else:
        put(form, to, None)
