"""Pages of a list by cursor: a place in the order, not a number of rows, so that nothing is shown twice or left out."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime

from django.db.models import Q, QuerySet

from jixiao.web.models import Declaration
from jixiao.web.problems import Problem

BETWEEN = "|"
NO_CURSOR = "cursor 不是上一页给出的 next。请从第一页重新取。"


def page_of_rows(rows: QuerySet[Declaration], cursor: str | None, most: int) -> tuple[list[Declaration], str | None]:
    """Return up to so many rows behind the cursor, and the cursor of the next page; Problem 422 for a cursor that is none."""
    if cursor:
        at, key = _place(cursor)
        rows = rows.filter(Q(changed__lt=at) | Q(changed=at, id__gt=key))
    return cut(list(rows[: most + 1]), most)


def cut(found: list[Declaration], most: int) -> tuple[list[Declaration], str | None]:
    """Return so many of the rows found, and the cursor of the next page where there are more."""
    return found[:most], _cursor(found[most - 1]) if len(found) > most else None


def _cursor(row: Declaration) -> str:
    return urlsafe_b64encode(f"{row.changed.isoformat()}{BETWEEN}{row.id}".encode()).decode().rstrip("=")


def _place(cursor: str) -> tuple[datetime, str]:
    try:
        at, _, key = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode().partition(BETWEEN)
        found = datetime.fromisoformat(at)
    except ValueError as wrong:
        raise Problem(422, NO_CURSOR) from wrong
    if found.tzinfo is None or not key.isprintable():
        raise Problem(422, NO_CURSOR)
    return found, key
