/*---
title      = { zh = "会议费人天成本", en = "Meeting cost per person and day" }
unit       = "元/人天"
direction  = "less"
period     = "current"
ledgers    = ["meetings"]
value      = "average"
params     = { kind = "" }
definition.zh = "已召开的会议（参数 kind 指定类别，空着为全部）会务费除以实到人数与天数的乘积。没有登记会务费、人数或天数的会议不计。"
definition.en = "Cost of meetings held by people times days. Meetings with a blank do not count."
source     = "会议台账"
fits.words = ["会议费 标准", "会务 成本", "会议 成本", "人均 会议"]
fits.without = ["总"]
fits.levels = ["经济成本指标"]
fits.units = ["元/人天", "元/人·天", "元/人"]
---*/
SELECT h.at AS address, h.held_on AS day, h.cost AS numerator, h.people * h.days AS denominator, h.cost IS NOT NULL AND h.people IS NOT NULL
  AND h.days IS NOT NULL AS counted,
       '没有登记会务费、人数或天数' AS note
FROM ledger_meetings AS h
WHERE (h.kind = :kind OR :kind = '') AND h.held_on BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "不指定类别"
until = 2024-07-31
given.ledger_meetings = """
id | kind     | held_on    | people | people_due | days | cost
H1 | 人代会   | 2024-01-01 | 90     | 100        | 3    | 5400
H2 | 主任会议 | 2024-07-31 | 10     | 20         | 0.5  | 100
H3 | 主任会议 | 2024-08-01 | 1      | 9          | 1    | 9
H4 | 主任会议 | 2023-12-31 | 1      | 9          | 1    | 9
H5 | 主任会议 | 2024-03-01 |        | 9          | 1    | 9
H6 | 主任会议 | 2024-03-01 | 9      |            |      | 9
H7 | 主任会议 | 2024-03-01 | 5      | 5          | 1    |
"""
expect.value = 20
expect.numerator = 5500
expect.denominator = 275
expect.left_out = { H5 = "没有登记会务费、人数或天数", H6 = "没有登记会务费、人数或天数", H7 = "没有登记会务费、人数或天数" }

[[example]]
name = "指定类别"
until = 2024-07-31
params = { kind = "人代会" }
given.ledger_meetings = """
id | kind     | held_on    | people | people_due | days | cost
H1 | 人代会   | 2024-01-01 | 90     | 100        | 3    | 5400
H2 | 主任会议 | 2024-07-31 | 10     | 20         | 0.5  | 100
H3 | 主任会议 | 2024-08-01 | 1      | 9          | 1    | 9
H4 | 主任会议 | 2023-12-31 | 1      | 9          | 1    | 9
H5 | 主任会议 | 2024-03-01 |        | 9          | 1    | 9
H6 | 主任会议 | 2024-03-01 | 9      |            |      | 9
H7 | 主任会议 | 2024-03-01 | 5      | 5          | 1    |
"""
expect = { value = 20, numerator = 5400, denominator = 270 }
---*/
