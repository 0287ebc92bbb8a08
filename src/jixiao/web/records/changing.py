"""Rows added by hand and rows corrected: by who may, with a reason, with their line in the log; nothing that stands is changed silently."""

from collections.abc import Mapping

from django.utils.timezone import localtime

from jixiao.desk.asking import BECAUSE, Body, value_told
from jixiao.desk.book import Book
from jixiao.desk.correcting import SUFFIX, correct
from jixiao.desk.deskfile import ROLES, Ask, Desk, Role
from jixiao.desk.doing import Done
from jixiao.desk.loading import desks
from jixiao.desk.situation import Refused, Situation
from jixiao.desk.writing import Change
from jixiao.ledger.load import load
from jixiao.ledger.rows import record_at
from jixiao.ledger.schema import Ledger, ledgers
from jixiao.web.declarations.evaluating import LEDGERS, folder_of
from jixiao.web.desks.acting import act, refusal
from jixiao.web.desks.rows import bring, keep_rows, places_of
from jixiao.web.desks.shelf import Where, book_of, forget_year
from jixiao.web.journal.write import Actor, hold, note
from jixiao.web.models import Row, Unit
from jixiao.web.problems import Problem
from jixiao.web.records.reach import KEEPERS, WRITERS, Shelf, changes_rows

LONGEST_SUBJECT = 100
STALE = "stale"
"""The rule that a row is corrected by who saw it as it stands."""
CORRECTORS: tuple[Role, ...] = ("unit_leader", "unit_finance")
"""Who corrects a ledger that no desk keeps."""


def desk_of(name: str) -> Desk | None:
    """Return the desk at which a ledger's rows arise, None where none keeps it."""
    return next((desk for desk in desks().values() if name in desk.keeps), None)


def correctors(name: str) -> tuple[Role, ...]:
    """Return who corrects a ledger."""
    desk = desk_of(name)
    return desk.correctors if desk else CORRECTORS


def settle_folder(unit: Unit, year: int, actor: Actor) -> int:
    """Bring the rows of a folder that was handed in for a year into the database, before the first row is written; return how many.

    Without it the first row written would put the folder out of use. Problem 409 where the folder is not sound.
    """
    folder = folder_of(unit, year) / LEDGERS
    if not folder.is_dir() or Row.objects.filter(unit=unit, year=year, ledger__in=ledgers()).exists():
        return 0
    loaded = load(folder)
    if loaded.records is None:
        raise Problem(409, f"这一年交来的台账文件夹里有 {len(loaded.problems)} 处问题，先改好，再记新的。")
    line = note(actor, "records.brought", str(unit.pk), year=year, rows=loaded.records.count())
    tables = {name: loaded.records.tables[x.table] for name, x in ledgers().items()}
    bring(unit, year, tables, ledgers(), line.seq, places_of(loaded.records))
    return loaded.records.count()


@changes_rows
def add(shelf: Shelf, actor: Actor, ledger: Ledger, body: Body) -> str:
    """Write a new row by hand and return its address.

    Problem 404 for who brings in no rows, 422 for fields that are wrong, 409 for a key that is taken.
    """
    if not shelf.may_write:
        raise Problem(403, f"台账由{'、'.join(sorted(ROLES[role].zh for role in WRITERS if role in ROLES))}记，您是查看的。")
    hold()
    brought = settle_folder(shelf.unit, shelf.year, actor)
    try:
        return _added(shelf, actor, ledger, body)
    except Problem:
        if brought:  # what was brought goes with the transaction, the book that followed it too
            forget_year(shelf.unit, shelf.year)
        raise


def _added(shelf: Shelf, actor: Actor, ledger: Ledger, body: Body) -> str:
    reason = str(body.get(BECAUSE) or "").strip()
    desk = desk_of(ledger.name)
    with book_of(shelf.unit, shelf.year) as book:
        row = _row(ledger, body, book)
        if desk is not None and not reason:
            told = f"这本台账由办事台“{desk.title.zh}”办事时写入。要补记一条，写明为什么。"
            raise Problem(422, told, None, rule="reason", fields={BECAUSE: "写明为什么补记。"})
        change = Change(ledger=ledger.name, address=str(row["at"]), how="add", before=None, after=row)
        line = note(actor, "records.added", change.address[:LONGEST_SUBJECT], unit=shelf.unit.pk, year=shelf.year, because=reason)
        keep_rows(shelf.unit, shelf.year, (change,), book.kept, line.seq)
    return change.address


