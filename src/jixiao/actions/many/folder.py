"""A folder that a command writes: it knows its own files by a list in it, replaces them, and leaves everybody else's alone.

The list stands before the first file is written, so that a run that was cut short can be done again.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path, PurePosixPath

from msgspec import Raw

import jixiao
from jixiao.actions.many.folder_list import LIST, Listed, listed
from jixiao.actions.overwriting import claim_target
from jixiao.errors import UsageWrong
from jixiao.system.kept import stamp_of
from jixiao.values import unseen
from jixiao.write.as_json import as_json
from jixiao.write.atomic import write_whole

PACKAGE = Path(jixiao.__file__).parent
NO_SOURCE = frozenset(("", ".pyc"))
"""Suffixes of folders, and of what Python compiles by itself."""
PASSED_OVER = frozenset(("thumbs.db", "desktop.ini"))
"""What a system puts into every folder; names with a dot before them are passed over too."""
MOST_NAMED = 3
NOT_IN_NAMES = r'<>:"|?*\\'
"""Signs of which some system makes something else."""
FORBIDDEN = re.compile(
    f"[{NOT_IN_NAMES}{unseen.ALL_CONTROL}{unseen.UPPER}{unseen.SIDES}{unseen.TURNING}"
    f"{unseen.LINE_SEPARATORS}{unseen.WIDTHLESS}{unseen.WORD_JOINER}{unseen.FORMULA_SIGNS}{unseen.BYTE_ORDER}]"
)
"""Signs that no name has on some system, and those that nobody sees."""
MOST_BYTES, MARK = 240, 8
"""Bytes of a name that every system takes with something of its own behind it, and signs of a mark that stands for the rest."""


@cache
def program() -> str:
    """Return what tells this program from one that may read or judge otherwise: in a clone the version stays while its files change."""
    return stamp_of(sorted(file for file in PACKAGE.rglob("*") if file.suffix not in NO_SOURCE))


class Folder:
    """A folder of one command: files are put into it, then it is closed; what was there before and is not put again is taken away."""

    def __init__(self, place: Path, command: str, *, force: bool) -> None:
        """Open it; UsageWrong where another run writes it, or it holds what this command did not write, unless forced."""
        claim_target(place)
        self.place, self.command = place, command
        before = listed(place)
        own = before.files if before is not None and before.command == command else {}
        others = [name for name in _files(place) if name not in own]
        if others and not force:
            raise _refused(place, others)
        self.known = before.known if before is not None and before.command == command else Raw(b"null")
        self.old: dict[str, str | None] = dict(own)
        self.put_in: dict[str, str | None] = {}

    def begin(self, paths: Collection[str]) -> None:
        """Say what is going to be put in, before anything is."""
        self._list({**self.old, **dict.fromkeys(paths)}, self.known)

    def put(self, path: str, data: bytes) -> None:
        """Write a file at a path below the folder."""
        file = self.place / path
        make_folder(file.parent)
        if not file.resolve().is_relative_to(self.place.resolve()):
            raise UsageWrong(
                f"“{file}”经过链接通到文件夹外，没有写。请换一个文件夹。",
                f"“{file}” leads out of the folder by a link and was not written. Choose another folder.",
            )
        write_whole(file, data)
        self.put_in[path] = sha256(data).hexdigest()

    def keep(self, path: str) -> bool:
        """Keep a file of before as it is; return whether it is still there with the same bytes."""
        digest, file = self.old.get(path), self.place / path
        if digest is None or not file.is_file() or sha256(file.read_bytes()).hexdigest() != digest:
            return False
        self.put_in[path] = digest
        return True

    def save(self, known: Raw) -> None:
        """Write the list as far as the work has come, so that a run that is cut short goes on from there."""
        self._list({**self.old, **self.put_in}, known)

    def close(self, known: Raw = Raw(b"null")) -> tuple[str, ...]:  # noqa: B008 - frozen
        """Take away what was there before and was not put again, write the list; return the paths that are gone."""
        gone = tuple(path for path in self.old if path not in self.put_in)
        for path in gone:
            if (self.place / path).parent.resolve().is_relative_to(self.place.resolve()):  # a link may have come between since
                (self.place / path).unlink(missing_ok=True)
        for parent in sorted({parent for path in gone for parent in PurePosixPath(path).parents}, key=lambda p: -len(p.parts)):
            _remove_if_empty(self.place / parent, self.place)
        self._list(self.put_in, known)
        return gone

    def _list(self, files: dict[str, str | None], known: Raw) -> None:
        make_folder(self.place)
        write_whole(self.place / LIST, as_json(Listed(command=self.command, files=dict(sorted(files.items())), known=known)))


def _files(place: Path) -> Iterator[str]:
    """Yield the files in a folder that are somebody's, by their path; UsageWrong where it is no folder."""
    if place.exists() and not place.is_dir():
        raise UsageWrong(f"“{place}”不是文件夹。请换一个名称。", f"“{place}” is no folder. Choose another name.")
    for file in sorted(place.rglob("*")) if place.exists() else ():
        path = file.relative_to(place)
        hidden = any(part.startswith(".") for part in path.parts)
        if not file.is_dir() and not hidden and path.name.lower() not in PASSED_OVER and path.as_posix() != LIST:
            yield path.as_posix()


def _refused(place: Path, others: list[str]) -> UsageWrong:
    named, more = "、".join(others[:MOST_NAMED]), f" 等 {len(others)} 个" if len(others) > MOST_NAMED else ""
    return UsageWrong(
        f"“{place}”里有不是本命令写的文件（{named}{more}），没有写。请换一个空文件夹；确要写在这里，加 --force，别的文件不会动。",
        f"“{place}” holds files that this command did not write ({', '.join(others[:MOST_NAMED])}); nothing was written. "
        "Choose an empty folder; to write there all the same, add --force: other files are left alone.",
    )


def make_folder(folder: Path) -> None:
    """Make the folder where it is not there; UsageWrong when that is not possible."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as wrong:
        raise UsageWrong(
            f"无法建立文件夹“{folder}”。请换一个位置。", f"The folder “{folder}” can't be made. Choose another place."
        ) from wrong


def _remove_if_empty(folder: Path, top: Path) -> None:
    if folder != top and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()


def _everywhere(name: str) -> str:
    """Return the name as every system takes it: signs that some refuse made plain, of one too long its beginning with a mark of the whole."""
    path = PurePosixPath(FORBIDDEN.sub("_", name))
    whole = path.name.encode("utf-8", "surrogateescape")
    if len(whole) <= MOST_BYTES:
        return path.as_posix()
    mark = sha256(whole).hexdigest()[:MARK]
    kept = whole[: MOST_BYTES - MARK - len(path.suffix.encode()) - 1].decode("utf-8", "ignore")
    return path.with_name(f"{kept}~{mark}{path.suffix}").as_posix()


class DifferentNames:
    """Names that no system takes for one another, nor for too long: a number stands behind one that a system without case would take for an earlier one."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        """Begin with names that stand as they are."""
        self._seen = {name.casefold() for name in taken}

    def more(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return further names in their order, with numbers where they need one."""
        return tuple(map(self._different, names))

    def _different(self, name: str) -> str:
        name = _everywhere(name)
        path, number, made = PurePosixPath(name), 1, name
        while made.casefold() in self._seen:
            number += 1
            made = path.with_name(f"{path.stem}-{number}{path.suffix}").as_posix()
        self._seen.add(made.casefold())
        return made
