/*---
title      = { zh = "会议出席率", en = "Attendance at meetings" }
unit       = "%"
direction  = "more"
period     = "current"
ledgers    = ["meetings"]
value      = "percent"
params     = { kind = "" }
definition.zh = "已召开的会议（参数 kind 指定类别，空着为全部）实到人数占应到人数的比例。没有登记人数的会议不计。"
definition.en = "People who came by people due, of meetings held. Meetings without these counts do not count."
source     = "会议台账"
fits.words = ["会务 保障", "出席率", "到会率", "参会率"]
fits.levels = ["质量指标"]
fits.goods = ["高质量", "优良"]
fits.units = ["%"]
fits.projects = ["会议"]
fits.grades = "quality"
---*/
SELECT h.at AS address, h.held_on AS day, h.people AS numerator, h.people_due AS denominator, h.people IS NOT NULL AND h.people_due IS NOT NULL AS counted,
       '没有登记应到或实到人数' AS note
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
expect = { value = 84, numerator = 105, denominator = 125, left_out = { H5 = "没有登记应到或实到人数", H6 = "没有登记应到或实到人数" } }

[[example]]
name = "指定类别"
until = 2024-07-31
params = { kind = "主任会议" }
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
expect = { value = 60, numerator = 15, denominator = 25, left_out = { H5 = "没有登记应到或实到人数", H6 = "没有登记应到或实到人数" } }
---*/
