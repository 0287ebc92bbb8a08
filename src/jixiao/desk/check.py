"""What is wrong with a desk that its text alone does not show: SELECTs refused or broken, measures that read nothing of it, columns nobody writes."""

from collections.abc import Iterable, Iterator, Mapping

from jixiao.desk.book import Book
from jixiao.desk.deskfile import AT, Act, Ask, Desk, asks_of
from jixiao.desk.faults import shown_selects
from jixiao.desk.selecting import NEW, filled, law_on, standing, typed
from jixiao.desk.showing import RECORD
from jixiao.desk.situation import Situation
from jixiao.desk.workdays import FIRST_KNOWN
from jixiao.desk.writing import columns_of
from jixiao.errors import JobFailed
from jixiao.ledger.measurefile import measures
from jixiao.ledger.problems import Bilingual
from jixiao.ledger.schema import Ledger
from jixiao.sql.literals import literal

NOBODY = Situation(today=FIRST_KNOWN, person="", role="unit_staff")
WAITS = ("record", "title", "due")
"""The columns that the SELECT of a queue gives."""
RESTS = ("most", "used")
"""The columns that the SELECT of what is left gives."""
CLOCK = ("began", "began_minute", "until", "until_minute", "held")
"""Those that it gives beside, where it has a clock."""


def check_faults(desk: Desk, others: Iterable[Desk], book: Book) -> Iterator[Bilingual]:
    """Yield what is wrong with a desk; ``others`` are all desks, which may write what it keeps too."""
    book = book.of(desk)
    for name, queue in desk.queues.items():
        literals = {**standing(NOBODY), **law_on(queue.law, NOBODY.today)}
        yield from _of_select(f"队列 {name}", filled(queue.select, literals), book, (*WAITS, *(CLOCK if queue.clock else ())))
    for name, text in desk.carries.items():
        yield from _of_select(f"carries 的 {name}", filled(text, standing(NOBODY)), book, (RECORD,))
    for where, text, law, columns in shown_selects(desk):
        literals = {**standing(NOBODY), **law_on(law, NOBODY.today), RECORD: literal("")}
        yield from _of_select(where, filled(text, literals), book, columns)
    for name, act in desk.acts.items():
        yield from _of_selects(name, act, book)
        yield from _of_feeds(name, act)
    yield from _unwritten(desk, (desk, *others), book.kept)


def _of_selects(name: str, act: Act, book: Book) -> Iterator[Bilingual]:
    asks, rows = asks_of(act.asks, book.kept), asks_of(act.rows, book.kept)
    literals = {
        **standing(NOBODY),
        **law_on(act.law, NOBODY.today),
        NEW: literal(""),
        RECORD: literal(""),
        **typed(asks, {ask.name: None for ask in asks}),
    }
    for where, text in selects_of(act, asks, rows, book.kept):
        given = rows if where not in ("offer", "replay", "rest", "present") else ()
        columns = {"rest": RESTS, "present": ("person",)}.get(where, ())
        yield from _of_select(f"事项 {name} 的 {where}", filled(text, literals, given, () if given else None), book, columns)


def selects_of(act: Act, asks: tuple[Ask, ...], rows: tuple[Ask, ...], kept: Mapping[str, Ledger]) -> Iterator[tuple[str, str]]:
    """Yield every SELECT of an act, each with the part of the file that it stands in."""
    yield from ((f"must {rule.name}", rule.against) for rule in act.must)
    yield from ((part, f"SELECT {text} AS day") for part, text in (("meets", act.meets), ("sets", act.sets)) if text)
    yield from ((part, text) for part, text in (("offer", act.offer), ("replay", act.replay), ("rest", act.rest)) if text)
    yield from ((part, text) for part, text in (("draws", act.draws), ("sheet", act.sheet), ("present", act.present)) if text)
    for write in act.writes:
        columns = {**columns_of(write, kept[write.ledger], asks, rows), **({AT: write.at} if write.at else {})}
        source = write.source or ("given AS g" if rows and not write.once else None)
        parts = ", ".join(f'{text} AS "{column}"' for column, text in columns.items())
        yield f"writes {write.ledger}", f"SELECT {parts}" + (f" FROM {source}" if source else "")


def _of_select(where: str, sql: str, book: Book, columns: Iterable[str]) -> Iterator[Bilingual]:
    try:
        names = book.describe(sql)
    except JobFailed as wrong:
        yield Bilingual(f"{where}：{wrong.zh}。", f"{where}: {wrong.en}.")
        return
    for lacking in set(columns) - set(names):
        yield Bilingual(f"{where}：缺少列 {lacking}。", f"{where}: no column {lacking}.")


def _of_feeds(name: str, act: Act) -> Iterator[Bilingual]:
    written = {write.ledger for write in act.writes}
    for measure in act.feeds:
        if measure not in measures():
            yield Bilingual(f"事项 {name}：没有度量 {measure}。", f"{name}: there is no measure {measure}.")
        elif not written & {*measures()[measure].head.ledgers} and measures()[measure].head.ledgers:
            yield Bilingual(
                f"事项 {name}：度量 {measure} 不读它写的台账。", f"{name}: the measure {measure} reads no ledger that it writes."
            )


def _unwritten(desk: Desk, every: Iterable[Desk], kept: Mapping[str, Ledger]) -> Iterator[Bilingual]:
    written = {pair for other in every for act in other.acts.values() for pair in written_by(act, kept)}
    for name in desk.keeps:
        for column in kept[name].filled:
            if (name, column.name) not in written and f"{name}.{column.name}" not in desk.imported:
                yield Bilingual(f"没有一个事项写 {name}.{column.name}，也没有写明怎样导入。", f"no act writes {name}.{column.name}.")


def written_by(act: Act, kept: Mapping[str, Ledger]) -> Iterator[tuple[str, str]]:
    """Yield the ledgers and columns that an act writes."""
    asks, rows = asks_of(act.asks, kept), asks_of(act.rows, kept)
    for write in act.writes:
        for column in (*columns_of(write, kept[write.ledger], asks, rows), *write.blank):
            yield write.ledger, column
        if write.number:
            yield write.ledger, kept[write.ledger].key.name
