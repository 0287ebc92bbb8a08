/*---
title      = { zh = "比上年增长", en = "Growth on last year" }
unit       = "%"
direction  = "more"
period     = "current"
ledgers    = []
value      = "percent"
params     = { ledger = "", kind = "" }
least      = -100
most       = 1_000_000
definition.zh = "台账里到期末各条的数量比上年同期增长的比例；没有上年数的不计。"
definition.en = "Growth of the quantity on last year."
source     = "参数 ledger 所指的台账"
fits.words = []
---*/
SELECT g.at AS address, coalesce(g.done, g.due, g.day) AS day, g.quantity - g.last AS numerator, g.last AS denominator,
       CASE WHEN g.done <= :until OR g.day <= :until THEN g.last IS NOT NULL WHEN g.due <= :until THEN FALSE END AS counted,
       CASE WHEN g.last IS NULL THEN '没有上年数' ELSE '到期末没有办完' END AS note, g.due AS planned
FROM ledger_general AS g
WHERE g.project = :project AND (g.ledger = :ledger OR g.called = :ledger) AND (g.kind = :kind OR :kind = '')
  AND coalesce(g.due, g.done, g.day) BETWEEN :starts AND :ends
/*--- examples
given.ledger_general = """
id | project | ledger | called | kind | due        | done       | quantity | last | day
R1 | B1      | works  | 工程   | 养护 | 2024-01-01 | 2024-01-01 | 2        | 1    |
R2 | B1      | works  | 工程   | 养护 | 2024-07-31 |            |          |      |
R3 | B1      | works  | 工程   | 养护 | 2024-08-01 |            | 7        | 7    |
R4 | B1      | works  | 工程   | 养护 | 2024-09-01 | 2024-07-31 | 4        | 5    |
R5 | B1      | works  | 工程   | 养护 | 2024-06-01 | 2024-08-01 | 16       | 16   |
R6 | B1      | works  | 工程   | 养护 | 2023-12-31 | 2024-01-05 | 32       | 32   |
R7 | B1      | works  | 工程   | 养护 | 2024-12-31 |            | 64       | 64   |
R8 | B1      | works  | 工程   | 养护 |            | 2024-05-01 | 1        | 0    |
R9 | B1      | works  | 工程   | 养护 |            | 2023-12-31 | 128      | 128  |
RA | B1      | works  | 工程   | 养护 |            | 2024-08-05 | 256      | 256  |
RB | B1      | works  | 工程   | 养护 | 2024-03-01 | 2024-03-02 | 3        | 2    |
RC | B2      | works  | 工程   | 养护 | 2024-03-01 | 2024-03-01 | 512      | 512  |
RD | B1      | checks | 检查   | 养护 | 2024-03-01 | 2024-03-01 | 600      | 600  |
RE | B1      | works  | 工程   | 新建 | 2024-03-01 | 2024-03-01 | 8        | 8    |
RF | B1      | works  | 工程   | 养护 | 2025-01-01 | 2024-07-01 | 700      | 700  |
RG | B1      | works  | 工程   | 养护 |            |            | 6        | 5    | 2024-07-31
RH | B1      | works  | 工程   | 养护 |            | 2024-07-31 | 9        | 9    | 2024-07-21
RI | B1      | works  | 工程   | 养护 |            |            | 900      | 900  | 2024-08-01
RJ | B1      | works  | 工程   | 养护 | 2024-05-01 |            |          | 2    | 2024-04-01
RK | B2      | works  | 工程   | 养护 |            |            | 11       | 11   | 2024-05-05
RL | B1      | checks | 检查   | 养护 |            |            | 12       | 12   | 2024-05-05
RM | B1      | works  | 工程   | 新建 |            |            | 13       | 13   | 2024-05-05
RN | B1      | works  | 工程   | 养护 |            |            | 14       | 14   | 2023-12-31
RO | B1      | works  | 工程   | 养护 |            | 2024-07-31 | 3        | 2    | 2024-01-01
RQ | B1      | works  | 工程   | 养护 |            | 2024-08-10 | 5        | 5    | 2024-06-01
"""

[[example]]
name = "一类；别的项目、台账、年度不看"
until = 2024-07-31
params = { ledger = "works", kind = "养护" }
expect.numerator = 4
expect.denominator = 31
expect.rows = 9
expect.planned_rows = 8
expect.done_rows = 2
expect.planned_share = 0.625
expect.left_out = { R2 = "没有上年数", R5 = "到期末没有办完" }

[[example]]
name = "按台账的中文名，不分类别"
until = 2024-07-31
params = { ledger = "工程" }
expect.numerator = 4
expect.denominator = 52
expect.rows = 11
expect.planned_rows = 9
expect.done_rows = 2
expect.planned_share = 0.6667
expect.left_out = { R2 = "没有上年数", R5 = "到期末没有办完" }
---*/
