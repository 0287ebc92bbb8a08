"""Links handed out once on paper: who was drawn, and slips with a link and its picture, in an order of their own."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from jixiao.desk.deskfile import asks_of
from jixiao.desk.lots import Lot
from jixiao.web.desks.lots import hand_out, listed, new_number
from jixiao.web.desks.rights import desk_at, place_of, role_for, situation
from jixiao.web.desks.shelf import book_of
from jixiao.web.people.access import Rights
from jixiao.web.problems import nothing
from jixiao.web.screens.office.frame import acting, entered, shown
from jixiao.web.screens.work.page import where_of

LONGEST = 9


@require_POST
@entered
def draw(request: HttpRequest, mine: Rights, name: str, key: str) -> HttpResponse:
    """Draw by lot, do the act, and show once what is handed out."""
    place = place_of(mine)
    at, where = desk_at(place, name), where_of(place)
    who = situation(mine, place, role_for(place, at, key))
    told = at.acts.get(key)
    record = str(request.POST.get("record", ""))
    if told is None or told.draws is None:
        raise nothing()
    with transaction.atomic(), book_of(where.unit, where.year) as book:
        if book.row(record) is None:
            raise nothing()
        (link, *_) = [ask.name for ask in asks_of(told.asks, book.kept) if ask.column is None]
        names, _ = listed(at, key, record, book, who)
        number = _number(request.POST.get("lot", "")) or new_number()
        lot = Lot(names, _number(request.POST.get("wanted", "")), number)
        handed = hand_out(acting(request, mine), where, at, key, (link, record.partition("#")[2], lot), who)
    base = request.build_absolute_uri("/q/")
    slips = [{"link": base + one, "picture": picture(base + one)} for one in handed.links]
    return shown(
        request, mine, "office/desk-links.html", "desks", here_desk=at, says=handed.done.says, lot=lot, drawn=lot.drawn(), slips=slips
    )


def picture(link: str) -> str:
    """Return a link as a picture for a phone: SVG without styles."""
    import segno  # noqa: PLC0415 - only who hands links out needs it

    return str(segno.make(link, error="m", micro=False).svg_inline(omitsize=True, svgclass="qr", lineclass=None, border=2, title="二维码"))


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) <= LONGEST else 0
