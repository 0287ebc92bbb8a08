/*---
name     = "calculation.lump-sums"
severity = "warning"
since    = "0.1"
subject  = "project"
params   = ["lump_sum_share"]
basis    = [
  { text = "财预〔2020〕10号《项目支出绩效评价管理办法》预算编制科学性：额度测算依据充分，按照标准编制", from = 2020-02-25 },
  { practice = "零基预算：每项支出写明数量和单价" },
]
title    = { zh = "主要支出只写总额，没有数量和单价", en = "Main spending given as lump sums" }
message.zh = "“{project}”有 {number} 项支出只写总额、没有数量和单价，共 {lump} 元，而全年预算是 {annual} 元。"
message.en = "“{project}” gives {number} item(s) as a lump sum without quantity and price, {lump} yuan in all, of {annual} yuan for the year."
fix.zh = "逐项写成“数量×单价＝金额”，并注明单价依据；占比不大的零星支出可以合并。"
fix.en = "Write each as quantity × price = amount with the basis of the price; small sundries may be put together."
why.zh = "只有总额，就说不清为什么要这么多，也定不出对应的数量和成本指标。占全年预算不大的零星总额不提示。"
why.en = "A bare total can't tell why so much is needed, nor give quantity and cost indicators. Small sundries are not mentioned."
---*/
WITH lump AS (
  SELECT i.project, count(*) AS number, sum(i.amount) AS amount, list(i.at ORDER BY i.at) AS items
  FROM item AS i WHERE i.is_leaf AND i.lump_sum GROUP BY i.project
)
SELECT p.id AS subject, CASE WHEN t.project IS NULL THEN TRUE ELSE t.amount * 100 < f.annual * :lump_sum_share END AS ok,
       p.at || '/narrative/budget' AS path, t.items AS other_path, COALESCE(p.name, p.narrative_name) AS project, t.number,
       CAST(t.amount AS DECIMAL(18, 2)) AS lump, f.annual
FROM project AS p JOIN funding AS f ON f.project = p.id LEFT JOIN lump AS t ON t.project = p.id
WHERE EXISTS (SELECT i.id FROM item AS i WHERE i.project = p.id)
/*--- examples
[[example]]
name = "no lump sum, or just under 30 per cent"
given.project = [{ id = "P1", name = "普法" }, { id = "P2", name = "绿化" }]
given.funding = [{ project = "P1", annual = 3 }, { project = "P2", annual = 1000 }]
given.item = """
id | project | is_leaf | lump_sum | amount
I1 | P1      | true    | false    | 3
I2 | P2      | true    | true     | 299.99
I3 | P2      | false   | true     | 900
"""
expect = { P1 = "pass", P2 = "pass" }

[[example]]
name = "30 per cent in two lump sums; a lump sum that is all of the money"
given.project = [{ id = "P1", name = "会议" }, { id = "P2", name = "维护" }]
given.funding = [{ project = "P1", annual = 1000 }, { project = "P2", annual = 10400 }]
given.item = """
id | project | is_leaf | lump_sum | amount
I1 | P1      | true    | true     | 100
I2 | P1      | true    | true     | 200
I3 | P1      | true    | false    | 700
I4 | P2      | true    | true     | 10400
"""
expect = { P1 = "fail", P2 = "fail" }
message = "“会议”有 2 项支出只写总额、没有数量和单价，共 300.00 元，而全年预算是 1,000.00 元。"

[[example]]
name = "the form gives no amount for the year"
given.project = [{ id = "P1", name = "会议" }, { id = "P2", name = "没有支出明细" }]
given.funding = [{ project = "P1" }, { project = "P2", annual = 5 }]
given.item = [{ id = "I1", project = "P1", is_leaf = true, lump_sum = true, amount = 100 }]
expect = { P1 = "unknown" }
---*/
