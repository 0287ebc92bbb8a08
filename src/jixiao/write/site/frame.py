"""The frame of every page of the site: its head with the parts of the site, its foot, the chips and bars that pages share."""

from collections.abc import Iterator
from typing import NamedTuple

from jixiao.values.money import Money
from jixiao.write.look.markup import Markup, joined, tag
from jixiao.write.look.page import page, script
from jixiao.write.site.record import Portal
from jixiao.write.site.say import Say

WIDE = 100
ICONS = {
    "error": "M5 1h6l4 4v6l-4 4H5l-4-4V5zM5.3 4.2 4.2 5.3 6.9 8l-2.7 2.7 1.1 1.1L8 9.1l2.7 2.7 1.1-1.1L9.1 8l2.7-2.7-1.1-1.1L8 6.9z",
    "warning": "M8 1.2 15.5 14.8H.5zM7.2 6v4.4h1.6V6zm0 5.4V13h1.6v-1.6z",
}
LINES = {
    "ok": "m2.8 8.6 3.4 3.4L13.4 4.6",
    "note": "M2 2.7h12v8.6H7.4L4 14v-2.7H2z",
    "unknown": "M8 4.2V8l2.6 1.8M8 1.7a6.3 6.3 0 1 0 .01 0",
}
FEED, DATA, SEARCH, MANIFEST = "feed.xml", "data.html", "search.html", "manifest.json"
YEARS, ACTIVITIES, DRAFTS, SURVEYS = "years.html", "activities.html", "drafts.html", "surveys.html"
QUESTIONS = "questions.html"


class Seat(NamedTuple):
    """Where a page stands: the site, how to say things, the way up to the site's folder, the entry of the bar that is its own."""

    portal: Portal
    say: Say
    up: str = ""
    here: str = ""

    def to(self, path: str) -> str:
        """Return the address of a page of the site."""
        return self.up + path


def seat_of(portal: Portal, path: str, here: str = "") -> Seat:
    """Return the seat of the page at a path below the site's folder."""
    return Seat(portal, Say(portal.lang), "../" * path.count("/"), here)


def framed(seat: Seat, title: str, *body: Markup | None, scripted: str = "", form_to: str = "") -> bytes:
    """Return a whole page; ``scripted`` names its script, which loads more of the site's own; its forms go to ``form_to`` alone."""
    say = seat.say
    parts = (
        tag("a", say("跳到正文", "To the text"), href="#main", cls="skip"),
        _head(seat),
        tag("main", tag("div", *body, cls="pp-in"), id="main", cls="pp", tabindex=-1),
        _foot(seat),
    )
    made = page(
        title,
        joined(parts),
        "site",
        "portal",
        lang=seat.portal.lang,
        code=script(scripted) if scripted else "",
        look="p-portal",
        own_scripts=bool(scripted),
        form_to=form_to,
        feed=seat.to(FEED),
    )
    return made.encode("utf-8", "replace")


def _head(seat: Seat) -> Markup:
    say, units = seat.say, {year.unit for year in seat.portal.years}
    name = next(iter(units)) if len(units) == 1 else say(f"{len(units)} 家单位", f"{len(units)} units")
    mark = tag("p", tag("a", name, tag("span", say("预算公开", "Open budget")), href=seat.to("index.html")), cls="pp-name")
    links = (
        tag("a", words, href=seat.to(path), aria_current="page" if path == seat.here else None) for path, words in _parts(seat.portal, say)
    )
    nav = tag("nav", *links, cls="pp-nav", aria_label=say("主要栏目", "Parts of the site"))
    return tag("header", tag("div", mark, nav, cls="pp-in"), cls="pp-head")


def _parts(portal: Portal, say: Say) -> Iterator[tuple[str, str]]:
    first = portal.years[0]
    yield "index.html", say(f"{say.year(first.year)}的钱", f"Money of {say.year(first.year)}") if portal.is_one else say("各单位", "Units")
    if portal.compared:
        yield YEARS, say("历年对照", "Years")
    if any(year.public.activities for year in portal.years):
        yield ACTIVITIES, say("活动", "Activities")
    if any(year.public.drafts for year in portal.years):
        yield DRAFTS, say("征求意见", "Drafts")
    if any(year.public.surveys for year in portal.years):
        yield SURVEYS, say("问卷", "Surveys")
    yield QUESTIONS, say("提问", "Questions")
    yield DATA, say("开放数据", "Open data")
    yield SEARCH, say("查找", "Search")


def _foot(seat: Seat) -> Markup:
    say, day = seat.say, seat.say.whole_day(seat.portal.made_on)
    told = (
        say(
            f"{day}做成。页面不从别处加载任何内容，不记谁来看过；整个文件夹可以复制、离线打开。",
            f"Made on {day}. Nothing is loaded from elsewhere and no visit is recorded; the folder can be copied and opened offline.",
        ),
        say(
            "发布前逐个文件查过身份证号、手机号、银行卡号和住址，没有发现。",
            "Every file was searched for identity numbers, phones, bank cards and addresses before it was published; none was found.",
        ),
    )
    listed = tag("a", say("全部文件和校验和", "All files and their hashes"), href=seat.to(MANIFEST))
    feed = tag("a", say("订阅更新（Atom）", "Updates (Atom)"), href=seat.to(FEED))
    lines = (tag("p", told[0]), tag("p", told[1]), tag("p", feed, "  ", listed))
    return tag("footer", tag("div", *lines, cls="pp-in"), cls="pp-foot")


def chip(kind: str, words: str) -> Markup:
    """Return a chip: ``error``, ``warning``, ``note``, ``ok``, ``unknown`` or ``fail``."""
    drawn = {"fail": "note"}.get(kind, kind)
    shape = tag("path", d=ICONS[drawn], fill="currentColor", fill_rule="evenodd") if drawn in ICONS else _line(LINES[drawn])
    icon = tag("svg", shape, cls="i", view_box="0 0 16 16", aria_hidden="true")
    return tag("span", icon, words, cls=f"chip chip-{kind}")


def _line(drawn: str) -> Markup:
    return tag("path", d=drawn, fill="none", stroke="currentColor", stroke_width="1.6")


def bar(part: Money, whole: Money, most: Money, told: str) -> Markup:
    """Return a bar whose length is money on the scale of the largest, its first part what was spent."""
    long, done = (_width(yuan, most) for yuan in (whole, min(part, whole)))
    return tag(
        "svg",
        tag("rect", cls="pc-all", width=long, height=8),
        tag("rect", cls="pc-run", width=done, height=8) if part > 0 else None,
        cls="pc-bar",
        view_box=f"0 0 {WIDE} 8",
        aspect="none",
        role="img",
        aria_label=told,
    )


def _width(yuan: Money, most: Money) -> str:
    return f"{yuan * WIDE / most:.1f}" if most > 0 and yuan > 0 else "0"


def heading(words: str, more: str = "", key: str = "") -> Markup:
    """Return a heading of a part of a page, with what is to be known of it beside it."""
    return tag("h2", words, tag("span", more) if more else None, cls="pp-h2", id=key or None)
