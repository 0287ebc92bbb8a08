"""Texts with their labels under a heading that names a project, given to the form below that is this project's."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from jixiao.forms.grammar import means
from jixiao.forms.nearest import pairs
from jixiao.read.lines import Row, split_rows
from jixiao.read.segment import Part, is_noted
from jixiao.read.wording import narrow

NUMBER = re.compile(
    r"(?:[(]?[一二三四五六七八九十\d]{1,3}[)、.]|第[一二三四五六七八九十\d]{1,3}[个项章节]|项目[一二三四五六七八九十\d]{1,3}[:、.]?)[、:]?"
)
LAST_WORDS = re.compile(r"(?:专项)?(?:项目|经费|资金|专项)(?:情况|说明)*$")
LONGEST, LEAST = 60, 4
LABEL_AND_VALUE = 2
MOST_OF, LEAST_OF = 0.75, 0.4
"""A heading has at most so many signs, a name at least so many."""


def under_their_heads(cut: Sequence[Part]) -> list[Part]:
    """Return the parts of a document, what stands under the heading of a form's project above the form put into it.

    Without that the text of one project would be read at the foot of the form before it.
    """
    parts = list(cut)
    for at in range(1, len(parts)):
        above, form = parts[at - 1], parts[at]
        name = named_project(form) if form.kind == "form" and above.kind in ("cover", "other", "form") else None
        head = heading_of(above.rows, name) if name is not None else None
        if head is None:
            continue
        moved = [piece for row in above.rows[head + 1 :] for piece in split_rows(row)]
        if not any(means(cell.text, "other") == "text" for row in moved for cell in row.filled):
            continue
        parts[at - 1] = above._replace(rows=above.rows[: head + 1])
        first = next((n for n, row in enumerate(form.rows) if not is_noted(row)), 0)
        parts[at] = form._replace(rows=[*form.rows[:first], *moved, *form.rows[first:]])
    return parts


def named_project(form: Part) -> str | None:
    """Return the name of a form's project as its row has it."""
    for row in form.rows:
        for label, value in pairwise(row.filled):
            if means(label.text, "field") == "name":
                return key(value.text)
    return None


def key(text: str) -> str:
    """Return a name without its number and without words that any name ends with."""
    return LAST_WORDS.sub("", NUMBER.sub("", narrow(text), count=1))


def heading_of(rows: Sequence[Row], name: str) -> int | None:
    """Return which of the paragraphs that end a part is the heading of a project of this name, None where none is."""
    for at in trailing(rows):
        text = narrow("".join(cell.text for cell in rows[at].cells))
        if len(text) <= LONGEST and NUMBER.match(text) and is_like(key(text.rstrip(":")), name):
            return at
    return None


def is_like(heading: str, name: str) -> bool:
    """Return whether a heading without its number says a project's name: most pairs of signs of the one are the other's."""
    one, other = pairs(heading), pairs(name)
    shared = len(set(one) & set(other))
    return (
        min(len(heading), len(name)) >= LEAST
        and shared > MOST_OF * min(len(one), len(other))
        and shared > LEAST_OF * max(len(one), len(other))
    )


def trailing(rows: Sequence[Row]) -> Iterator[int]:
    """Yield the paragraphs that end a part, the last first."""
    for at in reversed(range(len(rows))):
        row = rows[at]
        if row.exact or row.whole or not (row.loose or (row.spaced and len(row.cells) <= LABEL_AND_VALUE)):
            return
        yield at
