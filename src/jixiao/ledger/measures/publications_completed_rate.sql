/*---
title      = { zh = "研究成果完成率", en = "Publications completed" }
unit       = "%"
direction  = "more"
period     = "current"
ledgers    = ["publications"]
value      = "percent"
definition.zh = "本项目当年计划的成果中，已完成的比例。计划完成日期已到（或已提前完成）的才计。"
definition.en = "Of the project’s publications planned for the year, the share completed. Only what is due by the last day, or done before it is due, counts."
source     = "研究成果"
fits.words = ["成果 完成", "项目完成质量", "完成 质量", "汇编 完成"]
fits.without = ["及时"]
fits.levels = ["质量指标", "数量指标"]
fits.goods = ["高效", "完成"]
fits.units = ["%"]
fits.projects = ["研究", "成果", "宣传"]
fits.grades = "quality"
---*/
SELECT g.at AS address, coalesce(g.published_on, g.due_on) AS day, CASE WHEN g.published_on <= :until THEN 1 ELSE 0 END AS numerator, 1 AS denominator,
       CASE WHEN g.due_on <= :until OR g.published_on <= :until THEN TRUE END AS counted, NULL AS note, g.due_on AS planned
FROM ledger_publications AS g
WHERE g.project = :project AND g.due_on BETWEEN :starts AND :ends
/*--- examples
[[example]]
name = "已完成、晚完成、到期没有完成、还没有到期、提前完成；期末以后的事还不知道；别的年度和项目不看"
until = 2024-07-31
given.ledger_publications = """
id | due_on     | published_on | project
R1 | 2024-05-01 | 2024-05-01   | B1
R2 | 2024-05-01 | 2024-05-02   | B1
R3 | 2024-07-31 |              | B1
R4 | 2024-08-01 |              | B1
R5 | 2024-09-01 | 2024-07-31   | B1
R6 | 2024-09-01 | 2024-08-01   | B1
R7 | 2023-12-31 | 2024-01-05   | B1
R8 | 2025-01-01 | 2024-07-01   | B1
R9 | 2024-01-01 | 2024-08-01   | B1
R0 | 2024-02-01 |              | B1
RZ | 2024-02-01 | 2024-02-01   | B1
RW | 2024-10-01 | 2024-07-30   | B1
RX | 2024-05-01 | 2024-05-01   | B2
"""
expect = { value = 62.5, numerator = 5, denominator = 8, rows = 8, planned_rows = 10, done_rows = 5, planned_share = 0.6 }

[[example]]
name = "没有记录就没有结果"
given.ledger_publications = []
expect = {  }
---*/
