"""A wall for who works at its desk: what it shows of the unit's rows now."""

from django.utils.timezone import localdate

from jixiao.desk.wall import MeetingView, Wall, meeting_view, walls
from jixiao.web.desks.rights import Place, desk_at, place_of
from jixiao.web.desks.shelf import book_of
from jixiao.web.people.access import Rights
from jixiao.web.problems import nothing


def wall_for(mine: Rights, name: str) -> tuple[Wall, Place]:
    """Return a wall and where somebody works; Problem 404 for one that is not there or of a desk that is not the person's."""
    place = place_of(mine)
    wall = walls().get(name)
    if wall is None:
        raise nothing()
    desk_at(place, wall.desk)
    return wall, place


def wall_now(mine: Rights, name: str) -> tuple[Wall, MeetingView | None]:
    """Return a wall and what it shows now, None where there is no meeting."""
    wall, place = wall_for(mine, name)
    with book_of(*place.where) as book:
        return wall, meeting_view(wall, book, localdate())
