/*---
title      = { zh = "会议费人天成本", en = "Meeting cost per person and day" }
unit       = "元/人天"
direction  = "less"
period     = "current"
ledgers    = ["meetings", "attendance"]
value      = "average"
optional   = ["attendance"]
params     = { kind = "" }
definition.zh = """\
  已召开的会议（参数 kind 指定类别，空着为全部）会务费除以到会人数与天数的乘积：有签到记录的会议按签到的人数；人代会和常委会会议没有签到记录的，所填的实到人\
  数只是填报，未经佐证，不并入；其他会议按所填的实到人数。没有登记会务费、人数或天数的会议不计。"""
definition.en = """\
  Cost of meetings held by people times days: by the list where there is one. Congress and standing committee must have one, else what is typed is a claim; \
  of other meetings it counts."""
source     = "会议台账、签到"
fits.words = ["会议费 标准", "会务 成本", "会议 成本", "人均 会议"]
fits.without = ["总"]
fits.levels = ["经济成本指标"]
fits.units = ["元/人天", "元/人·天", "元/人"]
---*/
SELECT h.at AS address, h.held_on AS day, h.cost AS numerator,
       coalesce(l.people, CASE WHEN h.kind IN ('人代会', '常委会会议') THEN 0 ELSE h.people END) * h.days AS denominator,
       h.cost IS NOT NULL AND coalesce(l.people, h.people) * h.days IS NOT NULL AS counted, '没有登记会务费、人数或天数' AS note,
       CASE WHEN l.people IS NULL AND h.kind IN ('人代会', '常委会会议') THEN h.people * h.days END AS claimed_below
FROM ledger_meetings AS h
     LEFT JOIN (SELECT t.meeting, count(DISTINCT t.deputy) AS people FROM ledger_attendance AS t GROUP BY t.meeting) AS l ON l.meeting = h.id
WHERE (h.kind = :kind OR :kind = '') AND h.held_on BETWEEN :starts AND :until
/*--- examples
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

[[example]]
name = "不指定类别"
until = 2024-07-31
expect.value = 1100
expect.numerator = 5500
expect.denominator = 5
expect.stated = false
expect.claimed_rows = 1
expect.left_out = { H5 = "没有登记会务费、人数或天数", H6 = "没有登记会务费、人数或天数", H7 = "没有登记会务费、人数或天数" }

[[example]]
name = "指定类别"
until = 2024-07-31
params = { kind = "人代会" }
expect = { value = 20, stated = true, claimed_rows = 1, numerator = 5400, denominator = 270 }

[[example]]
name = "有签到的按签到，一人几天算一人；常委会会议没有签到的只是填报"
given.ledger_meetings = """
id | kind       | held_on    | people | days | cost
H1 | 人代会     | 2024-01-01 | 90     | 3    | 600
H2 | 常委会会议 | 2024-02-01 | 31     | 1    | 60
"""
given.ledger_attendance = """
id | meeting | deputy
T1 | H1      | D1
T2 | H1      | D1
T3 | H1      | D2
"""
expect = { value = 110, stated = false, claimed_rows = 1, numerator = 660, denominator = 6 }
---*/
