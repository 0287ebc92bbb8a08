/*---
title      = { zh = "单位造价", en = "Money per unit" }
unit       = "元/{unit}"
direction  = "less"
period     = "current"
ledgers    = []
value      = "average"
params     = { ledger = "", kind = "", unit = "" }
definition.zh = "台账里到期末办完的各条的金额除以数量，只算参数 unit 所写单位的。"
definition.en = "Money by quantity of what was done, of one unit."
source     = "参数 ledger 所指的台账"
fits.words = []
---*/
SELECT g.at AS address, coalesce(g.done, g.due, g.day) AS day, g.money AS numerator, g.quantity AS denominator,
       CASE WHEN g.done <= :until THEN TRUE WHEN g.due <= :until THEN FALSE END AS counted, '到期末没有办完' AS note, g.due AS planned
FROM ledger_general AS g
WHERE g.project = :project AND (g.ledger = :ledger OR g.called = :ledger) AND (g.kind = :kind OR :kind = '') AND g.unit = :unit
  AND coalesce(g.due, g.done, g.day) BETWEEN :starts AND :ends
/*--- examples
given.ledger_general = """
id | project | ledger | called | kind | due        | done       | unit | quantity | money | day
R1 | B1      | works  | 工程   | 养护 | 2024-01-01 | 2024-01-01 | 公里 | 2        | 100   |
R2 | B1      | works  | 工程   | 养护 | 2024-07-31 |            | 公里 |          |       |
R3 | B1      | works  | 工程   | 养护 | 2024-08-01 |            | 公里 | 7        | 7     |
R4 | B1      | works  | 工程   | 养护 | 2024-09-01 | 2024-07-31 | 公里 | 4        | 200   |
R5 | B1      | works  | 工程   | 养护 | 2024-06-01 | 2024-08-01 | 公里 | 16       | 16    |
R6 | B1      | works  | 工程   | 养护 | 2023-12-31 | 2024-01-05 | 公里 | 32       | 32    |
R7 | B1      | works  | 工程   | 养护 | 2024-12-31 |            | 公里 | 64       | 64    |
R8 | B1      | works  | 工程   | 养护 |            | 2024-05-01 | 公里 | 1        | 50    |
R9 | B1      | works  | 工程   | 养护 |            | 2023-12-31 | 公里 | 128      | 128   |
RA | B1      | works  | 工程   | 养护 |            | 2024-08-05 | 公里 | 256      | 256   |
RB | B1      | works  | 工程   | 养护 | 2024-03-01 | 2024-03-02 | 公里 | 3        | 150   |
RC | B2      | works  | 工程   | 养护 | 2024-03-01 | 2024-03-01 | 公里 | 512      | 512   |
RD | B1      | checks | 检查   | 养护 | 2024-03-01 | 2024-03-01 | 公里 | 600      | 600   |
RE | B1      | works  | 工程   | 新建 | 2024-03-01 | 2024-03-01 | 公里 | 8        | 8     |
RF | B1      | works  | 工程   | 养护 | 2025-01-01 | 2024-07-01 | 公里 | 700      | 700   |
RG | B1      | works  | 工程   | 养护 |            |            | 公里 | 6        | 60    | 2024-07-31
RH | B1      | works  | 工程   | 养护 |            | 2024-07-31 | 平米 | 9        | 90    | 2024-07-21
RI | B1      | works  | 工程   | 养护 |            |            | 公里 | 900      | 900   | 2024-08-01
RJ | B1      | works  | 工程   | 养护 | 2024-05-01 |            | 公里 |          |       | 2024-04-01
RK | B2      | works  | 工程   | 养护 |            |            | 公里 | 11       | 11    | 2024-05-05
RL | B1      | checks | 检查   | 养护 |            |            | 公里 | 12       | 12    | 2024-05-05
RM | B1      | works  | 工程   | 新建 |            |            | 公里 | 13       | 13    | 2024-05-05
RN | B1      | works  | 工程   | 养护 |            |            | 公里 | 14       | 14    | 2023-12-31
RO | B1      | works  | 工程   | 养护 |            | 2024-07-31 | 公里 | 3        | 3     | 2024-01-01
RQ | B1      | works  | 工程   | 养护 |            | 2024-08-10 | 公里 | 5        | 5     | 2024-06-01
"""

[[example]]
name = "一类；别的项目、台账、年度不看"
until = 2024-07-31
params = { ledger = "works", kind = "养护", unit = "公里" }
expect.value = 38.6923
expect.numerator = 503
expect.denominator = 13
expect.rows = 5
expect.planned_rows = 8
expect.done_rows = 3
expect.planned_share = 0.625
expect.left_out = { R2 = "到期末没有办完", R5 = "到期末没有办完", RJ = "到期末没有办完" }

[[example]]
name = "按台账的中文名，不分类别"
until = 2024-07-31
params = { ledger = "工程", unit = "公里" }
expect.value = 24.3333
expect.numerator = 511
expect.denominator = 21
expect.rows = 6
expect.planned_rows = 9
expect.done_rows = 4
expect.planned_share = 0.6667
expect.left_out = { R2 = "到期末没有办完", R5 = "到期末没有办完", RJ = "到期末没有办完" }
---*/
