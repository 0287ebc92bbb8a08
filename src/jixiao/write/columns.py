"""Text in terminal columns: a Chinese character takes two, so lengths, padding, clipping and wrapping count columns."""

import re
from collections.abc import Iterable, Iterator

from jixiao.values.width import columns_of, width

__all__ = ["clip", "excerpt", "pack", "pad", "wrap"]

CLOSING = "，。、；：！？）】］〕》〉」』”’…%％‰°,.;:!?)]}｝·"
OPENING = "（【［〔《〈「『“‘([{｛"
TIE = re.compile(r" (?:(?<=\d )(?=[一-鿿])|(?<=[一-鿿] )(?=\d))")
"""A blank between a figure and the Chinese word beside it: no line breaks there. It begins with the blank, which is found soonest."""
FIRM = "\u2007"
"""Stands for a tied blank while a text is wrapped."""
BLANKS, WORD = r"[^\S\u2007]+", r"(?:[!-~£-ʯ≤≥×÷±]+|.)"
"""Blanks; runs of Latin letters, digits and signs, and any other character alone."""
GLUED = re.compile(
    rf"\s+|{WORD}(?:(?<=[{re.escape(OPENING + FIRM)}])(?:{BLANKS}|{WORD})|(?=[{re.escape(CLOSING + FIRM)}]){WORD})*", re.DOTALL
)
"""What may stand at a line's beginning: closing signs cling to what precedes, opening ones to what follows."""
RUN = re.compile(rf"[一-鿿]+(?![{re.escape(CLOSING + FIRM)}])|{GLUED.pattern}", re.DOTALL)
"""The same, Chinese characters between each two of which a line may break in one piece: most of a text, and each as wide as the next."""


def pad(text: str, columns: int, *, right: bool = False) -> str:
    """Return the text filled with blanks to the columns, to the right of them when ``right``."""
    blanks = " " * max(0, columns - width(text))
    return blanks + text if right else text + blanks


def clip(text: str, columns: int) -> str:
    """Return the text, or as much of it as fits with ``…`` at its end."""
    if width(text) <= columns:
        return text
    taken, used = [], 1
    for char in text:
        used += columns_of(char)
        if used > columns:
            break
        taken.append(char)
    return "".join(taken).rstrip() + "…"


def excerpt(text: str, columns: int, needles: Iterable[str] = ()) -> str:
    """Return the text, or a window of it that shows the first of the needles it holds, ``…`` where something is left out."""
    if len(text) <= columns and width(text) <= columns:
        return text
    at = next((found for needle in needles if needle and (found := text.find(needle)) >= 0), 0)
    start = max(0, at - columns // 8)
    while start > 0 and width(text[start - 1 : start + columns]) < columns:
        start -= 1
    shown = text[start : start + columns + 1]
    return clip(shown, columns) if start == 0 else "…" + clip(shown.lstrip(), columns - 1)


def _split(piece: str, columns: int) -> Iterator[str]:
    """Yield the piece cut into parts that fit into the columns."""
    part = ""
    for char in piece:
        if part and width(part) + columns_of(char) > columns:
            yield part
            part = ""
        part += char
    yield part


def _cut(run: str, left: int, line: int) -> Iterable[str]:
    """Return the parts of a run: as many characters as this line has left, then as many as each line behind it takes, one at least."""
    others = max(1, line)
    parts = (run[at : at + others] for at in range(left, len(run), others))
    return (run[:left], *parts) if left else parts


def wrap(text: str, columns: int, *, first: str = "", hanging: str = "") -> list[str]:
    """Return the text as lines of at most ``columns``, the first after ``first``, the others after ``hanging``.

    A line breaks between Chinese characters or at blanks, never before a closing or after an opening sign.
    """
    text, used = text.strip(), width(first)
    if used + width(text) <= columns:
        return [(first + text).rstrip().replace(FIRM, " ")]
    lines: list[str] = []
    line, empty = first, True
    room = max(8, columns - max(width(first), width(hanging)))
    for glued in RUN.findall(TIE.sub(FIRM, text)):
        is_run = len(glued) > 1 and "一" <= glued[1] <= "鿿" and "一" <= glued[0] <= "鿿"
        wide = 2 * len(glued) if is_run else width(glued)
        pieces: Iterable[str] = (glued,)
        if is_run and used + wide > columns:
            pieces = _cut(glued, max(int(empty), (columns - used) // 2), (columns - width(hanging)) // 2)
        elif not is_run and wide > room:
            pieces = _split(glued, room)
        for piece in pieces:
            taken = wide if piece is glued else width(piece)
            if not empty and used + taken > columns and not piece.isspace():
                lines.append(line.rstrip())
                line, used, empty = hanging, width(hanging), True
            if not (empty and piece.isspace()):
                line, used, empty = line + piece, used + taken, False
    return [ready.replace(FIRM, " ") for ready in (*lines, line.rstrip())]


def pack(items: Iterable[str], columns: int, *, between: str, first: str, hanging: str) -> list[str]:
    """Return the items one after the other as lines of at most ``columns``; an item is broken only when it alone is too long."""
    lines, line = [], first
    for number, item in enumerate(items):
        gap = between if number else ""
        if number and width(line + gap + item) > columns:
            lines.append((line + gap).rstrip())
            line, gap = hanging, ""
        line += gap + item
    return [
        part
        for whole in (*lines, line)
        for part in wrap(whole.lstrip(), columns, first=whole[: len(whole) - len(whole.lstrip())], hanging=hanging)
    ]
