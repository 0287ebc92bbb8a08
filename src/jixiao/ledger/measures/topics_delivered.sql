/*---
title      = { zh = "完成课题数", en = "Topics delivered" }
unit       = "项"
direction  = "more"
period     = "cumulative"
ledgers    = ["topics"]
value      = "sum"
definition = { zh = "本项目到期末已提交报告的课题数。", en = "Topics of the project delivered by the last day." }
source     = "调研课题"
fits.words = ["课题 数量", "调研报告 数量", "报告 数量", "完成 课题", "研究 项目 数量"]
fits.without = ["率", "及时"]
fits.levels = ["数量指标"]
fits.units = ["项", "个", "篇", "份"]
---*/
SELECT k.at AS address, coalesce(k.delivered_on, k.due_on) AS day, 1 AS numerator,
       CASE WHEN k.delivered_on <= :until THEN TRUE WHEN k.due_on <= :until THEN FALSE END AS counted, '到期末没有提交报告' AS note, k.due_on AS planned
FROM ledger_topics AS k
WHERE k.project = :project AND k.due_on BETWEEN :starts AND :ends
/*--- examples
[[example]]
name = "已完成、到期没有完成、还没有到期、提前完成；别的年度和项目不看"
until = 2024-07-31
given.ledger_topics = """
id | project | due_on     | delivered_on
R1 | B1      | 2024-01-01 | 2024-01-01
R2 | B1      | 2024-07-31 |
R3 | B1      | 2024-08-01 |
R4 | B1      | 2024-09-01 | 2024-07-31
R5 | B1      | 2024-06-01 | 2024-08-01
R6 | B1      | 2023-12-31 | 2024-01-05
R7 | B1      | 2025-01-01 | 2024-07-01
R8 | B1      | 2024-12-31 |
RX | B2      | 2024-05-01 | 2024-05-01
"""
expect = { value = 2, rows = 2, planned_rows = 6, done_rows = 2, planned_share = 0.5, left_out = { R2 = "到期末没有提交报告", R5 = "到期末没有提交报告" } }
---*/
