"""An office in one file: rows, files, records, all as of one moment, each with its hash; made while the office works."""

import hashlib
import io
import json
import os
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import SpooledTemporaryFile, TemporaryFile
from typing import IO

from django.db import connections, transaction
from django.utils.timezone import now

from jixiao import __version__
from jixiao.ending import HALF
from jixiao.errors import UsageWrong
from jixiao.web.configure import SNAPSHOT
from jixiao.web.declarations.filestore import store, stored_elsewhere
from jixiao.web.declarations.reports import JUDGED
from jixiao.web.keeping.archive import FILES, FORMAT, LIST, PART, ROWS
from jixiao.web.keeping.rows import lines_of, tables
from jixiao.web.site import DATABASE, Site
from jixiao.web.tables import newest

LEFT_OUT = frozenset((DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", "start.lock"))
"""What of a folder is no part of it: the database is written as rows."""
BACKUPS = "backups"
"""Where in a folder backups lie that were asked for on the page."""


def back_up(site: Site, to: Path) -> dict[str, object]:
    """Write the office into a file, whole or not at all, and return what stands in its list.

    The rows are those of one moment; files are added and never changed, so those that lie there afterwards hold all that the rows name.
    """
    half = to.with_name(f".{to.name}.part")
    HALF.add(str(half))
    try:
        with half.open("xb") as out:
            half.chmod(0o600)
            listed = _written(site, out)
            out.flush()
            os.fsync(out.fileno())
        half.replace(to)
    except FileExistsError as other:
        raise UsageWrong(
            f"另一次备份正在写“{to}”，或上次没有写完。请确认后删去 {half}。",
            f"Another backup is writing “{to}”; if none is, remove {half}.",
        ) from other
    except OSError as wrong:
        half.unlink(missing_ok=True)
        raise UsageWrong(f"无法写入“{to}”（{wrong.strerror}）。请换一个位置。", f"“{to}” can't be written ({wrong.strerror}).") from wrong
    finally:
        HALF.discard(str(half))
    return listed


def _written(site: Site, out: IO[bytes]) -> dict[str, object]:
    listed: dict[str, object] = {"format": FORMAT, "version": __version__, "tables": newest(), "at": now().isoformat()}
    members: dict[str, dict[str, object]] = {}
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as tar:
        with _one_moment():
            for table in tables():
                name = f"{ROWS}/{table._meta.model_name}.jsonl"
                with TemporaryFile() as rows:
                    for line in lines_of(table, SNAPSHOT):
                        rows.write(line)
                    members[name] = _add(tar, name, rows)
        for file in _files(site.folder):
            name = f"{FILES}/{file.relative_to(site.folder).as_posix()}"
            with file.open("rb") as opened:
                members[name] = _add(tar, name, opened)
        for digest in stored_elsewhere():
            name = f"{FILES}/files/{digest[:2]}/{digest}"
            with SpooledTemporaryFile(max_size=PART) as held:
                for part in store().parts(digest):
                    held.write(part)
                members[name] = _add(tar, name, held)
        listed["members"] = members
        _add(tar, LIST, io.BytesIO(json.dumps(listed, ensure_ascii=False, sort_keys=True).encode()))
    return listed


def _add(tar: tarfile.TarFile, name: str, data: IO[bytes]) -> dict[str, object]:
    """Add a member and return its size and hash."""
    data.seek(0)
    found, size = hashlib.sha256(), 0
    while part := data.read(PART):
        found.update(part)
        size += len(part)
    data.seek(0)
    member = tarfile.TarInfo(name)
    member.size, member.mode = size, 0o600
    tar.addfile(member, data)
    return {"size": size, "sha256": found.hexdigest()}


@contextmanager
def _one_moment() -> Iterator[None]:
    """See the database as it is now, whatever is written meanwhile."""
    try:
        with transaction.atomic(using=SNAPSHOT):
            if connections[SNAPSHOT].vendor == "postgresql":
                with connections[SNAPSHOT].cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
    finally:
        connections[SNAPSHOT].close()


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files of an office's folder, but for the database, what is being written, other backups and what can be worked out again."""
    for file in sorted(folder.rglob("*")):
        if file.relative_to(folder).parts[0] in {BACKUPS, JUDGED}:
            continue
        if file.is_file() and not file.is_symlink() and file.name not in LEFT_OUT and not file.name.startswith("."):
            yield file
