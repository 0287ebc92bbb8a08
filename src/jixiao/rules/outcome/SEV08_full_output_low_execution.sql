/*---
name     = "outcome.full-output-low-execution"
severity = "warning"
since    = "0.1"
subject  = "project"
params   = ["low_execution"]
kinds    = ["self_evaluation"]
basis    = [
  { practice = "产出全部完成而资金用得很少，说明预算偏大，或指标与资金无关" },
  { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》：绩效目标与资金相匹配", from = 2015-05-21, verified = false },
]
title    = { zh = "产出全部满分，资金却没有用完", en = "Full output with little of the money spent" }
message.zh = "“{project}”的产出指标全部满分，预算却只执行了 {executed} 元，不到预算 {budget} 元的 {threshold}%。"
message.en = "All output indicators of “{project}” have full points, yet only {executed} of {budget} yuan were spent, less than {threshold}%."
fix.zh = "说明节约来自哪里；产出没有真正完成的改分，预算偏大的下年核减。"
fix.en = "Say where the saving comes from; correct the scores if output is unfinished, reduce next year’s budget if it was too large."
why.zh = "钱没花而事全办成，要么预算编大了，要么指标没有反映主要的支出。"
why.en = "Everything done without the money means a budget too large or indicators that miss the main spending."
---*/
SELECT o.id AS subject, NOT o.is_full OR o.executed * 100 >= o.budget * :low_execution AS ok, o.place || '/funding/executed' AS path,
       o.place || '/indicators' AS other_path,
       o.project, o.executed, o.budget, :low_execution AS threshold
FROM (
    SELECT p.id, p.at AS place, p.name AS project, f.executed, COALESCE(f.adjusted, f.annual) AS budget,
           bool_and(COALESCE(i.score = i.points, FALSE)) AS is_full
    FROM project AS p
    JOIN funding AS f ON f.project = p.id
    JOIN indicator AS i ON i.project = p.id
    WHERE i.level1 = '产出指标'
    GROUP BY p.id, p.at, p.name, f.executed, f.adjusted, f.annual
    HAVING count(i.score) > 0
) AS o
/*--- examples
[[example]]
name = "正好八成；没有全部满分；别的指标不看；按调整后的预算"
given.project = [{ id = "A" }, { id = "B" }, { id = "C" }]
given.funding = """
project | annual | executed | adjusted
A       | 100    | 80       |
B       | 100    | 50       |
C       | 1000   | 90       | 100
"""
given.indicator = """
id | project | level1   | points | score
I1 | A       | 产出指标 | 10     | 10
I2 | B       | 产出指标 | 10     | 10
I3 | B       | 产出指标 | 10     | 9
I4 | C       | 产出指标 | 10     | 10
"""
expect = { A = "pass", B = "pass", C = "pass" }

[[example]]
name = "产出满分而执行不到八成"
given.project = [{ id = "A", name = "巡访" }]
given.funding = [{ project = "A", annual = 20000, executed = 15999.99 }]
given.indicator = """
id | project | level1   | points | score
I1 | A       | 产出指标 | 10     | 10
I2 | A       | 效益指标 | 10     | 9
"""
expect.A = "fail"
message = "“巡访”的产出指标全部满分，预算却只执行了 15,999.99 元，不到预算 20,000.00 元的 80%。"

[[example]]
name = "执行数空着"
given.project = [{ id = "A" }]
given.funding = [{ project = "A", annual = 20000 }]
given.indicator = [{ id = "I1", project = "A", level1 = "产出指标", points = 10, score = 10 }]
expect.A = "unknown"

[[example]]
name = "一项没有得分不算满分；都没有得分的不看"
given.project = [{ id = "A" }, { id = "B" }]
given.funding = [{ project = "A", annual = 100, executed = 10 }, { project = "B", annual = 100, executed = 10 }]
given.indicator = """
id | project | level1   | points | score
I1 | A       | 产出指标 | 10     | 10
I2 | A       | 产出指标 | 10     |
I3 | B       | 产出指标 | 10     |
"""
expect.A = "pass"
---*/
