"""What is wrong with a desk's file before any of it is run: names that mean nothing, acts that say too little."""

from collections.abc import Iterable, Iterator, Mapping
from string import Formatter

from jixiao.desk.deskfile import AT, ROLES, Act, Ask, Desk, Queue, Write, asks_of
from jixiao.desk.selecting import NEW, STANDING
from jixiao.desk.showing import RECORD
from jixiao.ledger.problems import Bilingual
from jixiao.ledger.schema import Ledger
from jixiao.params.load import parameters
from jixiao.sql.file import params_used

Kept = Mapping[str, Ledger]


def desk_faults(desk: Desk, kept: Kept) -> Iterator[Bilingual]:
    """Yield what is wrong; ``kept`` are all ledgers and the desk's journals."""
    for name in (*desk.keeps, *desk.stage):
        if name not in kept:
            yield Bilingual(f"没有台账 {name}。", f"there is no ledger {name}.")
    for name in desk.phone:
        if name not in desk.acts and name not in desk.queues:
            yield Bilingual(f"phone 里的 {name} 不是事项，也不是队列。", f"{name} in phone is neither act nor queue.")
    for name in desk.imported:
        ledger, _, column = name.partition(".")
        if ledger not in kept or column not in {c.name for c in kept[ledger].columns}:
            yield Bilingual(f"imported 里的 {name} 没有这一列。", f"{name} in imported is no column.")
    for name, queue in desk.queues.items():
        yield from _of_queue(name, queue, desk)
    for name, act in desk.acts.items():
        yield from _of_act(name, act, kept)
    yield from _of_carries(desk, kept)
    yield from _of_page(desk, kept)


def _of_carries(desk: Desk, kept: Kept) -> Iterator[Bilingual]:
    for name, text in desk.carries.items():
        if name not in kept:
            yield Bilingual(f"carries 里的 {name} 不是台账，也不是经过。", f"{name} in carries is neither ledger nor journal.")
        yield from _unknown(f"carries 的 {name}", text, {*STANDING})


def _of_queue(name: str, queue: Queue, desk: Desk) -> Iterator[Bilingual]:
    if queue.act is not None and queue.act not in desk.acts:
        yield Bilingual(f"队列 {name} 的事项 {queue.act} 没有。", f"the queue {name} names the act {queue.act}, which is not there.")
    yield from _unknown(f"队列 {name}", queue.select, {*STANDING, *queue.law})
    yield from _no_figures(name, queue.law)


def shown_selects(desk: Desk) -> Iterator[tuple[str, str, tuple[str, ...], tuple[str, ...]]]:
    """Yield every SELECT of a desk's page: where it stands, its text, the figures it uses, the columns that it must give."""
    for part, text in (("heading", desk.show.heading), ("under", desk.show.under)):
        if text is not None:
            yield f"show.{part}", text, desk.show.law, ("says",)
    for name, card in desk.records.items():
        yield f"记录 {name}", card.select, card.law, ("title",)
    for name, panel in desk.panels.items():
        for part, text, columns in panel.selects:
            yield f"板块 {name} 的 {part}", text, panel.law, columns


def _of_page(desk: Desk, kept: Kept) -> Iterator[Bilingual]:
    for where, text, law, _ in shown_selects(desk):
        yield from _unknown(where, text, {*STANDING, *law, *((RECORD,) if where.startswith("记录") else ())})
        yield from _no_figures(where, law)
    for name, panel in desk.panels.items():
        if panel.kind == "table" and not panel.columns:
            yield Bilingual(f"板块 {name} 没有列。", f"the panel {name} has no columns.")
        for role in set(panel.to) - ROLES.keys():
            yield Bilingual(f"板块 {name} 的 {role} 不是角色。", f"{role} of the panel {name} is no role.")
    for act in (*desk.show.begin, *(act for panel in desk.panels.values() for act in panel.acts)):
        if act not in desk.acts:
            yield Bilingual(f"页面上的事项 {act} 没有。", f"the page names the act {act}, which is not there.")
    for name in set(desk.show.status) - desk.panels.keys():
        yield Bilingual(f"status 里的板块 {name} 没有。", f"status names the panel {name}, which is not there.")
    for name in desk.records:
        if name not in kept:
            yield Bilingual(f"没有台账 {name}。", f"there is no ledger {name}.")


