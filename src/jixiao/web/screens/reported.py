"""What pages show of a report alone, worked out once for the reports that were shown last: nothing in it is of a person."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from jixiao.model.finding import DocumentReport
from jixiao.system.recalled import Recalled

KEPT = 32
"""Reports of which it is remembered."""
Rest = ParamSpec("Rest")
Shown = TypeVar("Shown")


def once_a_report(make: Callable[Concatenate[DocumentReport, Rest], Shown]) -> Callable[Concatenate[DocumentReport, Rest], Shown]:
    """Have it made once; what is given beside the report follows from it. A report that is remembered keeps its place in memory."""
    kept = Recalled[tuple[DocumentReport, Shown]](KEPT)

    @wraps(make)
    def made(report: DocumentReport, /, *args: Rest.args, **kwargs: Rest.kwargs) -> Shown:
        return kept.get(id(report), lambda: (report, make(report, *args, **kwargs)))[1]

    return made
