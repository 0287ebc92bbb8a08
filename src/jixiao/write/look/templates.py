"""Pages as templates: every text in them escapes itself, and what stands between two lines of a template is not in the page."""

import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from jixiao.extras import need
from jixiao.system.compiled import compiled
from jixiao.write.look.markup import Markup, joined, lines, tag, text, visible_attribute
from jixiao.write.tree import Picture, Span

BETWEEN_LINES = re.compile(r"\n\s*")
Told = Callable[[str], Markup | None]
"""Makes HTML of a text."""


def templates(folder: Path, known: Mapping[str, object], told: Told = text, kept_as: str | None = None) -> Any:  # noqa: ANN401 - a type of a package that a terminal does without
    """Return the templates of a folder; ``known`` is what all of them may use, ``told`` makes HTML of a text.

    A blank is nothing, what is markup already stays as it is. ``lines`` keeps line breaks, ``plain`` is for attributes. Where there is one
    template, its code is kept for the next process under the name ``kept_as``.
    """
    need("write")
    from jinja2 import Environment, FunctionLoader, compiler  # noqa: PLC0415 - only a page needs it

    def source(name: str) -> str:
        return BETWEEN_LINES.sub("", (folder / name).read_text("utf-8"))

    kept = compiled(kept_as, (Path(__file__), Path(compiler.__file__))) if kept_as else None
    made = Environment(loader=FunctionLoader(source), autoescape=True, finalize=partial(_shown, told), bytecode_cache=kept)  # type: ignore[arg-type] # asked as one of Jinja's own
    made.globals |= known
    made.filters |= {"lines": lines, "plain": visible_attribute}
    return made


def _shown(told: Told, value: object) -> Any:  # noqa: ANN401 - markup of ours or of Jinja's stays what it is
    if value is None or hasattr(value, "__html__"):
        return "" if value is None else value
    if isinstance(value, str):
        return told(value) or ""
    if isinstance(value, tuple):
        return joined(_shown(told, part) for part in value)
    if isinstance(value, Picture):
        return Markup(value.draw())
    return _span(value, _shown(told, value.told)) if isinstance(value, Span) else text(str(value))


def _span(said: Span, inner: str) -> Markup:
    if said.link:
        return tag("a", inner, href=said.link)
    return tag(said.tag, inner, cls=said.look or None, aria_hidden="true" if said.sign else None)