def _of_act(name: str, act: Act, kept: Kept) -> Iterator[Bilingual]:
    try:
        asks, row_asks = asks_of(act.asks, kept), asks_of(act.rows, kept)
    except (ValueError, KeyError) as wrong:
        yield Bilingual(f"事项 {name} 要问的 {wrong} 写得不对，或没有这一列。", f"{name} asks for {wrong}, which is no column.")
        return
    if bool(act.feeds) == bool(act.unmeasured):
        yield Bilingual(f"事项 {name} 要么写 feeds（哪些度量），要么写 unmeasured（为什么没有）。", f"{name}: either feeds or unmeasured.")
    if act.own is not None and act.own not in {ask.name for ask in asks if ask.references}:
        yield Bilingual(f"事项 {name} 的 own 不是它问的记录。", f"{name}: own is no record that it asks for.")
    yield from _on_the_phone(name, act, asks)
    yield from _unsaid(name, act, asks, kept)
    yield from _other_years(name, act, kept)
    if act.draws is not None and (len(row_asks) != 1 or row_asks[0].column is None or not row_asks[0].column.key):
        yield Bilingual(f"事项 {name} 抽签，各行只问编号。", f"{name} draws lots: its rows ask for their key alone.")
    if act.sheet is not None and not (act.anonymous and row_asks):
        yield Bilingual(f"事项 {name} 有 sheet，要是不记名的、按行问的。", f"{name} has a sheet: it has to be anonymous, with rows.")
    yield from _no_figures(name, act.law)
    known = {*STANDING, *act.law, *(ask.name for ask in asks)}
    for text in (*(rule.against for rule in act.must), act.meets, act.sets, act.draws, act.sheet):
        yield from _unknown(f"事项 {name}", text or "", known)
    for text in (e for write in act.writes for e in expressions(write)):
        yield from _unknown(f"事项 {name}", text, {*known, NEW})
    for text in (act.offer, act.replay, act.rest):
        yield from _unknown(f"事项 {name}", text or "", {*STANDING, *act.law})
    yield from _unknown(f"事项 {name}", act.present or "", {*STANDING, *act.law, RECORD})
    for write in act.writes:
        yield from _of_write(name, write, kept, (*asks, *row_asks))


def _other_years(name: str, act: Act, kept: Kept) -> Iterator[Bilingual]:
    for rule in act.must:
        for ledger in set(rule.years) - kept.keys():
            yield Bilingual(
                f"事项 {name} 的规则 {rule.name} 看每一年的 {ledger}，没有这个台账。",
                f"{name}: {rule.name} looks at {ledger}, which is no ledger.",
            )


def _unsaid(name: str, act: Act, asks: Iterable[Ask], kept: Kept) -> Iterator[Bilingual]:
    """Yield the names in what an act says that are neither asked for nor written: they would stand there as they are."""
    written = {column.name for write in act.writes if write.ledger in kept for column in kept[write.ledger].columns}
    known = {"count", *(ask.name for ask in asks), *written}
    for _, word, _, _ in Formatter().parse(act.says):
        if word is not None and word not in known:
            yield Bilingual(
                f"事项 {name} 说的 {{{word}}} 不是它问的，也不是它写的列。", f"{name} says {word}, which it neither asks for nor writes."
            )


def _on_the_phone(name: str, act: Act, asks: Iterable[Ask]) -> Iterator[Bilingual]:
    records, fields = {ask.name for ask in asks if ask.references}, {ask.name for ask in asks}
    for part, told in (("each", act.each), ("code", act.code)):
        if told is not None and told not in records:
            yield Bilingual(f"事项 {name} 的 {part} 不是它问的记录。", f"{name}: {part} is no record that it asks for.")
    if (act.each or act.code) and act.offer is None:
        yield Bilingual(f"事项 {name} 写了 each 或 code，还要写 offer：现在有哪些。", f"{name}: each and code need an offer.")
    for field in act.photo.values():
        if field not in fields:
            yield Bilingual(f"事项 {name} 的 photo 里的 {field} 不是它问的。", f"{name}: {field} in photo is no field that it asks for.")


def expressions(write: Write) -> Iterator[str]:
    """Yield the pieces of SQL of a write."""
    yield from write.row.values()
    yield from (text for text in (write.at, write.source) if text is not None)


def _of_write(name: str, write: Write, kept: Kept, asks: Iterable[Ask]) -> Iterator[Bilingual]:
    if (write.add is None) == (write.fill is None) or (write.fill is None) != (write.at is None):
        yield Bilingual(f"事项 {name} 写的行：add，或 fill 和 at。", f"{name}: a write has add, or fill with at.")
        return
    if write.ledger not in kept:
        yield Bilingual(f"事项 {name} 写的台账 {write.ledger} 没有。", f"{name} writes {write.ledger}, which is no ledger.")
        return
    columns = {column.name for column in kept[write.ledger].filled}
    for column in {*write.row, *write.moves, *write.blank} - columns - {AT}:
        yield Bilingual(f"事项 {name}：{write.ledger} 没有列 {column}。", f"{name}: {write.ledger} has no column {column}.")
    key = kept[write.ledger].key.name
    told = {ask.column.name for ask in asks if ask.column and ask.needed and ask.ledger.name == write.ledger and not write.only}
    if write.add and write.number is None and key not in {*write.row, *told}:
        yield Bilingual(f"事项 {name} 写 {write.ledger}，没有编号（number）。", f"{name} writes {write.ledger} without a number.")


def _unknown(where: str, sql: str, known: set[str]) -> Iterator[Bilingual]:
    for name in params_used(sql):
        if name not in known:
            yield Bilingual(f"{where} 用到 :{name}，没有这个字段或参数。", f"{where} uses :{name}, which is no field or parameter.")


def _no_figures(name: str, law: Iterable[str]) -> Iterator[Bilingual]:
    for figure in law:
        if figure not in parameters():
            yield Bilingual(f"{name}：params/ 里没有参数 {figure}。", f"{name}: params/ has no parameter {figure}.")
