"""Forms: the shipped layouts, checking a layout file, and trying one on a document."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from jixiao.actions.inputs.given import read_all, silent
from jixiao.actions.write import WritingOutcome, form_of, put
from jixiao.errors import UsageWrong
from jixiao.forms.layout import Layout, Problem, layout_text, layouts, read_layout
from jixiao.model.document import Kind
from jixiao.write.atomic import write_whole
from jixiao.write.document.blank import blank
from jixiao.write.page import Lang

YEARS = range(2000, 2100)


class Checked(NamedTuple):
    """A layout file's problems, and the layout where its grid is told."""

    layout: Layout | None
    problems: tuple[Problem, ...]


def all_forms() -> tuple[Layout, ...]:
    """Return the shipped layouts in their order."""
    return tuple(layouts().values())


class FormSummary(Struct, frozen=True, kw_only=True):
    """A form as it is listed: ``units`` are those its money may stand in, the first by default; ``from_memory`` as its layout says."""

    name: str
    title: str
    kind: Kind
    source: str
    units: tuple[str, ...]
    from_memory: bool


def form_summaries() -> tuple[FormSummary, ...]:
    """Return the shipped forms in their order, as they are listed for programs."""
    names = FormSummary.__struct_fields__
    return tuple(FormSummary(**{name: getattr(form, name) for name in names}) for form in all_forms())


def write_blank(form: str, year: int | None, to: Path, lang: Lang) -> Layout:
    """Write the empty form of that name to be filled in and return its layout; UsageWrong for a year or a suffix that can't be."""
    if year is not None and year not in YEARS:
        raise UsageWrong(
            f"年度 {year} 不对，应在 {YEARS[0]} 到 {YEARS[-1]} 之间。", f"The year {year} is wrong: {YEARS[0]} to {YEARS[-1]} can be."
        )
    layout = form_of(form)
    write_whole(to, blank(layout, year, to.suffix.lower(), lang))
    return layout


def check(file: Path) -> Checked:
    """Return what is wrong with a layout file; UsageWrong where it can't be read."""
    return Checked(*read_layout(layout_text(file), file.stem))


def try_form(form: str, file: str, to: Path, stdin: Callable[[], bytes]) -> WritingOutcome:
    """Write the document in ``file`` by a form that may not be shipped yet."""
    layout = form_of(form)
    readings = read_all([file], stdin, silent)
    if readings.unreadable or not readings.documents:
        return WritingOutcome(None, readings.unreadable)
    return WritingOutcome(put(readings.documents[0], to, layout), ())
