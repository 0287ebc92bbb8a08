"""Lines of a copied text without what was put in front of them: numbers of lines, marks of a quotation, bullets of a list of rows."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise, takewhile

from jixiao.forms.grammar import level_ranks, meanings

NUMBERED = re.compile(r"\s*(\d{1,5})(?:[:.、]|\s|$)\s?")
QUOTED = re.compile(r"\s*[>＞]+\s?")
BULLET = re.compile(r"([ \t]*)[-*+•·●○]\s+|([ \t]*)[-*+•·●○]$")
STAMP = re.compile(
    r"\s*[\[(（【]?(?:\d{2,4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s*)?(?:[上下早晚中][午上]\s*)?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?[\])）】]?[\s,，]*"
)
"""When a message was sent."""
SENDER = re.compile(r"([^\s:：|≥≤]{1,16})[:：]\s?")
SENT = re.compile(rf"\s*([^\s:：|≥≤]{{1,16}})\s+{STAMP.pattern}")
"""Who sent a message when, above it."""
INDENT = "    "
LONGEST_TERM, LEAST_TERMS = 30, 4
LEAST = 6
"""So many lines say that all have something in front."""
MOST_OTHER = 10
"""Of so many lines one may be without it."""
AGAIN = 2
"""So many messages are one sender's."""
ALONE = 3
"""So many cells a row say that a list of lists is a table."""


def stripped(texts: Sequence[str]) -> list[int]:
    """Return how many characters stand in front of every line that do not belong to it: its number, the mark of a quotation, who sent it when."""
    quoted = [QUOTED.match(text) for text in texts]
    inside = [n for n, found in enumerate(quoted) if found is not None]
    if len(inside) >= LEAST and (inside[-1] + 1 - inside[0] - len(inside)) * MOST_OTHER <= len(inside):
        return [found.end() if found else 0 for found in quoted]
    if any(sent := messages(texts)):
        return sent
    numbered = [*takewhile(lambda found: found is not None, map(NUMBERED.match, texts))]
    values = [int(found[1]) for found in numbered if found]
    steps = sum(0 < other - one < LEAST for one, other in pairwise(values))
    if len(texts) < LEAST or len(values) < len(texts) or steps < len(texts) - 1:
        return [0] * len(texts)
    return [found.end() for found in numbered if found]


def messages(texts: Sequence[str]) -> list[int]:
    """Return where the words of every message begin behind when and by whom it was sent; a line of nothing else has none."""
    above = [SENT.fullmatch(text) for text in texts]
    stamped = [found.end() if (found := STAMP.match(text)) else 0 for text in texts]
    if max(sum(found is not None for found in above), sum(map(bool, stamped))) < LEAST:
        return [0] * len(texts)
    senders = [SENDER.match(text, at) if at else None for text, at in zip(texts, stamped, strict=True)]
    often = Counter(found[1] for found in senders if found)
    cuts = []
    for text, alone, at, sender in zip(texts, above, stamped, senders, strict=True):
        by = sender is not None and often[sender[1]] >= AGAIN and not meanings(sender[1]) and not any(level_ranks(sender[1]))
        cuts.append(len(text) if alone else sender.end() if by and sender else at)
    return cuts


def rows_listed(texts: Sequence[str]) -> Iterator[list[tuple[int, int]]]:
    """Yield the rows of a list of lists: for every cell the line it stands in and where its text begins; nothing where it is none.

    An outer bullet begins a row, with a cell of its own or without; every inner one is a cell more.
    """
    bullets = [BULLET.match(text) for text in texts]
    depths = [len((found[1] if found[1] is not None else found[2]).expandtabs()) if found else -1 for found in bullets]
    outer = min((depth for depth in depths if depth >= 0), default=0)
    inner = [n for n, depth in enumerate(depths) if depth > outer]
    empty = sum(
        depth == outer and not texts[n][found.end() :].strip()
        for n, (depth, found) in enumerate(zip(depths, bullets, strict=True))
        if found
    )
    if empty < ALONE or len(inner) < ALONE or -1 in depths or len({depths[n] for n in inner}) != 1:
        return
    row: list[tuple[int, int]] = []
    for n, found in enumerate(bullets):
        if depths[n] == outer and row:
            yield row
            row = []
        if found is not None:
            row.append((n, found.end()))
    yield row


def terms(raws: Sequence[str], is_label: Callable[[str], bool]) -> dict[int, list[int]]:
    """Return the terms of a list of definitions with the lines of each: those further in; empty where the lines make none.

    A term without a line is one whose value is empty, if it is a label.
    """
    inner = [raw.startswith(INDENT) and not BULLET.match(raw) for raw in raws]
    found: dict[int, list[int]] = {}
    term: int | None = None
    for n, raw in enumerate(raws):
        if inner[n]:
            if term is not None:
                found.setdefault(term, []).append(n)
            continue
        term = n if len(raw.strip()) <= LONGEST_TERM and not BULLET.match(raw) else None
        if term is not None and is_label(raw.strip()):
            found.setdefault(term, [])
    told = sum(bool(lines) and is_label(raws[n].strip()) for n, lines in found.items())
    return found if told >= LEAST_TERMS else {}
