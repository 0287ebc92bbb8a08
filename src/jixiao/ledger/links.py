"""Records held against each other: keys that stand twice, references to records that are not there, names that two people share."""

from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from jixiao.ledger.problems import Bilingual, Problem, Spot, near, quoted_value
from jixiao.ledger.rows import Record
from jixiao.ledger.schema import Column, Ledger, ledgers

MOST_COMPARED = 50
"""Texts that no record has, for which the records of a ledger are searched for the one most like it."""
FEW, BESIDE = 1_000, 50
"""So many keys are all compared with a text; of more, those that stand beside it when all are in order, by their beginnings and by their ends."""
MANY = 4
"""So many keys that a sheet shares with another are told as one."""
MOST_NAMED = 10
"""Records of one name whose keys are told."""
Books = Mapping[str, Sequence[Record]]
"""The records by ledger."""


class Index:
    """The records of one ledger by key and by label."""

    def __init__(self, ledger: Ledger, records: Sequence[Record]) -> None:
        self.ledger = ledger
        self.keys = {record.key: record for record in records}
        self.labels: dict[str, list[str]] = {}
        for record in records if ledger.label else ():
            self.labels.setdefault(_close(str(record.values.get(ledger.label.name) if ledger.label else "")), []).append(record.key)
        self._likely: dict[str, str | None] = {}

    @cached_property
    def _known(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.keys, *self.labels)))

    @cached_property
    def _in_order(self) -> tuple[list[str], list[str]]:
        """All keys and labels in order, and all of them written from the end."""
        return sorted(self._known), sorted(one[::-1] for one in self._known)

    def _near(self, text: str) -> tuple[str, ...]:
        """Return the keys and labels that a text may be a slip for; what differs in one place is alike before it or behind it."""
        if len(self._known) <= FEW:
            return self._known
        forth, back = (
            order[max(0, at - BESIDE) : at + BESIDE]
            for order, at in zip(self._in_order, map(bisect, self._in_order, (text, text[::-1])), strict=True)
        )
        return (*forth, *(one[::-1] for one in back))

    def likely(self, text: str) -> str | None:
        """Return the key or label most like a text, None where none is; many different texts are no slips of the pen, and are not compared."""
        if text not in self._likely and len(self._likely) < MOST_COMPARED:
            self._likely[text] = next(iter(near(text, self._near(text))), None)
        return self._likely.get(text)


def doubled(records: Books) -> Iterator[Problem]:
    """Yield a problem for every key that stands once more; one for all that a sheet has again of another."""
    for name, found in records.items():
        key = ledgers()[name].key
        first: dict[str, Record] = {}
        again: dict[tuple[str, str | None, str, str | None], list[tuple[Record, Record]]] = {}
        for record in found:
            earlier = first.setdefault(record.key, record)
            if earlier is not record:
                again.setdefault((*earlier.spot[:2], *record.spot[:2]), []).append((earlier, record))
        for sheets, pairs in again.items():
            if len(pairs) < MANY or sheets[:2] == sheets[2:]:
                yield from (_once_more(key, *pair) for pair in pairs)
            else:
                yield _a_sheet_again(key, pairs)


def _once_more(key: Column, earlier: Record, record: Record) -> Problem:
    return record.cell(key).problem(
        Bilingual(
            f"“{record.key}”已在 {earlier.spot.file} 第 {earlier.spot.row} 行用过",
            f"“{record.key}” stands already in {earlier.spot.file}, row {earlier.spot.row}",
        ),
        Bilingual("编号不能重复；同一条记录删去一行，不同的改编号", "Keys are unique: remove the repeated row, or give it another key"),
    )


def _a_sheet_again(key: Column, pairs: Sequence[tuple[Record, Record]]) -> Problem:
    """Return what is wrong where two sheets share many keys: one is a copy, or the months that they are of overlap."""
    earlier, record = pairs[0]
    before, codes = f"{earlier.spot.file}“{earlier.spot.sheet}”", "、".join(one.key for _, one in pairs[:MANY])
    return record.cell(key).problem(
        Bilingual(
            f"有 {len(pairs)} 个编号在 {before} 里已经有（{codes}……）",
            f"{len(pairs)} keys stand already in {before} ({codes} …)",
        ),
        Bilingual(
            "同一份台账的副本移走一份；月份重叠的删去一边；不同的改编号", "Move a copy away, remove what overlaps, or give other keys"
        ),
    )


