"""Files of rows taken in: kept as they came, checked cell by cell, mended on the page as often as needed, then taken in whole.

Nothing is lost on the way: the file lies in the store, what was mended beside it, and whoever may write goes on with it later.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from django.db import transaction
from django.db.models import Count, Max
from django.utils.timezone import now
from msgspec import Struct
from msgspec.json import decode, encode
from msgspec.structs import replace

from jixiao.errors import JixiaoError
from jixiao.ledger.arriving import Arrival, Mends, arrived, mended
from jixiao.ledger.books import Book
from jixiao.ledger.files import SUFFIXES, read_folder
from jixiao.ledger.headings import read_headings, renamed
from jixiao.ledger.problems import Problem as Wrong
from jixiao.ledger.schema import ledgers
from jixiao.web.arrived import safe_name
from jixiao.web.declarations.evaluating import LEDGERS, folder_of
from jixiao.web.declarations.filestore import fetch, keep
from jixiao.web.desks.rows import bring
from jixiao.web.journal.write import Actor, hold, note
from jixiao.web.models import Intake, Row, Unit, Upload
from jixiao.web.problems import Problem, nothing
from jixiao.web.records.changing import desk_of, settle_folder
from jixiao.web.records.reach import Shelf, changes_rows
from jixiao.web.records.standing import standing_rows

OPEN, TAKEN, DROPPED = "open", "taken", "dropped"
KEPT = 4
MOST_MENDS, LONGEST = 2000, 500
LONGEST_KEY = 22


class Checked(Struct, frozen=True, kw_only=True):
    """What a file brings as it is mended now, the texts of its cells by ``SHEET!CELL``, and ledgers in it that somebody may not see."""

    arrival: Arrival
    books: tuple[Book, ...]
    barred: tuple[str, ...] = ()
    refused: tuple[Wrong, ...] = ()

    @property
    def problems(self) -> tuple[Wrong, ...]:
        """Everything that keeps it from being taken in."""
        return (*self.refused, *self.arrival.problems)

    @property
    def is_ready(self) -> bool:
        """Whether it can be taken in: nothing is wrong, and something is new."""
        return not self.problems and not self.barred and self.arrival.count > 0


@transaction.atomic
def begin(shelf: Shelf, actor: Actor, name: str, data: bytes) -> Intake:
    """Keep a file that arrived and return it, to be checked; Problem 403 for who brings in no rows, 422 for what is no table."""
    if not shelf.may_write:
        raise Problem(403, "台账由单位业务人员、财务人员导入。您可以查看。")
    name = safe_name(name)
    if not data:
        raise Problem(422, f"“{name}”是空的。请确认文件是否选对。")
    if not name.lower().endswith(SUFFIXES):
        raise Problem(422, f"“{name}”不能作台账。请存成 .xlsx 或 .csv 再传；空白台账可以在每本台账的页上取。")
    at = now()
    upload = Upload.objects.create(digest=keep(data), name=name, size=len(data), by=shelf.mine.person, at=at)
    made = Intake.objects.create(unit=shelf.unit, year=shelf.year, upload=upload, changed=at)
    note(actor, "records.arrived", made.pk, unit=shelf.unit.pk, year=shelf.year, file=name, digest=upload.digest)
    return made


def open_intakes(shelf: Shelf) -> list[Intake]:
    """Return the files of a unit's year that are on their way in."""
    return list(Intake.objects.filter(unit=shelf.unit, year=shelf.year, state=OPEN).select_related("upload__by").order_by("-changed"))


def intake_of(shelf: Shelf, key: str, *, lock: bool = False) -> Intake:
    """Return a file on its way in; Problem 404 for one that is not of the unit's year, or not for this person."""
    if not shelf.is_own or not key.isprintable() or len(key) > LONGEST_KEY:
        raise nothing()
    rows = Intake.objects.filter(pk=key, unit=shelf.unit, year=shelf.year)
    found = (rows.select_for_update(of=("self",)) if lock else rows).select_related("upload__by", "unit").first()
    if found is None:
        raise nothing()
    return found


def mends_of(intake: Intake) -> Mends:
    """Return what was mended in it so far."""
    return decode(intake.mends, type=Mends)


class _Stamp(NamedTuple):
    """What a check follows from: the file, what was mended, the rows as they stand."""

    digest: str
    name: str
    mends: str
    unit: int
    year: int
    rows: tuple[int, int]


