"""One row: as it stands, where it came from, what was corrected in it, which files prove it, what it proves."""

from django.db.models import Q
from msgspec import Struct
from msgspec.json import decode, encode

from jixiao.desk.loading import CORRECTIONS, shared_journals
from jixiao.ledger.schema import Ledger, ledgers
from jixiao.web.desks.rows import unpacked
from jixiao.web.models import Entry, Intake, Row
from jixiao.web.problems import nothing
from jixiao.web.records.lineage import Proof, proofs_of
from jixiao.web.records.reach import Shelf
from jixiao.web.records.telling import RowCells, lines

LONGEST_KEY = 200
MOST_FILES = 100
ARISES = {"desk.act": "办事时写入", "records.added": "手工补记", "records.imported": "从文件导入", "records.brought": "随台账文件夹带入"}
NO_NAME = "没有记名"


class Origin(Struct, frozen=True, kw_only=True):
    """How a row arose: in words, by whom, when as the log has it, from which place of which file, whose hash; the log's line."""

    how: str
    by: str
    at: str
    place: str = ""
    file: str = ""
    digest: str = ""
    because: str = ""
    seq: int = 0


class Correction(Struct, frozen=True, kw_only=True):
    """A cell that was corrected: before and after, why, by whom, on which day."""

    column: str
    before: str
    after: str
    reason: str
    who: str
    day: str


class File(Struct, frozen=True, kw_only=True):
    """A file of evidence: the key of its row, its name, its hash, the day."""

    key: str
    name: str
    digest: str
    day: str


class Whole(Struct, frozen=True, kw_only=True):
    """A row with all that is known of it."""

    row: Row
    address: str
    line: RowCells
    origin: Origin
    corrections: tuple[Correction, ...]
    files: tuple[File, ...]
    proofs: tuple[Proof, ...]
    maybe: tuple[Proof, ...]


def row_at(shelf: Shelf, ledger: Ledger, key: str) -> Row:
    """Return a row; Problem 404 for one that is not there."""
    if not key or len(key) > LONGEST_KEY or not key.isprintable():
        raise nothing()
    found = Row.objects.filter(unit=shelf.unit, year=shelf.year, ledger=ledger.name, key=key).first()
    if found is None:
        raise nothing()
    return found


def whole_row(shelf: Shelf, ledger: Ledger, key: str) -> Whole:
    """Return a row with all that is known of it; Problem 404 for one that is not there."""
    row = row_at(shelf, ledger, key)
    values = unpacked(row.values, ledger)
    address, found = str(values["at"]), proofs_of(shelf)
    (line,) = lines(shelf, ledger, [row])
    proofs = found.of(address)
    return Whole(
        row=row,
        address=address,
        line=line,
        origin=origin(row),
        corrections=corrections(shelf, ledger, address) if shelf.is_own else (),
        files=files(shelf, address),
        proofs=proofs,
        maybe=tuple(one for one in found.by_ledger.get(ledger.name, ()) if one not in proofs),
    )


def origin(row: Row) -> Origin:
    """Return how a row arose, by the line of the log that brought it."""
    entry = Entry.objects.filter(seq=row.born).first()
    if entry is None:
        return Origin(how="来历不明", by="", at="")
    body = decode(entry.body, type=dict[str, object])
    told, by = body.get("told"), body.get("by")
    more = told if isinstance(told, dict) else {}
    who = by if isinstance(by, dict) else {}
    intake = Intake.objects.filter(seq=row.born).select_related("upload").first() if entry.event == "records.imported" else None
    return Origin(
        how=ARISES.get(entry.event, "写入"),
        by=str(who.get("name") or "") if entry.person else NO_NAME if entry.event == "desk.act" else str(who.get("name") or ""),
        at=entry.at,
        place=row.place,
        file=intake.upload.name if intake else "",
        digest=intake.upload.digest if intake else "",
        because=str(more.get("because") or ""),
        seq=entry.seq,
    )


def corrections(shelf: Shelf, ledger: Ledger, address: str) -> tuple[Correction, ...]:
    """Return what was corrected in a row, the last first; of personal columns that they were."""
    journal = shared_journals()[CORRECTIONS]
    rows = Row.objects.filter(unit=shelf.unit, year=shelf.year, ledger=CORRECTIONS, values__contains=f'"record":"{address}"')
    columns = {column.name: column for column in ledger.columns}
    made = []
    for row in rows.order_by("-seq", "-key"):
        told = unpacked(row.values, journal)
        column = columns.get(str(told["cell"]))
        hidden = column is not None and column.personal
        made.append(
            Correction(
                column=column.title.zh if column else str(told["cell"]),
                before="（个人信息）" if hidden else _shown(told["before"]),
                after="（个人信息）" if hidden else _shown(told["after"]),
                reason=str(told["reason"] or ""),
                who=str(told["who"] or ""),
                day=str(told["day"] or ""),
            )
        )
    return tuple(made)


def changed_since(shelf: Shelf, address: str, seq: int) -> dict[str, str]:
    """Return what stood in the cells of a row that were corrected after a line of the log, by column: the oldest of each."""
    journal = shared_journals()[CORRECTIONS]
    rows = Row.objects.filter(unit=shelf.unit, year=shelf.year, ledger=CORRECTIONS, seq__gt=seq, values__contains=f'"record":"{address}"')
    told = [unpacked(row.values, journal) for row in rows.order_by("-seq", "-key")]
    return {str(one["cell"]): _shown(one["before"]) for one in told}


def _shown(value: object) -> str:
    text = "" if value is None else str(value)
    return text.partition("#")[2] if text.startswith("ledger:") else text


def files(shelf: Shelf, about: str, also: str = "") -> tuple[File, ...]:
    """Return the files of evidence that are bound to a record's address, to an indicator's pointer, or to what that is called."""
    ledger = ledgers()["evidence"]
    wanted = Q(values__contains=f'"indicator":{_quoted(about)}')
    wanted |= Q(values__contains=f'"indicator":{_quoted(also)}') if also else Q()
    rows = Row.objects.filter(unit=shelf.unit, year=shelf.year, ledger="evidence").filter(wanted).order_by("key")[:MOST_FILES]
    return tuple(
        File(key=row.key, name=str(told["file"] or ""), digest=str(told["sha256"] or ""), day=str(told["kept_on"] or ""))
        for row in rows
        for told in (unpacked(row.values, ledger),)
    )


def _quoted(text: str) -> str:
    return encode(text).decode()
