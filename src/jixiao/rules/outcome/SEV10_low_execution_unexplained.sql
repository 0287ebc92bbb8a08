/*---
name     = "outcome.low-execution-unexplained"
severity = "warning"
since    = "0.1"
subject  = "project"
params   = ["execution_needing_reason", "spending_reasons"]
kinds    = ["self_evaluation"]
basis    = [
  { practice = "四川省青神县 2023 年自评表：执行率低于 90% 的须说明原因" },
  { text = "财预〔2020〕10号《项目支出绩效评价管理办法》：预算执行率偏低的应当分析原因", from = 2020-02-25, verified = false },
]
title    = { zh = "执行率偏低而没有说明", en = "Low execution without a reason" }
message.zh = "“{project}”执行了 {executed} 元，不到预算 {budget} 元的 {threshold}%，表里没有说明钱为什么没有用完。"
message.en = "“{project}” spent {executed} of {budget} yuan, less than {threshold}%, and the form does not say why."
fix.zh = "在偏差原因或完成情况里写明是结余、跨年支付还是工作没有做完。"
fix.en = "Say whether it was saved, is paid next year, or the work is unfinished."
why      = { zh = "钱没有用完的原因不同，来年预算的处理也不同。", en = "What happens to next year’s budget depends on the reason." }
---*/
SELECT o.id AS subject, o.executed * 100 >= o.budget * :execution_needing_reason OR o.is_explained AS ok, o.place || '/funding/executed' AS path,
       o.project, o.executed, o.budget, :execution_needing_reason AS threshold
FROM (
    SELECT p.id, p.at AS place, p.name AS project, f.executed, COALESCE(f.adjusted, f.annual) AS budget,
           p.general_reason IS NOT NULL OR EXISTS (SELECT i.id FROM indicator AS i WHERE i.project = p.id AND i.reason IS NOT NULL)
           OR EXISTS (SELECT g.at FROM goal AS g WHERE g.project = p.id AND g.which = 'achieved' AND regexp_matches(g.text, :spending_reasons)) AS is_explained
    FROM project AS p
    JOIN funding AS f ON f.project = p.id
    WHERE f.executed IS NOT NULL
) AS o
/*--- examples
[[example]]
name = "正好九成；说明了原因；完成情况里说明了；按调整后的预算"
given.project = [{ id = "A" }, { id = "B" }, { id = "C" }, { id = "D" }]
given.funding = """
project | annual | executed | adjusted
A       | 100    | 90       |
B       | 100    | 50       |
C       | 100    | 50       |
D       | 1000   | 95       | 100
"""
given.indicator = [{ id = "I1", project = "B", reason = "合同跨年" }]
given.goal = [{ project = "C", which = "achieved", text = "已完成，招标结余 50 元" }]
expect = { A = "pass", B = "pass", C = "pass", D = "pass" }

[[example]]
name = "不到九成而没有说明；别的项目、别的文字不算"
given.project = [{ id = "A", name = "巡访" }]
given.funding = [{ project = "A", annual = 20000, executed = 17999.99 }]
given.indicator = [{ id = "I1", project = "B", reason = "合同跨年" }, { id = "I2", project = "A" }]
given.goal = """
project | which    | text
A       | achieved | 已完成
A       | annual   | 减少结余
B       | achieved | 有结余
"""
expect.A = "fail"
message = "“巡访”执行了 17,999.99 元，不到预算 20,000.00 元的 90%，表里没有说明钱为什么没有用完。"

[[example]]
name = "预算数空着"
given.project = [{ id = "A" }]
given.funding = [{ project = "A", executed = 100 }]
expect.A = "unknown"

[[example]]
name = "没有执行数的不看"
given.project = [{ id = "A" }]
given.funding = [{ project = "A", annual = 100 }]
expect = {}

[[example]]
name = "原因写在表尾"
given.project = [{ id = "A", general_reason = "合同跨年" }]
given.funding = [{ project = "A", annual = 100, executed = 50 }]
expect.A = "pass"
---*/
