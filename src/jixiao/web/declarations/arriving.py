"""A file arrives: kept as it is, read through the fence, and the unit's declaration from then on."""

from pathlib import PurePath
from tempfile import TemporaryDirectory

from django.db import transaction
from django.utils.timezone import now
from msgspec.structs import replace

from jixiao.actions.inputs.given import silent
from jixiao.actions.read import read
from jixiao.errors import JixiaoError
from jixiao.model.document import Document
from jixiao.web.arrived import reason, safe_name, write_bytes
from jixiao.web.declarations.filestore import fetch, keep_bytes
from jixiao.web.declarations.saving import write_version
from jixiao.web.journal.write import Actor, note
from jixiao.web.models import Declaration, Unit, Upload, Version
from jixiao.web.people.access import Rights, writing_units
from jixiao.web.problems import Problem

SLOW = frozenset((".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp"))
LONG_PDF = 1 << 20
"""Bytes from which on a PDF may be a scan or long: it is read in the background."""
NO_ORIGINAL = "这份申报没有原件。"
READING, DRAFT = "reading", "draft"


class Arrived:
    """A file that came in: its name, its bytes, and what was read in it, None where it is to be read in the background."""

    def __init__(self, name: str, data: bytes) -> None:
        """Take the file in; Problem 422 with the reason where nothing can be made of it."""
        self.name, self.data = safe_name(name), data
        if not self.data:
            raise Problem(422, f"“{self.name}”是空的。请确认文件是否选对。")
        self.document = None if is_slow(self.name, len(self.data)) else read_document(self.name, self.data)


def is_slow(name: str, size: int) -> bool:
    """Whether to read such a file takes long: scans and long PDFs."""
    suffix = PurePath(name).suffix.lower()
    return suffix in SLOW or (suffix == ".pdf" and size >= LONG_PDF)


def read_document(name: str, data: bytes) -> Document:
    """Return what is read in a file; Problem 422 where it can't be read, is several documents, or holds no form."""
    with TemporaryDirectory(prefix="jixiao-") as folder:
        try:
            readings = read((str(write_bytes(name, data, folder)),), bytes, silent)
        except JixiaoError as wrong:
            raise Problem(422, wrong.zh) from wrong
    if readings.unreadable:
        raise Problem(422, reason(readings.unreadable[0]).zh)
    if len(readings.documents) != 1:
        raise Problem(422, f"“{name}”里有 {len(readings.documents)} 份文件。请解压后一份一份上传。")
    document = readings.documents[0]
    if not document.projects:
        raise Problem(422, f"“{name}”里没有读到绩效目标表。请确认文件是否选对。")
    return replace(document, source=replace(document.source, file=name))


def unit_for(mine: Rights, wanted: str | None) -> Unit:
    """Return the unit that a new declaration is of: the one wanted, by number or name, or the only one a person writes for."""
    units = writing_units(mine)
    if not units:
        raise Problem(403, "您没有填报的角色，或单位已撤销，不能新建申报。请由单位业务人员或财务人员上传。")
    chosen = [unit for unit in units if wanted in (str(unit.pk), unit.name)] if wanted else units
    if len(chosen) != 1:
        raise Problem(422, f"请在 unit 中写明是哪个单位的：{'、'.join(unit.name for unit in units)}。")
    return chosen[0]


@transaction.atomic
def accept(mine: Rights, actor: Actor, arrived: Arrived, unit: Unit) -> Declaration:
    """Return the new declaration: a draft, or one that is being read."""
    at = now()
    upload = Upload.objects.create(digest=keep_bytes(arrived.data), name=arrived.name, size=len(arrived.data), by=mine.person, at=at)
    declaration = Declaration.objects.create(
        unit=unit,
        title=arrived.name,
        state=READING if arrived.document is None else DRAFT,
        upload=upload,
        created=at,
        changed=at,
    )
    note(actor, "declaration.made", declaration.id, unit=unit.pk, file=arrived.name, digest=upload.digest, state=declaration.state)
    if arrived.document is not None:
        write_version(declaration, arrived.document, actor, f"读入“{arrived.name}”"[:200])
    return declaration


def first_version(declaration: Declaration) -> Version | None:
    """Return the version there is, None while the file is being read."""
    return Version.objects.filter(declaration=declaration, number=declaration.version).first()


def original_file(declaration: Declaration) -> tuple[str, bytes]:
    """Return the file that a declaration came from: its name and bytes; Problem 404 where there is none."""
    if declaration.upload is None:
        raise Problem(404, NO_ORIGINAL)
    return declaration.upload.name, fetch(declaration.upload.digest)
