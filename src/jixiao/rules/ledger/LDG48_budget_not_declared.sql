/*---
name     = "ledger.budget-not-declared"
severity = "error"
since    = "0.1"
subject  = "record"
params   = []
basis    = [{ text = "《中华人民共和国预算法》第十三条：支出以经批准的预算为依据，未列入预算的不得支出", from = 2015-01-01 }]
title    = { zh = "台账的年初预算与申报表不同", en = "The ledger's budget is not the declared one" }
message.zh = "项目 {code}“{name}”台账的年初预算数 {initial} 元，申报表 {declared} 元。"
message.en = "Project {code} “{name}”: {initial} yuan in the ledger, {declared} yuan declared."
fix.zh = "年初预算照申报表填（单位是元）；年中的变化记在“预算和目标调整”里，并写批准文号。"
fix.en = "Enter the declared budget in yuan; changes of the year belong into the adjustments, with the document that decided them."
why.zh = "预算数改小，执行率就虚高；单位写错，执行率会差一万倍。"
why.en = "A budget made smaller lifts the rate; one in another unit is wrong ten thousand times."
---*/
SELECT b.id AS subject, b.initial = coalesce(f.initial, f.annual) AS ok, b.at AS path, p.at || '/funding/annual' AS other_path, b.code, b.name, b.initial,
       coalesce(f.initial, f.annual) AS declared
FROM ledger_budgets AS b JOIN project AS p ON p.id = b.project JOIN funding AS f ON f.project = p.id
/*--- examples
[[example]]
name = "相同；少一分；自评表按年初预算数；申报表空着的说不准"
given.project = [{ id = "P1" }, { id = "P2" }, { id = "P3" }, { id = "P4" }]
given.funding = [{ project = "P1", annual = 100 }, { project = "P2", annual = 100 }, { project = "P3", initial = 90, annual = 100 }, { project = "P4" }]
given.ledger_budgets = """
id | code | name | initial | project
B1 | 1    | 系统 | 100     | P1
B2 | 2    | 代表 | 99.99   | P2
B3 | 3    | 小组 | 90      | P3
B4 | 4    | 培训 | 1       | P4
"""
expect = { B1 = "pass", B2 = "fail", B3 = "pass", B4 = "unknown" }
message = "项目 2“代表”台账的年初预算数 99.99 元，申报表 100.00 元。"
---*/
