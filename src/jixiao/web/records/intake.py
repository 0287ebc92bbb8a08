"""Files of rows taken in: kept as they came, checked cell by cell, mended on the page as often as needed, then taken in whole.

Nothing is lost on the way: the file lies in the store, what was mended beside it, and whoever may write goes on with it later. A small
file is checked while one waits, a large one in the background (``importing.py``).
"""

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils.timezone import now
from msgspec.json import decode, encode

from jixiao.errors import JixiaoError
from jixiao.ledger.arriving import Mends
from jixiao.ledger.files import SUFFIXES
from jixiao.ledger.schema import ledgers
from jixiao.web.arrived import safe_name
from jixiao.web.declarations.filestore import keep_bytes
from jixiao.web.desks.rows import bring
from jixiao.web.journal.write import Actor, hold, note
from jixiao.web.models import Intake, Upload
from jixiao.web.problems import Problem, nothing
from jixiao.web.records.changing import settle_folder
from jixiao.web.records.checking import Checked, CheckedFile, allowed, read_again, read_file, stamp_of, why_not
from jixiao.web.records.reach import Shelf, changes_rows

OPEN, TAKEN, DROPPED = "open", "taken", "dropped"
CHECK, TAKE = "check", "take"
SMALL = 200_000
"""Bytes up to which a file is checked while one waits: some thousands of rows, a second or two."""
MOST_MENDS, LONGEST = 2000, 500
LONGEST_KEY = 22


@transaction.atomic
def begin_intake(shelf: Shelf, actor: Actor, name: str, data: bytes) -> Intake:
    """Keep a file that arrived and return it, to be checked; Problem 403 for who brings in no rows, 422 for what is no table."""
    if not shelf.may_write:
        raise Problem(403, "台账由单位业务人员、财务人员导入。您可以查看。")
    name = safe_name(name)
    if not data:
        raise Problem(422, f"“{name}”是空的。请确认文件是否选对。")
    if not name.lower().endswith(SUFFIXES):
        raise Problem(422, f"“{name}”不能作台账。请另存为 {' '.join(SUFFIXES)} 中的一种再传；空白台账可以在每本台账的页上取。")
    at = now()
    upload = Upload.objects.create(digest=keep_bytes(data), name=name, size=len(data), by=shelf.mine.person, at=at)
    made = Intake(unit=shelf.unit, year=shelf.year, upload=upload, changed=at)
    made.work = CHECK if is_large(made) else ""
    made.save()
    note(actor, "records.arrived", made.pk, unit=shelf.unit.pk, year=shelf.year, file=name, digest=upload.digest)
    return made


def is_large(intake: Intake) -> bool:
    """Whether to check a file takes longer than one waits for a page."""
    return intake.upload.size > SMALL


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


def check_rows(shelf: Shelf, intake: Intake) -> Checked | None:
    """Return what a file brings, or what is wrong with it; None while the background is at it, or where it broke off."""
    if intake.work or intake.trouble:
        return None
    if intake.found:
        return allowed(shelf, decode(intake.found, type=Checked))
    return allowed(shelf, read_again(stamp_of(intake)).checked)


@transaction.atomic
def mend(shelf: Shelf, actor: Actor, key: str, texts: Mapping[str, str], without: Sequence[str]) -> Intake:
    """Keep what somebody changed in a file's cells and return it; Problem 409 where it is no longer open, or being checked."""
    intake = _open(shelf, key)
    before = mends_of(intake)
    kept = {**before.texts, **{place: text[:LONGEST] for place, text in texts.items()}}
    left = before.without | frozenset(without)
    if len(kept) + len(left) > MOST_MENDS:
        raise Problem(409, f"页上最多改 {MOST_MENDS} 处。请在表格软件里改好，再传一次。")
    intake.mends = encode(Mends(texts=dict(sorted(kept.items())), without=frozenset(sorted(left)))).decode()
    intake.changed, intake.found, intake.trouble = now(), "", ""
    intake.work = CHECK if is_large(intake) else ""
    intake.done = intake.total = 0
    intake.save()
    note(actor, "records.mended", intake.pk, unit=shelf.unit.pk, cells=len(texts), rows=len(without))
    return intake


