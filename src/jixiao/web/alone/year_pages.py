"""The page of a year's ledgers: files in, what has to be corrected, the year's forms out."""

from datetime import date
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jixiao.actions.example import EXAMPLES, write_example
from jixiao.actions.records.ledgers import write_templates
from jixiao.errors import JixiaoError
from jixiao.evaluate.bindings import FILE_NAME
from jixiao.web.alone.pages import first, shown
from jixiao.web.alone.shelf import own_shelf
from jixiao.web.alone.year import Books
from jixiao.web.blanks import KINDS, blank_form
from jixiao.web.handing import Taken, handed
from jixiao.web.numbers import whole_number
from jixiao.web.screens.notice import Notice
from jixiao.web.screens.year import year_page

PATIENCE = 25.0
MID_YEAR = (7, 31)
"""The day to which monitoring usually looks."""


@require_http_methods(["GET", "POST"])
def year(request: HttpRequest) -> HttpResponse:
    """Show the year as it is, or take files and compute it."""
    if request.method != "POST":
        return _page(request)
    try:
        books = _books()
        books.take(request.FILES.getlist("files"))
        _choose(request, books)
    except JixiaoError as wrong:
        return _page(request, Notice(wrong.zh, "bad"), 400)
    return _begin(books)


@require_POST
def sample_year(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Take the bundled year."""
    _, folder = own_shelf().place()
    files = write_example(folder / "example", next(iter(EXAMPLES)))
    books = _books(new=True)
    books.take_folder(folder / "example")
    books.declaration = next(file for file in files if file.name == "declaration.txt")
    books.as_of = date(2024, *MID_YEAR)
    return _begin(books)


def _begin(books: Books) -> HttpResponse:
    books.tried.clear()
    own_shelf().run(books.run)
    books.tried.wait(PATIENCE)
    return HttpResponseRedirect("/year")


def _books(*, new: bool = False) -> Books:
    own = own_shelf()
    if own.books is None or new:
        _, folder = own.place()
        own.books = Books(folder)
    return own.books


def _choose(request: HttpRequest, books: Books) -> None:
    number = whole_number(request.POST.get("declaration", ""))
    item = None if number is None else own_shelf().find(number)
    if item is not None and item.state == "done":
        books.declaration = item.now.file
    try:
        books.as_of = date.fromisoformat(request.POST.get("as_of", ""))
    except ValueError:
        books.as_of = None


def _page(request: HttpRequest, notice: Notice | None = None, status: int = 200) -> HttpResponse:
    books = own_shelf().books
    told: dict[str, Any] = {"state": "", "check": None, "page": None, "proposed": False, "sentence": ""}
    if books is not None:
        told |= {"check": books.check, "proposed": books.is_proposed, "sentence": books.sentence, "state": state_of(books)}
        told["page"] = year_page(books.made) if books.made and told["state"] == "done" else None
    known = [item for item in own_shelf().items() if item.state == "done" and item.now.report.is_judged]
    day = books.as_of if books is not None and books.as_of else _usual_day()
    return shown(request, "alone/year.html", "year", status=status, notice=notice, declarations=known, as_of=day.isoformat(), **told)


def state_of(books: Books) -> str:
    """Return ``working``, ``failed``, ``wrong`` (cells to correct) or ``done``."""
    if not books.tried.is_set():
        return "working"
    if books.sentence:
        return "failed"
    return "done" if books.made else "wrong"


def _usual_day() -> date:
    today = localdate()
    return min(date(today.year, *MID_YEAR), today) if today.month > 1 else date(today.year - 1, *MID_YEAR)


@require_GET
def take_year_file(request: HttpRequest, name: str) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Hand over a file that was made of the year."""
    books = own_shelf().books
    files = {file.name: file for file in books.files()} if books else {}
    if books and name == FILE_NAME and (books.folder / FILE_NAME).is_file():
        files[name] = books.folder / FILE_NAME
    if name not in files:
        raise Http404
    return handed(Taken(name, files[name].read_bytes()), attached=not name.endswith(".html"))


@require_GET
def templates(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Hand over a blank spreadsheet for every ledger."""
    packed = BytesIO()
    with TemporaryDirectory() as folder, ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for file in write_templates(Path(folder) / "空台账"):
            archive.write(file, f"空台账/{file.name}")
    return handed(Taken("空台账.zip", packed.getvalue()))


@require_GET
def blank(request: HttpRequest) -> HttpResponse:
    """Hand over an empty form."""
    kind = f".{request.GET.get('as', '')}"
    try:
        return handed(blank_form(request.GET.get("form", ""), request.GET.get("year", ""), kind if kind in KINDS else KINDS[0]))
    except JixiaoError as wrong:
        return first(request, Notice(wrong.zh, "bad"), 400)


@require_POST
def fill_in(request: HttpRequest) -> HttpResponse:
    """Take an empty form as if it had been dropped, so that it is filled in on the page."""
    try:
        made = blank_form(request.POST.get("form", ""), request.POST.get("year", ""), KINDS[0])
    except JixiaoError as wrong:
        return first(request, Notice(wrong.zh, "bad"), 400)
    item = own_shelf().take_bytes(made.name, made.data)
    item.tried.wait(PATIENCE)
    return HttpResponseRedirect(f"/f/{item.number}/p/1" if item.state == "done" and item.now.document.projects else f"/f/{item.number}")


@require_GET
def how(request: HttpRequest) -> HttpResponse:
    """Tell how it is used."""
    return shown(request, "alone/how.html", "how")
