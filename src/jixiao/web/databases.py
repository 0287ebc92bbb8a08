"""Where an office's data are: a SQLite file in its folder, or PostgreSQL by a URL."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from jixiao.errors import UsageWrong

KEPT = 60
"""Seconds that a thread keeps its connection to the file: opening it costs as much as a query."""
WAIT = 20
"""Seconds that a change waits for another one to end."""
CAREFUL = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-512"
"""What is written stays written when the power goes; readers don't wait for a writer; each of many threads keeps little of the file for itself."""


def sqlite(file: Path) -> dict[str, Any]:
    """Return Django's settings of a SQLite file: a transaction takes its lock at the start, so that none fails half way."""
    options = {"transaction_mode": "IMMEDIATE", "timeout": WAIT, "init_command": CAREFUL}
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(file), "CONN_MAX_AGE": KEPT, "OPTIONS": options}


def postgresql(url: str) -> dict[str, Any]:
    """Return Django's settings of ``postgresql://USER:PASSWORD@HOST:PORT/NAME?host=SOCKET``; UsageWrong for another sort of database."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"}:
        raise UsageWrong(
            "DATABASE_URL 只认 postgresql://用户:密码@主机:端口/库名。", "DATABASE_URL must be postgresql://USER:PASSWORD@HOST:PORT/NAME."
        )
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", "") or parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {**options, "pool": {"min_size": 1, "max_size": 16, "timeout": 10}},
    }


def calm(database: dict[str, Any]) -> dict[str, Any]:
    """Return the settings of a second connection to the same database, which reads and takes no lock."""
    options = dict(database["OPTIONS"])
    options.pop("pool", None)
    if "transaction_mode" in options:
        options["transaction_mode"] = "DEFERRED"
    return {**database, "OPTIONS": options}
