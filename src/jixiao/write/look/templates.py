"""Pages as templates: every text in them escapes itself, and what stands between two lines of a template is not in the page."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jixiao.extras import need
from jixiao.write.look.markup import lines, text, visible_attribute

BETWEEN_LINES = re.compile(r"\n\s*")


def templates(folder: Path, known: Mapping[str, object]) -> Any:  # noqa: ANN401 - a type of a package that a terminal does without
    """Return the templates of a folder; ``known`` is what all of them may use.

    A blank is nothing, what is markup already stays as it is. ``lines`` keeps line breaks, ``plain`` is for attributes.
    """
    need("write")
    from jinja2 import Environment, FunctionLoader  # noqa: PLC0415 - only a page needs it

    def source(name: str) -> str:
        return BETWEEN_LINES.sub("", (folder / name).read_text("utf-8"))

    made = Environment(loader=FunctionLoader(source), autoescape=True, finalize=_shown)
    made.globals |= known
    made.filters |= {"lines": lines, "plain": visible_attribute}
    return made


def _shown(value: object) -> object:
    return "" if value is None else value if hasattr(value, "__html__") else text(str(value))
