"""Files that come with an act: a photo without what it tells beside its picture, or a PDF; kept by hash, seen by whose they are.

A file arrives before its act is done, so that what is read in it can be proposed. With the act it becomes evidence of the record that the
act wrote, with a line in the log; one whose act is never done stays the person's own.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

import msgspec
from django.db import transaction
from django.utils.timezone import now
from msgspec import Struct

from jixiao.desk.deskfile import Act, Figure
from jixiao.errors import JobFailed
from jixiao.read.formats import pdf
from jixiao.read.invoice import Found, Invoice
from jixiao.read.refused import Refused
from jixiao.read.scan.photo import Photo, bare_photo, is_photo
from jixiao.web.arrived import safe_name
from jixiao.web.declarations.filestore import keep_bytes
from jixiao.web.desks.rights import Place, is_own, ledger_seen
from jixiao.web.desks.shelf import Where, book_of
from jixiao.web.journal.write import Actor, note
from jixiao.web.models import Attachment, Person, Upload
from jixiao.web.models.keys import LONG
from jixiao.web.problems import Problem, nothing

LARGEST = 20 << 20
"""Bytes of a file that comes with an act."""
DOUBT = Decimal("0.9")
"""How sure something must be read not to be marked."""
TYPES = {".jpg": "image/jpeg", ".pdf": "application/pdf"}


class Named(NamedTuple):
    """An act by its desk and its name."""

    desk: str
    name: str
    told: Act


class Proposal(Struct, frozen=True):
    """What was read in a file, and the size of its picture in dots, nought for a PDF."""

    invoice: Invoice = Invoice()
    width: int = 0
    height: int = 0

    def values(self, fields: Mapping[Figure, str]) -> dict[str, str]:
        """Return what is proposed, by the fields of the act."""
        found = {field: self._found(figure) for figure, field in fields.items()}
        return {field: one.value for field, one in found.items() if one is not None}

    def doubted(self, fields: Mapping[Figure, str]) -> dict[str, str]:
        """Return the fields that are to be looked at, with how sure they were read, in per cent."""
        found = {field: self._found(figure) for figure, field in fields.items()}
        return {field: f"{int(one.confidence * 100)}%" for field, one in found.items() if one is not None and one.confidence < DOUBT}

    @property
    def boxes(self) -> tuple[tuple[Found, bool], ...]:
        """Return what was read with a place on the picture, and whether it is to be looked at."""
        every = (self.invoice.number, self.invoice.day, self.invoice.total)
        return tuple((one, one.confidence < DOUBT) for one in every if one is not None and one.box is not None) if self.width else ()

    def _found(self, figure: Figure) -> Found | None:
        return {"number": self.invoice.number, "day": self.invoice.day, "total": self.invoice.total}[figure]


def attach(person: Person, actor: Actor, where: Where, act: Named, file: tuple[str, bytes]) -> Attachment:
    """Keep a file for an act that is to be done; Problem 422 for one that is too large, or neither photo nor PDF."""
    if not act.told.photo:
        raise nothing()
    kept, size = _bare(*file)
    found = Proposal(width=size[0], height=size[1])
    with transaction.atomic():
        upload = Upload.objects.create(digest=keep_bytes(kept[1]), name=kept[0], size=len(kept[1]), by=person, at=now())
        made = Attachment.objects.create(
            upload=upload, unit=where.unit, year=where.year, desk=act.desk, act=act.name, found=msgspec.json.encode(found).decode()
        )
        note(actor, "attachment.came", made.id, act=act.name, digest=upload.digest, size=upload.size)
    return made


def _bare(name: str, data: bytes) -> tuple[tuple[str, bytes], tuple[int, int]]:
    """Return a file's name and bytes as they are kept, and the size of its picture."""
    if not data:
        raise Problem(422, "文件是空的。请重拍一张，或另选一个文件。")
    if len(data) > LARGEST:
        raise Problem(422, f"文件超过 {LARGEST >> 20} MB。请按普通画质重拍一张。")
    stem = safe_name(name).rpartition(".")[0] or "照片"
    if pdf.recognises(data, ""):
        return (f"{stem}.pdf", data), (0, 0)
    if not is_photo(data):
        raise Problem(422, "这个文件不是照片（JPEG、PNG），也不是 PDF。请重拍一张，或选发票的 PDF。")
    photo = _photo(data)
    return (f"{stem}.jpg", photo.data), (photo.width, photo.height)


def _photo(data: bytes) -> Photo:
    try:
        return bare_photo(data)
    except Refused as refused:
        raise Problem(422, refused.zh) from refused
    except JobFailed as failed:
        raise Problem(422, "照片打不开，可能已损坏。请重拍一张，或换成 PDF。") from failed


def bind_file(actor: Actor, file: Attachment, record: str) -> None:
    """Make a file the evidence of a record, in the transaction of the act; Problem 409 where it is that of another."""
    locked = Attachment.objects.select_for_update().get(pk=file.pk)
    if locked.record:
        raise Problem(409, f"这张照片已随 {locked.record.partition('#')[2]} 交过。请重拍一张。")
    Attachment.objects.filter(pk=file.pk).update(record=record)
    note(actor, "attachment.bound", file.id, record=record, digest=file.upload.digest)


def own_attachment(person: Person, act: Named, key: str) -> Attachment:
    """Return a file that somebody sent for an act; Problem 404 for another's, and for none."""
    found = _attachment(key)
    if found is None or found.upload.by_id != person.pk or (found.desk, found.act) != (act.desk, act.name):
        raise nothing()
    return found


def attachment_seen(person: Person, place: Place, key: str) -> Attachment:
    """Return a file that somebody sent, or that is evidence of a record that somebody sees; Problem 404 for another."""
    found = _attachment(key)
    if found is None or (found.upload.by_id != person.pk and not _sees(person, place, found)):
        raise nothing()
    return found


def _sees(person: Person, place: Place, file: Attachment) -> bool:
    if not file.record or file.unit_id != place.where.unit.pk:
        return False
    ledger = ledger_seen(place.roles, file.record.removeprefix("ledger:").partition("#")[0])
    with book_of(file.unit, file.year) as book:
        row = book.row(file.record)
        return row is not None and is_own(place, person.name, ledger, row, book)


def _attachment(key: str) -> Attachment | None:
    if not key or len(key) > LONG or not key.isprintable():
        return None
    return Attachment.objects.select_related("upload__by", "unit").filter(pk=key).first()


def proposal(file: Attachment) -> Proposal:
    """Return what was read in a file so far."""
    return msgspec.json.decode(file.found, type=Proposal)
