"""The code that changes every minute, big and as a QR code, for who organises; the page renews itself with the minute, without a script."""

from io import BytesIO
from urllib.parse import urlencode

import segno
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET
from msgspec import Struct

from jixiao.web.desks.codes import CODE
from jixiao.web.desks.shelf import book_of
from jixiao.web.phone.doings import Holder, doing_of
from jixiao.web.phone.organising import occasion, present
from jixiao.web.problems import nothing
from jixiao.web.screens.phone.frame import bare, held

QUIET = 4
"""Modules around a QR code that stay empty."""


class Square(Struct, frozen=True):
    """A QR code as a path in a square of so many modules."""

    path: str
    size: int


@require_GET
@held
def code(request: HttpRequest, holder: Holder, desk: str, name: str, key: str) -> HttpResponse:
    """Show the code of what is on."""
    one, where = doing_of(holder, desk, name), holder.place.where
    if not one.organises:
        raise nothing()
    with book_of(where.unit, where.year) as book:
        found = occasion(where, one, book, key)
        there = present(one, found.record, book, holder.acts_as(one.role))
    link = request.build_absolute_uri(f"{one.link}?{urlencode({str(one.act.code): key, CODE: found.code.digits})}")
    return bare(
        request, holder.mine, "phone/code.html", title=f"签到码：{found.title}", heading=found.title, shown=found.code, square=square(link),
        present=there, at=f"{localtime():%H:%M:%S}", one=one, key=key, refresh=found.code.seconds + 1, back="/m/",
    )  # fmt: skip


def square(text: str) -> Square:
    """Return a text as a QR code."""
    made, out = segno.make(text, error="m", micro=False), BytesIO()
    made.save(out, kind="svg", border=QUIET, xmldecl=False, svgns=False, nl=False, omitsize=True)
    path = out.getvalue().decode().partition(' d="')[2].partition('"')[0]
    return Square(path, int(made.symbol_size(border=QUIET)[0]))
