"""A desk tried: the examples of its acts, and whether they notice every small change of the rules."""

from collections.abc import Iterator, Sequence

from msgspec import UNSET

from jixiao.desk.asking import answered
from jixiao.desk.book import Book
from jixiao.desk.deskfile import Act, ActExample, Desk
from jixiao.desk.doing import Done, ask, do
from jixiao.desk.loading import MARKS
from jixiao.desk.selecting import UNANSWERED
from jixiao.desk.situation import Refused, Situation
from jixiao.desk.table import TableWrong, full_rows, told_rows
from jixiao.desk.writing import Change
from jixiao.errors import JobFailed
from jixiao.facts.duck import DuckDBError
from jixiao.facts.schema import Row
from jixiao.ledger.problems import Bilingual
from jixiao.ledger.rows import record_at
from jixiao.sql.mutants import MARKER, mutants
from jixiao.sql.trial import Trial

PEOPLE = {"deputy": "deputies", "staff_member": "staff"}
"""The ledgers that people with an own record stand in."""


def tried(desk: Desk, book: Book) -> Trial:
    """Return how the desk does; ``book`` is emptied."""
    book = book.of(desk)
    examples = sum(len(act.examples) for act in desk.acts.values())
    faults = [fault for name in desk.acts for fault in _act_faults(desk, name, book)]
    changes = 0
    if not faults:
        for name, act in desk.acts.items():
            looked = list(_changes(desk, act, book))
            changes += len(looked)
            faults += _unnoticed(name, act, looked)
    return Trial(desk.name, examples, changes, tuple((fault.zh, fault.en) for fault in faults))


def _act_faults(desk: Desk, name: str, book: Book) -> Iterator[Bilingual]:
    act = desk.acts[name]
    if not any(example.refused is None for example in act.examples):
        yield Bilingual(f"{name}：没有办成的例子，补一个。", f"{name}: no example of the act done")
    if not any(example.refused for example in act.examples):
        yield Bilingual(f"{name}：没有被拒绝的例子，补一个。", f"{name}: no example of a refusal")
    shown = {rule for example in act.examples for rule in (example.refused, *example.marks)}
    for rule in act.must:
        if rule.name not in shown:
            yield Bilingual(f"{name}：规则 {rule.name} 没有例子碰到，补一个。", f"{name}: no example of the rule {rule.name}")
    for example in act.examples:
        for fault in example_faults(desk, name, example, book):
            yield Bilingual(f"{name}：例子“{example.name}”：{fault.zh}。", f"{name}: {example.name}: {fault.en}")


def example_faults(desk: Desk, name: str, example: ActExample, book: Book) -> Iterator[Bilingual]:
    """Yield where an example and what is done differ."""
    try:
        staged(desk, example, book)
        got = do(desk, name, example.do, book, situation_of(example))
        want = {ledger: list(told_rows(book.kept[ledger], text)) for ledger, text in example.then.items()}
    except (TableWrong, DuckDBError, JobFailed, KeyError) as wrong:
        yield Bilingual(f"不能运行：{wrong}", f"{type(wrong).__name__}: {getattr(wrong, 'en', wrong)}")
        return
    if isinstance(got, Refused):
        if got.rule != example.refused:
            yield Bilingual(f"被 {got.rule} 拒绝：{got.says}", f"refused by {got.rule}: {got.says}")
        elif example.says is not None and example.says not in got.says:
            yield Bilingual(f"说的是：{got.says}", f"says: {got.says}")
        return
    if example.refused is not None:
        yield Bilingual(f"办成了，应被 {example.refused} 拒绝", f"done, though {example.refused} should refuse it")
    yield from _differences(got, want, example)


def _differences(got: Done, want: dict[str, list[Row]], example: ActExample) -> Iterator[Bilingual]:
    written = dict.fromkeys(change.ledger for change in got.changes if change.ledger != MARKS)
    for ledger in dict.fromkeys((*written, *want)):
        yield from _differing(ledger, [change for change in got.changes if change.ledger == ledger], want.get(ledger, []))
    if got.marks != example.marks:
        yield Bilingual(f"留下的记号：{'、'.join(got.marks) or '没有'}", f"marks: {got.marks}")
    if example.says is not None and example.says not in got.says:
        yield Bilingual(f"说的是：{got.says}", f"says: {got.says}")
    if example.late is not UNSET and example.late != got.late:
        yield Bilingual(f"{'超' if got.late else '没有超'}过期限 {got.meets}", f"late: {got.late}, by {got.meets}")


