"""The frame of every page of the site, and the templates in ``pages`` that the pages are made of."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from jixiao.write.look.markup import Markup
from jixiao.write.look.page import page, script
from jixiao.write.look.templates import templates
from jixiao.write.site.record import Portal, name_of, project_path
from jixiao.write.site.say import Say

PAGES = Path(__file__).parent / "pages"
SHARED = "parts.jinja"
FEED, DATA, SEARCH, MANIFEST = "feed.xml", "data.html", "search.html", "manifest.json"
YEARS, ACTIVITIES, DRAFTS, SURVEYS = "years.html", "activities.html", "drafts.html", "surveys.html"
QUESTIONS = "questions.html"
PATHS = {
    "FEED": FEED, "DATA": DATA, "SEARCH": SEARCH, "MANIFEST": MANIFEST, "YEARS": YEARS, "ACTIVITIES": ACTIVITIES, "DRAFTS": DRAFTS,
    "SURVEYS": SURVEYS, "QUESTIONS": QUESTIONS,
}  # fmt: skip


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


def framed(seat: Seat, name: str, title: str, told: Mapping[str, object], *, scripted: str = "", form_to: str = "") -> bytes:
    """Return a whole page: the template of that name filled in with what is told.

    ``scripted`` names its script, which loads more of the site's own; its forms go to ``form_to`` alone.
    """
    body = filled(name, {"seat": seat, "say": seat.say, "to": seat.to, "title": title, **told})
    made = page(
        title,
        body,
        "site",
        "official",
        "portal",
        lang=seat.portal.lang,
        code=script(scripted) if scripted else "",
        look="p-portal",
        own_scripts=bool(scripted),
        form_to=form_to,
        feed=seat.to(FEED),
    )
    return made.encode("utf-8", "replace")


def filled(name: str, told: Mapping[str, object]) -> Markup:
    """Return the template of that name filled in with what is told."""
    return Markup(_pages().get_template(f"{name}.jinja").render(told))


def file_size(count: int) -> str:
    """Return the size of a file of so many bytes."""
    return f"{max(1, round(count / 1024)):,} KB"


@cache
def _pages() -> Any:  # noqa: ANN401 - a type of a package that a terminal does without
    made = templates(PAGES, {**PATHS, "name_of": name_of, "project_path": project_path})
    made.globals |= vars(made.get_template(SHARED).module)
    return made
