/*---
title      = { zh = "平均办理天数", en = "Days until done" }
unit       = "天"
direction  = "less"
period     = "current"
ledgers    = []
value      = "average"
params     = { ledger = "", kind = "" }
definition.zh = "台账里到期末办完的各条，从受理到办完的平均天数；没有办完的算到期末。"
definition.en = "Days from the day it came to the day it was done, until the last day for what is not done."
source     = "参数 ledger 所指的台账"
fits.words = []
---*/
SELECT g.at AS address, g.day AS day,
       CASE WHEN g.done < :until THEN g.done ELSE :until END - g.day AS numerator, -- equivalent: on the last day both are the same
       1 AS denominator,
       CASE WHEN g.day <= :until THEN TRUE END AS counted, NULL AS note
FROM ledger_general AS g
WHERE g.project = :project AND (g.ledger = :ledger OR g.called = :ledger) AND (g.kind = :kind OR :kind = '') AND g.day >= :starts
/*--- examples
given.ledger_general = """
id | project | ledger | called | kind | done       | day
R1 | B1      | works  | 工程   | 养护 | 2024-01-01 |
R2 | B1      | works  | 工程   | 养护 |            |
R3 | B1      | works  | 工程   | 养护 |            |
R4 | B1      | works  | 工程   | 养护 | 2024-07-31 |
R5 | B1      | works  | 工程   | 养护 | 2024-08-01 |
R6 | B1      | works  | 工程   | 养护 | 2024-01-05 |
R7 | B1      | works  | 工程   | 养护 |            |
R8 | B1      | works  | 工程   | 养护 | 2024-05-01 |
R9 | B1      | works  | 工程   | 养护 | 2023-12-31 |
RA | B1      | works  | 工程   | 养护 | 2024-08-05 |
RB | B1      | works  | 工程   | 养护 | 2024-03-02 |
RC | B2      | works  | 工程   | 养护 | 2024-03-01 |
RD | B1      | checks | 检查   | 养护 | 2024-03-01 |
RE | B1      | works  | 工程   | 新建 | 2024-03-01 |
RF | B1      | works  | 工程   | 养护 | 2024-07-01 |
RG | B1      | works  | 工程   | 养护 |            | 2024-07-31
RH | B1      | works  | 工程   | 养护 | 2024-07-31 | 2024-07-21
RI | B1      | works  | 工程   | 养护 |            | 2024-08-01
RJ | B1      | works  | 工程   | 养护 |            | 2024-04-01
RK | B2      | works  | 工程   | 养护 |            | 2024-05-05
RL | B1      | checks | 检查   | 养护 |            | 2024-05-05
RM | B1      | works  | 工程   | 新建 |            | 2024-05-05
RN | B1      | works  | 工程   | 养护 |            | 2023-12-31
RO | B1      | works  | 工程   | 养护 | 2024-07-31 | 2024-01-01
RQ | B1      | works  | 工程   | 养护 | 2024-08-10 | 2024-06-01
"""

[[example]]
name = "一类；别的项目、台账、年度不看"
until = 2024-07-31
params = { ledger = "works", kind = "养护" }
expect.value = 80.6
expect.numerator = 403
expect.denominator = 5
expect.rows = 5

[[example]]
name = "按台账的中文名，不分类别"
until = 2024-07-31
params = { ledger = "工程" }
expect.value = 81.6667
expect.numerator = 490
expect.denominator = 6
expect.rows = 6
---*/
