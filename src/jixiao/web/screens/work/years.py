"""The year that somebody works on at the desks: the one that is on, or one before that is to be finished."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from jixiao.web.desks.rights import Place, desk_at, place_of
from jixiao.web.desks.shelf import years_of
from jixiao.web.numbers import whole_number
from jixiao.web.people.access import Rights
from jixiao.web.screens.office.frame import entered

YEAR = "jixiao_year"
"""The cookie of the year that was chosen; reminders, walls, phones and programs stand on the one that is on."""


def place_chosen(request: HttpRequest, mine: Rights) -> Place:
    """Return where somebody works, in the year chosen in this browser; Problem 404 for who works at no desk."""
    return place_of(mine, whole_number(request.COOKIES.get(YEAR, ""), 4))


@require_POST
@entered
def choose(request: HttpRequest, mine: Rights, name: str) -> HttpResponse:
    """Go to a desk in another year; the one that is on needs no remembering, and the browser forgets any other when it is closed."""
    place = place_of(mine)
    at, years = desk_at(place, name), list(years_of(place.where.unit))
    answer = HttpResponseRedirect(f"/desks/{at.name}")
    year = whole_number(request.POST.get("year", ""))
    if year in years[1:]:
        answer.set_cookie(YEAR, str(year), httponly=True, samesite="Strict", secure=request.is_secure())
    else:
        answer.delete_cookie(YEAR, samesite="Strict")
    return answer
