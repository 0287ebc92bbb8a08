"""What the office did with the public: activities without anybody's name, drafts with their comments and answers, surveys and what they gave."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao.values.changed import changes
from jixiao.values.rounding import half_up
from jixiao.write.look.markup import Markup, row, tag
from jixiao.write.site.frame import ACTIVITIES, DRAFTS, SURVEYS, Seat, chip, framed, heading, seat_of
from jixiao.write.site.record import FEWEST, Activity, Comment, Draft, Paragraph, Portal, Question, Survey, Taken, Year
from jixiao.write.site.say import NUMERALS, Say, share

CHIPS: dict[Taken, tuple[str, str]] = {"采纳": ("ok", "taken"), "部分采纳": ("note", "taken in part"), "不采纳": ("fail", "not taken")}
WAITING = ("正在研究", "being looked at")
GROUPED = 100


def activities_page(portal: Portal) -> bytes:
    """Return what was held and is to be held, by unit and year."""
    seat = seat_of(portal, ACTIVITIES, ACTIVITIES)
    say = seat.say
    held = sum(activity.day is not None for year in portal.years for activity in year.public.activities)
    title = say(f"办了 {held} 次活动", f"{held} activities held")
    top = tag(
        "section",
        tag("h1", title),
        tag("p", say("什么时候、做什么、来了多少人。不写谁来过。", "When, what, how many came; never who."), cls="pp-lead"),
    )
    return framed(seat, title, top, *(_activities(seat, year, n) for n, year in enumerate(portal.years) if year.public.activities))


def _activities(seat: Seat, year: Year, number: int) -> Markup:
    say = seat.say
    heads = (say("日期", "Day"), say("什么事", "What"), say("类别", "Kind"), say("人数", "People"), say("属于", "Part of"))
    head = tag("thead", row(tag("th", words, scope="col", cls="num" if n == 3 else None) for n, words in enumerate(heads)))
    ordered = sorted(year.public.activities, key=lambda one: (str(one.day or one.planned or "9"), one.title))
    table = tag("table", head, tag("tbody", *(_activity(one, say, heads) for one in ordered)), cls="pp-table pp-cards")
    people = sum(one.people or 0 for one in ordered)
    key = f"year-{number + 1}"
    more = say(f"{len(ordered)} 次，{people:,} 人次", f"{len(ordered)}, {people:,} people in all")
    return tag("section", heading(_title(seat, year), more, key), table, aria_labelledby=key)


def _activity(one: Activity, say: Say, heads: tuple[str, ...]) -> Markup:
    when = (
        say.day(one.day)
        if one.day
        else (say(f"没有办，原定 {say.day(one.planned)}", f"not held, planned {say.day(one.planned)}") if one.planned else "—")
    )
    people = "—" if one.people is None else f"{one.people:,}"
    cells = (
        tag("td", when, cls="day"),
        tag("th", one.title, scope="row"),
        tag("td", one.kind, cls="kind"),
        tag("td", people, cls="num", data_l=heads[3]),
        tag("td", one.project or "—", cls="wide", data_l=heads[4]),
    )
    return row(cells)


def _title(seat: Seat, year: Year) -> str:
    """Return what a part of a page is called: the unit is left out where there is one alone."""
    units = {one.unit for one in seat.portal.years}
    return seat.say.year(year.year) if len(units) == 1 else f"{year.unit}，{seat.say.year(year.year)}"


def drafts_page(portal: Portal) -> bytes:
    """Return every draft put to the public, its comments beside the paragraph they speak of."""
    seat = seat_of(portal, DRAFTS, DRAFTS)
    say = seat.say
    drafts = [draft for year in portal.years for draft in year.public.drafts]
    answered = sum(comment.answer is not None for draft in drafts for comment in draft.comments)
    count = sum(len(draft.comments) for draft in drafts)
    title = say(f"{count} 条意见，答了 {answered} 条", f"{count} comments, {answered} answered")
    lead = say(
        "意见写在它说的那一段旁边，不写是谁提的。采纳不采纳，都写理由；还没有答复的，写明等答复。",
        "A comment stands beside the paragraph it speaks of, without who made it. Taken or not, the reason is told; what waits says so.",
    )
    return framed(
        seat,
        title,
        tag("section", tag("h1", title), tag("p", lead, cls="pp-lead")),
        *(_draft(draft, say, n) for n, draft in enumerate(drafts)),
    )


def _draft(draft: Draft, say: Say, number: int) -> Markup:
    until = say(f"到 {say.whole_day(draft.until)}", f"until {say.whole_day(draft.until)}") if draft.until else ""
    note = say(f"{draft.length} 段，收到 {len(draft.comments)} 条意见", f"{draft.length} paragraphs, {len(draft.comments)} comments")
    changed = say(f"改了 {draft.changed} 段。", f" {draft.changed} changed.") if draft.changed else ""
    has_text = any(paragraph.text for paragraph in draft.paragraphs)
    missing = "" if has_text else say("草案原文没有放在这里。", " The text of the draft is not kept here.")
    key = f"draft-{number + 1}"
    body = (_paragraph(paragraph, say) for paragraph in draft.paragraphs)
    told = tag("p", note, _tally(draft, say), changed, missing, cls="pp-note")
    return tag("section", heading(draft.title, until, key), told, tag("div", *body), aria_labelledby=key)


def _tally(draft: Draft, say: Say) -> str:
    """Return how many comments were answered how, those not answered last."""
    counted = Counter(comment.taken for comment in draft.comments)
    words = [f"{say(taken, CHIPS[taken][1])} {counted[taken]}" for taken in CHIPS if counted[taken]]
    words += [f"{say(*WAITING)} {counted[None]}"] if counted[None] else []
    return say("：", ": ") + say("，", ", ").join(words) + say("。", ".") if words else say("。", ".")


def _word(comment: Comment, say: Say) -> str:
    return say(*WAITING) if comment.taken is None else say(comment.taken, CHIPS[comment.taken][1])


def numeral(number: int) -> str:
    """Return a number up to 99 in Chinese numerals, a greater one in figures."""
    if number >= GROUPED:
        return f" {number} "
    tens, ones = divmod(number, 10)
    before = "" if not tens else "十" if tens == 1 else f"{NUMERALS[tens]}十"
    return before + (NUMERALS[ones] if ones or not tens else "")


def _paragraph(paragraph: Paragraph, say: Say) -> Markup:
    name = say(f"第{numeral(paragraph.number)}段", f"Paragraph {paragraph.number}")
    shown = tag("div", tag("p", tag("b", name), *_marked(paragraph)), _when_changed(paragraph, say), cls="text")
    said = [*_voices(paragraph.comments, say)]
    count = (
        tag("h3", say(f"{len(paragraph.comments)} 条意见", f"{len(paragraph.comments)} comments"))
        if said
        else tag("h3", say("没有意见", "no comments"))
    )
    return tag("div", shown, tag("div", count, tag("ul", *said) if said else None, cls="voices"), cls="para")


def _marked(paragraph: Paragraph) -> Iterator[Markup | str]:
    """Yield the text, what was taken out and what came in marked as such."""
    if paragraph.text is None or paragraph.changed is None:
        yield paragraph.text or ""
        return
    for part in changes(paragraph.text, paragraph.changed):
        yield part.text if part.kind == "same" else tag("del" if part.kind == "out" else "ins", part.text)


def _when_changed(paragraph: Paragraph, say: Say) -> Markup | None:
    if paragraph.changed is None:
        return None
    day = say.whole_day(paragraph.changed_on) if paragraph.changed_on else ""
    return tag(
        "p",
        say(f"{day}改：去掉的划掉，加上的加底色。", f"Changed {day}: struck out what went, tinted what came."),
        cls="pp-note",
    )


def _voices(comments: Sequence[Comment], say: Say) -> Iterator[Markup]:
    """Yield the comments in their order, each with the answer."""
    for comment in comments:
        kind = CHIPS[comment.taken][0] if comment.taken else "unknown"
        answer = comment.answer or say("还没有答复。", "No answer yet.")
        yield tag("li", tag("p", say("“", "“"), comment.text, "”"), tag("p", chip(kind, _word(comment, say)), " ", answer, cls="ans"))


def surveys_page(portal: Portal) -> bytes:
    """Return what surveys gave: who was asked, how many answered, what they said."""
    seat = seat_of(portal, SURVEYS, SURVEYS)
    say = seat.say
    surveys = [survey for year in portal.years for survey in year.public.surveys]
    title = say(f"{len(surveys)} 次问卷", f"{len(surveys)} surveys")
    lead = say("问了谁，收回多少，怎么答。答卷不记名。", "Who was asked, how many answered, what they said. No answer is tied to anybody.")
    key = tag(
        "p",
        *(
            tag("span", _swatch(look), words)
            for look, words in (("v-yes", say("满意", "satisfied")), ("v-fair", say("基本满意", "fairly")), ("v-no", say("不满意", "not")))
        ),
        cls="key",
    )
    parts = (
        tag(
            "section",
            heading(_title(seat, year), key=f"s{n}"),
            key,
            *(_survey(one, say) for one in year.public.surveys),
            aria_labelledby=f"s{n}",
        )
        for n, year in enumerate(portal.years)
        if year.public.surveys
    )
    return framed(seat, title, tag("section", tag("h1", title), tag("p", lead, cls="pp-lead")), *parts)


def _swatch(look: str) -> Markup:
    return tag("svg", tag("rect", cls=look, width=24, height=8), view_box="0 0 24 8", aria_hidden="true")


def _survey(survey: Survey, say: Say) -> Markup:
    sent, back = survey.sent, survey.returned
    came = (
        say(f"发出 {sent} 份，收回 {back} 份", f"{sent} sent, {back} came back")
        if sent is not None and back is not None
        else say("发出、收回多少没有写", "how many were sent and came back is not told")
    )
    rate = share(_whole(back), _whole(sent)) if sent and back is not None else None
    told = say.list(say.whole_day(survey.held_on), came + (say(f"（{rate}）", f" ({rate})") if rate else ""))
    title = f"{survey.respondents}" + (f" · {survey.project}" if survey.project else "")
    heads = (say("问题", "Question"), say("满意", "Satisfied"), say("基本满意", "Fairly"), say("不满意", "Not"), say("回答", "Answers"))
    head = tag("thead", row(tag("th", words, scope="col", cls="num" if n else None) for n, words in enumerate(heads)))
    rows = (_question(question, heads, say) for question in survey.questions)
    table = tag("table", tag("caption", title, cls="hidden"), head, tag("tbody", *rows), cls="pp-table pp-cards votes")
    return tag("div", tag("h3", title, cls="pp-draft-t"), tag("p", told, cls="pp-note"), table, cls="keep")


def _question(question: Question, heads: tuple[str, ...], say: Say) -> Markup:
    if not question.is_told:
        few = say(f"回答的不到 {FEWEST} 人，不公布怎么答", f"fewer than {FEWEST} answered; what they said is not told")
        return row((tag("th", question.text, scope="row"), tag("td", few, cls="muted wide", colspan=len(heads) - 1)))
    parts = (question.satisfied, question.fair, question.unsatisfied)
    at, drawn = half_up(0, 1), list[Markup]()
    for part, look in zip(parts, ("v-yes", "v-fair", "v-no"), strict=True):
        width = half_up(_whole(part) * GROUPED / question.answers, 1)
        drawn.append(tag("rect", cls=look, x=f"{at}", width=f"{width}", height=8))
        at += width
    shown = tag("svg", *drawn, cls="vote", view_box=f"0 0 {GROUPED} 8", aspect="none", aria_hidden="true")
    figures = (f"{part}（{share(_whole(part), _whole(question.answers))}）" for part in parts)
    cells = (tag("td", figure, cls="num", data_l=head) for figure, head in zip((*figures, f"{question.answers}"), heads[1:], strict=True))
    return row((tag("th", question.text, shown, scope="row"), *cells))


def _whole(number: int | None) -> Decimal:
    return Decimal(number or 0)
