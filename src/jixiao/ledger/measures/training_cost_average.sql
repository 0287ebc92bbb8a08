/*---
title      = { zh = "人均培训成本", en = "Training cost per person" }
unit       = "元/人"
direction  = "less"
period     = "current"
ledgers    = ["payments", "courses", "attendance", "deputies"]
value      = "average"
optional   = ["attendance", "deputies"]
definition.zh = """\
  本项目的付款除以各班次签到的人数（一人参加几个班次算几人；没有签到记录的班次，所填的参训人数只是填报，未经佐证，不并入）。账上的每一笔都计，退款按负数计；\
  疑似重复的另行提示，不暗中扣减。不在任的和重复的签到不计。"""
definition.en = """\
  The project’s payments by the people on the lists of its courses, once a course. What the books say is spent; refunds count as negative; what looks paid \
  twice is told, not subtracted. Lists count as for the people trained."""
source     = "支出明细、培训班次、签到"
fits       = { words = ["人均 培训", "培训 成本", "生均 培训"], without = ["总"], levels = ["经济成本指标"], units = ["元/人", "元"] }
---*/
WITH seats AS (
    SELECT x.at, x.attended_on, x.gone, min(x.attended_on) OVER (PARTITION BY x.course, x.deputy, x.gone) AS first_on,
           min(x.at) OVER (PARTITION BY x.course, x.deputy, x.attended_on) AS earliest
    FROM (
        SELECT t.at, t.attended_on, t.course, t.deputy, t.attended_on < d.term_start OR coalesce(t.attended_on > d.term_end, FALSE) AS gone
        FROM ledger_attendance AS t JOIN ledger_courses AS c ON c.id = t.course JOIN ledger_deputies AS d ON d.id = t.deputy
        WHERE c.project = :project AND c.status <> '取消' AND t.attended_on BETWEEN :starts AND :until
    ) AS x
)
SELECT y.at AS address, y.paid_on AS day, y.amount AS numerator, 0 AS denominator, TRUE AS counted, NULL AS note,
       0 AS claimed_below
FROM ledger_payments AS y
WHERE y.project = :project AND y.paid_on BETWEEN :starts AND :until
UNION ALL
SELECT s.at, s.attended_on, 0, CASE WHEN s.attended_on = s.first_on THEN 1 ELSE 0 END, NOT s.gone AND s.at = s.earliest,
       CASE WHEN s.gone THEN '签到那天不在任' ELSE '重复：与 ' || s.earliest || ' 是同一天的签到' END, 0
FROM seats AS s
UNION ALL
SELECT c.at, c.starts, 0, CASE WHEN c.people IS NOT NULL THEN 0 END, TRUE, NULL, c.people
FROM ledger_courses AS c
WHERE c.project = :project AND c.starts BETWEEN :starts AND :until AND NOT EXISTS (SELECT t.at FROM ledger_attendance AS t WHERE t.course = c.id)
/*--- examples
[[example]]
name = "账上的每一笔都计，同一张票据分两次付的也计；退款按负数计；别的项目、期间不看"
until = 2024-07-31
given.ledger_deputies = """
id | term_start | term_end
D1 | 2021-11-16 |
D2 | 2021-11-16 | 2024-05-01
D3 | 2024-05-02 |
"""
given.ledger_courses = """
id | project | planned_on | starts     | planned_people | status | people
C1 | B1      | 2024-05-01 | 2024-05-01 | 10             | 完成   |
C2 | B2      | 2024-05-01 | 2024-05-01 | 7              | 完成   |
C3 | B1      | 2024-07-31 | 2024-07-31 | 20             | 完成   |
C4 | B1      | 2024-07-31 |            | 5              | 计划   |
C5 | B1      | 2024-08-01 |            | 40             | 计划   |
C6 | B1      | 2023-12-31 | 2024-01-05 | 3              | 完成   | 0
C7 | B1      | 2025-01-01 | 2024-07-01 | 3              | 完成   | 0
C8 | B1      | 2024-06-01 | 2024-08-01 | 1              | 完成   |
C9 | B1      | 2024-09-01 | 2024-07-31 | 2              | 完成   | 0
CY | B1      | 2025-05-01 |            | 9              | 取消   |
"""
given.ledger_attendance = """
id | course | deputy | attended_on
T1 | C1     | D1     | 2024-05-01
T2 | C1     | D1     | 2024-05-02
T3 | C1     | D1     | 2024-05-02
T4 | C1     | D2     | 2024-05-01
T5 | C1     | D2     | 2024-05-02
T6 | C1     | D3     | 2024-05-01
T7 | C1     | D3     | 2024-05-02
T8 | C2     | D1     | 2024-05-01
TC | CY     | D1     | 2024-05-01
T9 | C3     | D1     | 2024-07-31
TA | C1     | D1     | 2024-08-01
TB | C1     | D1     | 2023-12-31
"""
given.ledger_payments = """
id   | paid_on    | amount | invoice | payee | project | refund_of
P01  | 2024-01-01 | 100    | F1      | 甲    | B1      |
P02  | 2024-07-31 | 50     | F2      | 甲    | B1      |
P03  | 2024-08-01 | 7      | F3      | 甲    | B1      |
P04  | 2023-12-31 | 9      | F4      | 甲    | B1      |
P05  | 2024-02-01 | 11     | F5      | 甲    | B2      |
P06  | 2024-02-01 | 100    | F1      | 甲    | B1      |
P07  | 2024-02-01 | 100    | F1      | 乙    | B1      |
P08  | 2024-02-01 | 30.05  | F1      | 甲    | B1      |
P09  | 2024-02-01 | 200    |         | 甲    | B1      |
P10  | 2024-02-01 | 200    |         | 甲    | B1      |
P11  | 2024-02-01 | -50    |         | 甲    | B1      | P02
P12  | 2024-02-01 | -100   |         | 甲    | B1      | P06
P13  | 2024-02-01 | -5     | F7      | 甲    | B1      |
P14  | 2024-02-01 | -5     | F7      | 甲    | B1      |
P15  | 2024-02-01 | 0      | F8      | 甲    | B1      |
P16  | 2024-02-01 | 0      | F8      | 甲    | B1      |
P17  | 2024-02-01 | 1      | F9      | 甲    | B1      |
P18  | 2024-02-01 | 1      | F9      | 甲    | B1      |
P00  | 2024-02-01 | 50     | F2      | 甲    | B2      |
P002 | 2023-12-31 | 50     | F2      | 甲    | B1      |
"""
expect.value = 155.5125
expect.numerator = 622.05
expect.claimed_rows = 0
expect.denominator = 4
expect.rows = 23
expect.left_out.T3 = "重复：与 /T2 是同一天的签到"
expect.left_out.T5 = "签到那天不在任"
expect.left_out.T6 = "签到那天不在任"

[[example]]
name = "没有签到记录，参训人数只是填报；还没有开的、别的项目的不算"
given.ledger_payments = [{ id = "P1", project = "B1", paid_on = 2024-05-20, amount = 7400, payee = "甲", invoice = "1" }]
given.ledger_courses = """
id | project | planned_on | starts     | people
C1 | B1      | 2024-05-01 | 2024-05-01 | 38
C2 | B1      | 2024-09-01 | 2024-12-31 | 36
C3 | B1      | 2024-11-01 |            | 5
C4 | B2      | 2024-11-01 | 2024-11-01 | 5
C5 | B1      | 2025-01-01 | 2025-01-01 | 5
C6 | B1      | 2024-01-01 | 2023-12-31 | 5
"""
expect = { value = 100, stated = true, claimed_rows = 2, numerator = 7400, denominator = 74 }
---*/
