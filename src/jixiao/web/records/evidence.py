"""Files that prove: kept under the hash of their bytes, bound by a row of the ledger of evidence to a record or to an indicator."""

from hashlib import sha256
from pathlib import PurePath

from django.utils.timezone import localtime, now

from jixiao.desk.situation import Situation
from jixiao.evaluate.bindings import POINTER
from jixiao.ledger.schema import ledgers
from jixiao.privacy.picture import without_told
from jixiao.web.arrived import safe_name
from jixiao.web.declarations.content import document_of
from jixiao.web.declarations.filestore import fetch, keep_bytes
from jixiao.web.desks.acting import act
from jixiao.web.desks.rows import unpacked
from jixiao.web.desks.shelf import Where
from jixiao.web.desks.years import EVIDENCE
from jixiao.web.journal.write import Actor, hold
from jixiao.web.models import Row, Upload
from jixiao.web.problems import Problem, nothing
from jixiao.web.records.changing import add, desk_of, settle_folder
from jixiao.web.records.lineage import declared
from jixiao.web.records.reach import Shelf, changes_rows
from jixiao.web.records.row import row_at
from jixiao.web.records.telling import key_at, ledger_at

LEDGER, KEEP = "evidence", "evidence.keep"
FURTHEST = 3
"""From a row to what it speaks of, to its project."""


@changes_rows
def bind_evidence(shelf: Shelf, actor: Actor, about: str, name: str, data: bytes) -> str:
    """Keep a file, bound to a record by its address or to an indicator by its pointer, and return the address of its row.

    Problem 422 for an empty file, or for what no project can be told of; 404 for what is not to be seen.
    """
    if not shelf.may_write:
        raise nothing()
    if not data:
        raise Problem(422, f"“{safe_name(name)}”是空的。请确认文件是否选对。")
    hold()
    settle_folder(shelf.unit, shelf.year, actor)
    project = _project(shelf, about)
    kept = without_told(data)
    digest, place = keep_bytes(kept), f"{EVIDENCE}/{digest_name(name, kept)}"
    Upload.objects.create(digest=digest, name=safe_name(name), size=len(kept), by=shelf.mine.person, at=now())
    body: dict[str, object] = {"project": project, "indicator": about, "file": place, "sha256": digest}
    role = shelf.role(("unit_staff",))
    desk = desk_of(LEDGER)
    if role is None or desk is None:
        at = localtime()
        numbered = {**body, "code": f"ZZ-{digest[:12]}", "kept_on": at.date().isoformat(), "because": f"佐证：{about}"}
        return add(shelf, actor, ledgers()[LEDGER], numbered)
    at = localtime()
    who = Situation(today=at.date(), minute=at.hour * 60 + at.minute, person=shelf.mine.person.name, role=role, me=None)
    done = act(actor, Where(shelf.unit, shelf.year), desk, KEEP, {**body, "because": f"佐证：{about}"}, who)
    return done.records[0]


def digest_name(name: str, data: bytes) -> str:
    """Return the name under which a file lies in a folder of records: its own, told apart by its hash."""
    own = PurePath(safe_name(name))
    return f"{own.stem[:80]}-{sha256(data).hexdigest()[:8]}{own.suffix}"


def _project(shelf: Shelf, about: str) -> str:
    """Return the key of the project that a record or an indicator belongs to."""
    if POINTER.fullmatch(about):
        found = declared(shelf)
        document = document_of(found[1]) if found else None
        position = int(about.split("/")[2])
        if document is None or position >= len(document.projects):
            raise nothing()
        project = document.projects[position]
        if int(about.split("/")[4]) >= len(project.indicators):
            raise nothing()
        return str(position + 1 if project.number is None else project.number)
    told = shelf.ledger(ledger_at(about))
    row_at(shelf, told, key_at(about))
    key = _reached(shelf, about, FURTHEST)
    if key is None:
        raise Problem(422, "这一行没有写是哪个项目的，文件不知道归到哪里。请到“自评”里，附到它证明的指标上。")
    return key


def _reached(shelf: Shelf, address: str, further: int) -> str | None:
    name = ledger_at(address)
    if name == "budgets":
        return key_at(address)
    told = ledgers().get(name)
    row = Row.objects.filter(unit=shelf.unit, year=shelf.year, ledger=name, key=key_at(address)).first() if told else None
    if told is None or row is None or not further:
        return None
    values = unpacked(row.values, told)
    links = [values[c.name] for c in sorted(told.columns, key=lambda c: c.references != "budgets") if c.references]
    return next((key for link in links if isinstance(link, str) and (key := _reached(shelf, link, further - 1)) is not None), None)


def file_for_evidence(shelf: Shelf, code: str) -> tuple[str, bytes]:
    """Return a file of evidence: its name and bytes; Problem 404 where there is none, or it was handed in with a folder."""
    row = row_at(shelf, shelf.ledger(LEDGER), code)
    values = unpacked(row.values, ledgers()[LEDGER])
    digest = str(values.get("sha256") or "")
    if not Upload.objects.filter(digest=digest).exists():
        raise Problem(404, "这份材料随台账文件夹交来，没有存进工作台。请在单位的台账文件夹里看。")
    return PurePath(str(values.get("file") or "file")).name, fetch(digest)
