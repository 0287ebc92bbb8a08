/*---
title      = { zh = "采购验收率", en = "Purchases accepted" }
unit       = "%"
direction  = "more"
period     = "current"
ledgers    = ["purchases"]
value      = "percent"
definition = { zh = "本项目期内的采购中，到期末已验收的笔数比例。", en = "Of the project’s purchases, the share accepted by the last day." }
source     = "采购台账"
fits.words = ["验收 合格率", "验收率", "验收 通过", "采购 验收", "购置 合格", "设备 合格", "采购 合格"]
fits.without = ["维修", "维保", "维护", "改造"]
fits.levels = ["质量指标"]
fits.goods = ["合格", "通过"]
fits.units = ["%"]
fits.grades = "quality"
---*/
SELECT c.at AS address, c.bought_on AS day, CASE WHEN c.accepted_on <= :until THEN 1 ELSE 0 END AS numerator, 1 AS denominator, TRUE AS counted, NULL AS note
FROM ledger_purchases AS c
WHERE c.project = :project AND c.bought_on BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "期末当天验收的算，以后的不算；别的项目和期间不看"
until = 2024-07-31
given.ledger_purchases = """
id | project | bought_on  | accepted_on
C1 | B1      | 2024-01-01 | 2024-07-31
C2 | B1      | 2024-07-31 | 2024-08-01
C3 | B1      | 2024-03-01 |
C4 | B2      | 2024-03-01 | 2024-03-02
C5 | B1      | 2024-08-01 | 2024-03-01
C6 | B1      | 2023-12-31 | 2024-01-02
C7 | B1      | 2024-02-01 | 2024-02-02
"""
expect = { value = 50, numerator = 2, denominator = 4 }
---*/
