"""Documents in, rows of all fact tables out; what each column means is said in ``schema.sql``."""

from collections.abc import Mapping, Sequence
from datetime import date

from jixiao.facts.rows import document_rows
from jixiao.facts.schema import Rows
from jixiao.model.document import Document


def document_key(position: int) -> str:
    """Return the key that the ids of the document's rows begin with."""
    return f"d{position}"


def fact_rows(documents: Sequence[Document], as_of: Mapping[str, date | None], *, again: bool = False) -> Rows:
    """Return the rows of all fact tables by table name; ``as_of`` gives each document's date of law by its key.

    Of documents that are asked for ``again`` and again a project that is as it was has the rows that it had, which nobody may change.
    """
    found: Rows = {}
    for position, document in enumerate(documents):
        key = document_key(position)
        for table, row in document_rows(key, document, as_of.get(key), again=again):
            found.setdefault(table, []).append(row)
    return found
