"""Zip packages that are the same bytes for the same content."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

LEVEL = 6


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a zip of the parts in their order, without any time of day in it."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.external_attr = 0o600 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return buffer.getvalue()
