"""A corpus where it lies: a folder, or object storage (``s3://bucket/corpus``), from which the lots of a load are brought here to be judged.

Who may read there, and at which address, is told as to all such programs: ``AWS_ACCESS_KEY_ID``, ``AWS_SECRET_ACCESS_KEY``,
``AWS_ENDPOINT_URL``, ``AWS_REGION`` and their like for ``gs://`` and ``az://``. Needs the extra ``bucket`` for those, imported only here.
"""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from msgspec.json import decode

from jixiao.corpus import store
from jixiao.corpus.store import LOT, LOTS, Lot, check, table_path
from jixiao.errors import InputUnreadable
from jixiao.extras import need
from jixiao.facts.schema import tables

READERS = 32
"""Files that are asked for at once: object storage answers late, but many."""


def lots_at(corpus: str) -> tuple[Lot, ...]:
    """Return the lots of a corpus in order of their names; InputUnreadable where there is none, one with other tables, or no answer."""
    if is_folder(corpus):
        return store.lots(Path(corpus))
    opened = _opened(corpus)
    with _told(corpus), ThreadPoolExecutor(READERS) as pool:
        check(corpus, partial(_content, opened))
        listed = (one["path"] for page in import_module("obstore").list(opened, LOTS) for one in page)
        names = sorted(path for path in listed if path.endswith(f"/{LOT}"))
        return tuple(decode(content, type=Lot) for content in pool.map(partial(_content, opened), names))


@contextmanager
def at_hand(corpus: str, wanted: tuple[Lot, ...]) -> Iterator[Path]:
    """Give a folder in which the tables of some lots of a corpus lie, as long as this lasts: its own, or a copy."""
    if is_folder(corpus):
        yield Path(corpus)
        return
    opened = _opened(corpus)
    names = [table_path(lot, table) for lot in wanted for table in tables()]
    with TemporaryDirectory(prefix="jixiao-corpus-") as folder:
        with _told(corpus), ThreadPoolExecutor(READERS) as pool:
            for name, content in zip(names, pool.map(partial(_content, opened), names), strict=True):
                file = Path(folder, name)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)
        yield Path(folder)


def is_folder(corpus: str) -> bool:
    """Whether a corpus lies in a folder, and not in object storage."""
    return "://" not in corpus


def _opened(corpus: str) -> Any:  # noqa: ANN401 - the library's
    need("bucket")
    stores = import_module("obstore.store")
    with _told(corpus):
        return stores.from_url(corpus, client_options={"allow_http": os.environ.get("AWS_ENDPOINT_URL", "").startswith("http://")})


def _content(opened: Any, name: str) -> bytes:  # noqa: ANN401 - as above
    return bytes(import_module("obstore").get(opened, name).bytes())


@contextmanager
def _told(corpus: str) -> Iterator[None]:
    """Tell what storage answered as a sentence."""
    wrong = import_module("obstore.exceptions")
    try:
        yield
    except (wrong.BaseError, ValueError) as refused:
        reason = str(refused).strip().partition("\n")[0][:300]
        raise InputUnreadable(corpus, f"存储没有给出：{reason}", f"the storage did not give it: {reason}") from refused
