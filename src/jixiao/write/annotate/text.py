"""A copy of a text file with the remarks in it, each below the line that it speaks of."""

from collections.abc import Sequence

from jixiao.write.annotate.remark import Remark

ENCODINGS = ("utf-8-sig", "gb18030")
MARK, GOES_ON = "〔审核意见〕", "〔　　　　〕"
"""How the first and the further lines of a remark begin: as no line of a document does."""


def annotated(data: bytes, remarks: Sequence[Remark]) -> bytes:
    """Return the text with remarks below their lines, as UTF-8; its own lines keep their words, older remarks are left out."""
    lines = decoded(without_remarks(data)).split("\n")
    below: dict[int, list[str]] = {}
    for remark in remarks:
        at = min(max(1, remark.place.line or 1), len(lines))
        below.setdefault(at, []).extend(f"{GOES_ON if n else MARK}{line}" for n, line in enumerate(remark.text.split("\n")))
    return "\n".join(part for number, line in enumerate(lines, 1) for part in (line, *below.get(number, ()))).encode()


def without_remarks(data: bytes) -> bytes:
    """Return the file without the remarks that an earlier run put in; a file without any keeps its bytes."""
    text = decoded(data)
    if MARK not in text:
        return data
    return "\n".join(line for line in text.split("\n") if not line.startswith((MARK, GOES_ON))).encode()


def decoded(data: bytes) -> str:
    """Return the file's text."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    for encoding in ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", "replace")
