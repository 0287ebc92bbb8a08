"""The records of a year as an audit asks for them; what runs the rules on them is loaded where there are any."""

from collections.abc import Mapping
from typing import Protocol

from jixiao.facts.schema import Rows
from jixiao.model.document import Document
from jixiao.values.place import Place


class RecordSet(Protocol):
    """The records of a year: rows of ledgers for a document, and where each record stands."""

    @property
    def places(self) -> Mapping[str, Place]:
        """Return where every record stands, by its address."""

    def project_of(self, address: str) -> int | None:
        """Return the number of the project that a record belongs to by its own columns, None where they don't say."""

    def facts(self, key: str, document: Document) -> Rows:
        """Return the rows of every ledger's table as those of the document with that key."""
