"""The original of a declaration laid out for showing: read or drawn once for a file and its pages."""

from functools import lru_cache

from jixiao.actions.show import sources_beside
from jixiao.errors import JixiaoError
from jixiao.web.declarations.arriving import NO_ORIGINAL
from jixiao.web.declarations.filestore import fetch
from jixiao.web.people.access import Seen
from jixiao.web.problems import Problem
from jixiao.write.show.source import Source

KEPT = 6
"""Originals that a process remembers as they are laid out: an officer goes from form to form of the same file."""


def sources_of(found: Seen, pages: tuple[int, ...]) -> tuple[Source, ...]:
    """Return the original's pages as pictures, or its tables and lines; Problem 404 where there is none, 409 where it can't be shown."""
    upload = found.declaration.upload if found.has_original else None
    if upload is None:
        raise Problem(404, NO_ORIGINAL)
    try:
        return _once(upload.digest, upload.name, pages)
    except JixiaoError as wrong:
        raise Problem(409, wrong.zh) from wrong


@lru_cache(maxsize=KEPT)
def _once(digest: str, name: str, pages: tuple[int, ...]) -> tuple[Source, ...]:
    return sources_beside(fetch(digest), name, pages)
