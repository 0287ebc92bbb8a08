"""Questions of citizens: what was asked and answered, what still waits and for how long, and where to ask."""

from collections.abc import Iterator
from datetime import date

from jixiao.write.look.markup import Markup, tag
from jixiao.write.site.frame import QUESTIONS, Seat, framed, heading, seat_of
from jixiao.write.site.record import Portal, Reply, Year
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
    lead = say("答复了的，问和答都公布在这里，不写是谁问的。", "What was answered stands here with its answer, without who asked.")
    top = tag("section", tag("h1", title), tag("p", lead, _waits(waiting, portal.made_on, say), cls="pp-lead"))
    places = [_place(seat, year, n) for n, year in enumerate(_by_unit(portal))]
    addresses = dict.fromkeys(year.public.ask for year in portal.years if year.public.ask)
    return framed(seat, title, top, *places, _answers(replies, say), form_to=" ".join(addresses))


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


def _place(seat: Seat, year: Year, number: int) -> Markup:
    say, key = seat.say, f"ask-{number + 1}"
    title = heading(say(f"问{year.unit}", f"Ask {year.unit}"), key=key)
    if not year.public.ask:
        told = say(
            f"这里没有网上提问的地址。请照{year.unit}公布的电话或来信地址问，写明年度和项目名称；答复了会登在这一页。",
            f"There is no address for questions here. Write to or call {year.unit}, naming the year and the project; answers will stand on this page.",
        )
        return tag("section", title, tag("p", told, cls="pp-note"), aria_labelledby=key)
    field = f"{key}-q"
    box = tag("textarea", "", id=field, name="question", rows=4, maxlength=LONGEST_QUESTION, required=True, aria_describedby=f"{field}-n")
    note = say(
        "不要登录，不用留姓名；请不要写身份证号、电话。按了以后到办公室自己的页面上看一眼再送出。",
        "No login, no name; please write no identity or phone numbers. You see it once more on the office's own page before it is sent.",
    )
    form = tag(
        "form",
        tag("label", say("想问什么", "Your question"), for_=field),
        box,
        tag("p", note, id=f"{field}-n", cls="pp-note"),
        tag("button", say("到办公室的页面送出", "Send it on the office's page")),
        action=year.public.ask,
        method="post",
        cls="ask",
    )
    return tag("section", title, form, aria_labelledby=key)


def _answers(replies: list[Reply], say: Say) -> Markup | None:
    if not replies:
        return None
    items = (_answer(reply, n, say) for n, reply in enumerate(replies, 1))
    return tag(
        "section", heading(say("问和答", "Questions and answers"), key="answers"), tag("ul", *items, cls="asked"), aria_labelledby="answers"
    )


def _answer(reply: Reply, number: int, say: Say) -> Markup:
    about = " · ".join(part for part in (reply.project, say.whole_day(reply.day) if reply.day else "") if part)
    answered = say.whole_day(reply.answered_on) if reply.answered_on else ""
    return tag(
        "li",
        tag("h3", reply.question),
        tag("p", about, cls="pp-note") if about else None,
        tag("p", reply.answer, cls="ans"),
        tag("p", say(f"{answered}答复", f"answered {answered}"), cls="pp-note") if answered else None,
        id=f"q-{number}",
    )
