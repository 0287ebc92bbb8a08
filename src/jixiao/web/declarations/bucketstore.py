"""Files in a bucket of an S3-compatible store; those that came before the bucket, or from a backup, lie in the folder and are read there."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import lru_cache
from typing import Any

from jixiao.errors import ConfigInvalid
from jixiao.extras import need
from jixiao.web.declarations.folderstore import Folder
from jixiao.web.outside import Bucket

TRIES, PATIENCE, WAIT = 2, timedelta(seconds=8), timedelta(seconds=20)
"""How often a call is tried again, for how long, and how long one may take: somebody waits for the answer."""


class BucketStore:
    """A bucket over the office's folder: what is new goes into the bucket, what is old is found where it is."""

    def __init__(self, told: Bucket, folder: Folder) -> None:
        self.told, self.folder = told, folder

    def has(self, name: str) -> bool:
        """Whether a file lies in the bucket, or in the folder."""
        return self._first(lambda: self._head(name)) or self.folder.has(name)

    def put(self, name: str, data: bytes) -> None:
        """Lay a file into the bucket; the store has it once this returns."""
        with _as_os_error():
            _library().put(self._bucket, _key(name), data)

    def get(self, name: str) -> bytes:
        """Return a file."""
        try:
            with _as_os_error():
                return bytes(_library().get(self._bucket, _key(name)).bytes())
        except FileNotFoundError:
            return self.folder.get(name)

    def parts(self, name: str) -> Iterator[bytes]:
        """Yield a file in parts."""
        try:
            with _as_os_error():
                found = _library().get(self._bucket, _key(name))
        except FileNotFoundError:
            yield from self.folder.parts(name)
            return
        with _as_os_error():
            yield from (bytes(part) for part in found)

    def names(self) -> Iterator[str]:
        """Yield the names of all files, those of the folder among them."""
        with _as_os_error():
            there = {str(one["path"]).rpartition("/")[2] for page in _library().list(self._bucket) for one in page}
        yield from sorted(there.union(self.folder.names()))

    @property
    def _bucket(self) -> Any:  # noqa: ANN401 - the library's
        """The library's own, made in the process that uses it: its threads don't live on in a forked one."""
        return _opened(self.told, os.getpid())

    def _head(self, name: str) -> bool:
        with _as_os_error():
            _library().head(self._bucket, _key(name))
        return True

    @staticmethod
    def _first(asked: Callable[[], bool]) -> bool:
        try:
            return asked()
        except FileNotFoundError:
            return False


def _key(name: str) -> str:
    return f"{name[:2]}/{name}"


def _library() -> Any:  # noqa: ANN401 - loaded where an office has a bucket
    import obstore  # noqa: PLC0415 - heavy, and of those offices alone

    return obstore


@lru_cache(maxsize=2)
def _opened(told: Bucket, _process: int) -> Any:  # noqa: ANN401 - the library's
    need("bucket")
    from obstore.store import S3Store  # noqa: PLC0415 - heavy, and of offices alone that have a bucket

    return S3Store(
        told.bucket,
        prefix=told.prefix or None,
        config={
            "endpoint": told.endpoint,
            "region": told.region,
            "access_key_id": told.key,
            "secret_access_key": told.secret,
            "virtual_hosted_style_request": False,
        },
        client_options={"allow_http": told.endpoint.startswith("http://"), "timeout": WAIT, "connect_timeout": timedelta(seconds=5)},
        retry_config={"max_retries": TRIES, "retry_timeout": PATIENCE},
    )


@contextmanager
def _as_os_error() -> Iterator[None]:
    """Have what the library raises as what a disk would: FileNotFoundError stays, anything else is a place that does not answer."""
    from obstore.exceptions import BaseError, PermissionDeniedError, UnauthenticatedError  # noqa: PLC0415 - as above

    try:
        yield
    except FileNotFoundError:
        raise
    except (PermissionDeniedError, UnauthenticatedError) as wrong:
        raise ConfigInvalid(
            "文件存储不认 outside.toml 里 [files] 的 key 和 secret，或它们没有这个桶的权限。请核对。",
            "The store does not accept key and secret of [files] in outside.toml, or they may not use the bucket.",
        ) from wrong
    except (BaseError, OSError) as wrong:
        raise ConnectionError("存文件的地方没有应答") from wrong
