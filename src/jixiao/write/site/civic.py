"""What the office did with the public: activities without anybody's name, drafts with their comments and answers, surveys and what they gave."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from jixiao.values.changed import changes
from jixiao.values.rounding import half_up
from jixiao.write.site.frame import ACTIVITIES, DRAFTS, SURVEYS, Seat, framed, seat_of
from jixiao.write.site.record import FEWEST, Activity, Comment, Draft, Portal, Question, Survey, Taken, Year
from jixiao.write.site.say import NUMERALS, Say, percent_of

CHIPS: dict[Taken, tuple[str, str]] = {"采纳": ("ok", "taken"), "部分采纳": ("note", "taken in part"), "不采纳": ("fail", "not taken")}
WAITING = ("正在研究", "being looked at")
GROUPED = 100


def activities_page(portal: Portal) -> bytes:
    """Return what was held and is to be held, by unit and year."""
    seat = seat_of(portal, ACTIVITIES, ACTIVITIES)
    held = sum(activity.day is not None for year in portal.years for activity in year.public.activities)
    title = seat.say(f"办了 {held} 次活动", f"{held} activities held")
    return framed(seat, "activities", title, {"named": partial(_title, seat), "in_order": _in_order, "people": _people})


def _in_order(year: Year) -> list[Activity]:
    return sorted(year.public.activities, key=lambda one: (str(one.day or one.planned or "9"), one.title))


def _people(held: Sequence[Activity]) -> int:
    return sum(one.people or 0 for one in held)


def _title(seat: Seat, year: Year) -> str:
    """Return what a part of a page is called: the unit is left out where there is one alone."""
    units = {one.unit for one in seat.portal.years}
    return seat.say.year(year.year) if len(units) == 1 else f"{year.unit}，{seat.say.year(year.year)}"


def drafts_page(portal: Portal) -> bytes:
    """Return every draft put to the public, its comments beside the paragraph they speak of."""
    seat = seat_of(portal, DRAFTS, DRAFTS)
    drafts = [draft for year in portal.years for draft in year.public.drafts]
    answered = sum(comment.answer is not None for draft in drafts for comment in draft.comments)
    count = sum(len(draft.comments) for draft in drafts)
    title = seat.say(f"{count} 条意见，答了 {answered} 条", f"{count} comments, {answered} answered")
    ways: dict[str, object] = {"tally": partial(_tally, seat.say), "word": partial(_word, seat.say), "kind": _kind}
    ways |= {"drafts": drafts, "changes": changes, "numeral": numeral}
    return framed(seat, "drafts", title, ways)


def _tally(say: Say, draft: Draft) -> str:
    """Return how many comments were answered how, those not answered last."""
    counted = Counter(comment.taken for comment in draft.comments)
    words = [f"{say(taken, CHIPS[taken][1])} {counted[taken]}" for taken in CHIPS if counted[taken]]
    words += [f"{say(*WAITING)} {counted[None]}"] if counted[None] else []
    return say("：", ": ") + say("，", ", ").join(words) + say("。", ".") if words else say("。", ".")


def _word(say: Say, comment: Comment) -> str:
    return say(*WAITING) if comment.taken is None else say(comment.taken, CHIPS[comment.taken][1])


def _kind(comment: Comment) -> str:
    return "unknown" if comment.taken is None else CHIPS[comment.taken][0]


def numeral(number: int) -> str:
    """Return a number up to 99 in Chinese numerals, a greater one in figures."""
    if number >= GROUPED:
        return f" {number} "
    tens, ones = divmod(number, 10)
    before = "" if not tens else "十" if tens == 1 else f"{NUMERALS[tens]}十"
    return before + (NUMERALS[ones] if ones or not tens else "")


def surveys_page(portal: Portal) -> bytes:
    """Return what surveys gave: who was asked, how many answered, what they said."""
    seat = seat_of(portal, SURVEYS, SURVEYS)
    count = sum(len(year.public.surveys) for year in portal.years)
    ways = {"named": partial(_title, seat), "came": partial(_came, seat.say), "votes": _votes, "FEWEST": FEWEST}
    return framed(seat, "surveys", seat.say(f"{count} 次问卷", f"{count} surveys"), ways)


def _came(say: Say, survey: Survey) -> str:
    """Return when people were asked, and how many answered."""
    sent, back = survey.sent, survey.returned
    if sent is None or back is None:
        return say.list(say.whole_day(survey.held_on), say("发出、收回多少没有写", "how many were sent and came back is not told"))
    rate = percent_of(Decimal(back), Decimal(sent)) if sent and back else None
    came = say(f"发出 {sent} 份，收回 {back} 份", f"{sent} sent, {back} came back")
    return say.list(say.whole_day(survey.held_on), came + (say(f"（{rate}）", f" ({rate})") if rate else ""))


class Vote(NamedTuple):
    """How many gave an answer, their share of all; the part of the bar that shows it, of 100."""

    look: str
    people: int
    share: str | None
    at: Decimal
    width: Decimal


def _votes(question: Question) -> Iterator[Vote]:
    at, whole = half_up(0, 1), Decimal(question.answers)
    parts = (question.satisfied, question.fair, question.unsatisfied)
    for count, look in zip(parts, ("v-yes", "v-fair", "v-no"), strict=True):
        width = half_up(Decimal(count) * GROUPED / whole, 1)
        yield Vote(look, count, percent_of(Decimal(count), whole), at, width)
        at += width