def check(shelf: Shelf, intake: Intake) -> Checked:
    """Return what a file brings, or what is wrong with it."""
    rows = Row.objects.filter(unit=shelf.unit, year=shelf.year)
    count, last = rows.aggregate(count=Count("pk"), last=Max("seq")).values()
    upload = intake.upload
    stamp = _Stamp(upload.digest, upload.name, intake.mends, shelf.unit.pk, shelf.year, (count, last or 0))
    found = _checked(stamp)
    seen = shelf.ledgers()
    barred = tuple(ledgers()[name].title.zh for name in found.arrival.new if name not in seen)
    return replace(found, barred=barred) if barred else found


@lru_cache(maxsize=KEPT)
def _checked(stamp: _Stamp) -> Checked:
    unit = Unit.objects.get(pk=stamp.unit)
    mends = decode(stamp.mends, type=Mends)
    with TemporaryDirectory(prefix="jixiao-") as folder:
        Path(folder, stamp.name).write_bytes(fetch(stamp.digest))
        read = read_folder(Path(folder))
    headings = read_headings(folder_of(unit, stamp.year) / LEDGERS)
    books = tuple(renamed(mended(book, mends), headings) for book in read.books)
    shown = decode(encode(books), type=tuple[Book, ...])  # the check gives the rows up as it reads them
    arrival = arrived(books, standing_rows(unit, stamp.year))
    return Checked(arrival=arrival, books=shown, refused=read.problems)


@transaction.atomic
def mend(shelf: Shelf, actor: Actor, key: str, texts: Mapping[str, str], without: Sequence[str]) -> Intake:
    """Keep what somebody changed in a file's cells and return it; Problem 409 where it is no longer open."""
    intake = _open(shelf, key)
    before = mends_of(intake)
    kept = {**before.texts, **{place: text[:LONGEST] for place, text in texts.items()}}
    left = before.without | frozenset(without)
    if len(kept) + len(left) > MOST_MENDS:
        raise Problem(409, f"页上最多改 {MOST_MENDS} 处。请在表格软件里改好，再传一次。")
    intake.mends = encode(Mends(texts=dict(sorted(kept.items())), without=frozenset(sorted(left)))).decode()
    intake.changed = now()
    intake.save(update_fields=["mends", "changed"])
    note(actor, "records.mended", intake.pk, unit=shelf.unit.pk, cells=len(texts), rows=len(without))
    return intake


@changes_rows
def take(shelf: Shelf, actor: Actor, key: str) -> Intake:
    """Take a file's rows in, whole, and return it; Problem 409 where something is wrong in it still."""
    hold()
    intake = _open(shelf, key)
    try:
        settle_folder(shelf.unit, shelf.year, actor)
        checked = check(shelf, intake)
    except JixiaoError as wrong:
        raise Problem(409, wrong.zh) from wrong
    if not checked.is_ready:
        raise Problem(409, why_not(checked))
    arrival, known = checked.arrival, ledgers()
    counts = {name: len(rows) for name, rows in arrival.new.items()}
    upload = intake.upload
    line = note(
        actor, "records.imported", intake.pk, unit=shelf.unit.pk, year=shelf.year, file=upload.name, digest=upload.digest, rows=counts
    )
    places = {at: f"{spot.file} “{spot.sheet}”第 {spot.row} 行" for at, spot in arrival.spots.items()}
    bring(shelf.unit, shelf.year, arrival.new, known, line.seq, places)
    intake.state, intake.rows, intake.seq, intake.changed = TAKEN, arrival.count, line.seq, now()
    intake.save()
    return intake


@transaction.atomic
def drop(shelf: Shelf, actor: Actor, key: str) -> None:
    """Lay a file aside; it stays in the store."""
    intake = _open(shelf, key)
    intake.state, intake.changed = DROPPED, now()
    intake.save(update_fields=["state", "changed"])
    note(actor, "records.dropped", intake.pk, unit=shelf.unit.pk)


def _open(shelf: Shelf, key: str) -> Intake:
    if not shelf.may_write:
        raise nothing()
    intake = intake_of(shelf, key, lock=True)
    if intake.state != OPEN:
        raise Problem(409, "这份文件已经导入，或已放弃。要再导入，请重新上传。")
    return intake


def why_not(checked: Checked) -> str:
    """Return why a file is not taken in, in a sentence."""
    if checked.problems:
        return f"还有 {len(checked.problems)} 处要改，没有导入。改好再试。"
    if checked.barred:
        names = "、".join(f"“{name}”" for name in checked.barred)
        return f"文件里的{names}不由您记，没有导入。请转给单位财务，或去掉这几张表。"
    return "里面没有新的记录，没有可导入的。"


def kept_at(name: str) -> str:
    """Return the title of the desk that keeps a ledger, empty where none does."""
    desk = desk_of(name)
    return desk.title.zh if desk else ""
