/*---
title      = { zh = "发生的件数", en = "Things that happened" }
unit       = "次"
direction  = "less"
period     = "cumulative"
ledgers    = []
value      = "sum"
params     = { ledger = "", kind = "" }
definition.zh = "台账里到期末发生的件数，例如安全事件、投诉；台账放进来了而一条也没有，就是 0。"
definition.en = "Records of a ledger that happened by the last day; none where the ledger is there without any."
source     = "参数 ledger 所指的台账"
fits.words = []
---*/
SELECT h.at AS address, :starts AS day, 0 AS numerator, TRUE AS counted, NULL AS note
FROM ledger_kept AS h
WHERE h.ledger = :ledger OR h.called = :ledger
UNION ALL
SELECT g.at, g.day, 1, TRUE, NULL
FROM ledger_general AS g
WHERE g.project = :project AND (g.ledger = :ledger OR g.called = :ledger) AND (g.kind = :kind OR :kind = '') AND g.day BETWEEN :starts AND :until
/*--- examples
given.ledger_general = """
id | project | ledger | called | kind | day
R1 | B1      | works  | 工程   | 养护 |
R2 | B1      | works  | 工程   | 养护 |
R3 | B1      | works  | 工程   | 养护 |
R4 | B1      | works  | 工程   | 养护 |
R5 | B1      | works  | 工程   | 养护 |
R6 | B1      | works  | 工程   | 养护 |
R7 | B1      | works  | 工程   | 养护 |
R8 | B1      | works  | 工程   | 养护 |
R9 | B1      | works  | 工程   | 养护 |
RA | B1      | works  | 工程   | 养护 |
RB | B1      | works  | 工程   | 养护 |
RC | B2      | works  | 工程   | 养护 |
RD | B1      | checks | 检查   | 养护 |
RE | B1      | works  | 工程   | 新建 |
RF | B1      | works  | 工程   | 养护 |
RG | B1      | works  | 工程   | 养护 | 2024-07-31
RH | B1      | works  | 工程   | 养护 | 2024-07-21
RI | B1      | works  | 工程   | 养护 | 2024-08-01
RJ | B1      | works  | 工程   | 养护 | 2024-04-01
RK | B2      | works  | 工程   | 养护 | 2024-05-05
RL | B1      | checks | 检查   | 养护 | 2024-05-05
RM | B1      | works  | 工程   | 新建 | 2024-05-05
RN | B1      | works  | 工程   | 养护 | 2023-12-31
RO | B1      | works  | 工程   | 养护 | 2024-01-01
RQ | B1      | works  | 工程   | 养护 | 2024-06-01
"""

[[example]]
name = "一类；别的项目、台账、年度不看"
until = 2024-07-31
params = { ledger = "works", kind = "养护" }
given.ledger_kept = [{ id = "K1", ledger = "works", called = "工程" }, { id = "K2", ledger = "checks", called = "检查" }]
expect.value = 5
expect.rows = 6

[[example]]
name = "按台账的中文名，不分类别"
until = 2024-07-31
params = { ledger = "工程" }
given.ledger_kept = [{ id = "K1", ledger = "works", called = "工程" }, { id = "K2", ledger = "checks", called = "检查" }]
expect.value = 6
expect.rows = 7
---*/
