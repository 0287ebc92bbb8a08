"""Sector packs: what offices of one kind pay for, whom they pay, how they call the rows of their ledgers. A file is a pack.

A declaration is of every sector whose words its departments, units and projects are called by; ``general`` is every office's.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from tomllib import loads

from msgspec import Struct, convert
from msgspec.structs import replace

from jixiao.ledger.schema import BySector, Column, Ledger
from jixiao.params.load import Title

FOLDER = Path(__file__).parent / "sectors"
LONGEST = 250
"""A spreadsheet's list to choose from holds no more signs than about this."""
GENERAL = "general"
"""The pack of what every office does."""
GOVERNMENT = "人民政府"
"""Every town's office is called so, and holds the word 民政."""
Words = tuple[str, ...]


class Sector(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sector: the words by which a declaration is known to be of it, its purposes of payment and kinds of payee, the most usual first.

    ``records`` holds, by ledger, what its rows are called in this sector; ``own`` are ledgers that nobody else keeps.
    """

    name: str
    title: Title
    words: Words
    purposes: Words
    payees: Words
    own: Words = ()
    records: Mapping[str, Words] = {}

    def offered(self, kind: BySector) -> Words:
        """Return what a column that is by sector offers to choose from."""
        return self.purposes if kind == "purposes" else self.payees


@cache
def sectors() -> dict[str, Sector]:
    """Return every sector by name."""
    files = sorted(FOLDER.glob("*.toml"))
    return {file.stem: convert({"name": file.stem, **loads(file.read_text("utf-8"))}, Sector) for file in files}


def sectors_of(called: Iterable[str | None]) -> tuple[Sector, ...]:
    """Return the sectors that names of departments, units and projects are of, the one with most of its words first, ``general`` last."""
    said = " ".join(filter(None, called)).replace(GOVERNMENT, "")
    held = {name: sum(word in said for word in sector.words) for name, sector in sectors().items()}
    special = sorted((name for name, count in held.items() if count), key=lambda name: (-held[name], name))
    return (*(sectors()[name] for name in special), sectors()[GENERAL])


def words_for(ledger: str, chosen: Iterable[Sector]) -> Words:
    """Return what the rows of a ledger are called in the sectors, each once."""
    return tuple(dict.fromkeys(word for sector in chosen for word in sector.records.get(ledger, ())))


def of_other_offices(chosen: Iterable[Sector]) -> frozenset[str]:
    """Return the ledgers that only offices of other sectors keep."""
    here = {sector.name for sector in chosen}
    return frozenset(ledger for name, sector in sectors().items() if name not in here for ledger in sector.own)


def suited(ledger: Ledger, chosen: Sequence[Sector], kept: Collection[str]) -> Ledger:
    """Return a ledger as an office of the sectors fills it in: with their words to choose from, without columns of ledgers not ``kept``."""
    own = (
        column for column in ledger.columns if column.is_needed or column.references is None or column.references in (*kept, ledger.name)
    )
    return replace(ledger, columns=tuple(_suited(column, chosen) for column in own))


def _suited(column: Column, chosen: Sequence[Sector]) -> Column:
    if column.by_sector is None:
        return column
    words = _offered([word for sector in chosen for word in sector.offered(column.by_sector)])
    return replace(column, choices=words, example=words[0])


def _offered(words: Sequence[str]) -> Words:
    """Return the words that fit into a list, each once, the first first and the last resort last."""
    last, offered = words[-1], list[str]()
    for word in dict.fromkeys(word for word in words if word != last):
        if len(",".join((*offered, word, last))) <= LONGEST:
            offered.append(word)
    return (*offered, last)
