"""The wall of a hall: drawn anew every few seconds, with and without a script; nothing is done at it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET

from jixiao.web.desks.walls import wall_now
from jixiao.web.people.access import Rights
from jixiao.web.screens.office.frame import entered
from jixiao.web.screens.wall import wall_page

EVERY = 5
"""Seconds after which it is drawn anew."""


@require_GET
@entered
def wall(request: HttpRequest, mine: Rights, name: str) -> HttpResponse:
    """Show a wall, or the part of it that changes where a script asks for that."""
    told, found = wall_now(mine, name)
    template = "parts/wall.html" if request.headers.get("HX-Request") else "office/wall.html"
    made = wall_page(told, found, localtime()) if found is not None else None
    return render(request, template, {"wall": told, "w": made, "every": EVERY, "here": request.path})
