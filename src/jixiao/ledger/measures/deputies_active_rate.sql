/*---
title      = { zh = "代表履职率", en = "Deputies who acted" }
unit       = "%"
direction  = "more"
period     = "cumulative"
ledgers    = ["deputies", "duties"]
value      = "percent"
params     = { level = "区" }
definition.zh = "期末在任的代表（参数 level，默认区代表）中，期内至少履职一次的比例。已离任的代表和不在任时的履职不计，同一天同一件事记了两次的只计一次。"
definition.en = """\
  Of the deputies in office on the last day, the share with at least one duty. Deputies who have left, duties out of office and duties registered twice do \
  not count."""
source     = "代表名册、履职记录"
fits.words = ["代表 履职率", "履职 覆盖", "推动 发展", "履职 积极", "代表 作用"]
fits.levels = ["社会效益指标", "质量指标"]
fits.goods = ["有效", "提升", "明显"]
fits.units = ["%"]
fits.projects = ["代表"]
fits.grades = "effect"
---*/
WITH there AS (
    SELECT d.id, d.at, d.term_start, d.term_end, d.term_end IS NULL OR d.term_end >= :until AS in_office
    FROM ledger_deputies AS d
    WHERE d.level = :level AND d.term_start <= :until
), acted AS (
    SELECT y.at, y.deputy, y.done_on, t.in_office, min(y.at) OVER (PARTITION BY y.deputy, y.done_on, y.kind, y.activity) AS earliest,
           y.done_on >= t.term_start AND (t.term_end IS NULL OR y.done_on <= t.term_end) AS entitled
    FROM ledger_duties AS y JOIN there AS t ON t.id = y.deputy
    WHERE y.done_on BETWEEN :starts AND :until
), firsts AS (
    SELECT a.deputy, min(a.at) AS first_at
    FROM acted AS a
    WHERE a.entitled
    GROUP BY a.deputy
)
SELECT t.at AS address, :until AS day, 0 AS numerator, 1 AS denominator, t.in_office AS counted, '期末已离任' AS note
FROM there AS t
UNION ALL
SELECT a.at, a.done_on, CASE WHEN a.at = f.first_at THEN 1 ELSE 0 END, 0, a.entitled AND a.in_office AND a.at = a.earliest,
       CASE WHEN NOT a.entitled THEN '履职那天不在任' WHEN NOT a.in_office THEN '期末已离任' ELSE '重复：与 ' || a.earliest || ' 是同一次履职' END
FROM acted AS a LEFT JOIN firsts AS f ON f.deputy = a.deputy
/*--- examples
given.ledger_deputies = """
id | level | term_start | term_end
D1 | 区    | 2021-11-16 |
D2 | 区    | 2021-11-16 |
D3 | 区    | 2021-11-16 | 2024-07-31
D4 | 区    | 2021-11-16 | 2024-07-30
D5 | 市    | 2021-11-16 |
D6 | 区    | 2024-07-31 |
D7 | 区    | 2024-08-01 |
D8 | 区    | 2021-11-16 |
"""
given.ledger_duties = """
id | deputy | done_on    | kind | activity
Y0 | D6     | 2024-07-30 | 视察 | A1
Y1 | D1     | 2024-01-01 | 视察 | A1
Y2 | D1     | 2024-01-01 | 视察 | A1
Y3 | D1     | 2024-02-01 | 视察 | A1
Y4 | D3     | 2024-07-31 | 视察 | A1
Y5 | D4     | 2024-03-01 | 视察 | A1
Y6 | D6     | 2024-07-31 | 视察 | A1
Y8 | D8     | 2024-08-01 | 视察 | A1
Y9 | D8     | 2023-12-31 | 视察 | A1
YA | D5     | 2024-03-01 | 调研 |
YB | D4     | 2024-07-30 | 视察 | A2
YC | D4     | 2024-07-31 | 视察 | A2
YD | D1     | 2024-01-01 | 调研 | A1
YE | D7     | 2024-03-01 | 视察 | A1
"""

[[example]]
name = "在任、离任、期末当天离任和当天上任；履职登记两次、不在任时履职、期外履职"
until = 2024-07-31
expect.value = 60
expect.numerator = 3
expect.denominator = 5
expect.left_out = { D4 = "期末已离任", Y0 = "履职那天不在任", Y2 = "重复：与 /Y1 是同一次履职", Y5 = "期末已离任", YB = "期末已离任", YC = "履职那天不在任" }

[[example]]
name = "市代表"
until = 2024-07-31
params = { level = "市" }
expect = { value = 100, numerator = 1, denominator = 1 }
---*/
