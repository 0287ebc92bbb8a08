"""The official forms as a piece of a page, and the words around them that must not read as a form of their own.

A page that explains a form is still that form to who reads it by machine: whatever stands above the official tables is worded so
that no label or title of a form stands alone in it. Names that come from elsewhere and sound like one end in a full stop that
is spoken but not shown.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from unicodedata import normalize

from jixiao.forms.grammar import level_ranks, meanings, titles, wording
from jixiao.write.document.html import form, prose
from jixiao.write.document.pages import Form, Prose
from jixiao.write.look.markup import Markup, joined, lines, tag

BLANKS = re.compile(r"\s+")
STOP = tag("span", "。", cls="hidden")
SENTENCE = re.compile("[。；]")
CACHED = 100
"""Longest text of which it is kept in mind how it is said: a page says most of its words many times."""


def forms_html(parts: Iterable[Prose | Form]) -> str:
    """Return prose and forms as sections, to be handed to a page that explains them."""
    return "\n".join(_section(part, index) for index, part in enumerate(parts))


def _section(part: Prose | Form, index: int) -> str:
    if not isinstance(part, Form):
        return "\n".join(prose(part))
    body, name = "\n".join(form(part, index)), f'id="form-{index}"'
    return body if name in body else body.replace("<h1 ", f"<h1 {name} ", 1)


def embedded(forms: str) -> Markup:
    """Return finished sections of forms for a page that allows no styles of elements, whose title is not theirs."""
    return Markup(re.sub(r"<(/?)h1\b", r"<\1h2", forms))


def harmless_text(text: str | None) -> Markup | None:
    """Return text from elsewhere, with a full stop that is not shown where it could be read as a form's label or title."""
    if not text:
        return None
    return _said(text) if len(text) <= CACHED else _said.__wrapped__(text)


@lru_cache(maxsize=4096)
def _said(text: str) -> Markup:
    return joined((lines(text), STOP if sounds_official(text) else None))


def sounds_official(text: str) -> bool:
    """Whether text standing alone could be taken for a form's title or for one of its labels."""
    plain = BLANKS.sub("", normalize("NFKC", text))
    if SENTENCE.search(plain):
        return False
    if meanings(text) or any(level_ranks(text)) or plain.startswith(tuple(wording()["narrative"]["aliases"])):
        return True
    return any(word in plain for title in titles() for word in title.contains)
