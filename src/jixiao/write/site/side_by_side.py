"""The page of several years of a unit beside one another: every project's money, what was spent, how the money changed."""

from jixiao.values.blank import is_nonzero
from jixiao.values.money import Money
from jixiao.write.look.markup import Markup, row, tag
from jixiao.write.site.frame import YEARS, Seat, framed, heading, seat_of
from jixiao.write.site.record import Place, Portal, SideBySide, Year, name_of, project_path
from jixiao.write.site.say import share
from jixiao.write.site.year import spent_of


def years_page(portal: Portal) -> bytes:
    """Return the page of all units with several years."""
    seat = seat_of(portal, YEARS, YEARS)
    title = seat.say("历年对照", "Years side by side")
    lead = seat.say(
        "同一件事每年多少钱，比前一年多了还是少了。名称改过的，按内容认作同一件事；认不出的另起一行。",
        "What a project had every year, and whether it grew. One whose name changed is known by its content; else it has a row of its own.",
    )
    top = tag("section", tag("h1", title), tag("p", lead, cls="pp-lead"))
    return framed(seat, title, top, *(_unit(seat, one, n) for n, one in enumerate(portal.compared)))


def _unit(seat: Seat, one: SideBySide, number: int) -> Markup:
    say, key = seat.say, f"unit-{number + 1}"
    links = (tag("a", say.year(year.year), href=seat.portal.page_of(year)) for year in one.years)
    head = row((tag("th", say("事", "Project"), scope="col"), *(tag("th", link, scope="col", cls="num") for link in links)))
    rows = [_row(seat, places, one.years) for places in one.rows]
    totals = (_money(seat, year, year.money, _before(n, one)) for n, year in enumerate(one.years))
    total = row((tag("th", say("合计", "All"), scope="row"), *totals))
    spent = row((tag("th", say("花了", "Spent"), scope="row"), *(_spent(seat, year) for year in one.years)))
    body = (tag("thead", head), tag("tbody", *rows, total, spent))
    table = tag("table", tag("caption", one.unit, cls="hidden"), *body, cls="pp-table pp-cards side")
    unit = say("单位万元", "in yuan")
    return tag("section", heading(one.unit, unit, key), table, aria_labelledby=key)


def _spent(seat: Seat, year: Year) -> Markup:
    say, (yuan, whole) = seat.say, spent_of(year)
    part = share(yuan, whole) if yuan is not None and whole is not None else None
    told = tag("span", say.column(yuan), tag("span", part, cls="delta") if part else None)
    return tag("td", told, cls="num", data_l=say.year(year.year))


def _before(number: int, one: SideBySide) -> Money | None:
    return one.years[number - 1].money if number else None


def _row(seat: Seat, places: tuple[Place | None, ...], years: tuple[Year, ...]) -> Markup:
    last = next(place for place in reversed(places) if place is not None)
    name = name_of(last.year.projects[last.position], last.position)
    cells, before = [], None
    for place, year in zip(places, years, strict=True):
        yuan = None if place is None else place.year.projects[place.position].funding.annual
        none = tag("td", seat.say("没有", "none"), cls="num muted", data_l=seat.say.year(year.year))
        cells.append(none if place is None else _money(seat, year, yuan, before))
        before = yuan
    link = tag("a", name, href=seat.to(project_path(last.year.lead, last.position)))
    return row((tag("th", link, scope="row"), *cells))


def _money(seat: Seat, year: Year, yuan: Money | None, before: Money | None) -> Markup:
    say = seat.say
    moved = yuan - before if yuan is not None and before is not None else None
    changed = None
    if moved is not None and moved != 0:
        part = share(abs(moved), before) if is_nonzero(before) else None
        sign = say("多", "+") if moved > 0 else say("少", "−")
        changed = tag("span", f"{sign} {say.column(abs(moved))}{f'（{part}）' if part else ''}", cls="delta")
    elif moved is not None:
        changed = tag("span", say("没有变", "unchanged"), cls="delta")
    return tag("td", tag("span", say.column(yuan), changed), cls="num", data_l=say.year(year.year))
