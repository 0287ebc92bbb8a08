/*---
name     = "coverage.money-uncovered"
severity = "warning"
since    = "0.1"
subject  = "item"
params   = ["main_item_share", "generic_name_words"]
kinds    = ["declaration"]
basis    = [
  { text = "财预〔2021〕101号《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》：指标应覆盖主要支出内容，不应存在重大缺项、漏项", from = 2021-08-18 },
  { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》绩效目标审核·资金匹配性", from = 2015-05-21 },
]
title    = { zh = "主要支出没有对应的产出指标", en = "A main item of money has no output indicator" }
message.zh = "“{project}”的“{label}”要花 {amount} 元，达到全年 {annual} 元的 {share}％ 以上，产出指标里却没有一项说到它。"
message.en = "“{label}” of “{project}” costs {amount} yuan, {share} % or more of the {annual} yuan of the year, but no output indicator speaks of it."
fix.zh = "为“{label}”补设数量指标（做多少），能衡量质量和时限的一并设置。"
fix.en = "Add a quantity indicator for “{label}” (how much is done), and quality and timeliness where they can be measured."
why.zh = "一大笔钱没有指标，年终就无法判定它换来了什么。名称不表明具体事项的数量指标可能说的是任何一项，此时不作判断。"
why.en = """\
  With no indicator on a large sum nobody can tell at the year's end what it bought. A quantity indicator that fits no item may speak of any, and then \
  nothing is judged."""
---*/
WITH output AS (
  SELECT i.id, i.project, i.level2, i.unit_class, i.counted, i.counted_unit,
         regexp_matches(replace(i.name, ' ', ''), '^' || :generic_name_words || '+$') AS generic
  FROM indicator AS i WHERE i.level1 = '产出指标'
), only_candidate AS (
  SELECT o.id, max(q.at) AS at FROM output AS o JOIN quantity AS q ON q.project = o.project AND q.unit_class = o.unit_class
  WHERE o.generic AND o.level2 = '数量指标' GROUP BY o.id HAVING min(q.item) = max(q.item)
), spoken AS (
  SELECT o.id, o.project, n.at FROM output AS o JOIN relation AS r ON r.indicator = o.id JOIN item AS n ON n.id = r.item
  UNION ALL
  -- the same number in the same unit speaks of the item, whatever the words
  SELECT o.id, o.project, q.at FROM output AS o JOIN quantity AS q ON q.project = o.project AND q.counted = o.counted AND q.counted_unit = o.counted_unit
  WHERE o.counted > 1
  UNION ALL
  SELECT o.id, o.project, k.at FROM output AS o JOIN only_candidate AS k ON k.id = o.id
), tied AS (
  SELECT DISTINCT s.id FROM spoken AS s
), loose AS (
  SELECT o.project, count(*) > count(t.id) AS is_untied FROM output AS o LEFT JOIN tied AS t ON t.id = o.id
  WHERE o.level2 = '数量指标' GROUP BY o.project
), main AS (
  SELECT n.id, n.at, n.project, n.label, n.amount, count(*) OVER (PARTITION BY n.project) AS items FROM item AS n WHERE n.is_top
), covered AS (
  SELECT DISTINCT m.id FROM main AS m JOIN spoken AS s ON s.project = m.project AND (s.at = m.at OR s.at LIKE m.at || '/%')
), formed AS (
  SELECT DISTINCT i.project FROM indicator AS i
)
SELECT m.id AS subject, CASE WHEN c.id IS NOT NULL OR (m.items = 1 AND u.project IS NOT NULL) THEN TRUE WHEN u.is_untied THEN NULL ELSE FALSE END AS ok,
       m.at AS path, p.at || '/indicators' AS other_path, COALESCE(p.name, p.narrative_name) AS project, m.label, m.amount, f.annual, :main_item_share AS share
