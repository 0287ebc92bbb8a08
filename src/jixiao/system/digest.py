"""SHA-256 of texts and files: by Python's own module as long as they are short.

``hashlib`` loads a library of ciphers, which takes longer than to hash all that a short run hashes. Of much data that library makes a
digest in a fifth of the time, and is loaded for it.
"""

from importlib import import_module
from importlib.util import find_spec

MUCH = 1 << 20
"""Bytes from which on the library is worth its start."""
OWN = next((name for name in ("_sha2", "_sha256") if find_spec(name)), "hashlib")
"""Python's own module, by its name since 3.12 or before; the library where there is none."""


def sha256(data: bytes) -> str:
    """Return the digest of data as 64 hex digits."""
    made: str = import_module("hashlib" if len(data) > MUCH else OWN).sha256(data).hexdigest()
    return made
