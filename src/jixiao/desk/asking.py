"""What somebody answered to an act's fields, read as strictly as the cells of a ledger: every wrong field is told, with the way out."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from jixiao.desk.book import Book
from jixiao.desk.deskfile import Act, Ask, asks_of
from jixiao.desk.situation import Refused, Situation
from jixiao.ledger.cells import Value, Wrong, value_of

ROWS, BECAUSE = "rows", "because"
"""What a body may hold beside the fields: the rows of an act that takes many, and the reason for passing a weak rule."""
MOST_ROWS = 10_000
OWN_ONLY = ("deputy", "staff_member")
"""Roles that act for their own record only."""
Body = Mapping[str, object]


class Answers(Struct, frozen=True):
    """The fields as values, references as addresses; the rows likewise; the reason given."""

    values: dict[str, Value]
    rows: tuple[dict[str, Value], ...]
    because: str | None


def answered(act: Act, body: Body, book: Book, who: Situation) -> Answers | Refused:
    """Return the answers, or what is wrong with them."""
    asks, row_asks = asks_of(act.asks, book.kept), asks_of(act.rows, book.kept)
    wrong: dict[str, str] = {}
    values = _values(asks, _with_own(act, body, who), book, wrong, {ROWS, BECAUSE} if row_asks else {BECAUSE})
    rows = [_values(row_asks, row, book, wrong, set(), f"{ROWS}.{n}.") for n, row in enumerate(_rows(body, row_asks, wrong))]
    if act.own and who.role in OWN_ONLY and act.own not in wrong and values[act.own] != who.me:
        ask = next(ask for ask in asks if ask.name == act.own)
        wrong[act.own] = f"没有这条{ask.title.zh}，或不是您本人的。"
    if wrong:
        told = (_told(name, said, (*asks, *row_asks)) for name, said in list(wrong.items())[:5])
        return Refused(rule="fields", says="；".join(told), fields=wrong)
    return Answers(values, tuple(rows), str(body.get(BECAUSE) or "").strip() or None)


def _told(name: str, said: str, asks: Sequence[Ask]) -> str:
    """Return what is wrong with a field, which people know by its title; of one of many rows with the row's number."""
    row, _, last = name.removeprefix(f"{ROWS}.").rpartition(".")
    title = next((ask.title.zh for ask in asks if ask.name == last), last)
    of_row = f"第 {int(row) + 1} 行，" if row.isdecimal() else ""
    return of_row + (said if f"“{title}”" in said else f"{title}：{said}")


def _with_own(act: Act, body: Body, who: Situation) -> Body:
    """Return the body with the own record where it is left open by somebody who acts for no other."""
    if act.own and who.role in OWN_ONLY and body.get(act.own) in (None, "") and who.me:
        return {**body, act.own: who.me.partition("#")[2]}
    return body


def _rows(body: Body, asks: Sequence[Ask], wrong: dict[str, str]) -> list[Body]:
    given = body.get(ROWS)
    if not asks:
        return []
    if not isinstance(given, list) or not given or not all(isinstance(row, Mapping) for row in given):
        wrong[ROWS] = "要有一行或几行，每行一个对象。"
        return []
    if len(given) > MOST_ROWS:
        wrong[ROWS] = f"一次最多 {MOST_ROWS} 行，分几次办。"
        return []
    return given


def _values(asks: Iterable[Ask], body: Body, book: Book, wrong: dict[str, str], beside: set[str], before: str = "") -> dict[str, Value]:
    values: dict[str, Value] = {}
    for ask in asks:
        values[ask.name], said = value_told(ask, body.get(ask.name), book)
        if said is None and ask.needed and values[ask.name] is None:
            said = f"“{ask.title.zh}”要填。"
        if said is not None:
            wrong[before + ask.name] = said
    for name in body.keys() - values.keys() - beside:
        wrong[before + str(name)] = f"没有“{name}”这一项。"
    return values


def _text(given: object) -> str:
    if isinstance(given, bool):
        return "是" if given else "否"
    if isinstance(given, float):
        return str(Decimal(str(given)))
    return "" if given is None else str(given).strip()


def value_told(ask: Ask, given: object, book: Book) -> tuple[Value, str | None]:
    """Return the value that is answered to a field, or what is wrong with it."""
    text = _text(given)
    if not text:
        return None, None
    if ask.references is not None:
        found = book.find(ask.references, text)
        if len(found) == 1:
            return found[0], None
        title = book.kept[ask.references].title.zh
        return None, f"{title}里有 {len(found)} 条叫“{text}”，写编号。" if found else f"{title}里没有“{text}”。"
    if ask.column is None:
        return None, None
    try:
        return value_of(text, ask.column), None
    except Wrong as problem:
        return None, f"{problem.what.zh}。{problem.way_out.zh}。"
