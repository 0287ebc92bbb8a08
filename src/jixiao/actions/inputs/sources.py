"""The files that a call on many stands for, one by one with where each lies: for commands that write something for every one of them."""

from collections.abc import Sequence
from hashlib import file_digest, sha256
from pathlib import Path, PurePath, PurePosixPath
from typing import NamedTuple

from jixiao.actions.inputs.given import STANDARD_INPUT, Found
from jixiao.actions.many.folder import DifferentNames
from jixiao.errors import InputUnreadable, UsageWrong

KEY = 24
"""Signs of a key: as many as tell any number of files apart."""


class Source(NamedTuple):
    """A file to read, and its path below the folder it was found in, told apart from all others."""

    file: Path
    name: str

    @property
    def key(self) -> str:
        """What the file is known by from run to run: its name may hold personal data."""
        return sha256(self.name.encode()).hexdigest()[:KEY]


class Sources(NamedTuple):
    """The files in order, what stands for nothing, and the names of files that no reader knows."""

    files: tuple[Source, ...]
    wrong: tuple[InputUnreadable, ...]
    skipped: tuple[str, ...]


def sources(given: Sequence[str], to: Path) -> Sources:
    """Return the files that the arguments stand for; UsageWrong where they lie in the folder that is to be written."""
    if STANDARD_INPUT in given:
        raise UsageWrong("写入文件夹时不能从标准输入读。请给出文件。", "Standard input does not go with a folder to write; name files.")
    if any(Path(one).is_dir() and Path(one).resolve() == to.resolve() for one in given):
        raise UsageWrong(f"“{to}”就是要读的文件夹。请写到另一个文件夹。", f"“{to}” is the folder to be read. Write to another one.")
    found: list[tuple[Path, str]] = []
    walk = Found([], [])
    for argument in given:
        with walk.telling():
            top = Path(argument)
            found += [(file, _below(file, top if top.is_dir() else file.parent)) for file in walk.files(argument)]
    names = DifferentNames().more(name for _, name in found)
    files = tuple(Source(file, name) for (file, _), name in zip(found, names, strict=True))
    return Sources(files, tuple(walk.wrong), tuple(walk.skipped))


def _below(file: Path, top: Path) -> str:
    return readable_name(PurePosixPath(file.relative_to(top).as_posix()))


def readable_name(file: PurePath) -> str:
    """Return the name of a file as its document has it: what of it is no text stands for itself no more."""
    return str(file).encode("utf-8", "replace").decode("utf-8")


def digest(file: Path) -> str | None:
    """Return the SHA-256 of a file, None where it can't be read."""
    try:
        with file.open("rb") as opened:
            return file_digest(opened, "sha256").hexdigest()
    except OSError:
        return None
