"""One file that somebody dropped: where it lies, what was read, every state since, what became of it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import Event, RLock
from time import perf_counter
from typing import NamedTuple

from django.utils.timezone import localdate, localtime
from msgspec import Struct
from msgspec.structs import replace

from jixiao.actions.audit import AuditRequest, audit
from jixiao.actions.correct import differences, text_at
from jixiao.actions.inputs.given import silent
from jixiao.actions.revise import Edit
from jixiao.errors import JixiaoError, UsageWrong
from jixiao.model.document import Document
from jixiao.model.finding import DocumentReport
from jixiao.read.document import read_file
from jixiao.web.screens.editing import Refused, applied
from jixiao.write.as_json import as_json
from jixiao.write.atomic import write_whole

MOST_STEPS = 60
"""States of a file that are kept besides the first; older ones can't be gone back to."""
BROKEN = "程序没能读完这份文件。请在 Word 或 Excel 里另存一份再试。"


class ItemVersion(Struct, frozen=True):
    """A state of a document: the document, its audit, and the file in which it lies for what works on files."""

    document: Document
    report: DocumentReport
    file: Path


class Changed(Struct, frozen=True):
    """A field that is another than in the file that came: where, what stood there, what stands there now."""

    path: str
    before: str
    after: str


class Outcome(NamedTuple):
    """How many fields changed, and what was refused."""

    changed: int
    refused: tuple[Refused, ...]


class DroppedFile:
    """A dropped file and its states; ``sentence`` says why there are none once it was tried."""

    def __init__(self, number: int, file: Path) -> None:
        self.number, self.file, self.name = number, file, file.name
        self.when = localtime()
        self.versions: dict[int, ItemVersion] = {}
        self.rev = -1
        self.seconds = ""
        self.sentence = ""
        self.tried = Event()
        self.lock = RLock()

    @property
    def now(self) -> ItemVersion:
        """The state as it is, whose number is ``rev``; only of a file that was read."""
        return self.versions[self.rev]

    @property
    def first(self) -> ItemVersion:
        """The state as it came."""
        return self.versions[0]

    @property
    def state(self) -> str:
        """``reading``, ``failed`` or ``done``."""
        return "reading" if not self.tried.is_set() else "done" if self.versions else "failed"

    def read(self) -> None:
        """Read and judge the file; what can't be read is kept as its sentence."""
        begun = perf_counter()
        try:
            document = read_file(self.file)
            named = replace(document, source=replace(document.source, file=self.name))
            self._add(named)
            self.seconds = f"{perf_counter() - begun:.1f}"
        except JixiaoError as wrong:
            self.sentence = wrong.zh.replace(str(self.file), self.name)
        finally:
            if not self.versions and not self.sentence:
                self.sentence = BROKEN
            self.tried.set()

    def change(self, edits: Sequence[Edit], rev: int, left: Mapping[str, str] | None = None) -> Outcome:
        """Make the changes on the state as it is; those that can't stand, or that meet another made since the state ``rev``, are refused.

        ``left`` as :func:`applied` has it.

        UsageWrong for a state that is no longer kept.
        """
        with self.lock:
            if rev not in self.versions:
                raise UsageWrong("这一页是以前的，没有改。请刷新页面再改。", "This page is an old one; nothing was changed.")
            made = applied(self.versions[rev].document, self.now.document, edits, left)
            return Outcome(self._keep(made.document), made.refused)

    def put(self, document: Document) -> int:
        """Make a document the state as it is and return how many fields it changed."""
        with self.lock:
            return self._keep(document)

    def undo(self, rev: int) -> bool:
        """Go back to the state before; not where another one has come since ``rev``, or there is none before."""
        with self.lock:
            if rev != self.rev or rev - 1 not in self.versions:
                return False
            del self.versions[rev]
            self.rev = rev - 1
            return True

    def changes(self) -> tuple[Changed, ...]:
        """Return the fields that differ from those of the file that came."""
        first, last = self.first.document, self.now.document
        return tuple(_changed(path, first, last) for path in differences(first, last))

    def _keep(self, document: Document) -> int:
        changed = sum(1 for _ in differences(self.now.document, document))
        if changed:
            self._add(document)
        return changed

    def _add(self, document: Document) -> None:
        number = self.rev + 1
        self.versions[number] = self._judged(document, number)
        self.rev = number
        for old in [one for one in self.versions if 0 < one < number - MOST_STEPS]:
            del self.versions[old]

    def _judged(self, document: Document, number: int) -> ItemVersion:
        file = self.file.parent / "states" / f"{number}.json"
        file.parent.mkdir(exist_ok=True)
        write_whole(file, as_json(document))
        request = AuditRequest(files=(str(file),), today=localdate(), lang="zh", seek=False, show_unknown=True)
        return ItemVersion(document, audit(request, bytes, silent).report.documents[0], file)


def _changed(path: str, first: Document, last: Document) -> Changed:
    if path.rpartition("/")[2].startswith("indicators"):
        return Changed(path, "", "")
    return Changed(path, text_at(first, path), text_at(last, path))
