"""Keys that tell nothing: neither how many there are nor which came first."""

import secrets

LONG = 22
"""Characters of a key."""


def new_key() -> str:
    """Return a key that nobody can guess."""
    return secrets.token_urlsafe(16)