def _differing(ledger: str, changes: Sequence[Change], rows: Sequence[Row]) -> Iterator[Bilingual]:
    if len(changes) != len(rows):
        after = [change.after for change in changes]
        yield Bilingual(
            f"{ledger} 写了 {len(changes)} 行，例子写 {len(rows)} 行：{after}",
            f"{ledger}: {len(changes)} rows written, {len(rows)} told: {after}",
        )
        return
    for change, row in zip(changes, rows, strict=True):
        for column, value in row.items():
            if change.after[column] != value:
                is_, told = f"{change.after[column]!r}", f"{value!r}"
                yield Bilingual(
                    f"{change.address} 的 {column} 是 {is_}，例子写 {told}", f"{change.address}: {column} is {is_}, told {told}"
                )


def staged(desk: Desk, example: ActExample, book: Book) -> None:
    """Have the book hold the rows that an example starts from; TableWrong names what is wrong with them."""
    book.clear()
    book.fill(full_rows(desk.stage, book.kept))
    book.fill(full_rows(example.given, book.kept))


def situation_of(example: ActExample) -> Situation:
    """Return who acts in an example, and when."""
    me = record_at(PEOPLE.get(example.by, "deputies"), example.me) if example.me else None
    return Situation(today=example.on, minute=example.minute, person=example.person, role=example.by, me=me)


def _changes(desk: Desk, act: Act, book: Book) -> Iterator[tuple[str, int, str, bool]]:
    """Yield every small change of an act's rules: the rule, the line, what it says, whether an example notices it."""
    changed = [(rule.name, mutant) for rule in act.must for mutant in mutants(rule.against)]
    noticed: set[int] = set()
    for example in act.examples:
        staged(desk, example, book)
        noticed |= set(_noticed(act, example, [(rule, mutant.sql) for rule, mutant in changed], noticed, book))
    for place, (rule, mutant) in enumerate(changed):
        yield rule, mutant.line, f"{mutant.before!r} → {mutant.after!r}", place in noticed


def _noticed(act: Act, example: ActExample, changed: Sequence[tuple[str, str]], known: set[int], book: Book) -> Iterator[int]:
    who = situation_of(example)
    answers = answered(act, example.do, book, who)
    if isinstance(answers, Refused) or who.role not in act.by:
        return
    try:
        asked = ask(act, answers, book, who)
    except UNANSWERED:
        return
    own = {rule.name: _outcome(asked.sql(rule.against), book) for rule in act.must}
    for place, (rule, sql) in enumerate(changed):
        if place not in known and _outcome(asked.sql(sql), book) != own[rule]:
            yield place


def _outcome(sql: str, book: Book) -> str:
    try:
        return str(sorted(map(str, book.ask(sql))))
    except (DuckDBError, JobFailed) as wrong:
        return str(wrong)


def _unnoticed(name: str, act: Act, looked: Sequence[tuple[str, int, str, bool]]) -> Iterator[Bilingual]:
    marked = {(rule.name, n) for rule in act.must for n, line in enumerate(rule.against.split("\n"), 1) if MARKER.search(line)}
    alive = {(rule, line) for rule, line, _, noticed in looked if not noticed}
    for rule, line, what, noticed in looked:
        if not noticed and (rule, line) not in marked:
            yield Bilingual(
                f"{name}：规则 {rule} 第 {line} 行改成这样，没有一个例子发现：{what}。补一个例子。",
                f"{name}: {rule}: line {line}: {what} goes unnoticed",
            )
    for rule, line in sorted(marked - alive):
        yield Bilingual(
            f"{name}：规则 {rule} 第 {line} 行的 equivalent 用不着，删去。", f"{name}: {rule}: line {line}: the marker is not needed"
        )
