"""Links handed out once on paper: who was drawn, and slips with a link and its picture, in an order of their own."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from jixiao.web.desks.lots import drawn_links
from jixiao.web.desks.rights import desk_at
from jixiao.web.numbers import whole_number
from jixiao.web.people.access import Rights
from jixiao.web.screens.office.frame import acting, entered, shown
from jixiao.web.screens.work.years import place_chosen


@require_POST
@entered
def draw(request: HttpRequest, mine: Rights, name: str, key: str) -> HttpResponse:
    """Draw by lot, do the act, and show once what is handed out."""
    place = place_chosen(request, mine)
    at = desk_at(place, name)
    numbers = (whole_number(request.POST.get("wanted", "")) or 0, whole_number(request.POST.get("lot", "")) or 0)
    handed = drawn_links(acting(request, mine), (mine, place, at), key, str(request.POST.get("record", "")), numbers)
    base = request.build_absolute_uri("/q/")
    slips = [{"link": base + one, "picture": picture(base + one)} for one in handed.links]
    return shown(
        request,
        mine,
        "office/desk-links.html",
        "desks",
        here_desk=at,
        says=handed.done.says,
        lot=handed.lot,
        drawn=handed.lot.drawn(),
        slips=slips,
    )


def picture(link: str) -> str:
    """Return a link as a picture for a phone: SVG without styles."""
    import segno  # noqa: PLC0415 - only who hands links out needs it

    return str(segno.make(link, error="m", micro=False).svg_inline(omitsize=True, svgclass="qr", lineclass=None, border=2, title="二维码"))
