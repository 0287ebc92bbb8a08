/*---
name     = "indicator.one-figure-for-several"
severity = "note"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = ["repeated_figure_rows", "repeated_figure_least"]
basis    = [
  { practice = "指标之间不重复：同一件事只衡量一次" },
  { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》：绩效指标应当与目标密切相关，简便易行、便于衡量", from = 2015-05-21, verified = false },
]
title    = { zh = "几个指标用的是同一个数", en = "Several indicators have the same figure" }
message.zh = "有 {number} 个指标的值都是“{target}”，像是把同一件事衡量了几次。"
message.en = "{number} indicators have the value “{target}”; they seem to measure one thing several times."
fix      = { zh = "只留最能说明问题的一个，其余换成别的方面。", en = "Keep the one that tells most and let the others measure something else." }
why.zh = "同一个数填几遍，分值就重复计算，别的方面反而没有衡量。"
why.en = "The same figure several times counts several times, while other sides are not measured."
---*/
SELECT min(i.id) AS subject, count(*) < :repeated_figure_rows AS ok, min(i.at || '/target') AS path, list(i.at || '/target' ORDER BY i.position) AS other_path,
       count(*) AS number, min(i.target) AS target
FROM indicator AS i
WHERE i.counted >= :repeated_figure_least AND i.high IS NULL
  AND i.unit_class IN ('person', 'organisation', 'area', 'length', 'occasion', 'device', 'plant', 'mass')
GROUP BY i.project, i.counted, i.counted_unit
/*--- examples
[[example]]
name = "two rows with one figure may be chance; other units, other projects; small figures; ranges; shares and money"
given.indicator = """
id | project | position | name     | counted | counted_unit | unit_class   | high
A1 | A       | 1        | 入股人数 | 1102    | 人           | person       |
A2 | A       | 2        | 受益人数 | 1102    | 人           | person       |
A3 | A       | 3        | 受益户数 | 1102    | 户           | organisation |
B1 | B       | 1        | 人数     | 1102    | 人           | person       |
C1 | C       | 1        | 甲       | 29      | 人           | person       |
C2 | C       | 2        | 乙       | 29      | 人           | person       |
C3 | C       | 3        | 丙       | 29      | 人           | person       |
D1 | D       | 1        | 甲       | 95      | %            | percent      |
D2 | D       | 2        | 乙       | 95      | %            | percent      |
D3 | D       | 3        | 丙       | 95      | %            | percent      |
E1 | E       | 1        | 甲       | 95      | 人           | person       | 99
E2 | E       | 2        | 乙       | 95      | 人           | person       |
E3 | E       | 3        | 丙       | 95      | 人           | person       |
"""
expect = { A1 = "pass", A3 = "pass", B1 = "pass", E2 = "pass" }

[[example]]
name = "three rows, from thirty on"
given.indicator = """
id | project | position | name     | target | counted | counted_unit | unit_class
A1 | A       | 1        | 入社人数 | ≥30人  | 30      | 人           | person
A2 | A       | 2        | 入股人数 | ≥30人  | 30      | 人           | person
A3 | A       | 3        | 受益人数 | ≥30人  | 30      | 人           | person
"""
expect = { A1 = "fail" }
expect_path.A1 = ["/A1/target", "/A1/target", "/A2/target", "/A3/target"]
message = "有 3 个指标的值都是“≥30人”，像是把同一件事衡量了几次。"
---*/
