"""What would come of an act as it was proposed, before it is done: whether a rule stands against it, and how much it takes."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from msgspec import Struct

from jixiao.desk.book import Book
from jixiao.desk.doing import do
from jixiao.desk.situation import Refused
from jixiao.values.money import yuan
from jixiao.web.phone.doings import Doing, Holder, asked

OF_FIELDS = frozenset(("fields", "lacking"))
"""Refusals that say that something is not filled in yet."""


class RuleAnswer(Struct, frozen=True):
    """What was found: the sentence of the rule that stands against it, empty for none; whether all rules were asked; the amount (yuan)."""

    stands: str = ""
    is_sound: bool = False
    this: Decimal | None = None


def looked(one: Doing, book: Book, holder: Holder, known: Mapping[str, str]) -> RuleAnswer:
    """Return what would come of it with what is known; a choice that is still open is taken as its first word, for no rule hangs on it yet."""
    body: dict[str, object] = {}
    for ask in asked(one, book):
        value = known.get(ask.name, "").strip()
        if not value and ask.needed and ask.column is not None and ask.column.choices:
            value = ask.column.choices[0]
        if value:
            body[ask.name] = value
    outcome = do(one.desk, one.name, body, book, holder.acts_as(one.role))
    this = _amount(known.get(one.act.photo.get("total", ""), ""))
    if not isinstance(outcome, Refused):
        return RuleAnswer(is_sound=True, this=this)
    return RuleAnswer(stands="" if outcome.rule in OF_FIELDS else outcome.says, this=this)


def _amount(text: str) -> Decimal | None:
    try:
        return yuan(Decimal(text)) if text else None
    except InvalidOperation:
        return None
