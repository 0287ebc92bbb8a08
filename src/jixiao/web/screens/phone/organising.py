"""The code that changes every minute, big and as a QR code, for who organises; the page renews itself with the minute, without a script."""

from io import BytesIO
from urllib.parse import urlencode

import segno
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate, localtime, now
from django.views.decorators.http import require_GET
from msgspec import Struct

from jixiao.desk.book import Book, key_of
from jixiao.desk.deskfile import asks_of
from jixiao.desk.speaking import named
from jixiao.facts.schema import Row
from jixiao.ledger.rows import record_at
from jixiao.web.desks.codes import Shown
from jixiao.web.desks.codes import shown as code_shown
from jixiao.web.desks.shelf import book_of
from jixiao.web.phone.doings import Doing, Holder
from jixiao.web.problems import nothing
from jixiao.web.screens.phone.doing import doing_of
from jixiao.web.screens.phone.frame import bare, held, where_of

LAST = 8
"""People who signed in last, as the page names them."""
QUIET = 4
"""Modules around a QR code that stay empty."""


class Present(Struct, frozen=True):
    """Who signed in today: how many, of how many who said that they come (None where nobody has to say so), the last by name."""

    count: int
    last: tuple[str, ...]


class Square(Struct, frozen=True):
    """A QR code as a path in a square of so many modules."""

    path: str
    size: int


@require_GET
@held
def code(request: HttpRequest, holder: Holder, desk: str, name: str, key: str) -> HttpResponse:
    """Show the code of what is on."""
    one, where = doing_of(holder, desk, name), where_of(holder)
    if not one.organises:
        raise nothing()
    with book_of(where.unit, where.year) as book:
        row = occasion(one, book, key)
        title = named(row, str(row["at"]).removeprefix("ledger:").partition("#")[0], book)
        present = _present(one, str(row["at"]), book)
    at = now()
    told = code_shown(where, str(row["at"]), at)
    link = request.build_absolute_uri(f"{one.link}?{urlencode({str(one.act.code): key, 'code': told.digits})}")
    return bare(
        request, holder.mine, "phone/code.html", title=f"签到码：{title}", heading=title, shown=told, square=square(link), present=present,
        at=f"{localtime(at):%H:%M:%S}", one=one, key=key, refresh=told.seconds + 1, back="/m/",
    )  # fmt: skip


def occasion(one: Doing, book: Book, key: str) -> Row:
    """Return the record that is signed in to; Problem 404 for none."""
    ask = next(ask for ask in asks_of(one.act.asks, book.kept) if ask.name == one.act.code)
    row = book.row(record_at(str(ask.references), key))
    if row is None:
        raise nothing()
    return row


def code_of(one: Doing, book: Book, holder: Holder, key: str) -> Shown:
    """Return the code that is shown now."""
    return code_shown(where_of(holder), str(occasion(one, book, key)["at"]), now())


def _present(one: Doing, record: str, book: Book) -> Present:
    """Return who signed in today, by the rows that the act adds."""
    ledger = book.kept[str(one.act.writes[0].add)]
    days = [column.name for column in ledger.columns if column.type == "date"]
    rows = [row for row in book.rows(ledger.name) if record in row.values() and any(row[name] == localdate() for name in days)]
    return Present(len(rows), tuple(_who(one, row, book) for row in reversed(rows[-LAST:])))


def _who(one: Doing, row: Row, book: Book) -> str:
    person = book.row(str(row.get(str(one.act.own))))
    if person is None:
        return ""
    ledger = str(person["at"]).removeprefix("ledger:").partition("#")[0]
    return named(person, ledger, book) or key_of(person, book.kept[ledger])


def square(text: str) -> Square:
    """Return a text as a QR code."""
    made, out = segno.make(text, error="m", micro=False), BytesIO()
    made.save(out, kind="svg", border=QUIET, xmldecl=False, svgns=False, nl=False, omitsize=True)
    path = out.getvalue().decode().partition(' d="')[2].partition('"')[0]
    return Square(path, int(made.symbol_size(border=QUIET)[0]))
