/*---
title      = { zh = "在册数", en = "On the roster" }
unit       = "人"
direction  = "more"
period     = "current"
ledgers    = []
value      = "sum"
params     = { ledger = "", kind = "" }
definition.zh = "名册里到期末审核合格的人数或户数（台账没有审核一列的全部计入）。"
definition.en = "Entries of a roster by the last day that were found good; all where nobody has to look."
source     = "参数 ledger 所指的台账"
fits.words = []
---*/
SELECT g.at AS address, g.done AS day, 1 AS numerator,
       coalesce(g.good, TRUE) AS counted, '审核没有通过' AS note
FROM ledger_general AS g
WHERE g.project = :project AND (g.ledger = :ledger OR g.called = :ledger) AND (g.kind = :kind OR :kind = '') AND g.done <= :until
/*--- examples
given.ledger_general = """
id | project | ledger | called | kind | done       | good
R1 | B1      | works  | 工程   | 养护 | 2024-01-01 | true
R2 | B1      | works  | 工程   | 养护 |            |
R3 | B1      | works  | 工程   | 养护 |            | true
R4 | B1      | works  | 工程   | 养护 | 2024-07-31 | false
R5 | B1      | works  | 工程   | 养护 | 2024-08-01 | true
R6 | B1      | works  | 工程   | 养护 | 2024-01-05 | true
R7 | B1      | works  | 工程   | 养护 |            | true
R8 | B1      | works  | 工程   | 养护 | 2024-05-01 |
R9 | B1      | works  | 工程   | 养护 | 2023-12-31 | true
RA | B1      | works  | 工程   | 养护 | 2024-08-05 | true
RB | B1      | works  | 工程   | 养护 | 2024-03-02 | true
RC | B2      | works  | 工程   | 养护 | 2024-03-01 | true
RD | B1      | checks | 检查   | 养护 | 2024-03-01 | true
RE | B1      | works  | 工程   | 新建 | 2024-03-01 | true
RF | B1      | works  | 工程   | 养护 | 2024-07-01 | true
RG | B1      | works  | 工程   | 养护 |            |
RH | B1      | works  | 工程   | 养护 | 2024-07-31 | true
RI | B1      | works  | 工程   | 养护 |            | true
RJ | B1      | works  | 工程   | 养护 |            |
RK | B2      | works  | 工程   | 养护 |            | true
RL | B1      | checks | 检查   | 养护 |            | true
RM | B1      | works  | 工程   | 新建 |            | true
RN | B1      | works  | 工程   | 养护 |            | true
RO | B1      | works  | 工程   | 养护 | 2024-07-31 | true
RQ | B1      | works  | 工程   | 养护 | 2024-08-10 | true
"""

[[example]]
name = "一类；别的项目、台账、年度不看"
until = 2024-07-31
params = { ledger = "works", kind = "养护" }
expect.value = 8
expect.rows = 8
expect.left_out = { R4 = "审核没有通过" }

[[example]]
name = "按台账的中文名，不分类别"
until = 2024-07-31
params = { ledger = "工程" }
expect.value = 9
expect.rows = 9
expect.left_out = { R4 = "审核没有通过" }
---*/
