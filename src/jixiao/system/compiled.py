"""Templates as Jinja compiles them, kept for the next process: to compile the page of a report takes as long as to fill it.

What is kept is code, as Python keeps that of modules beside them; :mod:`jixiao.system.kept` believes only what the user alone may
write, and the stamp is another for every version of Python and of the files that a template is made of, those of Jinja among them.
"""

import marshal
import sys
from collections.abc import Iterable
from pathlib import Path
from types import CodeType

from jixiao.system.kept import cache_file, keep, kept, stamp_of


class Bucket:
    """One template's code, None where it has to be compiled, and the source that it is of."""

    def __init__(self, source: str, code: CodeType | None) -> None:
        """Take what is known."""
        self.source, self.code = source, code


class Compiled:
    """A template's code in a file of its own; in the shape in which Jinja asks for it."""

    def __init__(self, file: Path | None, made_of: Iterable[Path]) -> None:
        """Take the file, and the files that decide besides the template's text how it is compiled, those of Jinja among them."""
        self._file = file
        self._stamp = repr((sys.version, stamp_of(made_of)))

    def get_bucket(self, _environment: object, _name: str, _filename: str | None, source: str) -> Bucket:
        """Return the template's code where it was kept."""
        found = kept(self._file, self._stamp, tuple[str, bytes]) if self._file else None
        return Bucket(source, marshal.loads(found[1]) if found and found[0] == source else None)  # noqa: S302 - sealed, and the user's own

    def set_bucket(self, bucket: Bucket) -> None:
        """Keep the code of a template that was compiled."""
        if self._file and bucket.code is not None:
            keep(self._file, self._stamp, (bucket.source, marshal.dumps(bucket.code)))


def compiled(of: str, made_of: Iterable[Path]) -> Compiled:
    """Return what keeps the code of one template in the user's cache, by a name of its own."""
    return Compiled(cache_file(of), made_of)
