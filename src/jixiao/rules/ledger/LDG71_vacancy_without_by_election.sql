/*---
name     = "ledger.vacancy-without-by-election"
severity = "warning"
since    = "0.2"
subject  = "record"
params   = []
basis    = [
  { text = """\
    《全国人民代表大会和地方各级人民代表大会选举法》第五十七条：代表在任期内因故出缺，由原选区或者原选举单位补选""", from = 2020-10-17, verified = false },
]
title    = { zh = "出缺没有登记补选", en = "Vacancy without a by-election" }
message.zh = "{name} {term_end} 出缺，台账“代表补选”里没有这个名额。"
message.en = "{name}'s seat fell vacant on {term_end}, and no by-election is recorded for it."
fix.zh = "补登这个名额；推迟、取消的写明原因。不补选的说明依据。"
fix.en = "Record the by-election, also one put off or given up; say why where none is due."
why.zh = "补选完成率的分母是登记了的名额：没有办成的一个不登记，比率就高了。出缺了几个，代表名册说得出来。"
why.en = """\
  The rate of by-elections held is of those recorded; one that was put off and left out makes it better. The roll of deputies says how many seats fell \
  vacant."""
---*/
SELECT d.id AS subject, EXISTS (SELECT b.id FROM ledger_by_elections AS b WHERE b.vacancy_of = d.id) AS ok, d.at AS path, d.name, d.term_end
FROM ledger_deputies AS d
WHERE EXISTS (SELECT b.id FROM ledger_by_elections AS b WHERE b.planned_on > d.term_end AND b.planned_on - d.term_end < 366)
/*--- examples
[[example]]
name = "补选了；没有登记；后面没有再办的；前年出缺的；在任的；出缺满一年的不看，差一天的看"
given.ledger_deputies = """
id | name | term_end
D1 | 王一 | 2024-03-15
D2 | 李二 | 2024-06-19
D3 | 张三 | 2024-06-20
D4 | 赵四 | 2022-03-15
D5 | 钱五 |
D6 | 孙六 | 2023-06-20
D7 | 周七 | 2023-06-21
"""
given.ledger_by_elections = [{ id = "B1", vacancy_of = "D1", planned_on = 2024-06-20 }]
expect = { D1 = "pass", D2 = "fail", D7 = "fail" }
message = "李二 2024-06-19 出缺，台账“代表补选”里没有这个名额。"

[[example]]
name = "没有登记过补选的不看"
given.ledger_deputies = [{ id = "D2", name = "李二", term_end = 2024-06-19 }]
expect = {}
---*/
