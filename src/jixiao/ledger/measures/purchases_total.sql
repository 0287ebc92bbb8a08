/*---
title      = { zh = "采购金额", en = "Purchases" }
unit       = "元"
direction  = "less"
period     = "cumulative"
ledgers    = ["purchases"]
value      = "sum"
definition.zh = "本项目的采购金额之和。同一发票、品名、金额登记两次的只计一次。"
definition.en = "Purchases of the project. The same receipt, item and amount counts once."
source     = "采购台账"
fits.words = ["采购 成本", "培训总成本", "资料 成本", "采购 金额"]
fits.without = ["人均", "率"]
fits.levels = ["经济成本指标"]
fits.units = ["元", "万元"]
fits.projects = ["研究", "采购", "资料"]
---*/
SELECT x.at AS address, x.bought_on AS day, x.amount AS numerator, x.earlier IS NULL AS counted, '重复：与 ' || x.earlier || ' 是同一张发票' AS note
FROM (
    SELECT c.at, c.bought_on, c.amount,
           CASE WHEN c.invoice IS NOT NULL AND c.at > min(c.at) OVER (PARTITION BY c.invoice, c.item, c.amount)
                THEN min(c.at) OVER (PARTITION BY c.invoice, c.item, c.amount) END AS earlier
    FROM ledger_purchases AS c
    WHERE c.project = :project AND c.bought_on BETWEEN :starts AND :until
) AS x
/*--- examples
[[example]]
name = "同一发票登记两次；没有发票的、品名或金额不同的都计"
until = 2024-07-31
given.ledger_purchases = """
id | project | invoice | item | amount | bought_on
C1 | B1      | F1      | 书   | 10.01  | 2024-01-01
C2 | B1      | F1      | 书   | 10.01  | 2024-07-31
C3 | B1      | F1      | 灯   | 10.01  | 2024-03-01
C4 | B1      | F2      | 书   | 10.01  | 2024-03-01
C5 | B1      | F1      | 书   | 20     | 2024-03-01
C6 | B1      |         | 书   | 5      | 2024-03-01
C7 | B1      |         | 书   | 5      | 2024-03-01
C8 | B2      | F9      | 书   | 5      | 2024-03-01
C9 | B1      | F8      | 书   | 5      | 2024-08-01
CA | B1      | F8      | 书   | 5      | 2023-12-31
"""
expect = { value = 60.03, rows = 6, left_out = { C2 = "重复：与 /C1 是同一张发票" } }
---*/