def _row(ledger: Ledger, body: Body, book: Book) -> dict[str, object]:
    wrong: dict[str, str] = {}
    row: dict[str, object] = {column.name: None for column in ledger.columns}
    columns = {column.name: column for column in ledger.filled}
    for name, column in columns.items():
        row[name], said = value_told(Ask(name, ledger, column, column.is_needed), body.get(name), book)
        if said is None and column.is_needed and row[name] is None:
            said = f"“{column.title.zh}”要填。"
        if said is not None:
            wrong[name] = said
    wrong |= {name: f"没有“{name}”这一项。" for name in body.keys() - columns.keys() - {BECAUSE}}
    if wrong:
        raise Problem(422, "；".join(_named(ledger, wrong)), None, rule="fields", fields=wrong)
    address = record_at(ledger.name, row[ledger.key.name])  # type: ignore[arg-type] # a key is needed
    if book.row(address) is not None:
        raise Problem(409, f"{ledger.title.zh}里已有“{row[ledger.key.name]}”。换一个编号，或打开那一条更正。", None, rule="key_taken")
    return {"at": address, **row}


def _named(ledger: Ledger, wrong: Mapping[str, str]) -> list[str]:
    titles = {column.name: column.title.zh for column in ledger.columns}
    return [said if name not in titles or titles[name] in said else f"{titles[name]}：{said}" for name, said in wrong.items()]


@changes_rows
def corrected(shelf: Shelf, actor: Actor, ledger: Ledger, body: Body, seen: int | None = None) -> Done:
    """Correct a row and return what was done; ``seen`` is the line of the log by which it stood as it was seen.

    Problem 409 or 422 says what does not hold, 403 who corrects this ledger; 409 too where somebody changed the row since.
    """
    able = correctors(ledger.name)
    role = shelf.role(able)
    if role is None:
        raise Problem(403, f"“{ledger.title.zh}”由{'、'.join(ROLES[one].zh for one in able)}更正。请转给他们。")
    hold()
    _check_seen(shelf, ledger, body, seen)
    at = localtime()
    who = Situation(today=at.date(), minute=at.hour * 60 + at.minute, person=shelf.mine.person.name, role=role, me=None)
    desk = desk_of(ledger.name)
    if desk is not None:
        return act(actor, Where(shelf.unit, shelf.year), desk, ledger.name + SUFFIX, body, who)
    return _corrected(shelf, actor, ledger, body, who)


def _check_seen(shelf: Shelf, ledger: Ledger, body: Body, seen: int | None) -> None:
    """Raise Problem 409 where the row is no longer as it was seen: who did not see a correction must not undo it."""
    key = str(body.get(ledger.key.name) or "")
    rows = Row.objects.filter(unit=shelf.unit, year=shelf.year, ledger=ledger.name, key=key)
    last = rows.values_list("seq", flat=True).first()
    if seen is not None and last is not None and last != seen:
        raise Problem(409, "您打开以后，这一行又有人改过，没有记下。上面是现在写的，您写的还在下面：看过再记。", None, rule=STALE)


def _corrected(shelf: Shelf, actor: Actor, ledger: Ledger, body: Body, who: Situation) -> Done:
    """Correct a row that no desk keeps."""
    with book_of(shelf.unit, shelf.year) as book:
        done = correct(CORRECTORS, ledger.name, body, book, who)
        if isinstance(done, Refused):
            raise refusal(done)
        told = {"says": done.says, "who": who.person, "because": str(body.get(BECAUSE) or "")}
        line = note(actor, "records.corrected", done.records[0][:LONGEST_SUBJECT], unit=shelf.unit.pk, year=shelf.year, **told)
        keep_rows(shelf.unit, shelf.year, done.changes, book.kept, line.seq)
    return done


def may_correct(shelf: Shelf, name: str) -> bool:
    """Whether somebody corrects a ledger's rows."""
    return bool(shelf.roles & KEEPERS) and shelf.role(correctors(name)) is not None
