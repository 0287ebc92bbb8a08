"""A SELECT laid out within so many columns: long lines are broken, nothing else changes."""

import re
from collections.abc import Iterator

from jixiao.actions.rule.toml_layout import COLUMNS
from jixiao.sql.mutants import MARKER, TOKEN
from jixiao.values.width import width

LEADS = re.compile(r"(?:AND|OR|WHEN|ELSE|THEN|FROM|JOIN|LEFT|WHERE|GROUP|HAVING|QUALIFY|ORDER|UNION|SELECT|ON)\b", re.IGNORECASE)
HELD = {"JOIN": ("LEFT", "RIGHT", "FULL", "INNER", "CROSS"), "FROM": ("DISTINCT",), "SELECT": ("ALL", "UNION")}
"""Words that keep to the one before them."""
CLAUSES = ("FROM", "WHERE", "GROUP", "HAVING", "QUALIFY", "ORDER", "UNION", "JOIN", "LEFT")
BESIDE = {**dict.fromkeys(CLAUSES, ("SELECT", "FROM")), **dict.fromkeys(("AND", "OR", "WHEN"), ("AND", "OR", "WHEN"))}
"""After what a line may begin so that a word that leads on stands right below its beginning."""
OPENS, CLOSES = ("(", "[", "CASE"), (")", "]", "END")


def within_columns(sql: str) -> str:
    """Return a SELECT with its long lines broken before a word that leads on, or after a comma, as far outside of brackets as may be."""
    while (broken := _broken_once(sql)) != sql:
        sql = broken
    return sql


def _broken_once(sql: str) -> str:
    start = 0
    for line in sql.split("\n"):
        places = list(_places(sql, start, start + len(line))) if width(line) > COLUMNS and not MARKER.search(line) else ()
        if places:
            depth, _, at = max(places)
            kept, rest = sql[:at].rstrip(" "), sql[at:]
            return f"{kept}\n{' ' * _hanging(line, rest, depth, is_list=kept.endswith(','))}{rest}"
        start += len(line) + 1
    return sql


def _hanging(line: str, rest: str, depth: int, *, is_list: bool) -> int:
    """Return how far the rest of a broken line stands in: as far as what it goes on with, or two more."""
    indent, lead = len(line) - len(line.lstrip()), line.split(maxsplit=1)[0].upper()
    if depth == 0 and is_list and lead == "SELECT":
        return indent + len("SELECT ")
    alike = not LEADS.fullmatch(lead) and indent > 0 if is_list else lead in BESIDE.get(rest.split(maxsplit=1)[0].upper(), ())
    return indent if depth == 0 and alike else indent + 2


def _places(sql: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Yield how good a place to break the line from start to end is, and where: fewer brackets, a clause, a word or comma, a sign."""
    depth, before, inside, outside = 0, "", False, None
    first = len(sql) - len(sql[start:].lstrip()) + COLUMNS // 3
    for token in TOKEN.finditer(sql):
        word, at = token[0].upper(), token.start()
        if at >= end or width(sql[start:at].rstrip()) > COLUMNS:
            return
        depth -= word in CLOSES
        outside = depth if at >= start and outside is None else outside
        leads = LEADS.fullmatch(word) and before not in HELD.get(word, ()) and not (word == "AND" and inside)
        parts = leads or (before == "," and not word.isdigit())
        if at > first and (parts or (word in "*+|" and before == ")")):
            yield (outside or 0) - depth, bool(parts and word != "THEN") + bool(leads and word in CLAUSES), at
        depth += word in OPENS
        inside = word == "BETWEEN" or (inside and word != "AND")
        before = word
