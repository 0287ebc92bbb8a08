/*---
title      = { zh = "合格率", en = "Share good" }
unit       = "%"
direction  = "more"
period     = "current"
ledgers    = []
value      = "percent"
params     = { ledger = "", kind = "" }
definition.zh = "台账里到期末办完的中，验收、检查合格或回访满意的比例；没有写结果的按不合格计。"
definition.en = "Of what was done by the last day, the share found good; a blank is not good."
source     = "参数 ledger 所指的台账"
fits.words = []
---*/
SELECT g.at AS address, coalesce(g.done, g.due, g.day) AS day, CASE WHEN g.good THEN 1 ELSE 0 END AS numerator, 1 AS denominator,
       CASE WHEN g.done <= :until THEN TRUE WHEN g.due <= :until THEN FALSE END AS counted, '到期末没有办完' AS note, g.due AS planned
FROM ledger_general AS g
WHERE g.project = :project AND (g.ledger = :ledger OR g.called = :ledger) AND (g.kind = :kind OR :kind = '')
  AND coalesce(g.due, g.done, g.day) BETWEEN :starts AND :ends
/*--- examples
given.ledger_general = """
id | project | ledger | called | kind | due        | done       | good  | day
R1 | B1      | works  | 工程   | 养护 | 2024-01-01 | 2024-01-01 | true  |
R2 | B1      | works  | 工程   | 养护 | 2024-07-31 |            |       |
R3 | B1      | works  | 工程   | 养护 | 2024-08-01 |            | true  |
R4 | B1      | works  | 工程   | 养护 | 2024-09-01 | 2024-07-31 | false |
R5 | B1      | works  | 工程   | 养护 | 2024-06-01 | 2024-08-01 | true  |
R6 | B1      | works  | 工程   | 养护 | 2023-12-31 | 2024-01-05 | true  |
R7 | B1      | works  | 工程   | 养护 | 2024-12-31 |            | true  |
R8 | B1      | works  | 工程   | 养护 |            | 2024-05-01 |       |
R9 | B1      | works  | 工程   | 养护 |            | 2023-12-31 | true  |
RA | B1      | works  | 工程   | 养护 |            | 2024-08-05 | true  |
RB | B1      | works  | 工程   | 养护 | 2024-03-01 | 2024-03-02 | true  |
RC | B2      | works  | 工程   | 养护 | 2024-03-01 | 2024-03-01 | true  |
RD | B1      | checks | 检查   | 养护 | 2024-03-01 | 2024-03-01 | true  |
RE | B1      | works  | 工程   | 新建 | 2024-03-01 | 2024-03-01 | true  |
RF | B1      | works  | 工程   | 养护 | 2025-01-01 | 2024-07-01 | true  |
RG | B1      | works  | 工程   | 养护 |            |            |       | 2024-07-31
RH | B1      | works  | 工程   | 养护 |            | 2024-07-31 | true  | 2024-07-21
RI | B1      | works  | 工程   | 养护 |            |            | true  | 2024-08-01
RJ | B1      | works  | 工程   | 养护 | 2024-05-01 |            |       | 2024-04-01
RK | B2      | works  | 工程   | 养护 |            |            | true  | 2024-05-05
RL | B1      | checks | 检查   | 养护 |            |            | true  | 2024-05-05
RM | B1      | works  | 工程   | 新建 |            |            | true  | 2024-05-05
RN | B1      | works  | 工程   | 养护 |            |            | true  | 2023-12-31
RO | B1      | works  | 工程   | 养护 |            | 2024-07-31 | true  | 2024-01-01
RQ | B1      | works  | 工程   | 养护 |            | 2024-08-10 | true  | 2024-06-01
"""

[[example]]
name = "一类；别的项目、台账、年度不看"
until = 2024-07-31
params = { ledger = "works", kind = "养护" }
expect.value = 66.6667
expect.numerator = 4
expect.denominator = 6
expect.rows = 6
expect.planned_rows = 8
expect.done_rows = 2
expect.planned_share = 0.625
expect.left_out = { R2 = "到期末没有办完", R5 = "到期末没有办完", RJ = "到期末没有办完" }

[[example]]
name = "按台账的中文名，不分类别"
until = 2024-07-31
params = { ledger = "工程" }
expect.value = 71.4286
expect.numerator = 5
expect.denominator = 7
expect.rows = 7
expect.planned_rows = 9
expect.done_rows = 3
expect.planned_share = 0.6667
expect.left_out = { R2 = "到期末没有办完", R5 = "到期末没有办完", RJ = "到期末没有办完" }
---*/
