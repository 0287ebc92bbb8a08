"""Lines that hold a record each, as logs, dumps and statements of databases have it: label="value", 'label': 'value', VALUES (…).

A record becomes lines of a label and its value, rows of values a head and rows, with tabs between.
"""

import re
from collections.abc import Iterator, Sequence

PAIR = re.compile(
    r"""['"]?([^\s'"=:{}\[\],;(（][^'"={}\[\],;:]{0,40}?)['"]?\s*[=:]\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|None|null|NULL)\s*[,;]?\s*"""
)
AROUND = re.compile(r"[\s\[\]{}(),;]*")
INSERT = re.compile(r"\s*INSERT\s+INTO\s+\S+\s*\((.+)\)\s*VALUES\s*(?:(\(.+\))\s*;)?\s*", re.IGNORECASE)
TUPLE = re.compile(r"\s*\((.+)\)\s*[,;]\s*")
VALUE = re.compile(r"\s*(?:'((?:[^']|'')*)'|([^,']*))\s*(?:,|$)")
LEAST, LEAST_LINES = 2, 3
"""So many pairs in a line, and so many such lines, make records."""
LONGEST = 20_000


def unrolled(texts: Sequence[str]) -> list[list[str]] | None:
    """Return for every line the lines that its record takes; None where the lines hold no records."""
    if any(INSERT.fullmatch(text) for text in texts if len(text) <= LONGEST):
        return [inserted(text) for text in texts]
    found = [pairs(text) for text in texts]
    if sum(len(one) >= LEAST for one in found) < LEAST_LINES:
        return None
    return [[f"{label}\t{value}" for label, value in one] if len(one) >= LEAST else [text] for one, text in zip(found, texts, strict=True)]


def pairs(text: str) -> list[tuple[str, str]]:
    """Return the labels and values of a line that consists of them, none of any other line."""
    if len(text) > LONGEST or not ("=" in text or ":" in text):
        return []
    found: list[tuple[str, str]] = []
    opening = AROUND.match(text)
    at = opening.end() if opening is not None else 0
    while at < len(text) and (pair := PAIR.match(text, at)) is not None:
        found.append((pair[1], (pair[2] or pair[3] or "").replace("\\n", " ")))
        at = pair.end()
    return found if AROUND.fullmatch(text, at) else []


def inserted(text: str) -> list[str]:
    """Return a line of a statement as a head and rows, the values of a lone row each beside its label."""
    found = INSERT.fullmatch(text)
    if found is not None:
        heads = [part.strip() for part in found[1].split(", ")]
        if not found[2]:
            return ["\t".join(heads)]
        return [f"{head}\t{value}" for head, value in zip(heads, values(found[2].strip()[1:-1]), strict=False)]
    row = TUPLE.fullmatch(text)
    return ["\t".join(values(row[1]))] if row is not None else [text]


def values(text: str) -> Iterator[str]:
    """Yield the values between the brackets of a statement, NULL as nothing."""
    at = 0
    while at < len(text) and (found := VALUE.match(text, at)) is not None:
        plain = (found[2] or "").strip()
        yield found[1].replace("''", "'") if found[1] is not None else "" if plain.upper() == "NULL" else plain
        at = found.end()
