/*---
title      = { zh = "完成的数量", en = "Quantity done" }
unit       = "{unit}"
direction  = "more"
period     = "cumulative"
ledgers    = []
value      = "sum"
params     = { ledger = "", kind = "", unit = "" }
definition.zh = "台账里到期末办完的各条的数量之和，只加参数 unit 所写单位的；没有填数量的不计。"
definition.en = "Quantities of what was done by the last day, of one unit."
source     = "参数 ledger 所指的台账"
fits.words = []
---*/
SELECT g.at AS address, coalesce(g.done, g.due, g.day) AS day, g.quantity AS numerator,
       CASE WHEN g.done <= :until OR g.day <= :until THEN g.quantity IS NOT NULL WHEN g.due <= :until THEN FALSE END AS counted,
       CASE WHEN g.quantity IS NULL THEN '没有填数量' ELSE '到期末没有办完' END AS note, g.due AS planned, g.planned_quantity AS weight
FROM ledger_general AS g
WHERE g.project = :project AND (g.ledger = :ledger OR g.called = :ledger) AND (g.kind = :kind OR :kind = '') AND g.unit = :unit
  AND coalesce(g.due, g.done, g.day) BETWEEN :starts AND :ends
/*--- examples
given.ledger_general = """
id | project | ledger | called | kind | due        | done       | unit | quantity | planned_quantity | day
R1 | B1      | works  | 工程   | 养护 | 2024-01-01 | 2024-01-01 | 公里 | 2        | 12               |
R2 | B1      | works  | 工程   | 养护 | 2024-07-31 |            | 公里 |          | 10               |
R3 | B1      | works  | 工程   | 养护 | 2024-08-01 |            | 公里 | 7        | 8                |
R4 | B1      | works  | 工程   | 养护 | 2024-09-01 | 2024-07-31 | 公里 | 4        | 20               |
R5 | B1      | works  | 工程   | 养护 | 2024-06-01 | 2024-08-01 | 公里 | 16       | 16               |
R6 | B1      | works  | 工程   | 养护 | 2023-12-31 | 2024-01-05 | 公里 | 32       | 32               |
R7 | B1      | works  | 工程   | 养护 | 2024-12-31 |            | 公里 | 64       | 64               |
R8 | B1      | works  | 工程   | 养护 |            | 2024-05-01 | 公里 | 1        |                  |
R9 | B1      | works  | 工程   | 养护 |            | 2023-12-31 | 公里 | 128      |                  |
RA | B1      | works  | 工程   | 养护 |            | 2024-08-05 | 公里 | 256      |                  |
RB | B1      | works  | 工程   | 养护 | 2024-03-01 | 2024-03-02 | 公里 | 3        | 15               |
RC | B2      | works  | 工程   | 养护 | 2024-03-01 | 2024-03-01 | 公里 | 512      | 17               |
RD | B1      | checks | 检查   | 养护 | 2024-03-01 | 2024-03-01 | 公里 | 600      | 18               |
RE | B1      | works  | 工程   | 新建 | 2024-03-01 | 2024-03-01 | 公里 | 8        | 8                |
RF | B1      | works  | 工程   | 养护 | 2025-01-01 | 2024-07-01 | 公里 | 700      | 19               |
RG | B1      | works  | 工程   | 养护 |            |            | 公里 | 6        |                  | 2024-07-31
RH | B1      | works  | 工程   | 养护 |            | 2024-07-31 | 平米 | 9        |                  | 2024-07-21
RI | B1      | works  | 工程   | 养护 |            |            | 公里 | 900      |                  | 2024-08-01
RJ | B1      | works  | 工程   | 养护 | 2024-05-01 |            | 公里 |          | 5                | 2024-04-01
RK | B2      | works  | 工程   | 养护 |            |            | 公里 | 11       |                  | 2024-05-05
RL | B1      | checks | 检查   | 养护 |            |            | 公里 | 12       |                  | 2024-05-05
RM | B1      | works  | 工程   | 新建 |            |            | 公里 | 13       |                  | 2024-05-05
RN | B1      | works  | 工程   | 养护 |            |            | 公里 | 14       |                  | 2023-12-31
RO | B1      | works  | 工程   | 养护 |            | 2024-07-31 | 公里 | 3        |                  | 2024-01-01
RQ | B1      | works  | 工程   | 养护 |            | 2024-08-10 | 公里 | 5        |                  | 2024-06-01
"""

[[example]]
name = "一类；别的项目、台账、年度不看"
until = 2024-07-31
params = { ledger = "works", kind = "养护", unit = "公里" }
expect.value = 24
expect.rows = 7
expect.planned_rows = 8
expect.done_rows = 3
expect.planned_share = 0.3867
expect.left_out = { R2 = "没有填数量", R5 = "到期末没有办完", RJ = "没有填数量" }

[[example]]
name = "按台账的中文名，不分类别"
until = 2024-07-31
params = { ledger = "工程", unit = "公里" }
expect.value = 45
expect.rows = 9
expect.planned_rows = 9
expect.done_rows = 4
expect.planned_share = 0.4177
expect.left_out = { R2 = "没有填数量", R5 = "到期末没有办完", RJ = "没有填数量" }
---*/
