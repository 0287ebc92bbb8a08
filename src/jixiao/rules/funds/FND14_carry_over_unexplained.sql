/*---
name     = "funds.carry-over-unexplained"
severity = "note"
since    = "0.1"
changed  = "0.2"
subject  = "project"
params   = ["carry_over_words"]
kinds    = ["declaration"]
basis    = [{ practice = "使用上年结转资金的，说明上年执行情况和结转原因" }]
title    = { zh = "有上年结转资金，没有说明原因", en = "Carry-over without an explanation" }
message.zh = "“{project}”本年使用上年结转资金 {carried_over} 元，说明和目标里都没有提到上年执行情况或结转原因。"
message.en = "“{project}” uses {carried_over} yuan carried over, but neither narrative nor goals tell of last year or of the reason."
fix.zh = "补充上年预算数、执行数和结转原因，说明本年为何还需要新增资金。"
fix.en = "Add last year's budget and spending, why money was left, and why new money is needed."
why.zh = "有结转又申请新增，先要看上年的钱为什么没有用完。"
why.en = "With money left over, a reviewer first asks why it was not spent before granting more."
---*/
SELECT p.id AS subject, f.carried_over = 0 OR regexp_matches(concat_ws('。', n.overview, n.basis, n.plan, n.budget), :carry_over_words)
         OR EXISTS (SELECT g.at FROM goal AS g WHERE g.project = p.id AND regexp_matches(g.text, :carry_over_words)) AS ok,
       f.at || '/carried_over' AS path, COALESCE(p.name, p.narrative_name) AS project, f.carried_over
FROM project AS p JOIN funding AS f ON f.project = p.id LEFT JOIN narrative AS n ON n.project = p.id
WHERE f.carried_over IS NOT NULL
/*--- examples
[[example]]
name = "nothing carried over; explained in any section"
given.project = [{ id = "P1" }, { id = "P2" }, { id = "P3" }, { id = "P4" }, { id = "P5" }]
given.narrative = """
project | plan             | overview        | basis    | budget
P1      | x                |                 |          |
P2      |                  | 上年结转 5 万元 |          |
P3      |                  |                 | 上年结转 |
P4      | 结余资金继续使用 |                 |          |
P5      |                  |                 |          | 含结转
"""
given.funding = """
project | carried_over
P1      | 0
P2      | 50000
P3      | 5
P4      | 5
P5      | 5
"""
expect = { P1 = "pass", P2 = "pass", P3 = "pass", P4 = "pass", P5 = "pass" }

[[example]]
name = "carried over without a word, with or without a narrative; no carry-over cell"
given.project = [{ id = "P1", name = "普法" }, { id = "P2" }, { id = "P3" }]
given.narrative = [{ project = "P1", plan = "办讲座" }, { project = "P2", plan = "x" }]
given.funding = [{ project = "P1", carried_over = 0.01 }, { project = "P2" }, { project = "P3", carried_over = 5 }]
expect = { P1 = "fail", P3 = "fail" }
message = "“普法”本年使用上年结转资金 0.01 元，说明和目标里都没有提到上年执行情况或结转原因。"

[[example]]
name = "a form without a narrative explains it in its goal; another project's goal does not"
given.project = [{ id = "P1" }, { id = "P2" }]
given.goal = [{ project = "P1", which = "annual", text = "完成上年结转的尾款支付" }, { project = "P2", which = "annual", text = "完成采购" }]
given.funding = [{ project = "P1", carried_over = 5 }, { project = "P2", carried_over = 5 }]
expect = { P1 = "pass", P2 = "fail" }
---*/
