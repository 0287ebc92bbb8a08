/*---
title      = { zh = "金额合计", en = "Money" }
unit       = "元"
direction  = "less"
period     = "cumulative"
ledgers    = []
value      = "sum"
params     = { ledger = "", kind = "" }
definition.zh = "台账里到期末办完的各条的金额之和；没有填金额的说不准。"
definition.en = "Money of what was done by the last day; unknown where one is blank."
source     = "参数 ledger 所指的台账"
fits.words = []
---*/
SELECT g.at AS address, coalesce(g.done, g.due, g.day) AS day, g.money AS numerator,
       CASE WHEN g.done <= :until OR g.day <= :until THEN TRUE WHEN g.due <= :until THEN FALSE END AS counted, '到期末没有办完' AS note, g.due AS planned,
       g.planned_money AS weight
FROM ledger_general AS g
WHERE g.project = :project AND (g.ledger = :ledger OR g.called = :ledger) AND (g.kind = :kind OR :kind = '')
  AND coalesce(g.due, g.done, g.day) BETWEEN :starts AND :ends
/*--- examples
given.ledger_general = """
id | project | ledger | called | kind | due        | done       | money | planned_money | day
R1 | B1      | works  | 工程   | 养护 | 2024-01-01 | 2024-01-01 | 100   | 12            |
R2 | B1      | works  | 工程   | 养护 | 2024-07-31 |            |       | 10            |
R3 | B1      | works  | 工程   | 养护 | 2024-08-01 |            | 7     | 8             |
R4 | B1      | works  | 工程   | 养护 | 2024-09-01 | 2024-07-31 | 200   | 20            |
R5 | B1      | works  | 工程   | 养护 | 2024-06-01 | 2024-08-01 | 16    | 16            |
R6 | B1      | works  | 工程   | 养护 | 2023-12-31 | 2024-01-05 | 32    | 32            |
R7 | B1      | works  | 工程   | 养护 | 2024-12-31 |            | 64    | 64            |
R8 | B1      | works  | 工程   | 养护 |            | 2024-05-01 | 50    |               |
R9 | B1      | works  | 工程   | 养护 |            | 2023-12-31 | 128   |               |
RA | B1      | works  | 工程   | 养护 |            | 2024-08-05 | 256   |               |
RB | B1      | works  | 工程   | 养护 | 2024-03-01 | 2024-03-02 | 150   | 15            |
RC | B2      | works  | 工程   | 养护 | 2024-03-01 | 2024-03-01 | 512   | 17            |
RD | B1      | checks | 检查   | 养护 | 2024-03-01 | 2024-03-01 | 600   | 18            |
RE | B1      | works  | 工程   | 新建 | 2024-03-01 | 2024-03-01 | 8     | 8             |
RF | B1      | works  | 工程   | 养护 | 2025-01-01 | 2024-07-01 | 700   | 19            |
RG | B1      | works  | 工程   | 养护 |            |            | 60    |               | 2024-07-31
RH | B1      | works  | 工程   | 养护 |            | 2024-07-31 | 90    |               | 2024-07-21
RI | B1      | works  | 工程   | 养护 |            |            | 900   |               | 2024-08-01
RJ | B1      | works  | 工程   | 养护 | 2024-05-01 |            |       | 5             | 2024-04-01
RK | B2      | works  | 工程   | 养护 |            |            | 11    |               | 2024-05-05
RL | B1      | checks | 检查   | 养护 |            |            | 12    |               | 2024-05-05
RM | B1      | works  | 工程   | 新建 |            |            | 13    |               | 2024-05-05
RN | B1      | works  | 工程   | 养护 |            |            | 14    |               | 2023-12-31
RO | B1      | works  | 工程   | 养护 |            | 2024-07-31 | 3     |               | 2024-01-01
RQ | B1      | works  | 工程   | 养护 |            | 2024-08-10 | 5     |               | 2024-06-01
"""

[[example]]
name = "一类；别的项目、台账、年度不看"
until = 2024-07-31
params = { ledger = "works", kind = "养护" }
expect.rows = 9
expect.planned_rows = 8
expect.done_rows = 4
expect.planned_share = 0.3867
expect.left_out = { R2 = "到期末没有办完", R5 = "到期末没有办完" }

[[example]]
name = "按台账的中文名，不分类别"
until = 2024-07-31
params = { ledger = "工程" }
expect.rows = 11
expect.planned_rows = 9
expect.done_rows = 5
expect.planned_share = 0.4177
expect.left_out = { R2 = "到期末没有办完", R5 = "到期末没有办完" }
---*/
