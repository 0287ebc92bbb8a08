"""Empty forms: handed over, or filled in on the page."""

from pathlib import Path
from tempfile import TemporaryDirectory

from jixiao.actions.form import all_forms, write_blank
from jixiao.forms.layout import Layout
from jixiao.web.handing import Taken
from jixiao.web.numbers import whole_number

KINDS = (".docx", ".xlsx")
IN_A_YEAR = ("declaration", "whole_department", "monitoring", "self_evaluation", "review")
"""The kinds of form in the order in which a year needs them."""


def forms_in_order() -> list[Layout]:
    """Return the shipped forms, those first that a year needs first."""
    return sorted(all_forms(), key=lambda form: IN_A_YEAR.index(form.kind))


def blank_form(name: str, year: str, suffix: str) -> Taken:
    """Return the empty form of that name; UsageWrong for a form or a year that there is none of."""
    number = whole_number(year)
    with TemporaryDirectory(prefix="jixiao-") as folder:
        to = Path(folder, f"blank{suffix}")
        layout = write_blank(name.removesuffix(".toml"), number, to, "zh")
        return Taken(f"{'' if number is None else f'{number}年'}{layout.title}{suffix}", to.read_bytes())
