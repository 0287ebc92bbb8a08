"""A report as one self-contained page: the template ``html.jinja`` beside this file, in which every text escapes itself."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jixiao.extras import need
from jixiao.system.compiled import compiled
from jixiao.write.format._quote import in_words
from jixiao.write.look.markup import Markup, joined, lines, tag, visible_attribute
from jixiao.write.look.page import page as html_page
from jixiao.write.look.page import script
from jixiao.write.page import Page
from jixiao.write.tree import Picture, Report, Said, Span, stands_in

Told = Callable[[str], Markup | None]
BODY = "\0"
"""Stands where the body comes into a page, and in no page otherwise."""


def as_html(report: Report, page: Page, told: Told = lines) -> str:
    """Return the page; ``told`` makes HTML of a text."""
    return "".join(html_parts(report, page, told))


def html_parts(report: Report, page: Page, told: Told = lines) -> Iterator[str]:
    """Yield the text of :func:`as_html` as it is made."""
    code = script(report.script) if report.script else ""
    around = html_page(report.name, Markup(BODY), *report.styles, lang=page.lang, code=code, look=report.look)
    before, _, after = around.partition(BODY)
    yield before
    yield from _template(told).generate(report=report, page=page, alone=True)
    yield after


def as_body(report: Report, page: Page, told: Told = lines) -> Markup:
    """Return what stands in the page, for a page that has a bar and style sheets of its own: ``report.styles`` and the tokens."""
    return Markup(_template(told).render(report=report, page=page, alone=False))


@cache
def _template(told: Told) -> Any:  # noqa: ANN401 - a type of a package that a terminal does without
    need("write")
    from jinja2 import Environment, FileSystemLoader, compiler  # noqa: PLC0415 - only a page needs it

    def shown(said: Said | int) -> str:
        if isinstance(said, int):
            return str(said)
        if isinstance(said, str):
            return said if hasattr(said, "__html__") else told(said) or ""
        if isinstance(said, tuple):
            return joined(map(shown, said))
        if isinstance(said, Picture):
            return Markup(said.draw())
        return "" if said is None else _span(said, shown(said.told))

    made = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        finalize=shown,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=compiled(f"page-{told.__module__}-{told.__qualname__}", (Path(__file__), Path(compiler.__file__))),  # type: ignore[arg-type] # asked as one of Jinja's own
    )
    made.filters |= {"kind": lambda part: type(part).__name__, "plain": visible_attribute}
    made.filters["in_words"] = in_words
    made.tests["here"] = lambda part: stands_in(part, "html")
    return made.get_template("html.jinja")


def _span(said: Span, inner: str) -> Markup:
    if said.link:
        return tag("a", inner, href=said.link)
    return tag(said.tag, inner, cls=said.look or None, aria_hidden="true" if said.sign else None)
