/*---
name     = "funds.carry-over-is-most-of-it"
severity = "warning"
since    = "0.2"
subject  = "project"
params   = ["carry_over_share", "carry_over_words"]
covers   = ["FND14"]
kinds    = ["declaration"]
basis    = [{ practice = "使用上年结转资金的，说明上年执行情况和结转原因；结转占了大半的，先看上年的钱为什么没有用" }]
title    = { zh = "上年结转占了全年资金的大半，没有说明", en = "Most of the money is carried over, and no word of it" }
message.zh = "“{project}”全年 {annual} 元里有 {carried_over} 元是上年结转，超过 {share}％，目标和说明里都没有提到上年执行情况或结转原因。"
message.en = "Of the {annual} yuan of “{project}”, {carried_over} are carried over, more than {share} %, and neither goal nor narrative says why."
fix.zh = "写明上年预算数、执行数、没有用完的原因和本年的支付安排；不再需要的，收回结转。"
fix.en = "Give last year's budget and spending, why money was left and when it will be paid; return what is no longer needed."
why.zh = "上年大半没有花出去，本年的目标能否完成、新增资金要不要给，都要先回答这一点。"
why.en = "Where most of last year's money was not spent, whether this year's target can be met must be answered first."
---*/
SELECT f.project AS subject,
       CASE WHEN f.carried_over * 100 <= f.annual * :carry_over_share
         OR regexp_matches(concat_ws('。', n.overview, n.basis, n.plan, n.budget), :carry_over_words)
              OR EXISTS (SELECT g.at FROM goal AS g WHERE g.project = f.project AND regexp_matches(g.text, :carry_over_words)) THEN TRUE
            WHEN f.annual IS NOT NULL THEN FALSE END AS ok,
       f.at || '/carried_over' AS path, f.at || '/annual' AS other_path, COALESCE(p.name, p.narrative_name) AS project, f.carried_over, f.annual,
       :carry_over_share AS share
FROM funding AS f JOIN project AS p ON p.id = f.project LEFT JOIN narrative AS n ON n.project = f.project
WHERE f.carried_over IS NOT NULL
/*--- examples
[[example]]
name = "half of the money, a word of it in the goal or in the narrative"
given.project = [{ id = "A" }, { id = "B" }, { id = "C" }]
given.funding = """
project | annual | carried_over
A       | 100    | 50
B       | 100    | 80
C       | 100    | 80
"""
given.goal = [{ project = "B", text = "支付结转的尾款。" }]
given.narrative = [{ project = "C", plan = "上年执行 20 万元。" }, { project = "A" }]
expect = { A = "pass", B = "pass", C = "pass" }

[[example]]
name = "more than half, and other projects speak of it"
given.project = [{ id = "A", name = "改造" }, { id = "B" }]
given.funding = [{ project = "A", annual = 100, carried_over = 50.01 }]
given.goal = [{ project = "B", text = "支付结转的尾款。" }, { project = "A", text = "改造" }]
given.narrative = [{ project = "B", plan = "上年执行 20 万元。" }]
expect.A = "fail"
message = "“改造”全年 100.00 元里有 50.01 元是上年结转，超过 50％，目标和说明里都没有提到上年执行情况或结转原因。"

[[example]]
name = "no amount of the year; nothing said of a carry-over"
given.project = [{ id = "A" }, { id = "B" }]
given.funding = [{ project = "A", carried_over = 50 }, { project = "B", annual = 100 }]
expect = { A = "unknown" }
---*/
