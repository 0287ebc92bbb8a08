"""What stands on every page of a copied text and belongs to no form: page numbers and running heads, told by their even distance."""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from jixiao.forms.grammar import level_ranks, meanings
from jixiao.read.rows.looks import looks
from jixiao.read.sections import section_head
from jixiao.read.titles import is_title

NUMBER = re.compile(r"\s*(?:[-—–]\s*)?(\d{1,3})(?:\s*[-—–])?\s*")
STAMP = re.compile(
    r"[^\d:：]{0,16}(?:(?:20\d\d[-/.年])?\d{1,2}[-/.月]\d{1,2}日?\s*)?(?:星期.|周.|上午|下午)?\s*\d{1,2}:\d{2}(?::\d{2})?[^\d:：]{0,16}[:：]?"
)
"""What stands over a message: who sent it, and when."""
APART = re.compile(r"[|\t]|\s{2}")
OFTEN = 3
"""Beside no page number a running head stands on so many pages."""
SLACK = 2
"""Pages may differ by so many lines."""
LEAST_PAGE = 15
"""A page has at least so many lines."""
SHORTEST_HEAD, LONGEST_HEAD = 5, 40
MOST = 200
"""A text that repeats oftener is looked at no further."""


def furniture(lines: Sequence[str]) -> frozenset[int]:
    """Return the indexes of lines that are page numbers, running heads beside them, or stand over messages."""
    numbers = page_numbers(lines)
    stamps = frozenset(n for n, text in enumerate(lines) if ":" in text and len(text) <= LONGEST_HEAD and STAMP.fullmatch(text.strip()))
    return frozenset(numbers) | running_heads(lines, numbers) | (stamps if len(stamps) >= OFTEN else frozenset())


def page_numbers(lines: Sequence[str]) -> list[int]:
    """Return the lines that count the pages: 1, 2, 3 … at an even distance down to the last page; empty where none do."""
    found = {n: int(match[1]) for n, text in enumerate(lines) if (match := NUMBER.fullmatch(text))}
    for first in [n for n, value in found.items() if value == 1 and n + 1 >= LEAST_PAGE]:
        run, page = [first], first + 1
        while (following := counted(found, run[-1] + page, len(run) + 1)) is not None:
            run.append(following)
        if len(run) > 1 and len(lines) - run[-1] <= page + SLACK:
            return run
    return []


def counted(found: dict[int, int], near: int, value: int) -> int | None:
    """Return the line near a place that holds a page's number."""
    return next((n for n in range(near - SLACK, near + SLACK + 1) if found.get(n) == value), None)


def running_heads(lines: Sequence[str], numbers: Sequence[int]) -> frozenset[int]:
    """Return the lines whose text stands again and again at one distance, which is that of the first from the top too.

    Twice is enough beside page numbers; elsewhere forms of one length may hold the same value.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for n, text in enumerate(lines):
        if SHORTEST_HEAD <= len(text.strip()) <= LONGEST_HEAD and not APART.search(text.strip()):
            places[text.strip()].append(n)
    found: set[int] = set()
    for text, places_of in places.items():
        if not 1 < len(places_of) <= MOST or not even(places_of, len(lines)) or belongs(text):
            continue
        beside = all(any(abs(place - number) <= SLACK for number in numbers) for place in places_of)
        alone = not any(heads_content(lines[place - 1].strip()) for place in places_of if place)
        if beside or (alone and len(places_of) >= OFTEN):
            found.update(places_of)
    return frozenset(found)


def heads_content(text: str) -> bool:
    """Return whether what stands under a text is its content: a label, or the heading of a section of the narrative."""
    return bool(meanings(text)) or section_head(text, None)[0] is not None


def belongs(text: str) -> bool:
    """Return whether a text is a part of forms: a label, a heading, the name of a level, a value."""
    return heads_content(text) or any(level_ranks(text)) or looks(text).value or is_title(text)


def even(places: Sequence[int], count: int) -> bool:
    """Return whether places are as far apart as a page is long, from the top to the end."""
    page = places[1] - places[0]
    apart = [b - a for a, b in pairwise(places)]
    top = min(abs(places[0] - page), places[0])
    return page >= LEAST_PAGE and all(abs(gap - page) <= SLACK for gap in apart) and top <= SLACK and count - places[-1] <= page + SLACK
