/*---
title      = { zh = "完成率", en = "Share done" }
unit       = "%"
direction  = "more"
period     = "current"
ledgers    = []
value      = "percent"
params     = { ledger = "", kind = "" }
definition.zh = "台账里到期末应办完的（计划日期已到，或提前办完的）中，办完的比例。"
definition.en = "Of what was due by the last day, or done before it was, the share done."
source     = "参数 ledger 所指的台账"
fits.words = []
---*/
SELECT g.at AS address, coalesce(g.done, g.due, g.day) AS day, CASE WHEN g.done <= :until THEN 1 ELSE 0 END AS numerator, 1 AS denominator,
       CASE WHEN g.due <= :until OR g.done <= :until THEN TRUE END AS counted, NULL AS note, g.due AS planned
FROM ledger_general AS g
WHERE g.project = :project AND (g.ledger = :ledger OR g.called = :ledger) AND (g.kind = :kind OR :kind = '')
  AND coalesce(g.due, g.done, g.day) BETWEEN :starts AND :ends
/*--- examples
given.ledger_general = """
id | project | ledger | called | kind | due        | done       | day
R1 | B1      | works  | 工程   | 养护 | 2024-01-01 | 2024-01-01 |
R2 | B1      | works  | 工程   | 养护 | 2024-07-31 |            |
R3 | B1      | works  | 工程   | 养护 | 2024-08-01 |            |
R4 | B1      | works  | 工程   | 养护 | 2024-09-01 | 2024-07-31 |
R5 | B1      | works  | 工程   | 养护 | 2024-06-01 | 2024-08-01 |
R6 | B1      | works  | 工程   | 养护 | 2023-12-31 | 2024-01-05 |
R7 | B1      | works  | 工程   | 养护 | 2024-12-31 |            |
R8 | B1      | works  | 工程   | 养护 |            | 2024-05-01 |
R9 | B1      | works  | 工程   | 养护 |            | 2023-12-31 |
RA | B1      | works  | 工程   | 养护 |            | 2024-08-05 |
RB | B1      | works  | 工程   | 养护 | 2024-03-01 | 2024-03-02 |
RC | B2      | works  | 工程   | 养护 | 2024-03-01 | 2024-03-01 |
RD | B1      | checks | 检查   | 养护 | 2024-03-01 | 2024-03-01 |
RE | B1      | works  | 工程   | 新建 | 2024-03-01 | 2024-03-01 |
RF | B1      | works  | 工程   | 养护 | 2025-01-01 | 2024-07-01 |
RG | B1      | works  | 工程   | 养护 |            |            | 2024-07-31
RH | B1      | works  | 工程   | 养护 |            | 2024-07-31 | 2024-07-21
RI | B1      | works  | 工程   | 养护 |            |            | 2024-08-01
RJ | B1      | works  | 工程   | 养护 | 2024-05-01 |            | 2024-04-01
RK | B2      | works  | 工程   | 养护 |            |            | 2024-05-05
RL | B1      | checks | 检查   | 养护 |            |            | 2024-05-05
RM | B1      | works  | 工程   | 新建 |            |            | 2024-05-05
RN | B1      | works  | 工程   | 养护 |            |            | 2023-12-31
RO | B1      | works  | 工程   | 养护 |            | 2024-07-31 | 2024-01-01
RQ | B1      | works  | 工程   | 养护 |            | 2024-08-10 | 2024-06-01
"""

[[example]]
name = "一类；别的项目、台账、年度不看"
until = 2024-07-31
params = { ledger = "works", kind = "养护" }
expect.value = 66.6667
expect.numerator = 6
expect.denominator = 9
expect.rows = 9
expect.planned_rows = 8
expect.done_rows = 3
expect.planned_share = 0.625

[[example]]
name = "按台账的中文名，不分类别"
until = 2024-07-31
params = { ledger = "工程" }
expect.value = 70
expect.numerator = 7
expect.denominator = 10
expect.rows = 10
expect.planned_rows = 9
expect.done_rows = 4
expect.planned_share = 0.6667
---*/
