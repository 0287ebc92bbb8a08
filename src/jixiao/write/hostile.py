"""Text of somebody's document made harmless for a terminal, Markdown and spreadsheets: what is invisible is made visible."""

import re

from jixiao.values import unseen

INVISIBLE = re.compile(
    f"[{unseen.CONTROL}{unseen.UPPER}{unseen.SOFT_HYPHEN}{unseen.SIDES}{unseen.TURNING}{unseen.MONGOLIAN_SEAM}{unseen.WIDTHLESS}"
    f"{unseen.WORD_JOINER}{unseen.FORMULA_SIGNS}{unseen.BYTE_ORDER}{unseen.ANNOTATING}{unseen.HALVES}{unseen.TAGS}]"
)
"""Control characters, escape sequences' beginnings, bidirectional and zero-width marks, lone surrogates, tags."""
BREAKS = re.compile("[\t\n\r\u0085\u2028\u2029]+")
PILED = re.compile(
    "([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f]{2})[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f]+"
)
MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~$&!@]|(?:^|(?<=\s))[-+](?=\s)|(?:(?<=^\d)|(?<=^\d\d)|(?<=^\d\d\d))[.)](?=\s))")
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""Signs at the beginning of a text by which spreadsheet programs take it for a formula."""


def visible(text: str) -> str:
    """Return the text on one line: breaks become a blank, invisible characters ``‹U+202E›``, piled accents two."""
    if not text.isprintable():  # else there is nothing invisible in it, nor a break
        text = INVISIBLE.sub(lambda m: f"‹U+{ord(m[0]):04X}›", BREAKS.sub(" ", text))
    return PILED.sub(r"\1", text) if PILED.search(text) else text  # to look costs a tenth of what it takes to put nothing in


def markdown(text: str) -> str:
    """Return the text as plain words of a Markdown line: no markup, no HTML, no mention, no automatic link."""
    escaped = MARKDOWN.sub(lambda m: f"\\{m[1]}" if m[1] not in "<>&@" else f"&#{ord(m[1])};", visible(text))
    return escaped.replace("://", ":\\//").replace("www.", "www\\.")
