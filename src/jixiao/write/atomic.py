"""Files written whole or not at all."""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from jixiao.errors import UsageWrong


def write_whole(file: Path, data: bytes) -> None:
    """Put the data into the file, over an older one, in one step; UsageWrong when that is not allowed."""
    try:
        _replace(file, data)
    except OSError as wrong:
        reason = wrong.strerror or str(wrong)
        raise UsageWrong(
            f"无法写入“{file}”（{reason}）。请换一个可写的位置。", f"Cannot write “{file}” ({reason}). Choose a place that can be written."
        ) from wrong


def _replace(file: Path, data: bytes) -> None:
    with NamedTemporaryFile(dir=file.parent, prefix=f".{file.name}.", delete=False) as part:
        half = Path(part.name)
        try:
            part.write(data)
            part.flush()
            os.fsync(part.fileno())
            half.chmod(0o666 & ~_umask())
            half.replace(file)
        finally:
            half.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
