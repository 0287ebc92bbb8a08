"""PDF files put together by hand, for tests."""

from collections.abc import Sequence


def assembled(objects: Sequence[bytes]) -> bytes:
    """Return objects as a file, the first the catalogue."""
    body, places = b"%PDF-1.4\n", []
    for number, thing in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n" % number + thing + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return (
        body
        + b"xref\n0 %d\n0000000000 65535 f \n" % size
        + table
        + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, len(body))
    )
