"""The code of a command's modules in one file: to look for some four hundred files, to open and read each, takes a tenth of a short run.

Python's own compiled files stay what is believed: a module's code is taken from the one beside its source, when both agree, and is used
as long as the source has the same size and time. What is not in the file, or has changed, Python finds and loads as ever. Another
Python, or another list of folders to look for modules in, has nothing of it. The seal tells a torn file; whose file it is tells whether it
is believed (:mod:`jixiao.system.ownfile`), as with Python's own compiled files.
"""

import collections
import marshal
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import MAGIC_NUMBER, source_hash
from types import CodeType, ModuleType

from jixiao.system import ownfile

SEAL = 8
MOST = 1_500
"""Modules that are kept for a command."""
Stamp = tuple[int, int]
"""A source's size in bytes and time in nanoseconds."""
Module = tuple[str, str, bool, Stamp, CodeType]
"""A module's source, its compiled file, whether it is a package, the source's stamp, and its code."""
Texts = dict[str, CodeType]
"""The code of texts that Python compiles while modules load: how each named tuple is made."""


class Loader(SourceFileLoader):
    """Loads a module whose code is there."""

    def __init__(self, name: str, file: str, code: CodeType) -> None:
        """Take the module's name, its source and its code."""
        super().__init__(name, file)
        self._code = code

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002 - as Python asks
        """Return the code."""
        return self._code


class Memory:
    """The modules of one command; in the shape in which Python asks for them."""

    def __init__(self, file: str) -> None:
        """Take what the file knows of this Python and these folders."""
        self._file, self._stamp = file, repr((sys.version, sys.flags, sys.path, stamp_of(__file__)))
        self._known, self._texts = _known(ownfile.read(file), self._stamp)
        self._before = frozenset(sys.modules)

    def find_spec(self, name: str, _path: Sequence[str] | None = None, _target: ModuleType | None = None) -> ModuleSpec | None:
        """Return where a module is known to be, None where Python is to look for it."""
        found = self._known.get(name)
        if found is None or stamp_of(found[0]) != found[3]:
            return None
        file, compiled, is_package, _, code = found
        spec = ModuleSpec(name, Loader(name, file, code), origin=file, is_package=is_package)
        if is_package:
            spec.submodule_search_locations = [os.path.dirname(file)]  # noqa: PTH120 - pathlib is not there yet
        spec.has_location, spec.cached = True, compiled
        return spec

    def evaluated(self, text: str, names: dict[str, object]) -> object:
        """Return what a text of Python's own comes to, as ``eval`` does."""
        code = self._texts.get(text)
        if code is None:
            code = self._texts[text] = compile(text, "<string>", "eval")
        return eval(code, names)  # noqa: S307 - what namedtuple says

    def keep(self) -> None:
        """Keep what this process has loaded from elsewhere for the next."""
        loaded = {name: found for name in sys.modules.keys() - self._before if (found := _of(name, sys.modules[name])) is not None}
        if loaded:
            fresh = {name: found for name, found in self._known.items() if stamp_of(found[0]) == found[3]} | loaded
            content = marshal.dumps((self._stamp, dict(list(fresh.items())[:MOST]), self._texts))
            ownfile.write(self._file, source_hash(content) + content)


def _known(sealed: memoryview, stamp: str) -> tuple[Mapping[str, Module], Texts]:
    content = sealed[SEAL:]
    if source_hash(content) != sealed[:SEAL]:
        return {}, {}
    found = marshal.loads(content)  # noqa: S302 - sealed, and the user's own
    return found[1:] if found[0] == stamp else ({}, {})


def stamp_of(file: str) -> Stamp | None:
    """Return a source's stamp, None where there is none any more."""
    try:
        known = os.stat(file)  # noqa: PTH116 - pathlib is not there yet
    except OSError:
        return None
    return known.st_size, known.st_mtime_ns


def _of(name: str, module: ModuleType) -> Module | None:
    """Return a module that Python loaded from a compiled file which agrees with the source as it is now, None for any other."""
    spec = getattr(module, "__spec__", None)
    if spec is None or spec.name != name or type(spec.loader) is not SourceFileLoader or not spec.cached:
        return None
    stamp, compiled = stamp_of(spec.origin), _read(spec.cached)
    if stamp is None or compiled[:16] != _head(stamp):
        return None
    return spec.origin, spec.cached, spec.submodule_search_locations is not None, stamp, marshal.loads(compiled[16:])  # noqa: S302 - Python's own


def _read(file: str) -> bytes:
    try:
        with open(file, "rb") as opened:  # noqa: PTH123 - as above
            return opened.read()
    except OSError:
        return b""


def _head(stamp: Stamp) -> bytes:
    """Return how a compiled file begins that is of a source with this stamp."""
    size, time = stamp
    return b"".join((MAGIC_NUMBER, *((part & 0xFFFFFFFF).to_bytes(4, "little") for part in (0, time // 10**9, size))))


def remember(file: str | None) -> Callable[[], None]:
    """Let this process load modules from the file first; return what keeps those that are new, to be called when it ends."""
    if file is None or _here() in sys.path or not all(map(os.path.isabs, sys.path)):
        return _nothing  # what is found there may be another module tomorrow
    memory = Memory(file)
    sys.meta_path.insert(0, memory)
    vars(collections)["eval"] = memory.evaluated  # where namedtuple asks for it
    return memory.keep


def _here() -> str | None:
    try:
        return os.getcwd()  # noqa: PTH109 - as above
    except OSError:  # the folder is gone
        return None


def _nothing() -> None:
    """Keep nothing."""
