/*---
title      = { zh = "人均培训成本", en = "Training cost per person" }
unit       = "元/人"
direction  = "less"
period     = "current"
ledgers    = ["payments", "courses", "attendance", "deputies"]
value      = "average"
definition = { zh = "本项目的付款除以各班次签到的人数（一人参加几个班次算几人；没有签到记录的班次用参训人数）。同一票据、收款人、金额的第二笔不计；退款按负数计。不在任的和重复的签到不计。", en = "The project’s payments by the people on the lists of its courses, once a course. A second payment of the same receipt, payee and amount does not count; refunds count as negative. Lists count as for the people trained." }
source     = "支出明细、培训班次、签到"
fits       = { words = ["人均 培训", "培训 成本", "生均 培训"], without = ["总"], levels = ["经济成本指标"], units = ["元/人", "元"] }
---*/
WITH firsts AS (
    SELECT p.invoice, p.payee, p.amount, min(p.at) AS first_at
    FROM ledger_payments AS p
    WHERE p.project = :project AND p.amount > 0 AND p.paid_on BETWEEN :starts AND :until
    GROUP BY p.invoice, p.payee, p.amount
    HAVING count(*) > 1 -- equivalent: spares the join those that stand once
), again AS (
    SELECT p.id, f.first_at
    FROM ledger_payments AS p JOIN firsts AS f ON f.invoice = p.invoice AND f.payee = p.payee AND f.amount = p.amount
    WHERE p.at > f.first_at
), seats AS (
    SELECT x.at, x.attended_on, x.gone, min(x.attended_on) OVER (PARTITION BY x.course, x.deputy, x.gone) AS first_on,
           min(x.at) OVER (PARTITION BY x.course, x.deputy, x.attended_on) AS earliest
    FROM (
        SELECT t.at, t.attended_on, t.course, t.deputy, t.attended_on < d.term_start OR coalesce(t.attended_on > d.term_end, FALSE) AS gone
        FROM ledger_attendance AS t JOIN ledger_courses AS c ON c.id = t.course JOIN ledger_deputies AS d ON d.id = t.deputy
        WHERE c.project = :project AND t.attended_on BETWEEN :starts AND :until
    ) AS x
)
SELECT y.at AS address, y.paid_on AS day, y.amount AS numerator, 0 AS denominator, a.id IS NULL AND b.id IS NULL AS counted,
       CASE WHEN a.id IS NOT NULL THEN '重复：与 ' || a.first_at || ' 是同一张票据'
            WHEN b.id IS NOT NULL THEN '退回的是重复支付的款，原付款没有计入' END AS note
FROM ledger_payments AS y LEFT JOIN again AS a ON a.id = y.id LEFT JOIN again AS b ON b.id = y.refund_of
WHERE y.project = :project AND y.paid_on BETWEEN :starts AND :until
UNION ALL
SELECT s.at, s.attended_on, 0, CASE WHEN s.attended_on = s.first_on THEN 1 ELSE 0 END, NOT s.gone AND s.at = s.earliest,
       CASE WHEN s.gone THEN '签到那天不在任' ELSE '重复：与 ' || s.earliest || ' 是同一天的签到' END
