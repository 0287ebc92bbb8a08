"""One file written for every input into a folder: annotated copies, letters; a second run does only what changed."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path, PurePosixPath

from msgspec import DecodeError, Raw, Struct
from msgspec.json import encode
from msgspec.structs import replace

from jixiao.actions.audit import AuditRequest, audit
from jixiao.actions.inputs.archive import is_archive
from jixiao.actions.inputs.given import Told
from jixiao.actions.inputs.sources import Source, digest, readable_name, sources
from jixiao.actions.many.folder import DifferentNames, Folder, program
from jixiao.audit.load import shipped_rules
from jixiao.door import decoded
from jixiao.errors import InputUnreadable, JixiaoError, UsageWrong
from jixiao.model.finding import DocumentReport
from jixiao.privacy.mask import masked_name

Make = Callable[[Path, str, DocumentReport], bytes]
"""Makes what is written for a file, given the name that it is going to have and its audit."""
AT_ONCE = 60
"""Files that are audited, by several processes, before what is written for them is made."""


class Each(Struct, frozen=True, kw_only=True):
    """What a run did: the names written, how many of them were kept from before, what could not be done, the files passed over."""

    written: tuple[str, ...]
    kept: int
    wrong: tuple[JixiaoError, ...]
    skipped: tuple[str, ...]


class Known(Struct, frozen=True, kw_only=True):
    """What the folder's list keeps: what the files depended on besides the inputs, and each input's SHA-256 by the name written."""

    key: str
    done: dict[str, str]


class Task(Struct, frozen=True, kw_only=True):
    """What to do: the command, the inputs and how they are audited, where to, what it depends on besides the input, how a file is made.

    ``check`` says of a file and its name, before it is read, why nothing can be made of it.
    ``ending`` makes a Word file ``甲-ending.docx`` of each; without it a file keeps its name. ``masks`` says that names hold no personal data.
    """

    command: str
    request: AuditRequest
    to: Path
    force: bool
    key: tuple[object, ...]
    make: Make
    check: Callable[[Path, str], None] | None = None
    ending: str | None = None
    masks: bool = False


def write_each(task: Task, told: Told) -> Each:
    """Write a file for every input; what can't be done is told apart, the others are still done."""
    found = sources(task.request.files, task.to)
    folder = Folder(task.to, task.command, force=task.force)
    key = sha256(repr((program(), [rule.hash for rule in shipped_rules()], task.key)).encode()).hexdigest()
    called = _called([source.name for source in found.files], task.ending)
    names = DifferentNames().more(map(masked_name, called) if task.masks else called)
    folder.begin(names)
    run = Run(task, folder, told, _known(folder, key))
    wrong = [*found.wrong, *run.all(tuple(zip(found.files, names, strict=True)))]
    folder.close(Raw(encode(Known(key=key, done=run.done))))
    return Each(written=tuple(name for name in names if name in run.done), kept=run.kept, wrong=tuple(wrong), skipped=found.skipped)


class Run:
    """One run into a folder: what is done, and how many files were kept from before."""

    def __init__(self, task: Task, folder: Folder, told: Told, before: dict[str, str]) -> None:
        self.task, self.folder, self.told, self.before = task, folder, told, before
        self.done: dict[str, str] = {}
        self.kept = 0

    def all(self, named: Sequence[tuple[Source, str]]) -> Iterator[JixiaoError]:
        """Do all files with the names that are written for them, and yield what can't be done."""
        todo = [(source, name) for source, name in named if not self._stays(source, name)]
        plain = []
        for source, name in todo:
            refused = self._refused(source, name)
            if refused is None:
                plain.append((source, name))
            else:
                yield refused
        for at in range(0, len(plain), AT_ONCE):
            yield from self._some(plain[at : at + AT_ONCE], at, len(plain))

    def _refused(self, source: Source, name: str) -> JixiaoError | None:
        """Return why nothing can be made of a file, as far as that can be told before it is read."""
        if is_archive(source.file):
            return InputUnreadable(str(source.file), "压缩包里的文件请先解压。", "unpack the files in an archive first.")
        try:
            if self.task.check is not None:
                self.task.check(source.file, name)
        except JixiaoError as refused:
            return _named(source, refused)
        return None

    def _stays(self, source: Source, name: str) -> bool:
        """Whether what was written for a file is there, and the file as it was then."""
        own = digest(source.file)
        if own is None or self.before.get(name) != own or not self.folder.keep(name):
            return False
        self.done[name] = own
        self.kept += 1
        return True

    def _some(self, some: Sequence[tuple[Source, str]], begun: int, of: int) -> Iterator[JixiaoError]:
        """Audit some files together, and write what is made of each."""
        request = replace(self.task.request, files=tuple(str(source.file) for source, _ in some))
        outcome = audit(request, bytes, lambda at, _, name: self.told(begun + at, of, name))
        yield from outcome.unreadable
        reports = {report.file: report for report in outcome.report.documents}
        for source, name in some:
            report = reports.get(readable_name(source.file))
            if report is None:
                continue
            try:
                self.folder.put(name, self.task.make(source.file, name, report))
                self.done[name] = digest(source.file) or ""
            except JixiaoError as failed:
                yield _named(source, failed)


def _named(source: Source, failed: JixiaoError) -> JixiaoError:
    """Return the failure with the file's name in it, where it does not say that itself."""
    if source.file.name in failed.zh:
        return failed
    return UsageWrong(f"“{source.name}”：{failed.zh}", f"“{source.name}”: {failed.en}")


def _known(folder: Folder, key: str) -> dict[str, str]:
    try:
        known = decoded(bytes(folder.known), Known)
    except DecodeError:
        return {}
    return known.done if known.key == key else {}


def _called(names: Sequence[str], ending: str | None) -> list[str]:
    """Return how the files are called; two of one stem keep their suffixes in it."""
    if ending is None:
        return list(names)
    paths = [PurePosixPath(name) for name in names]
    stems = [path.with_suffix("") for path in paths]
    number = Counter(stems)
    return [f"{(stem if number[stem] < 2 else path).as_posix()}-{ending}.docx" for path, stem in zip(paths, stems, strict=True)]
