/*---
title      = { zh = "采购节约率", en = "Saved in purchases" }
unit       = "%"
direction  = "more"
period     = "current"
ledgers    = ["purchases"]
value      = "percent"
definition.zh = "本项目期内的采购中，采购预算（或最高限价）高出成交金额的部分占采购预算的比例。没有登记采购预算的、同一发票登记两次的不计。"
definition.en = "What the project’s purchases cost less than their ceiling, by the ceiling. Purchases without one, or registered twice, do not count."
source     = "采购台账"
fits       = { words = ["采购 节约率", "采购 节支率", "采购 节约"], without = ["资金"], levels = ["经济成本指标", "经济效益指标"], units = ["%"] }
---*/
SELECT x.at AS address, x.bought_on AS day, x.budgeted - x.amount AS numerator, x.budgeted AS denominator, x.budgeted IS NOT NULL
  AND x.earlier IS NULL AS counted,
       CASE WHEN x.earlier IS NOT NULL THEN '重复：与 ' || x.earlier || ' 是同一张发票' ELSE '没有登记采购预算' END AS note
FROM (
    SELECT c.at, c.bought_on, c.amount, c.budgeted,
           CASE WHEN c.invoice IS NOT NULL AND c.at > min(c.at) OVER (PARTITION BY c.invoice, c.item, c.amount)
                THEN min(c.at) OVER (PARTITION BY c.invoice, c.item, c.amount) END AS earlier
    FROM ledger_purchases AS c
    WHERE c.project = :project AND c.bought_on BETWEEN :starts AND :until
) AS x
/*--- examples
[[example]]
name = "低于预算、高于预算；没有预算的、登记两次的不计；别的项目和期间不看"
until = 2024-07-31
given.ledger_purchases = """
id | project | invoice | item | amount | budgeted | bought_on
C1 | B1      | F1      | 书   | 80     | 100      | 2024-01-01
C2 | B1      | F1      | 书   | 80     | 100      | 2024-07-31
C3 | B1      | F1      | 灯   | 80     | 100      | 2024-03-01
C4 | B1      |         | 书   | 110    | 100      | 2024-03-01
C5 | B1      |         | 书   | 110    | 100      | 2024-07-31
C6 | B1      | F6      | 书   | 9      |          | 2024-03-01
C7 | B2      | F7      | 书   | 1      | 100      | 2024-03-01
C8 | B1      | F8      | 书   | 1      | 100      | 2024-08-01
C9 | B1      | F9      | 书   | 1      | 100      | 2023-12-31
"""
expect = { value = 5, numerator = 20, denominator = 400, rows = 4, left_out = { C2 = "重复：与 /C1 是同一张发票", C6 = "没有登记采购预算" } }
---*/
