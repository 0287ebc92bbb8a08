"""The ledger of the projects held against the declaration: a project that is missing, another budget than the declared one."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from jixiao.facts.schema import Row
from jixiao.ledger.load import Records
from jixiao.ledger.problems import Bilingual, Problem, Spot
from jixiao.ledger.schema import ledgers
from jixiao.values.money import grouped

LEDGER = "budgets"


class Declared(NamedTuple):
    """A project of the declaration: its number, its name, the year's money in yuan (None where the form says none)."""

    number: int
    name: str | None
    money: Decimal | None


def differences(records: Records, declared: Sequence[Declared]) -> Iterator[Problem]:
    """Yield a doubt for every project that the ledger lacks and for every budget that is not the declared one."""
    rows = {row["code"]: row for row in records.tables[ledgers()[LEDGER].table]}
    for project in declared:
        row = rows.get(project.number)
        if row is None:
            yield _missing(records, project)
        elif project.money is not None and row["initial"] != project.money:
            yield _differs(records, row, project.money)


def _missing(records: Records, project: Declared) -> Problem:
    title = ledgers()[LEDGER].title
    some = next((place for at, place in records.places.items() if at.startswith(f"ledger:{LEDGER}#")), None)
    spot = Spot(title.zh) if some is None else Spot(some.file or title.zh, some.sheet, ledger=LEDGER)
    return spot.doubt(
        Bilingual(
            f"申报表的项目 {project.number} “{project.name or '无名称'}”没有这一行",
            f"project {project.number} of the declaration has no row",
        ),
        Bilingual(f"加一行，项目编号写 {project.number}", f"Add a row with the number {project.number}"),
    )


def _differs(records: Records, row: Row, money: Decimal) -> Problem:
    title = ledgers()[LEDGER].column("initial").title.zh
    place, written = records.places[str(row["at"])], row["initial"]
    said = grouped(written) if isinstance(written, Decimal) else "空白"
    return Spot(place.file or "", place.sheet, place.row, None, title, LEDGER).doubt(
        Bilingual(f"{said} 元，申报表是 {grouped(money)} 元", f"{said} yuan, the declaration says {grouped(money)}"),
        Bilingual(
            "核对单位（元、万元）和批复；年中的变动记在“预算和目标调整”里",
            "Check the unit and the approval; changes of the year are adjustments",
        ),
    )
