/*---
title      = { zh = "用户需求按时收集率", en = "Collections of needs in time" }
unit       = "%"
direction  = "more"
period     = "current"
ledgers    = ["needs", "calendar"]
value      = "percent"
params     = { day = 15 }
definition.zh = "到期的月份中，在当月 day 日（遇休息日顺延到下一个工作日）以前收集用户需求的比例。没有收集记录的月份按没有完成计。"
definition.en = """\
  Of the months due, the share whose needs were collected by the day of the month, or the next working day. A month without a record counts as missed."""
source     = "需求收集记录、工作日历"
fits.words = ["需求 收集", "需求 及时", "工作 效率", "意见 收集", "质量 效率"]
fits.levels = ["时效指标", "社会效益指标", "数量指标"]
fits.goods = ["及时"]
fits.units = ["%"]
fits.projects = ["系统", "网站", "信息"]
fits.grades = "in_time"
---*/
WITH due AS (
    SELECT year(c.code) AS y, month(c.code) AS m, min(c.code) AS last, min(c.at) AS address
    FROM ledger_calendar AS c
    WHERE c.working AND day(c.code) >= :day
    GROUP BY year(c.code), month(c.code)
), held AS (
    SELECT n.at, n.month, n.collected_on, coalesce(d.last, make_date(year(n.month), month(n.month), :day)) AS last,
           n.at = first_value(n.at) OVER (PARTITION BY n.month ORDER BY n.collected_on, n.at) AS is_first
    FROM ledger_needs AS n LEFT JOIN due AS d ON d.y = year(n.month) AND d.m = month(n.month)
)
SELECT h.at AS address, h.collected_on AS day, CASE WHEN h.collected_on <= h.last THEN 1 ELSE 0 END AS numerator, 1 AS denominator,
       CASE WHEN h.last <= :until OR h.collected_on <= :until THEN h.is_first END AS counted, '重复：这个月已收集过' AS note,
       CASE WHEN h.is_first THEN h.last END AS planned
FROM held AS h
WHERE h.last BETWEEN :starts AND :ends
UNION ALL
SELECT d.address, d.last, 0, 1, CASE WHEN d.last <= :until THEN TRUE END, NULL, d.last
FROM due AS d
WHERE d.last BETWEEN :starts AND :ends AND NOT EXISTS (
    SELECT 1 -- equivalent: whether there is a row counts, not what it holds
    FROM held AS h
    WHERE year(h.month) = d.y AND month(h.month) = d.m
)
/*--- examples
[[example]]
name = "遇休息日顺延；晚一天；没有日历按当月 15 日；缺的月份按没有完成；提前收集的算"
until = 2024-07-31
given.ledger_calendar = """
id  | code       | working
D01 | 2024-01-14 | true
D02 | 2024-01-15 | false
D03 | 2024-01-16 | true
D04 | 2024-01-17 | true
D05 | 2024-02-15 | true
D06 | 2024-03-15 | true
D07 | 2024-07-15 | true
D08 | 2024-08-15 | true
D09 | 2023-12-15 | true
D10 | 2025-01-15 | true
D11 | 2024-10-15 | true
D12 | 2025-02-17 | true
"""
given.ledger_needs = """
id | month      | collected_on
N1 | 2024-01-01 | 2024-01-16
N2 | 2024-02-01 | 2024-02-16
N3 | 2024-02-01 | 2024-02-20
N4 | 2024-04-01 | 2024-04-15
N5 | 2024-05-01 | 2024-05-16
N6 | 2024-08-01 | 2024-07-31
N7 | 2024-09-01 | 2024-08-01
N8 | 2023-12-01 | 2024-01-02
N9 | 2025-01-01 | 2024-03-01
NA | 2023-03-01 | 2023-03-15
NB | 2024-11-01 | 2024-07-01
"""
expect = { value = 50, numerator = 4, denominator = 8, rows = 8, planned_rows = 10, left_out = { N3 = "重复：这个月已收集过" } }

[[example]]
name = "期末当天到期，没有记录"
until = 2024-07-15
given.ledger_calendar = [{ id = "D1", code = 2024-07-15, working = true }]
expect = { value = 0, numerator = 0, denominator = 1 }

[[example]]
name = "期末当天到期，还没有收集"
until = 2024-06-15
given.ledger_needs = [{ id = "N1", month = 2024-06-01, collected_on = 2024-06-16 }]
expect = { value = 0, numerator = 0, denominator = 1 }

[[example]]
name = "日子可以另定"
until = 2024-07-31
params = { day = 10 }
given.ledger_calendar = [{ id = "D1", code = 2024-01-10, working = true }, { id = "D2", code = 2024-01-11, working = true }]
given.ledger_needs = [{ id = "N1", month = 2024-01-01, collected_on = 2024-01-10 }, { id = "N2", month = 2024-02-01, collected_on = 2024-02-11 }]
expect = { value = 50, numerator = 1, denominator = 2 }
---*/
