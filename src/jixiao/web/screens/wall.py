"""What a wall shows, as a page draws it: one number, one sentence, a bar with its two marks, the groups, papers and misprints."""

from datetime import datetime

from msgspec import Struct

from jixiao.desk.wall import MeetingView, Wall
from jixiao.web.screens.words import day_words

MARK = 1.2
"""How wide a mark on the bar is, in people."""
MOST_SLIPS = 4


class Mark(Struct, frozen=True):
    """A mark on the bar: how many it stands for, what that is, where on the bar (people from the left), on which side its words go."""

    number: int
    words: str
    at: str
    side: str


class Drawn(Struct, frozen=True, kw_only=True):
    """The page: ``look`` is ``ok``, ``short`` or ``unknown``; ``most`` is how long the bar is in people."""

    title: str
    day: str
    time: str
    present: int
    due: str
    look: str
    verdict: str
    told: str
    most: int
    marks: tuple[Mark, ...]
    basis: str
    shown: MeetingView
    to_judge: int
    first_slips: int = MOST_SLIPS


def wall_page(wall: Wall, shown: MeetingView, now: datetime) -> Drawn:
    """Return the page of what is shown at a moment."""
    look = "unknown" if shown.gap is None else "short" if shown.gap else "ok"
    words = {"unknown": wall.unknown, "short": wall.short, "ok": wall.enough}[look].zh
    verdict = words.format(gap=shown.gap)
    due = "应到没有填" if shown.due is None else f"{shown.due}"
    return Drawn(
        title=shown.title,
        day=day_of(shown, now),
        time=f"{now:%H:%M}",
        present=shown.present,
        due=due,
        look=look,
        verdict=verdict,
        told=f"到会 {shown.present} 人，应到 {due}；{verdict}",
        most=max(shown.due or 0, shown.present, 1),
        marks=_marks(wall, shown),
        basis=wall.basis.zh,
        shown=shown,
        to_judge=sum(slip.verdict is None for slip in shown.slips),
    )


def day_of(shown: MeetingView, now: datetime) -> str:
    """Return the day that the figures are of; said in full where it is not today."""
    day = shown.day
    if day != now.date():
        return f"{day.year}年{day.month}月{day.day}日的签到"
    return day_words(day)


def _marks(wall: Wall, shown: MeetingView) -> tuple[Mark, ...]:
    found = ((shown.passes, wall.passes.zh, "left"), (shown.opens, wall.opens.zh, "right"))
    return tuple(Mark(number, words, f"{number - MARK / 2:.1f}", side) for number, words, side in found if number is not None)
