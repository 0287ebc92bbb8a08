"""Regular expressions compiled once for an installation, not once for a process: that takes a third of a short run.

Python's own compiler is asked for each pattern the first time; its code is kept (:mod:`jixiao.system.ownfile`), and the next process
hands it to Python's matcher, which checks it as it checks any. Code that does not give an equal pattern is not kept. Only patterns of
the program are: those compiled while its modules load, those that stand written in the function that asks for them, and those put
together of its own words by :func:`of_ours`. Where anything about this Python is not as expected, its compiler goes on as if this
module were not there.
"""

import os
import re
import sys
from collections.abc import Callable
from importlib import import_module
from types import FrameType, ModuleType
from typing import Any, cast

from jixiao.system import modules, ownfile

MOST, STEP = 4_000, 4
"""Patterns that are kept, and bytes of a step of the matcher's code."""
IMPORTING = frozenset(("<frozen importlib._bootstrap>", modules.__file__))
OURS, PYTHONS = os.path.dirname(os.path.dirname(__file__)), re.__file__  # noqa: PTH120 - pathlib is not there yet
"""Where the program's own code lies, and the module through which it asks for patterns."""
Code = tuple[int, int, dict[str, int], bytes]
"""Flags, number of groups, the numbers of those with names, and the matcher's code, four bytes a step."""
Compile = Callable[..., re.Pattern[Any]]


def of_ours(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern put together, while the program runs, of its own words: never of anything that a document says."""
    return re.compile(pattern, flags)


class PatternMemory:
    """The patterns of this installation, and those that are new in this process."""

    def __init__(self, file: str, compiler: ModuleType, matcher: ModuleType) -> None:
        self._file, self._compiler, self._matcher = file, compiler, matcher
        self._stamp = repr((sys.version, matcher.MAGIC, matcher.CODESIZE, sys.byteorder))
        self.known: dict[str, Code] = cast("dict[str, Code]", ownfile.kept_plain(file, self._stamp) or {})
        self.python: Compile = compiler.compile
        self.asked: Compile = re.compile
        self._ready: dict[str, re.Pattern[Any]] = {}
        self._is_new = False

    def given(self, pattern: object, flags: int = 0) -> re.Pattern[Any]:
        """Return a compiled pattern, as ``re.compile`` does: one that is known without what Python looks at before it compiles."""
        key = f"{int(flags)} {pattern}" if type(pattern) is str else ""
        if key in self._ready:
            return self._ready[key]
        if key not in self.known:
            return self.asked(pattern, flags)
        made = self._ready[key] = self.compile(pattern, flags)
        return made

    def compile(self, pattern: object, flags: int = 0) -> re.Pattern[Any]:
        """Return a compiled pattern, as Python's compiler does."""
        if type(pattern) is not str:
            return self.python(pattern, flags)
        key = f"{int(flags)} {pattern}"
        if key in self.known:
            try:
                return self._made(pattern, self.known[key])
            except (RuntimeError, TypeError, ValueError, OverflowError):
                del self.known[key]
        found = self.python(pattern, flags)
        if len(self.known) < MOST and _is_ours(pattern, sys._getframe(1)):  # noqa: SLF001 - Python's own way to ask who calls
            self.learn(key, pattern, int(flags), found)
        return found

    def _made(self, pattern: str, code: Code) -> re.Pattern[Any]:
        flags, groups, names, steps = code
        places: list[str | None] = [None] * (groups + 1)
        for name, number in names.items():
            places[number] = name
        made: re.Pattern[Any] = self._matcher.compile(pattern, flags, memoryview(steps).cast("I").tolist(), groups, names, tuple(places))
        return made

    def learn(self, key: str, pattern: str, flags: int, wanted: re.Pattern[Any]) -> None:
        """Keep a pattern's code, if it gives the same pattern."""
        steps: list[int] = self._compiler._code(self._compiler._parser.parse(pattern, flags), flags)  # noqa: SLF001 - what its compile does too
        code = (wanted.flags, wanted.groups, dict(wanted.groupindex), b"".join(step.to_bytes(STEP, sys.byteorder) for step in steps))
        if self._made(pattern, code) == wanted:
            self.known[key] = code
            self._is_new = True

    def keep(self) -> None:
        """Keep what is new for the next process."""
        if self._is_new:
            ownfile.keep_plain(self._file, self._stamp, self.known)
            self._is_new = False


def _is_ours(pattern: str, frame: FrameType | None) -> bool:
    """Whether a pattern is compiled while a module loads, by a function of ours in which it stands, or by :func:`of_ours`."""
    asking = frame
    while asking is not None and asking.f_code.co_filename in (PYTHONS, __file__):
        if asking.f_code is of_ours.__code__:
            return True
        asking = asking.f_back
    if asking is not None and asking.f_code.co_filename.startswith(OURS) and pattern in asking.f_code.co_consts:
        return True
    while frame is not None:
        if frame.f_code.co_filename in IMPORTING or frame.f_code is of_ours.__code__:
            return True
        frame = frame.f_back
    return False


def remember(file: str | None) -> Callable[[], None]:
    """Let this process know the patterns kept in the file; return what keeps those that are new, to be called when it ends."""
    try:
        compiler, matcher = import_module("re._compiler"), import_module("_sre")
        if file is None or matcher.CODESIZE != STEP:
            return _nothing
        memory = PatternMemory(file, compiler, matcher)
    except (ImportError, AttributeError):
        return _nothing
    compiler.compile = memory.compile  # type: ignore[attr-defined] # where re.compile and all others ask for it
    re.compile = memory.given  # where most patterns are asked for
    return memory.keep


def _nothing() -> None:
    """Keep nothing."""