def linked(records: Books, standing: Books | None = None) -> Iterator[Problem]:
    """Put the key of the record meant into every reference; yield a problem where there is none or more than one.

    ``standing`` are records that are there already: they may be meant, and are not looked at themselves.
    """
    both = {name: (*records.get(name, ()), *(standing or {}).get(name, ())) for name in (*records, *(standing or {}))}
    indexes = {name: Index(ledgers()[name], found) for name, found in both.items()}
    for name, found in records.items():
        for column in ledgers()[name].columns:
            if column.references is not None:
                yield from _linked(found, column, indexes.get(column.references))


def _linked(records: Sequence[Record], column: Column, index: Index | None) -> Iterator[Problem]:
    written = [record for record in records if record.values.get(column.name) is not None]
    if index is None and written and column.references:
        target = ledgers()[column.references].title
        yield (
            written[0]
            .spot._replace(title=column.title.zh)
            .problem(
                Bilingual(
                    f"“{column.title.zh}”要查“{target.zh}”，文件夹里没有这个台账",
                    f"{column.title.en} speaks of {target.en}, which is not in the folder",
                ),
                Bilingual(
                    f"放入“{target.zh}”后再检查，导入不完整的文件夹不算数", f"Add the ledger {target.en}; half a folder is not imported"
                ),
            )
        )
    if index is None:
        return
    for record in written:
        text = str(record.values[column.name])
        key = _key(text, index)
        if isinstance(key, str):
            record.values[column.name] = key
        else:
            yield record.cell(column).problem(*_unknown(text, column, index, key))


def _key(text: str, index: Index) -> str | tuple[str, ...]:
    """Return the key of the record meant, or the keys of those that share the name."""
    if text in index.keys:
        return text
    named = tuple(dict.fromkeys(index.labels.get(_close(text), ())))
    return named[0] if len(named) == 1 else named


def _close(name: str) -> str:
    """Return a name without blanks: those of two signs are often set apart to stand as wide as those of three."""
    return "".join(name.split())


def _unknown(text: str, column: Column, index: Index, several: tuple[str, ...]) -> tuple[Bilingual, Bilingual]:
    told, title = quoted_value(text, personal=column.personal), index.ledger.title
    if several:
        codes = "、".join(several[:MOST_NAMED]) + ("" if len(several) <= MOST_NAMED else "……")
        return (
            Bilingual(f"有 {len(several)} 个人叫“{told}”", f"{len(several)} records are called “{told}”"),
            Bilingual(f"写编号：{codes}", f"Write the code: {codes}"),
        )
    likely = index.likely(text)
    hint, en = (f"是不是“{likely}”？", f"Perhaps “{likely}”? ") if likely is not None else ("", "")
    return (
        Bilingual(f"“{title.zh}”里没有“{told}”", f"{title.en} has no “{told}”"),
        Bilingual(f"{hint}先在“{title.zh}”登记，或改正", f"{en}Register it in {title.en} first, or correct it"),
    )


def put_together(found: Sequence[tuple[str, str, str]]) -> Iterator[Problem]:
    """Yield a doubt for a ledger that several sheets of one folder hold; ``found`` are ledger, file and sheet.

    Folders below may each hold their own part of a ledger, a quarter or an office.
    """
    counts = Counter((ledger, file.rpartition("/")[0]) for ledger, file, _ in found)
    for (ledger, folder), count in counts.items():
        if count > 1:
            places = [(file, sheet) for name, file, sheet in found if (name, file.rpartition("/")[0]) == (ledger, folder)]
            told = "、".join(f"{file}“{sheet}”" for file, sheet in places)
            title = ledgers()[ledger].title
            yield Spot(*places[-1], ledger=ledger).doubt(
                Bilingual(f"“{title.zh}”由 {count} 份合成：{told}", f"{title.en} is put together of {count} sheets: {told}"),
                Bilingual("分月、分人记的不用改；有旧的一份，移走", "Nothing has to be done for parts; move an old copy away"),
            )
