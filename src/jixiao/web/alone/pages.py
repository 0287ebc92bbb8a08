"""The first page, and what happens to files that are dropped on it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.timezone import localdate, localtime
from django.views.decorators.http import require_GET, require_POST
from msgspec import Struct

from jixiao.actions.example import EXAMPLES, write_example
from jixiao.errors import JixiaoError
from jixiao.read.document import known_suffixes
from jixiao.web.alone.item import DroppedFile
from jixiao.web.alone.shelf import LARGEST_MB, MOST_FILES, own_shelf
from jixiao.web.blanks import forms_in_order
from jixiao.web.screens.notice import Notice
from jixiao.web.screens.words import ZH, Count, counts, forms_read, yuan
from jixiao.write.reading import reading_points

PATIENCE = 20.0
"""Seconds that a drop waits for its files, so that the answer is the result and not a page that waits."""
SAMPLE = "样表-某区人大办2024年申报表.txt"


class Row(Struct, frozen=True):
    """One file in the list of the last ones."""

    number: int
    name: str
    state: str
    judged: bool
    read: str
    amount: str
    counts: tuple[Count, ...]
    left: str
    when: str


def shown(request: HttpRequest, template: str, here: str, /, status: int = 200, **told: Any) -> HttpResponse:  # noqa: ANN401 - what a template gets
    """Return a page; ``here`` is the entry of the bar that it belongs to."""
    accept = ",".join(sorted((*known_suffixes(), ".zip")))
    return render(request, template, {"here": here, "notice": None, "accept": accept, **told}, status=status)


def first(request: HttpRequest, notice: Notice | None = None, status: int = 200) -> HttpResponse:
    """Show the zone, the last files and the three doors."""
    year = localdate().year
    return shown(
        request,
        "alone/first.html",
        "check",
        status=status,
        notice=notice,
        items=tuple(map(row, own_shelf().items())),
        forms=forms_in_order(),
        years=(year + 1, year, year - 1),
        year_told=None,
        most_files=MOST_FILES,
        most_mb=LARGEST_MB,
    )


def row(item: DroppedFile) -> Row:
    """Return what the list says of a file."""
    at, now = localtime(item.when), localtime()
    when = f"{at:%H:%M}" if at.date() == now.date() else f"{at.month}月{at.day}日 {at:%H:%M}"
    if item.state != "done":
        waiting = item.state == "reading"
        return Row(item.number, item.name, item.state, False, "正在读" if waiting else "没有读成", "", (), item.sentence, when)
    report = item.now.report
    points = reading_points(report, ZH)
    more = f"（另有 {len(points) - 2} 句）" if len(points) > 2 else ""
    left = points[0] + more if points else "全读到了"
    amount = yuan(report.annual_total) if report.annual_total is not None else ""
    told = counts(report) if report.is_judged else ()
    return Row(item.number, item.name, "done", report.is_judged, forms_read(report), amount, told, left, when)


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Show the first page."""
    return first(request)


@require_POST
def drop(request: HttpRequest) -> HttpResponse:
    """Take the files and show what became of them: of one file its page, of several the list."""
    try:
        items = own_shelf().take(request.FILES.getlist("files"))
    except JixiaoError as wrong:
        return first(request, Notice(wrong.zh, "bad"), 400)
    return arrived(items)


@require_POST
def sample_file(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Take the bundled declaration, for who has no file at hand."""
    _, folder = own_shelf().place()
    files = write_example(folder / "example", next(iter(EXAMPLES)))
    declaration = next(file for file in files if file.name == "declaration.txt")
    return arrived((own_shelf().take_bytes(SAMPLE, declaration.read_bytes()),))


def arrived(items: tuple[DroppedFile, ...]) -> HttpResponse:
    """Return where to look after files came, once they are read or after a while."""
    last = items[-1]
    last.tried.wait(PATIENCE)
    return HttpResponseRedirect(f"/f/{last.number}" if len(items) == 1 else "/")


def dropped_file(number: int) -> DroppedFile:
    """Return the item of a number; Http404 for none."""
    item = own_shelf().find(number)
    if item is None:
        raise Http404
    return item
