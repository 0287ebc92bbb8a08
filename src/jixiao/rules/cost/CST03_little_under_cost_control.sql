/*---
name     = "cost.little-under-control"
severity = "note"
since    = "0.1"
subject  = "project"
params   = ["cost_coverage", "total_cost_words", "unit_cost_words"]
kinds    = ["declaration"]
basis    = [
  { text = """\
    财预〔2021〕101号《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》：应当设置成本指标，难以确定单\
    位成本的按分项设置成本控制数""", from = 2021-08-18 },
  { practice = "成本指标应覆盖一半以上的资金" },
]
title    = { zh = "成本指标只管住了一小部分资金", en = "Cost indicators cover little of the money" }
message.zh = "“{project}”全年预算 {annual} 元，成本指标管到的只有 {covered} 元，不到 {share}％。"
message.en = "Cost indicators of “{project}” cover only {covered} of {annual} yuan for the year, less than {share} %."
fix      = { zh = "为金额最大的支出补设单位成本或分项成本控制数。", en = "Add a unit cost or an itemised ceiling for the largest items." }
why.zh = "成本指标只落在零头上，大头的钱就没有约束。总成本按其数值计，单位成本按它所说的支出计。"
why.en = "A cost indicator on small change leaves most of the money without control. A total counts by its value, a unit cost by the items it speaks of."
---*/
WITH cost AS (
  SELECT i.id, i.project, CASE WHEN i.unit_per IS NULL AND (regexp_matches(i.name, :total_cost_words) OR NOT regexp_matches(i.name, :unit_cost_words))
    THEN i.money END AS total,
         i.money IS NOT NULL AS is_money, i.money IS NULL AND (i.unit_class IS NULL OR i.unit_class = 'percent') AS untold
  FROM indicator AS i WHERE i.level1 = '成本指标'
), spoken AS (
  SELECT n.project, n.id, n.amount, n.is_leaf FROM item AS n
  WHERE n.is_leaf AND EXISTS (SELECT r.item FROM relation AS r JOIN cost AS c ON c.id = r.indicator WHERE r.item = n.id AND c.is_money AND c.total IS NULL)
), covered AS (
  SELECT c.project, COALESCE(sum(c.total), 0) AS totals,
         count(*) FILTER (WHERE c.untold OR (c.is_money AND c.total IS NULL
           AND NOT EXISTS (SELECT r.item FROM relation AS r WHERE r.indicator = c.id))) AS loose
  FROM cost AS c GROUP BY c.project
), items AS (
  SELECT s.project, CASE WHEN count(*) = count(s.amount) THEN sum(s.amount) END AS amount FROM spoken AS s GROUP BY s.project
)
SELECT p.id AS subject,
       CASE WHEN (v.totals + COALESCE(s.amount, 0)) * 100 >= f.annual * :cost_coverage THEN TRUE WHEN v.loose > 0
         OR (s.project IS NOT NULL AND s.amount IS NULL) THEN NULL
            WHEN f.annual IS NOT NULL THEN FALSE END AS ok,
       p.at || '/indicators' AS path, f.at || '/annual' AS other_path, COALESCE(p.name, p.narrative_name) AS project, f.annual,
       CAST(v.totals + COALESCE(s.amount, 0) AS DECIMAL(18, 2)) AS covered, :cost_coverage AS share
FROM project AS p JOIN covered AS v ON v.project = p.id JOIN funding AS f ON f.project = p.id LEFT JOIN items AS s ON s.project = p.id
/*--- examples
[[example]]
name = "half of the money, by a total or by the item a unit cost speaks of"
given.project = [{ id = "P1", name = "a" }, { id = "P2", name = "b" }, { id = "P3", name = "c" }]
given.funding = [{ project = "P1", annual = 1000 }, { project = "P2", annual = 1000 }, { project = "P3", annual = 1000 }]
given.item = [{ id = "I1", project = "P2", is_leaf = true, amount = 500 }, { id = "I2", project = "P3", is_leaf = true, amount = 200 }]
given.indicator = """
id | project | level1   | name       | money | unit_per
C1 | P1      | 成本指标 | 每年总成本 | 500   |
C2 | P2      | 成本指标 | 人均补贴   | 10    |
C3 | P3      | 成本指标 | 设备费     | 300   |
C4 | P3      | 成本指标 | 讲座总成本 | 10    | occasion
C5 | P1      | 成本指标 | 经费审批   |       |
"""
given.relation = [{ indicator = "C2", item = "I1" }, { indicator = "C4", item = "I2" }]
expect = { P1 = "pass", P2 = "pass", P3 = "pass" }

[[example]]
name = "a cent short of half; outputs and items without a unit cost do not count; a cost without money covers nothing"
given.project = [{ id = "P1", name = "研究" }, { id = "P2", name = "履职" }, { id = "P3", name = "会议" }, { id = "P4", name = "课题" }]
given.funding = [{ project = "P1", annual = 1000 }, { project = "P2", annual = 1000 }, { project = "P3", annual = 1000 }, { project = "P4", annual = 1000 }]
given.item = """
id | project | is_leaf | amount
I1 | P2      | true    | 499.50
I2 | P2      | true    | 700
I3 | P2      | false   | 700
I4 | P3      | true    | 1000
I5 | P1      | true    | 1000
"""
given.indicator = """
id | project | level1   | name       | money  | unit_class
C1 | P1      | 成本指标 | 培训总成本 | 499.99 |
Q1 | P1      | 产出指标 | 总投资     | 900    |
C2 | P2      | 成本指标 | 人均补贴   | 10     |
Q2 | P2      | 产出指标 | 补选人数   | 1      |
C3 | P3      | 成本指标 | 会议次数   |        | occasion
C6 | P4      | 成本指标 | 总成本     | 10     |
C7 | P4      | 成本指标 | 会议次数   |        | occasion
"""
given.relation = """
indicator | item
C2        | I1
C2        | I3
Q2        | I2
C3        | I4
C1        | I5
"""
expect = { P1 = "fail", P2 = "fail", P3 = "fail", P4 = "fail" }
message = "“研究”全年预算 1,000.00 元，成本指标管到的只有 499.99 元，不到 50％。"

[[example]]
name = """\
  a rate or a word under cost, a unit cost that speaks of no item that could be told, an item without an amount, a form without one; no cost indicator at all"""
given.project = [{ id = "P1" }, { id = "P2" }, { id = "P3" }, { id = "P4" }, { id = "P5" }, { id = "P6" }]
given.funding = """
project | annual
P1      | 1000
P2      | 1000
P3      |
P4      | 1000
P5      | 1000
P6      | 1000
"""
given.item = [{ id = "I1", project = "P2", is_leaf = true }, { id = "I2", project = "P2", is_leaf = true, amount = 10 }]
given.indicator = """
id | project | level1   | name       | money | unit_class
C1 | P1      | 成本指标 | 人均费用   | 10    |
C2 | P2      | 成本指标 | 人均补贴   | 10    |
C3 | P3      | 成本指标 | 总成本     | 10    |
C5 | P5      | 成本指标 | 成本控制率 |       | percent
C6 | P6      | 成本指标 | 成本合理性 |       |
"""
given.relation = [{ indicator = "C2", item = "I1" }, { indicator = "C2", item = "I2" }]
expect = { P1 = "unknown", P2 = "unknown", P3 = "unknown", P5 = "unknown", P6 = "unknown" }
---*/
