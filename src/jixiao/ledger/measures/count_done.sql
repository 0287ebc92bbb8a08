/*---
title      = { zh = "办完的件数", en = "Things done" }
unit       = "项"
direction  = "more"
period     = "cumulative"
ledgers    = []
value      = "sum"
params     = { ledger = "", kind = "" }
definition.zh = "台账里到期末办完的件数：工程完工、合同完成、活动举办、补助发放（参数指定台账和类别）。"
definition.en = "Records of a ledger done by the last day."
source     = "参数 ledger 所指的台账"
fits.words = []
---*/
SELECT g.at AS address, coalesce(g.done, g.due, g.day) AS day, 1 AS numerator,
       CASE WHEN g.done <= :until THEN TRUE WHEN g.due <= :until THEN FALSE END AS counted, '到期末没有办完' AS note, g.due AS planned
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
expect.value = 6
expect.rows = 6
expect.planned_rows = 8
expect.done_rows = 3
expect.planned_share = 0.625
expect.left_out = { R2 = "到期末没有办完", R5 = "到期末没有办完", RJ = "到期末没有办完" }

[[example]]
name = "按台账的中文名，不分类别"
until = 2024-07-31
params = { ledger = "工程" }
expect.value = 7
expect.rows = 7
expect.planned_rows = 9
expect.done_rows = 4
expect.planned_share = 0.6667
expect.left_out = { R2 = "到期末没有办完", R5 = "到期末没有办完", RJ = "到期末没有办完" }
---*/