FROM seats AS s
UNION ALL
SELECT c.at, c.starts, 0, c.people, TRUE, NULL
FROM ledger_courses AS c
WHERE c.project = :project AND c.starts BETWEEN :starts AND :until AND NOT EXISTS (SELECT t.at FROM ledger_attendance AS t WHERE t.course = c.id)
/*--- examples
[[example]]
name = "重复的不计，票据、收款人、金额不同或没有票据的不算重复；退款按负数计；别的项目、期间不看"
until = 2024-07-31
given.ledger_deputies = [
    { id = "D1", term_start = 2021-11-16 },
    { id = "D2", term_start = 2021-11-16, term_end = 2024-05-01 },
    { id = "D3", term_start = 2024-05-02 },
]
given.ledger_courses = [
    { id = "C1", project = "B1", planned_on = 2024-05-01, starts = 2024-05-01, planned_people = 10, status = "完成" },
    { id = "C2", project = "B2", planned_on = 2024-05-01, starts = 2024-05-01, planned_people = 7, status = "完成" },
    { id = "C3", project = "B1", planned_on = 2024-07-31, starts = 2024-07-31, planned_people = 20, status = "完成" },
    { id = "C4", project = "B1", planned_on = 2024-07-31, planned_people = 5, status = "计划" },
    { id = "C5", project = "B1", planned_on = 2024-08-01, planned_people = 40, status = "计划" },
    { id = "C6", project = "B1", planned_on = 2023-12-31, starts = 2024-01-05, people = 0, planned_people = 3, status = "完成" },
    { id = "C7", project = "B1", planned_on = 2025-01-01, starts = 2024-07-01, people = 0, planned_people = 3, status = "完成" },
    { id = "C8", project = "B1", planned_on = 2024-06-01, starts = 2024-08-01, planned_people = 1, status = "完成" },
    { id = "C9", project = "B1", planned_on = 2024-09-01, starts = 2024-07-31, people = 0, planned_people = 2, status = "完成" },
]
given.ledger_attendance = [
    { id = "T1", course = "C1", deputy = "D1", attended_on = 2024-05-01 },
    { id = "T2", course = "C1", deputy = "D1", attended_on = 2024-05-02 },
    { id = "T3", course = "C1", deputy = "D1", attended_on = 2024-05-02 },
    { id = "T4", course = "C1", deputy = "D2", attended_on = 2024-05-01 },
    { id = "T5", course = "C1", deputy = "D2", attended_on = 2024-05-02 },
    { id = "T6", course = "C1", deputy = "D3", attended_on = 2024-05-01 },
    { id = "T7", course = "C1", deputy = "D3", attended_on = 2024-05-02 },
    { id = "T8", course = "C2", deputy = "D1", attended_on = 2024-05-01 },
    { id = "T9", course = "C3", deputy = "D1", attended_on = 2024-07-31 },
    { id = "TA", course = "C1", deputy = "D1", attended_on = 2024-08-01 },
    { id = "TB", course = "C1", deputy = "D1", attended_on = 2023-12-31 },
]
given.ledger_payments = [
    { id = "P01", paid_on = 2024-01-01, amount = 100, invoice = "F1", payee = "甲", project = "B1" },
    { id = "P02", paid_on = 2024-07-31, amount = 50, invoice = "F2", payee = "甲", project = "B1" },
    { id = "P03", paid_on = 2024-08-01, amount = 7, invoice = "F3", payee = "甲", project = "B1" },
    { id = "P04", paid_on = 2023-12-31, amount = 9, invoice = "F4", payee = "甲", project = "B1" },
    { id = "P05", paid_on = 2024-02-01, amount = 11, invoice = "F5", payee = "甲", project = "B2" },
    { id = "P06", paid_on = 2024-02-01, amount = 100, invoice = "F1", payee = "甲", project = "B1" },
    { id = "P07", paid_on = 2024-02-01, amount = 100, invoice = "F1", payee = "乙", project = "B1" },
    { id = "P08", paid_on = 2024-02-01, amount = 30.05, invoice = "F1", payee = "甲", project = "B1" },
    { id = "P09", paid_on = 2024-02-01, amount = 200, payee = "甲", project = "B1" },
    { id = "P10", paid_on = 2024-02-01, amount = 200, payee = "甲", project = "B1" },
    { id = "P11", paid_on = 2024-02-01, amount = -50, payee = "甲", refund_of = "P02", project = "B1" },
    { id = "P12", paid_on = 2024-02-01, amount = -100, payee = "甲", refund_of = "P06", project = "B1" },
    { id = "P13", paid_on = 2024-02-01, amount = -5, invoice = "F7", payee = "甲", project = "B1" },
    { id = "P14", paid_on = 2024-02-01, amount = -5, invoice = "F7", payee = "甲", project = "B1" },
    { id = "P15", paid_on = 2024-02-01, amount = 0, invoice = "F8", payee = "甲", project = "B1" },
    { id = "P16", paid_on = 2024-02-01, amount = 0, invoice = "F8", payee = "甲", project = "B1" },
    { id = "P17", paid_on = 2024-02-01, amount = 1, invoice = "F9", payee = "甲", project = "B1" },
    { id = "P18", paid_on = 2024-02-01, amount = 1, invoice = "F9", payee = "甲", project = "B1" },
    { id = "P00", paid_on = 2024-02-01, amount = 50, invoice = "F2", payee = "甲", project = "B2" },
    { id = "P002", paid_on = 2023-12-31, amount = 50, invoice = "F2", payee = "甲", project = "B1" },
]
expect = { value = 155.2625, numerator = 621.05, denominator = 4, rows = 20, left_out = { P06 = "重复：与 /P01 是同一张票据", P12 = "退回的是重复支付的款，原付款没有计入", P18 = "重复：与 /P17 是同一张票据", T3 = "重复：与 /T2 是同一天的签到", T5 = "签到那天不在任", T6 = "签到那天不在任" } }

[[example]]
name = "没有签到记录的班次用参训人数；还没有开的、别的项目的不算"
given.ledger_payments = [{ id = "P1", project = "B1", paid_on = 2024-05-20, amount = 7400, payee = "甲", invoice = "1" }]
given.ledger_courses = [
    { id = "C1", project = "B1", planned_on = 2024-05-01, starts = 2024-05-01, people = 38 }, { id = "C2", project = "B1", planned_on = 2024-09-01, starts = 2024-12-31, people = 36 },
    { id = "C3", project = "B1", planned_on = 2024-11-01, people = 5 }, { id = "C4", project = "B2", planned_on = 2024-11-01, starts = 2024-11-01, people = 5 },
    { id = "C5", project = "B1", planned_on = 2025-01-01, starts = 2025-01-01, people = 5 }, { id = "C6", project = "B1", planned_on = 2024-01-01, starts = 2023-12-31, people = 5 },
]
expect = { value = 100, numerator = 7400, denominator = 74 }
---*/
