"""Small changes of a SELECT that its examples should notice.

A mutant changes one token: a comparison or its boundary, AND and OR, a number by one, IS NULL, TRUE and FALSE, or it drops one
condition of WHERE, HAVING or QUALIFY.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

TOKEN = re.compile(
    r"""'(?:[^']|'')*'|"[^"]*"|--[^\n]*|/\*.*?\*/|::|:=|->|<>|!=|<=|>=|[=<>]|\d+(?:\.\d+)?|:?[A-Za-z_]\w*|\S""",
    re.DOTALL,
)
SWAPS = {
    "=": ("<>",),
    "<>": ("=",),
    "!=": ("=",),
    "<": ("<=", ">="),
    "<=": ("<", ">"),
    ">": (">=", "<="),
    ">=": (">", "<"),
    "AND": ("OR",),
    "OR": ("AND",),
    "TRUE": ("FALSE",),
    "FALSE": ("TRUE",),
}
CLAUSES = frozenset({"WHERE", "HAVING", "QUALIFY"})
ENDS = frozenset({"GROUP", "HAVING", "QUALIFY", "ORDER", "LIMIT", "UNION", "EXCEPT", "INTERSECT", "WINDOW", ")"})
MARKER = re.compile(r"-- equivalent: *\S")


class Token(NamedTuple):
    """A token of SQL with its place in the text."""

    text: str
    start: int
    end: int

    @property
    def word(self) -> str:
        """Return the token as keywords are compared."""
        return self.text.upper()


class Mutant(NamedTuple):
    """A changed SELECT: the line (from 1), what stood there, what stands there now, the whole text."""

    line: int
    before: str
    after: str
    sql: str


def tokens(sql: str) -> list[Token]:
    """Return the tokens of a SELECT without comments."""
    found = (Token(m[0], m.start(), m.end()) for m in TOKEN.finditer(sql))
    return [t for t in found if not t.text.startswith(("--", "/*"))]


def mutants(sql: str) -> Iterator[Mutant]:
    """Yield every mutant of a SELECT; quoted text is left alone."""
    row = tokens(sql)
    between = _ands_of_between(row)
    types = _inside_types(row)
    for position, token in enumerate(row):
        if position in between:
            continue
        for text in SWAPS.get(token.word, ()):
            yield _changed(sql, token.start, token.end, text)
        if token.text[0].isdigit() and position not in types:
            yield from (_changed(sql, token.start, token.end, text) for text in _numbers(token.text))
        if token.word == "IS":
            yield from _nullness(sql, row[position : position + 3])
        if token.word in CLAUSES:
            yield from (_changed(sql, start, end, "TRUE") for start, end in _conditions(row, position + 1, between))


def _changed(sql: str, start: int, end: int, text: str) -> Mutant:
    return Mutant(sql.count("\n", 0, start) + 1, sql[start:end], text, sql[:start] + text + sql[end:])


def _numbers(text: str) -> tuple[str, str]:
    whole, dot, rest = text.partition(".")
    return f"{int(whole) + 1}{dot}{rest}", f"({int(whole) - 1}{dot}{rest})" if not dot or int(whole) else f"(-1 + {text})"


def _nullness(sql: str, row: Sequence[Token]) -> Iterator[Mutant]:
    words = [t.word for t in row]
    if words[1:2] == ["NULL"]:
        yield _changed(sql, row[0].start, row[1].end, "IS NOT NULL")
    if words[1:] == ["NOT", "NULL"]:
        yield _changed(sql, row[0].start, row[2].end, "IS NULL")


def _ands_of_between(row: Sequence[Token]) -> set[int]:
    """Return the positions of the ANDs that belong to a BETWEEN."""
    found, waiting, depth = set(), [], 0
    for position, token in enumerate(row):
        depth += (token.text == "(") - (token.text == ")")
        if token.word == "BETWEEN":
            waiting.append(depth)
        if token.word == "AND" and waiting and waiting[-1] == depth:
            found.add(position)
            waiting.pop()
    return found


def _inside_types(row: Sequence[Token]) -> set[int]:
    """Return the positions of the numbers in ``DECIMAL(18, 2)``."""
    return {p + step for p, token in enumerate(row) if token.word == "DECIMAL" for step in (2, 4)}


def _conditions(row: Sequence[Token], first: int, between: set[int]) -> Iterator[tuple[int, int]]:
    """Yield where each condition of a clause begins and ends in the text."""
    depth, cases, begin, last = 0, 0, first, first
    for position in range(first, len(row)):
        token = row[position]
        cases += (token.word == "CASE") - (token.word == "END" and cases > 0)
        if depth == 0 and not cases and token.word in ENDS:
            break
        depth += (token.text == "(") - (token.text == ")")
        if depth == 0 and not cases and token.word in ("AND", "OR") and position not in between:
            yield row[begin].start, row[last].end
            begin = position + 1
        last = position
    if begin <= last < len(row):
        yield row[begin].start, row[last].end
