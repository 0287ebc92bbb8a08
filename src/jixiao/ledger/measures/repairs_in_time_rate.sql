/*---
title      = { zh = "维修及时率", en = "Repairs in time" }
unit       = "%"
direction  = "more"
period     = "current"
ledgers    = ["repairs"]
value      = "percent"
params     = { days = 3 }
definition.zh = "期内报修的设备中，days 天之内修好的比例；还没有到期限、也没有修好的不计。"
definition.en = "Of the repairs reported, the share done within the days; those not yet due and not done do not count."
source     = "设备维修"
fits       = { words = ["维修 及时", "维护 及时", "报修"], levels = ["时效指标"], goods = ["及时"], units = ["%"], grades = "in_time" }
---*/
SELECT w.at AS address, w.reported_on AS day, CASE WHEN w.done_on <= :until AND w.done_on - w.reported_on <= :days THEN 1
  ELSE 0 END AS numerator, 1 AS denominator,
       CASE WHEN w.done_on <= :until OR :until - w.reported_on > :days THEN TRUE END AS counted, NULL AS note
FROM ledger_repairs AS w
WHERE w.reported_on BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "第 3 天修好算，第 4 天不算；没有到期的不计"
until = 2024-07-31
given.ledger_repairs = """
id | reported_on | done_on
W1 | 2024-01-01  | 2024-01-04
W2 | 2024-07-01  | 2024-07-05
W3 | 2024-07-28  |
W4 | 2024-07-27  |
W5 | 2024-07-30  | 2024-08-01
W6 | 2024-08-01  | 2024-08-01
W7 | 2023-12-31  | 2024-01-01
W8 | 2024-07-31  | 2024-07-31
W9 | 2024-07-20  | 2024-08-02
W0 | 2024-07-27  | 2024-07-31
WA | 2024-07-01  |
"""
expect = { value = 28.5714, numerator = 2, denominator = 7 }

[[example]]
name = "期限可以另定"
until = 2024-07-31
params = { days = 4 }
given.ledger_repairs = [{ id = "W1", reported_on = 2024-01-01, done_on = 2024-01-04 }, { id = "W2", reported_on = 2024-07-01, done_on = 2024-07-05 }]
expect = { value = 100, numerator = 2, denominator = 2 }
---*/
