"""One file written for every input into a folder: annotated copies, letters; a second run does only what changed."""

from collections import Counter
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path, PurePosixPath

from msgspec import DecodeError, Raw, Struct, ValidationError
from msgspec.json import decode, encode

from jixiao import __version__
from jixiao.actions.inputs.archive import is_archive
from jixiao.actions.inputs.given import Told
from jixiao.actions.inputs.sources import Source, digest, sources
from jixiao.actions.many.folder import DifferentNames, Folder
from jixiao.audit.load import shipped_rules
from jixiao.errors import InputUnreadable, JixiaoError, UsageWrong
from jixiao.privacy.mask import masked_name

Make = Callable[[Path, str], bytes]
"""Makes what is written for a file, given the name that it is going to have."""


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
    """What to do: the command, the inputs, where to, what it depends on besides the input, how a file is made.

    ``ending`` makes a Word file ``甲-ending.docx`` of each; without it a file keeps its name. ``masks`` says that names hold no personal data.
    """

    command: str
    given: tuple[str, ...]
    to: Path
    force: bool
    key: tuple[object, ...]
    make: Make
    ending: str | None = None
    masks: bool = False


def write_each(task: Task, told: Told) -> Each:
    """Write a file for every input; what can't be done is told apart, the others are still done."""
    found = sources(task.given, task.to)
    folder = Folder(task.to, task.command, force=task.force)
    key = sha256(repr((__version__, [rule.hash for rule in shipped_rules()], task.key)).encode()).hexdigest()
    before, done, kept = _known(folder, key), {}, 0
    called = _called([source.name for source in found.files], task.ending)
    names = DifferentNames().more(map(masked_name, called) if task.masks else called)
    wrong: list[JixiaoError] = list(found.wrong)
    folder.begin(names)
    for at, (source, name) in enumerate(zip(found.files, names, strict=True), 1):
        told(at, len(names), source.name)
        own = digest(source.file)
        if own is not None and before.get(name) == own and folder.keep(name):
            done[name], kept = own, kept + 1
            continue
        try:
            folder.put(name, task.make(_plain(source), name))
            done[name] = own or ""
        except JixiaoError as failed:
            wrong.append(_named(source, failed))
    folder.close(Raw(encode(Known(key=key, done=done))))
    return Each(written=tuple(done), kept=kept, wrong=tuple(wrong), skipped=found.skipped)


def _plain(source: Source) -> Path:
    if is_archive(source.file):
        raise InputUnreadable(str(source.file), "压缩包里的文件请先解压。", "unpack the files in an archive first.")
    return source.file


def _named(source: Source, failed: JixiaoError) -> JixiaoError:
    """Return the failure with the file's name in it, where it does not say that itself."""
    if source.file.name in failed.zh:
        return failed
    return UsageWrong(f"“{source.name}”：{failed.zh}", f"“{source.name}”: {failed.en}")


def _known(folder: Folder, key: str) -> dict[str, str]:
    try:
        known = decode(folder.known, type=Known)
    except (DecodeError, ValidationError):
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
