"""The one way to change what stands in a row: a correction, by who may, with a reason; what stood there before is kept.

Every ledger that a desk keeps has it, as the act ``LEDGER.correct``: the row's key, the columns to change, ``because``, and in ``blank``
the columns to be emptied.
"""

from collections.abc import Collection

from jixiao.desk.asking import BECAUSE, Body, value_told
from jixiao.desk.book import Book
from jixiao.desk.deskfile import ROLES, Ask, Desk, Role
from jixiao.desk.doing import Done
from jixiao.desk.loading import CORRECTIONS
from jixiao.desk.situation import Refused, Situation
from jixiao.desk.speaking import value_words
from jixiao.desk.writing import Change
from jixiao.ledger.cells import Value
from jixiao.ledger.rows import record_at
from jixiao.ledger.schema import Ledger

SUFFIX = ".correct"
BLANK = "blank"
NUMBER = "GZ-{:06}"


def corrected_ledger(desk: Desk, act: str) -> str | None:
    """Return the ledger that an act of this name corrects, None of another act."""
    name = act.removesuffix(SUFFIX)
    return name if act.endswith(SUFFIX) and name in desk.keeps and act not in desk.acts else None


def correct(correctors: Collection[Role], name: str, body: Body, book: Book, who: Situation) -> Done | Refused:
    """Return a row of a ledger changed, with what is kept of it; or why it is not. ``correctors`` may correct it."""
    if who.role not in correctors:
        return Refused(rule="role", says=f"更正由{'、'.join(ROLES[role].zh for role in correctors)}办，您是{ROLES[who.role].zh}。")
    ledger = book.kept[name]
    reason = str(body.get(BECAUSE) or "").strip()
    before = book.row(record_at(name, str(body.get(ledger.key.name) or "")))
    if before is None:
        return Refused(rule="no_record", says=f"{ledger.title.zh}里没有“{body.get(ledger.key.name) or ''}”。")
    if not reason:
        return Refused(rule="reason", says="更正要写明原因（because）。", fields={BECAUSE: "写明为什么改。"})
    new = _new(ledger, body, book)
    if isinstance(new, Refused):
        return new
    columns = tuple(column for column, value in new.items() if value != before[column])
    if not columns:
        return Refused(rule="nothing", says="没有一格与原来不同。")
    after = {**before, **new}
    change = Change(ledger=name, address=str(before["at"]), how="correct", before=before, after=after, columns=columns)
    return Done(
        changes=(change, *(_kept(place, column, change, reason, book, who) for place, column in enumerate(columns, 1))),
        records=(change.address,),
        says="；".join(f"{ledger.column(c).title.zh}“{value_words(before[c], book)}”改成“{value_words(after[c], book)}”" for c in columns)
        + "。",
    )


def _new(ledger: Ledger, body: Body, book: Book) -> dict[str, Value] | Refused:
    """Return the values that are to stand, or what is wrong with them."""
    wrong: dict[str, str] = {}
    new: dict[str, Value] = {}
    columns = {column.name: column for column in ledger.filled if not column.key}
    blank = body.get(BLANK)
    emptied = [str(name) for name in blank] if isinstance(blank, list) else []
    for name in (*body, *emptied):
        if name in columns:
            ask = Ask(name, ledger, columns[name], columns[name].is_needed)
            new[name], said = value_told(ask, None if name in emptied else body.get(name), book)
            if said is None and new[name] is None and (ask.needed or name not in emptied):
                said = "不能空着。" if ask.needed else f"要清空的列写进 {BLANK}。"
            if said is not None:
                wrong[name] = said
        elif name not in (ledger.key.name, BECAUSE, BLANK):
            wrong[str(name)] = f"没有“{name}”这一项。"
    if wrong:
        return Refused(rule="fields", says="；".join(f"{name}：{said}" for name, said in wrong.items()), fields=wrong)
    return new


def _kept(place: int, column: str, change: Change, reason: str, book: Book, who: Situation) -> Change:
    before = change.before or {}
    code = NUMBER.format(book.highest(CORRECTIONS, NUMBER.partition("{")[0]) + place)
    address = record_at(CORRECTIONS, code)
    row: dict[str, object] = {
        "at": address,
        "code": code,
        "ledger": change.ledger,
        "record": change.address,
        "cell": column,
        "before": None if before[column] is None else str(before[column]),
        "after": None if change.after[column] is None else str(change.after[column]),
        "reason": reason,
        "who": who.person,
        "day": who.today,
    }
    return Change(ledger=CORRECTIONS, address=address, how="add", before=None, after=row)
