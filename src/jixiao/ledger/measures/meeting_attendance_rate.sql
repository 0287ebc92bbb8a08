/*---
title      = { zh = "会议出席率", en = "Attendance at meetings" }
unit       = "%"
direction  = "more"
period     = "current"
ledgers    = ["meetings", "attendance"]
value      = "percent"
optional   = ["attendance"]
params     = { kind = "" }
definition.zh = """\
  已召开的会议（参数 kind 指定类别，空着为全部）到会人数占应到人数的比例：有签到记录的会议按签到；人代会和常委会会议须有签到记录，没有的，所填的实到人数只是\
  填报，未经佐证，按 0 人计；其他会议按所填的实到人数。没有登记人数的会议不计。"""
definition.en = """\
  People who came by people due, of meetings held: by the list where there is one. Congress and standing committee must have one, else what is typed is a \
  claim; of other meetings it counts."""
source     = "会议台账、签到"
fits.words = ["会务 保障", "出席率", "到会率", "参会率"]
fits.levels = ["质量指标"]
fits.goods = ["高质量", "优良"]
fits.units = ["%"]
fits.projects = ["会议"]
fits.grades = "quality"
---*/
SELECT h.at AS address, h.held_on AS day, coalesce(l.people, CASE WHEN h.kind IN ('人代会', '常委会会议') THEN 0 ELSE h.people END) AS numerator,
       h.people_due AS denominator, coalesce(l.people, h.people) IS NOT NULL AND h.people_due IS NOT NULL AS counted, '没有登记应到或实到人数' AS note,
       CASE WHEN l.people IS NULL AND h.kind IN ('人代会', '常委会会议') THEN h.people END AS claimed
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
expect.value = 12
expect.stated = false
expect.claimed_rows = 1
expect.numerator = 15
expect.denominator = 125
expect.left_out = { H5 = "没有登记应到或实到人数", H6 = "没有登记应到或实到人数" }

[[example]]
name = "指定类别"
until = 2024-07-31
params = { kind = "主任会议" }
expect = { value = 60, claimed_rows = 0, numerator = 15, denominator = 25, left_out = { H5 = "没有登记应到或实到人数", H6 = "没有登记应到或实到人数" } }

[[example]]
name = "有签到的按签到，一人几天算一人；都没有签到的只是填报"
params = { kind = "人代会" }
given.ledger_meetings = """
id | kind       | held_on    | people | people_due
H1 | 人代会     | 2024-01-01 | 90     | 100
H2 | 常委会会议 | 2024-02-01 | 31     | 31
"""
given.ledger_attendance = """
id | meeting | deputy
T1 | H1      | D1
T2 | H1      | D1
T3 | H1      | D2
"""
expect = { value = 2, stated = false, claimed_rows = 0, numerator = 2, denominator = 100 }

[[example]]
name = "会期长、没有签到记录"
params = { kind = "常委会会议" }
given.ledger_meetings = [{ id = "H2", kind = "常委会会议", held_on = 2024-02-01, people = 30, people_due = 40 }]
expect = { value = 75, stated = true, claimed_rows = 1, numerator = 30, denominator = 40 }
---*/
