"""Values as a sentence of a desk says them."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from string import Formatter

from jixiao.desk.book import Book, key_of, ledger_of
from jixiao.facts.schema import Row
from jixiao.values.rounding import tidy

AMOUNT = re.compile(r"(?<![\d.,])\d{4,}\.\d{2}(?![\d.])")
"""An amount as a database puts it into a text: four digits or more, and two decimals."""
BLANK = "（空）"
CENTS = -2


def value_words(value: object, book: Book) -> str:
    """Return a value in words: a record by its name, an amount with separators."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Decimal):
        return f"{value if value.as_tuple().exponent == CENTS else tidy(value):,f}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str) and value.startswith("ledger:"):
        row = book.row(value)
        return named(row, ledger_of(value), book) if row else value.partition("#")[2]
    return BLANK if value is None else str(value)


def legible(text: object) -> str:
    """Return a text of a queue as it is read: amounts with separators."""
    return AMOUNT.sub(lambda found: f"{Decimal(found[0]):,f}", str(text or ""))


def named(row: Row, ledger: str, book: Book) -> str:
    """Return what a record is called: its label, else its key."""
    kept = book.kept[ledger]
    label = row[kept.label.name] if kept.label else None
    return str(label or key_of(row, kept))


class _Sayings(Formatter):
    """A name that is not there stays as it stands."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words

    def get_value(self, key: int | str, args: object, kwargs: object) -> str:  # noqa: ARG002 - the signature is the base's
        return self._words.get(str(key), f"{{{key}}}")


def account(text: str, values: Mapping[str, object], book: Book) -> str:
    """Return what an act says of itself; a clause behind the first that would only speak of blanks is left out."""
    end = "。" if text.endswith("。") else ""
    first, *rest = text.removesuffix(end).split("，")
    told = [first, *(clause for clause in rest if not (names := _names(clause)) or any(values.get(name, "") is not None for name in names))]
    said = filled_in("，".join(told), values, book)
    return said.removesuffix(end) + end  # what somebody wrote may end as a sentence does


def _names(clause: str) -> list[str]:
    return [name for _, name, _, _ in Formatter().parse(clause) if name]


def filled_in(text: str, values: Mapping[str, object], book: Book) -> str:
    """Return a sentence with its ``{names}`` filled in."""
    words = {name: value_words(value, book) for name, value in values.items()}
    return _Sayings(words).format(text)
