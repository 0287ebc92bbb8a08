/*---
name     = "value.whole-as-annual"
severity = "warning"
since    = "0.2"
subject  = "indicator"
params   = ["building_words", "upkeep_of_things"]
kinds    = ["declaration"]
basis    = [
  { practice = "跨年项目的年度指标写本年要做到的数，不写整个项目的数" },
  { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》绩效目标审核·资金匹配性：目标与资金规模相匹配", from = 2015-05-21 },
]
title    = { zh = "把整个项目的数当作本年的指标值", en = "The whole project's figure is given as this year's target" }
message.zh = "“{name}”的年度指标值是 {target}，就是整个项目的数（{passage}），而本年只安排 {annual} 元，不到总额 {total} 元的一半。"
message.en = "“{name}” has the annual target {target}, the figure of the whole project, while this year has only {annual} of {total} yuan."
fix.zh = "按本年的进度改成当年要完成的数，例如“完成管线搬迁 2 处”；整个项目的数写在项目总目标里。"
fix.en = "Put what will be done this year, by its schedule; the whole belongs to the overall goal."
why.zh = "钱只给了一部分，年底按全部来考核，必然完不成，或者变成走过场。"
why.en = "With a part of the money the whole can't be done in the year; the target is missed or means nothing."
---*/
SELECT i.id AS subject, CASE WHEN NOT c.holds OR f.annual * 2 >= f.total THEN TRUE WHEN c.holds THEN FALSE END AS ok, c.other_at AS path, c.at AS other_path,
       i.name, i.target, c.text AS passage, f.annual, f.total, '说明里的数是整个项目的数' AS supposes
FROM figure_pair AS c
JOIN indicator AS i ON i.project = c.project AND i.at || '/target' = c.other_at
JOIN project AS p ON p.id = c.project
JOIN funding AS f ON f.project = c.project
WHERE c.kind = 'count' AND c.at LIKE '%/narrative/overview' AND f.annual < f.total
  AND regexp_matches(p.name || i.name, :building_words) AND NOT regexp_matches(p.name || i.name, :upkeep_of_things)
/*--- examples
[[example]]
name = "half of the money, or another figure"
given.project = [{ id = "A", name = "下立交工程" }]
given.funding = [{ project = "A", annual = 50, total = 100 }]
given.indicator = [{ id = "I1", at = "/i/0", project = "A", name = "道路长度" }, { id = "I2", at = "/i/1", project = "A", name = "管线" }]
given.figure_pair = """
project | kind  | at                  | other_at    | holds
A       | count | /narrative/overview | /i/0/target | true
A       | count | /narrative/overview | /i/1/target | false
"""
expect = { I1 = "pass", I2 = "pass" }

[[example]]
name = "all of the road with a third of the money"
given.project = [{ id = "A", name = "下立交工程" }]
given.funding = [{ project = "A", annual = 226145100, total = 771325800 }]
given.indicator = """
id | at   | project | name         | target
I1 | /i/0 | A       | 道路建设长度 | 985米
I2 | /i/1 | A       | 建设管线     |
"""
given.figure_pair = [{ project = "A", kind = "count", at = "/narrative/overview", other_at = "/i/0/target", text = "道路全长约985米", holds = true }]
expect.I1 = "fail"
expect_path.I1 = ["/i/0/target", "/narrative/overview"]
message = "“道路建设长度”的年度指标值是 985米，就是整个项目的数（道路全长约985米），而本年只安排 226,145,100.00 元，不到总额 771,325,800.00 元的一半。"

[[example]]
name = "an estimate that differs"
given.project = [{ id = "A", name = "下立交工程" }]
given.funding = [{ project = "A", annual = 1, total = 3 }]
given.indicator = [{ id = "I1", at = "/i/0", project = "A", name = "道路长度" }]
given.figure_pair = [{ project = "A", kind = "count", at = "/narrative/overview", other_at = "/i/0/target" }]
expect.I1 = "unknown"

[[example]]
name = "upkeep is done every year; neither building; all of the money; another section; another kind"
given.project = """
id | name
A  | 道路养护工程
B  | 道路
C  | 工程
D  | 工程
E  | 工程
"""
given.funding = """
project | annual | total
A       | 1      | 3
B       | 1      | 3
C       | 3      | 3
D       | 1      | 3
E       | 1      | 3
"""
given.indicator = """
id | at   | project | name
I1 | /i/0 | A       | 长度
I2 | /i/0 | B       | 长度
I3 | /i/0 | C       | 长度
I4 | /i/0 | D       | 长度
I5 | /i/0 | E       | 长度
I6 | /i/9 | A       | 改造长度
"""
given.figure_pair = """
project | kind  | at                  | other_at    | holds
A       | count | /narrative/overview | /i/0/target | true
B       | count | /narrative/overview | /i/0/target | true
C       | count | /narrative/overview | /i/0/target | true
D       | count | /narrative/plan     | /i/0/target | true
E       | parts | /narrative/overview | /i/0/target | true
"""
expect = {}
---*/