def take_rows(shelf: Shelf, actor: Actor, key: str) -> Intake:
    """Take a file's rows in, whole, or leave a large one to the background, and return it; Problem 409 where something is wrong in it still."""
    intake = intake_of(shelf, key)
    return _left(shelf, actor, key) if is_large(intake) and intake.state == OPEN else take_now(shelf, actor, key)


@changes_rows
def take_now(shelf: Shelf, actor: Actor, key: str, ready: CheckedFile | None = None) -> Intake:
    """Take a file's rows in and return it; ``ready`` is the file as it was read, which holds while nothing else came meanwhile."""
    hold()
    intake = _open(shelf, key, work=TAKE if ready else "")
    try:
        settle_folder(shelf.unit, shelf.year, actor)
        stamp = stamp_of(intake)
        read = ready if ready and ready.stamp == stamp else read_file(stamp) if ready else read_again(stamp)
    except JixiaoError as wrong:
        raise Problem(409, wrong.zh) from wrong
    checked = allowed(shelf, read.checked)
    if not checked.is_ready:
        raise Problem(409, why_not(checked))
    upload, arrival = intake.upload, read.arrival
    line = note(
        actor,
        "records.imported",
        intake.pk,
        unit=shelf.unit.pk,
        year=shelf.year,
        file=upload.name,
        digest=upload.digest,
        rows=dict(checked.new),
    )
    places = {at: f"{spot.file} “{spot.sheet}”第 {spot.row} 行" for at, spot in arrival.spots.items()}
    bring(shelf.unit, shelf.year, arrival.new, ledgers(), line.seq, places)
    intake.state, intake.rows, intake.seq, intake.changed = TAKEN, checked.count, line.seq, now()
    intake.work, intake.found, intake.claimed = "", "", None
    intake.save()
    return intake


@transaction.atomic
def _left(shelf: Shelf, actor: Actor, key: str) -> Intake:
    """Have the background take a file in, for who asks for it."""
    intake = _open(shelf, key)
    checked = check_rows(shelf, intake)
    if checked is None or not checked.is_ready:
        raise Problem(409, why_not(checked) if checked else "这份文件还没有查完。再查一遍，查完再导入。")
    intake.work, intake.done, intake.total, intake.changed = TAKE, 0, 0, now()
    intake.asked_by, intake.address = actor.person, actor.address
    intake.save()
    return intake


@transaction.atomic
def drop_intake(shelf: Shelf, actor: Actor, key: str) -> None:
    """Lay a file aside; it stays in the store. Problem 409 while it is written in."""
    if not shelf.may_write:
        raise nothing()
    intake = intake_of(shelf, key, lock=True)
    if intake.state != OPEN or intake.work == TAKE:
        raise Problem(409, DONE if intake.state != OPEN else WRITING)
    intake.state, intake.work, intake.changed = DROPPED, "", now()
    intake.save(update_fields=["state", "work", "changed"])
    note(actor, "records.dropped", intake.pk, unit=shelf.unit.pk)


DONE = "这份文件已经导入，或已放弃。要再导入，请重新上传。"
WRITING = "这份文件正在写入台账。等它写完，在台账里看。"
CHECKING = "这份文件正在后台逐格查。等它查完再改、再导入；不要它了，可以放弃。"


def _open(shelf: Shelf, key: str, work: str = "") -> Intake:
    """Return a file that is open, locked; Problem 409 where it is not, or where the background is at other work than this."""
    if not shelf.may_write:
        raise nothing()
    intake = intake_of(shelf, key, lock=True)
    if intake.state != OPEN:
        raise Problem(409, DONE)
    if intake.work != work:
        raise Problem(409, WRITING if intake.work == TAKE else CHECKING)
    return intake
