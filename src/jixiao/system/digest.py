"""SHA-256 of texts and files: by Python's own module as long as they are short.

``hashlib`` loads a library of ciphers, which takes longer than to hash all that a short run hashes. Of much data that library makes a
digest in a fifth of the time, and is loaded for it.
"""

import sys
from importlib import import_module

MUCH = 1 << 20
"""Bytes from which on the library is worth its start."""


def _own() -> str:
    """Return the name of Python's own module; of the library where there is none."""
    name = "_sha2" if sys.version_info >= (3, 12) else "_sha256"
    try:
        import_module(name)
    except ImportError:
        return "hashlib"
    return name


OWN = import_module(_own()).sha256


def sha256(data: bytes) -> str:
    """Return the digest of data as 64 hex digits."""
    made: str = (OWN if len(data) <= MUCH else import_module("hashlib").sha256)(data).hexdigest()
    return made
