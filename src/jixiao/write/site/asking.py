"""Questions of citizens: what was asked and answered, what still waits and for how long, and where to ask."""

from collections.abc import Iterator
from datetime import date

from jixiao.write.site.frame import QUESTIONS, framed, seat_of
from jixiao.write.site.record import Portal, Year
from jixiao.write.site.say import Say

LONGEST_QUESTION = 200
"""Signs that a question may have."""


def questions_page(portal: Portal) -> bytes:
    """Return the questions with their answers, and the form that takes new ones to the office, or a sentence on where to ask."""
    seat = seat_of(portal, QUESTIONS, QUESTIONS)
    say = seat.say
    replies = [reply for year in portal.years for reply in year.public.replies]
    waiting = [day for year in portal.years for day in year.public.waiting]
    title = (
        say(
            f"问了 {len(replies) + len(waiting)} 件，答了 {len(replies)} 件",
            f"{len(replies) + len(waiting)} asked, {len(replies)} answered",
        )
        if replies or waiting
        else say("对预算有不明白的，可以问", "Ask what you do not understand in the budget")
    )
    addresses = dict.fromkeys(year.public.ask for year in portal.years if year.public.ask)
    told = {"replies": replies, "waits": _waits(waiting, portal.made_on, say), "places": _by_unit(portal), "LONGEST": LONGEST_QUESTION}
    return framed(seat, "questions", title, told, form_to=" ".join(addresses))


def _waits(waiting: list[date | None], today: date, say: Say) -> str:
    """Return how many questions wait, and how long the first has waited."""
    if not waiting:
        return ""
    days = max((today - day).days for day in waiting if day is not None) if any(waiting) else 0
    longest = say(f"，最久的等了 {days} 天", f", the first for {days} days") if days > 0 else ""
    return say(f"还有 {len(waiting)} 件在等答复{longest}。", f" {len(waiting)} still wait{longest}.")


def _by_unit(portal: Portal) -> Iterator[Year]:
    """Yield for each unit its last year, one with an address where there is one."""
    units: dict[str, Year] = {}
    for year in portal.years:
        if year.unit not in units or (year.public.ask and not units[year.unit].public.ask):
            units[year.unit] = year
    return iter(units.values())
