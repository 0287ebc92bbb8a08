"""The code of a command's modules in one file: to look for some four hundred files, to open and read each, takes a tenth of a short run.

Python's own compiled files stay what is believed: a module's code is taken from the one beside its source, when both agree, and is used
as long as the source has the same size and time. What is not in the file, or has changed, Python finds and loads as ever. Another
Python, or another list of folders to look for modules in, has nothing of it. The seal tells a torn file; whose file it is tells whether it
is believed (:mod:`jixiao.system.ownfile`), as with Python's own compiled files.

Where one thread alone is at work, modules are loaded without the locks and the looks around that take as long as to run them.

What some runs of a command do without is kept packed, and unpacked by those that need it. Some modules of Python that libraries ask for
and hardly ever use are run when they are first used, where one thread alone does the work.
"""

import collections
import marshal
import os
import sys
import typing
from _thread import _count as threads
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import MAGIC_NUMBER
from types import CodeType, ModuleType
from typing import cast

from jixiao.system import ownfile
from jixiao.system.tuples import quicken

MOST = 1_500
"""Modules that are kept for a command."""
Stamp = tuple[int, int]
"""A source's size in bytes and time in nanoseconds."""
Module = tuple[str, str, bool, Stamp, CodeType | bytes]
"""A module's source, its compiled file, whether it is a package, the source's stamp, and its code, or that packed."""
PYTHONS, LOAD = vars(sys.modules["_frozen_importlib"]), "_find_and_load"
"""Python's own way to load modules, and what it asks there for one that is not loaded yet."""
Ask = Callable[..., ModuleType]
"""Python's ``__import__``."""
Texts = dict[str, CodeType]
"""The code of texts that Python compiles while modules load: how each named tuple is made, what a name in a type's text stands for."""


SELDOM = frozenset(("inspect", "ipaddress", "msgspec.inspect", "textwrap", "tokenize", "traceback"))
"""What libraries load and a short run hardly ever uses."""
NOTED = frozenset(("__cached__", "__file__", "__path__"))
"""What Python notes of a module before it is run."""
FEW = 8
"""So many modules that a run did without are packed; fewer are not worth a new file."""


class Named(ModuleType):
    """A module of a sort of its own, which other processes know by its name."""

    def __reduce__(self) -> tuple[Callable[[str], ModuleType], tuple[str]]:
        """Go to another process by name, as libraries that send functions there do with Python's own modules."""
        return import_module, (self.__name__,)


class Plain(Named):
    """A module that is looked into as any object is: to Python before 3.12, each import from it would be a mistake first."""

    __getattribute__ = object.__getattribute__


RUN = frozenset((ModuleType, Plain))
"""Of what a module is that was run."""


class Loader(SourceFileLoader):
    """Loads a module whose code is there."""

    def __init__(self, name: str, file: str, code: CodeType | bytes) -> None:
        """Take the module's name, its source and its code, which may be packed."""
        super().__init__(name, file)
        self._code = code

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """Return the module before it is run; one that answers for names itself is of Python's own sort."""
        return (ModuleType if "__getattr__" in self.get_code(spec.name).co_names else Plain)(spec.name)

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002 - as Python asks
        """Return the code."""
        if not isinstance(self._code, CodeType):
            self._code = cast("CodeType", marshal.loads(self._code))  # noqa: S302 - as all of the file
        return self._code


class Idle(Named):
    """A module that is run when it is first asked for something; Python's own is run when a second module imports it."""

    def __getattr__(self, name: str) -> object:
        """Run the module and return what it has by that name, which is none where Python looks what it has still to note of it."""
        if name in NOTED:
            raise AttributeError(name)
        self.__class__ = Plain  # type: ignore[assignment] # from here on it is as any other
        cast("Loader", cast("ModuleSpec", self.__spec__).loader).exec_module(self)
        return getattr(self, name)