FROM main AS m JOIN formed AS d ON d.project = m.project JOIN project AS p ON p.id = m.project JOIN funding AS f ON f.project = m.project
LEFT JOIN covered AS c ON c.id = m.id LEFT JOIN loose AS u ON u.project = m.project
WHERE m.amount * 100 >= f.annual * :main_item_share
/*--- examples
[[example]]
name = "every main item is spoken of, itself or a part of it; a small one need not be"
given.project = [{ id = "P1", name = "研究" }]
given.funding = [{ project = "P1", annual = 1000 }]
given.item = """
id | at                | project | is_top | label    | amount
I1 | /p/c/1            | P1      | true   | 讲座     | 500
I2 | /p/c/2            | P1      | true   | 理论研究 | 300.01
I3 | /p/c/2/children/0 | P1      | false  |          | 300
I4 | /p/c/3            | P1      | true   | 杂费     | 199.99
"""
given.indicator = """
id | project | level1   | level2   | name
N1 | P1      | 产出指标 | 数量指标 | 讲座场次
N2 | P1      | 产出指标 | 质量指标 | 考察报告合格率
"""
given.relation = [{ indicator = "N1", item = "I1" }, { indicator = "N2", item = "I3" }]
expect = { I1 = "pass", I2 = "pass" }

[[example]]
name = "20 per cent without an output; a cost indicator on it does not help, nor an output on another item, be its pointer alike"
given.project = [{ id = "P1", name = "研究" }, { id = "P2", name = "另一份文件" }]
given.funding = [{ project = "P1", annual = 1000 }, { project = "P2", annual = 1000 }]
given.item = """
id | at      | project | is_top | amount | label
I3 | /p/c/1  | P2      | true   | 1000   |
I1 | /p/c/1  | P1      | true   | 200    | 宣传展示
I2 | /p/c/12 | P1      | true   | 800    | 讲座
"""
given.indicator = """
id | project | level1   | level2   | name
N1 | P1      | 产出指标 | 数量指标 | 讲座场次
C1 | P1      | 成本指标 |          | 宣传成本
N2 | P1      | 产出指标 | 质量指标 | 项目完成质量
N3 | P2      | 产出指标 | 质量指标 | 讲座质量
"""
given.relation = [{ indicator = "N3", item = "I3" }, { indicator = "N1", item = "I2" }, { indicator = "C1", item = "I1" }]
expect = { I1 = "fail", I2 = "pass", I3 = "pass" }
message = "“研究”的“宣传展示”要花 200.00 元，达到全年 1,000.00 元的 20％ 以上，产出指标里却没有一项说到它。"

[[example]]
name = "the words are not alike, the number and its unit are; a number of one, another unit"
given.project = [{ id = "P1", name = "飞防" }]
given.funding = [{ project = "P1", annual = 1000 }]
given.item = """
id | at     | project | is_top | label    | amount
I1 | /p/c/1 | P1      | true   | 飞防作业 | 400
I2 | /p/c/2 | P1      | true   | 药剂     | 300
I3 | /p/c/3 | P1      | true   | 检查     | 300
"""
given.quantity = """
item | at     | project | unit_class | counted | counted_unit
I1   | /p/c/1 | P1      | area       | 2       | 亩次
I2   | /p/c/2 | P1      | occasion   | 1       | 次
I3   | /p/c/3 | P1      | occasion   | 30      | 天
I9   | /p/c/2 | P9      | occasion   | 30      | 次
I3   | /p/c/2 | P1      | occasion   | 30      | 场
"""
given.indicator = """
id | project | level1   | level2   | name     | counted | counted_unit | unit_class
N1 | P1      | 产出指标 | 质量指标 | 防治面积 | 2       | 亩次         | area
N2 | P1      | 产出指标 | 质量指标 | 监测     | 1       | 次           | occasion
N3 | P1      | 产出指标 | 质量指标 | 监测     | 30      | 次           | occasion
"""
expect = { I1 = "pass", I2 = "fail", I3 = "fail" }

[[example]]
name = "a name that fits anything belongs to the only candidate of its class and leaves the other item bare"
given.project = [{ id = "P1", name = "小组活动" }]
given.funding = [{ project = "P1", annual = 1000 }]
given.item = """
id | at     | project | is_top | label  | amount
I1 | /p/c/1 | P1      | true   | 书报费 | 400
I2 | /p/c/2 | P1      | true   | 活动费 | 600
"""
given.quantity = """
item | at     | project | unit_class | value
I1   | /p/c/1 | P1      | person     | 38
I2   | /p/c/2 | P1      | occasion   | 2
I9   | /z     | P9      | person     | 38
"""
given.indicator = [{ id = "N1", project = "P1", level1 = "产出指标", level2 = "数量指标", name = "发放 人数", unit_class = "person" }]
expect = { I1 = "pass", I2 = "fail" }

[[example]]
name = "a quantity that fits no item, or one of two candidates, may speak of any; a quality of that kind does not"
given.project = [{ id = "P1" }, { id = "P2" }, { id = "P3" }]
given.funding = [{ project = "P1", annual = 100 }, { project = "P2", annual = 100 }, { project = "P3", annual = 100 }]
given.item = """
id | at   | project | is_top | amount
I1 | /p/1 | P1      | true   | 50
I2 | /p/2 | P1      | true   | 10
I3 | /q/1 | P2      | true   | 50
I4 | /q/2 | P2      | true   | 50
I5 | /r/1 | P3      | true   | 50
I6 | /r/2 | P3      | true   | 10
"""
given.quantity = """
item | at   | project | unit_class | value
I3   | /q/1 | P2      | person     | 1
I4   | /q/2 | P2      | person     | 1
I5   | /r/1 | P3      | person     | 1
I1   | /p/1 | P1      | occasion   | 1
"""
given.indicator = """
id | project | level1   | level2   | name         | unit_class
N1 | P1      | 产出指标 | 数量指标 | 普法宣传次数 | occasion
N4 | P1      | 产出指标 | 数量指标 | 讲座场次     |
N2 | P2      | 产出指标 | 数量指标 | 发放人数     | person
N3 | P3      | 产出指标 | 质量指标 | 完成质量     | person
"""
given.relation = [{ indicator = "N4", item = "I2" }]
expect = { I1 = "unknown", I3 = "unknown", I4 = "unknown", I5 = "fail" }

[[example]]
name = "the only item is covered by any quantity, but by no quality"
given.project = [{ id = "P1" }, { id = "P2" }]
given.funding = [{ project = "P1", annual = 100 }, { project = "P2", annual = 100 }]
given.item = [{ id = "I1", at = "/p/1", project = "P1", is_top = true, amount = 100 }, { id = "I2", at = "/q/1", project = "P2", is_top = true, amount = 100 }]
given.indicator = """
id | project | level1   | level2   | name
N1 | P1      | 产出指标 | 数量指标 | 发放人数
N2 | P2      | 产出指标 | 质量指标 | 发放质量
"""
expect = { I1 = "pass", I2 = "fail" }

[[example]]
name = "no indicators at all, or no amount: other rules' matter"
given.project = [{ id = "P1" }, { id = "P2" }]
given.funding = [{ project = "P1", annual = 100 }, { project = "P2" }]
given.item = [{ id = "I1", at = "/p/1", project = "P1", is_top = true, amount = 100 }, { id = "I2", at = "/q/1", project = "P2", is_top = true, amount = 100 }]
given.indicator = [{ id = "N2", project = "P2", level1 = "产出指标", level2 = "质量指标", name = "发放质量" }]
expect = {}
---*/
