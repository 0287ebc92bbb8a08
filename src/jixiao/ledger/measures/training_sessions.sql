/*---
title      = { zh = "培训期数", en = "Courses held" }
unit       = "期"
direction  = "more"
period     = "cumulative"
ledgers    = ["courses"]
value      = "sum"
definition = { zh = "本项目到期末已开班的培训班次，取消的不计。", en = "Courses of the project begun by the last day; those given up do not count." }
source     = "培训班次"
fits.words = ["培训 期数", "培训 次数", "培训 场次", "培训班"]
fits.without = ["人", "率", "成本", "满意"]
fits.levels = ["数量指标"]
fits.units = ["期", "次", "场", "班"]
---*/
SELECT c.at AS address, coalesce(c.starts, c.planned_on) AS day, 1 AS numerator,
       CASE WHEN c.starts <= :until THEN c.status <> '取消' WHEN c.planned_on <= :until THEN FALSE END AS counted,
       CASE WHEN c.status = '取消' THEN '已取消' ELSE '到期末没有开班' END AS note, c.planned_on AS planned
FROM ledger_courses AS c
WHERE c.project = :project AND c.planned_on BETWEEN :starts AND :ends
/*--- examples
[[example]]
name = "已开班、没有开班、还没有到期、提前开班、取消"
until = 2024-07-31
given.ledger_courses = """
id | project | planned_on | starts     | planned_people | status
C1 | B1      | 2024-05-01 | 2024-05-01 | 10             | 完成
C2 | B2      | 2024-05-01 | 2024-05-01 | 7              | 完成
C3 | B1      | 2024-07-31 | 2024-07-31 | 20             | 完成
C4 | B1      | 2024-07-31 |            | 5              | 计划
C5 | B1      | 2024-08-01 |            | 40             | 计划
C6 | B1      | 2023-12-31 | 2024-01-05 | 3              | 完成
C7 | B1      | 2025-01-01 | 2024-07-01 | 3              | 完成
C8 | B1      | 2024-06-01 | 2024-08-01 | 1              | 完成
C9 | B1      | 2024-09-01 | 2024-07-31 | 2              | 完成
CA | B1      | 2024-03-01 | 2024-03-01 | 1              | 取消
CB | B1      | 2024-03-01 |            | 1              | 取消
CC | B1      | 2024-10-01 |            | 1              | 取消
"""
expect.value = 3
expect.rows = 3
expect.planned_rows = 9
expect.done_rows = 3
expect.planned_share = 0.6667
expect.left_out = { C4 = "到期末没有开班", C8 = "到期末没有开班", CA = "已取消", CB = "已取消" }
---*/
