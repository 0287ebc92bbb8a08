"""A measure of one's own to begin with: a commented file that already runs, on a ledger of the office's own where it has one."""

from collections.abc import Mapping
from pathlib import Path

from jixiao.actions.begin import begin, own_name
from jixiao.actions.rule.format import formatted
from jixiao.errors import UsageWrong
from jixiao.ledger.measurefile import FILE_NAME, shipped_measures
from jixiao.ledger.office import office_of
from jixiao.ledger.schema import Ledger, shipped_ledgers

USUAL = "lectures"
"""The ledger that a measure begins with where the office has none of its own."""
NUMBERS = ("integer", "decimal", "money")
SKELETON = '''/*---
# 度量 NAME。先读三段：头（TOML）、一条 SELECT、例子（TOML）。改一段，跑一次：jixiao measure test NAME.sql
title      = { zh = "NAME", en = "NAME" }
unit       = "份"
# direction：more 越多越好，less 越少越好，equal 等于为好；period：cumulative 随年度累计，current 哪一天都是同一尺度。
direction  = "more"
period     = "cumulative"
ledgers    = ["LEDGER"]
# value：sum 求和，percent 百分比，average 人均，ratio 比值；后三种要有 denominator 一列。
value      = "sum"
definition = { zh = "本项目期内登记的数量之和。", en = "What was registered for the project, added up." }
source     = "TITLE"
# 怎样认出它的指标：words 指标名称里的词，levels 二级指标，units 指标值的单位。
fits       = { words = ["TITLE"], levels = ["数量指标"], units = ["份"] }
---*/
-- 看过的每条记录一行：address 是它的地址，day 是发生的日子，numerator 是它的数；counted 真＝计入，假＝不计入（note 写原因），NULL＝还没有到期。
-- 有哪些表和列：jixiao ledger list。空白不补零；不用除法，分子分母分开给。:project 项目，:starts 年初，:until 看到哪一天。
SELECT r.at AS address, r.DAY AS day, r.NUMBER AS numerator, r.NUMBER IS NOT NULL AS counted, '没有填NUMTITLE' AS note
FROM ledger_LEDGER AS r
WHERE r.project = :project AND r.DAY BETWEEN :starts AND :until
/*--- examples
# 例子：given 是几行台账（没写的列是空白），expect 是应得的结果；不计入的写在 left_out。界限上下各给一行，写错了才会被发现。
[[example]]
name = "期内的；没有填的不计入；以前、以后和别的项目的不看"
until = 2024-06-30
given.ledger_LEDGER = """
ID | project | DAY | NUMBER
R1 | B1 | 2024-01-01 | 120
R2 | B1 | 2024-06-30 | 80
R3 | B1 | 2024-03-15 |
R4 | B1 | 2023-12-31 | 50
R5 | B1 | 2024-07-01 | 50
R6 | B2 | 2024-03-15 | 50
"""
expect.value = 200
expect.rows = 2
expect.left_out = { R3 = "没有填NUMTITLE" }
---*/
'''


def new_measure(name: str, folder: Path, ledger: str | None = None) -> Path:
    """Write the file to begin with, on the ledger asked for, and return it; UsageWrong for a name that is none or taken, or a file that is there."""
    wanted = own_name(name, FILE_NAME, ".sql", ("度量", "measure"), "meals_served")
    if wanted in shipped_measures():
        raise UsageWrong(
            f"已有度量 {wanted}，请换一个名称，或直接用它：jixiao measure show {wanted}。",
            f"There is a measure {wanted} already; choose another name, or use that one: jixiao measure show {wanted}.",
        )
    own = office_of((folder,)).ledgers if folder.is_dir() else {}
    return begin(folder / f"{wanted}.sql", skeleton(wanted, _ledger(ledger, own)))


def _ledger(name: str | None, own: Mapping[str, Ledger]) -> Ledger:
    """Return the ledger asked for, else the first of the office's own that can be counted, else a usual one."""
    if name is None:
        return next(filter(_is_countable, own.values()), shipped_ledgers()[USUAL])
    found = {**shipped_ledgers(), **own}.get(name)
    if found is None or not _is_countable(found):
        raise UsageWrong(
            f"没有台账 {name}，或它没有项目、日期和数字三种列，不能由它开头。全部台账见 jixiao ledger list。",
            f"There is no ledger {name}, or it lacks a project, a date or a number to begin with; see jixiao ledger list.",
        )
    return found


def skeleton(name: str, ledger: Ledger) -> str:
    """Return the file to begin with, which adds up a column of the ledger."""
    day, number = _first(ledger, ("date",)), _first(ledger, NUMBERS)
    words = {"LEDGER": ledger.name, "NUMTITLE": number[1], "TITLE": ledger.title.zh, "DAY": day[0], "NUMBER": number[0], "NAME": name}
    text = SKELETON
    for word, value in words.items():
        text = text.replace(word, value)
    return formatted(text.replace("ID |", "id |"))


def _first(ledger: Ledger, kinds: tuple[str, ...]) -> tuple[str, str]:
    """Return name and title of the ledger's first column of these kinds."""
    return next((column.name, column.title.zh) for column in ledger.columns if column.type in kinds)


def _is_countable(ledger: Ledger) -> bool:
    """Whether the ledger names a project, a day and a number."""
    kinds = {column.type for column in ledger.columns}
    return any(column.name == "project" for column in ledger.columns) and "date" in kinds and not kinds.isdisjoint(NUMBERS)