class Later(Loader):
    """Loads a module that is run when it is needed."""

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """Return the module as one that waits."""
        return Idle(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Let the module wait, or run it where it is asked for something."""
        if type(module) in RUN:
            super().exec_module(module)


class ModuleMemory:
    """The modules of one command; in the shape in which Python asks for them."""

    def __init__(self, file: str, seldom: frozenset[str] = frozenset()) -> None:
        """Take what the file knows of this Python and these folders; modules that are ``seldom`` used are run when they are."""
        self._seldom = seldom
        self._file, self._stamp = file, repr((sys.version, sys.flags, sys.path, source_stamp(__file__)))
        self._known, self._texts = cast("tuple[dict[str, Module], Texts]", ownfile.kept_plain(file, self._stamp) or ({}, {}))
        self._before = frozenset(sys.modules)
        self._python: Ask = PYTHONS[LOAD]

    def find_spec(self, name: str, _path: Sequence[str] | None = None, _target: ModuleType | None = None) -> ModuleSpec | None:
        """Return where a module is known to be, None where Python is to look for it."""
        found = self._known.get(name)
        if found is None:
            return None
        if source_stamp(found[0]) != found[3]:
            del self._known[name]
            return None
        file, compiled, is_package, _, code = found
        loader = (Later if name in self._seldom else Loader)(name, file, code)
        spec = ModuleSpec(name, loader, origin=file, is_package=is_package)
        if is_package:
            spec.submodule_search_locations = [os.path.dirname(file)]  # noqa: PTH120 - pathlib is not there yet
        spec.has_location, spec.cached = True, compiled
        return spec

    def loaded(self, name: str, ask: Ask) -> ModuleType:
        """Return a module as Python does, but without the locks and the looks around that take half of it; with other threads, as Python does."""
        package, _, own = name.rpartition(".")
        is_for_python = name in sys.modules or name in self._seldom or (package and package not in sys.modules) or threads()
        spec = None if is_for_python else self.find_spec(name)
        if spec is None:
            return self._python(name, ask)
        loader = cast("Loader", spec.loader)
        module = sys.modules[name] = loader.create_module(spec)
        told = vars(module)
        told.update(__spec__=spec, __loader__=loader, __file__=spec.origin, __cached__=spec.cached, __package__=spec.parent)
        if spec.submodule_search_locations is not None:
            told["__path__"] = spec.submodule_search_locations
        is_whole = False
        try:
            loader.exec_module(module)
            is_whole = True
        finally:
            if not is_whole:
                sys.modules.pop(name, None)
        module = sys.modules[name]  # which may have put another in its place
        if package:
            setattr(sys.modules[package], own, module)
        return module

    def evaluated(self, text: str, names: dict[str, object]) -> object:
        """Return what a text of Python's own comes to, as ``eval`` does."""
        return eval(self.compiled(text, "<string>", "eval"), names)  # noqa: S307 - what namedtuple says

    def compiled(self, text: str, file: str, mode: str) -> CodeType:
        """Return the code of a text of Python's own, or of a type told as text, as ``compile`` does."""
        code = self._texts.get(text)
        if code is None:
            code = self._texts[text] = compile(text, file, mode)
        return code

    def keep(self) -> None:
        """Keep what this process has loaded from elsewhere for the next."""
        new = ((name, sys.modules[name]) for name in sys.modules.keys() - self._before - self._known.keys())
        loaded = {name: found for name, module in new if type(module) in RUN and (found := _of(name, module)) is not None}
        idle = {name for name, found in self._known.items() if isinstance(found[-1], CodeType) and _is_idle(name)}
        if len(idle) > len(self._known) // 2:
            idle = set()  # this run says little of others: it only told how a command is called
        if loaded or len(idle) >= FEW:
            fresh = {name: found for name, found in self._known.items() if source_stamp(found[0]) == found[3]} | loaded
            fresh |= {name: (*fresh[name][:-1], marshal.dumps(fresh[name][-1])) for name in idle & fresh.keys()}
            ownfile.keep_plain(self._file, self._stamp, (dict(list(fresh.items())[:MOST]), self._texts))


def _is_idle(name: str) -> bool:
    """Return whether this process did without a module: it has not loaded it, or not run it yet."""
    return type(sys.modules.get(name)) not in RUN


def source_stamp(file: str) -> Stamp | None:
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
    stamp, compiled = source_stamp(spec.origin), _read(spec.cached)
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


def remember(file: str | None, *, alone: bool = False) -> Callable[[], None]:
    """Let this process load modules from the file first; return what keeps those that are new, to be called when it ends.

    ``alone`` says that one thread alone loads modules.
    """
    if file is None or LOAD not in PYTHONS or _here() in sys.path or not all(map(os.path.isabs, sys.path)):
        return _nothing  # what is found there may be another module tomorrow
    memory = ModuleMemory(file, SELDOM if alone else frozenset())
    sys.meta_path.insert(0, memory)
    PYTHONS[LOAD] = memory.loaded
    for module in tuple(sys.modules.values()):
        if type(module) is ModuleType and module is not sys and "__getattr__" not in vars(module):  # other modules are made as sys is
            module.__class__ = Plain
    quicken()
    vars(collections)["eval"] = memory.evaluated  # where namedtuple asks for it
    vars(typing)["compile"] = memory.compiled  # where types told as texts do
    return memory.keep


def _here() -> str | None:
    try:
        return os.getcwd()  # noqa: PTH109 - as above
    except OSError:  # the folder is gone
        return None


def _nothing() -> None:
    """Keep nothing."""
