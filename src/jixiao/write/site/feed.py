"""What is new on the site, as Atom: every year's page, every draft and survey; a reader of news asks for it again and again."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import NamedTuple
from uuid import NAMESPACE_OID, uuid5

from jixiao.write.site.frame import DRAFTS, QUESTIONS, SURVEYS, filled
from jixiao.write.site.record import Portal
from jixiao.write.site.say import Say
from jixiao.write.site.statements import short

NOTE = 70
"""Signs of a question or an answer that are told."""


class News(NamedTuple):
    """Something to tell: where it stands, what it is, in a sentence, since when; ``about`` tells it from others of the same title."""

    path: str
    title: str
    told: str
    day: date
    about: str = ""


def feed(portal: Portal) -> bytes:
    """Return the feed; what it names keeps its name as long as it is about the same thing."""
    say = Say(portal.lang)
    news = sorted(_news(portal, say), key=lambda one: (one.day, one.path), reverse=True)
    text = filled("feed", {"portal": portal, "say": say, "news": news, "urn": _urn, "moment": _moment})
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode("utf-8", "replace")


def _news(portal: Portal, say: Say) -> Iterator[News]:
    for year in portal.years:
        money = say.wan(year.money) if year.money is not None else say("钱没有写全", "not all money told")
        told = say(f"{money}，{len(year.projects)} 个项目。", f"{money}, {len(year.projects)} projects.")
        yield News(portal.page_of(year), f"{year.unit} · {say.year(year.year)}", told, portal.made_on)
        for draft in year.public.drafts:
            told = say(f"{draft.length} 段，{len(draft.comments)} 条意见。", f"{draft.length} paragraphs, {len(draft.comments)} comments.")
            yield News(DRAFTS, draft.title, told, portal.made_on, year.unit)
        for reply in year.public.replies:
            told, key = short(reply.answer, NOTE), f"{reply.day}{reply.project}{reply.question}{year.unit}"
            yield News(QUESTIONS, short(reply.question, NOTE), told, min(reply.answered_on or portal.made_on, portal.made_on), key)
        for survey in year.public.surveys:
            back = "—" if survey.returned is None else f"{survey.returned}"
            about = say(f"问卷：{survey.respondents}", f"Survey: {survey.respondents}")
            yield News(
                SURVEYS,
                about,
                say(f"收回 {back} 份。", f"{back} came back."),
                min(survey.held_on, portal.made_on),
                f"{survey.held_on}{survey.project}{year.unit}",
            )


def _urn(about: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_OID, about)}"


def _moment(day: date) -> str:
    return datetime(day.year, day.month, day.day, tzinfo=UTC).isoformat().replace("+00:00", "Z")
