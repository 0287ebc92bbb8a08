/*---
name     = "indicator.level1-at-level2"
severity = "warning"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = []
basis    = [
  { practice = "一级指标下再分二级指标：产出指标分数量、质量、时效，效益指标分经济、社会、生态效益和可持续影响" },
  { text = """\
    财预〔2015〕88号《中央部门预算绩效目标管理办法》：产出指标含数量、质量、时效、成本，效益指标含经济、社会、生\
    态效益和可持续影响""", from = 2015-05-21, verified = false },
]
title    = { zh = "一级指标的名称写在了二级", en = "A name of level 1 stands at level 2" }
message.zh = "“{level1}”下的二级写的是“{level2}”，那是一级指标的名称；这几行没有二级指标。"
message.en = "Under “{level1}” level 2 reads “{level2}”, which is a name of level 1; these rows have no level 2."
fix.zh = "把“{level2}”写到一级，二级写数量、质量、时效、成本或效益的类别。"
fix.en = "Move “{level2}” to level 1 and name quantity, quality, timeliness, cost or the kind of benefit at level 2."
why      = { zh = "没有二级指标，就看不出缺了哪一类，也无法按类分配权重。", en = "Without level 2 nobody sees which class is missing, nor can weights be set." }
---*/
SELECT max(CASE WHEN l.nth = 1 THEN l.id END) AS subject, NOT l.is_shifted AS ok, max(CASE WHEN l.nth = 1 THEN l.at END) || '/level2' AS path,
       list(l.at || '/level2' ORDER BY l.nth) AS other_path, l.level1, string_agg(l.level2, '”“' ORDER BY l.nth) AS level2
FROM (
    SELECT s.id, s.project, s.at, s.level1, s.level2, s.is_shifted, s.kept,
           row_number() OVER (PARTITION BY s.project, s.level1, s.is_shifted, s.kept ORDER BY s.position) AS nth
    FROM (
        SELECT t.id, t.project, t.position, t.at, t.level1, t.level2, t.is_shifted, CASE WHEN t.is_shifted THEN '' ELSE t.level2 END AS kept
        FROM (
            SELECT i.id, i.project, i.position, i.at, i.printed_level1 AS level1, i.printed_level2 AS level2,
                   i.printed_level2 = i.level1 AND i.level2 IS NULL AND NOT starts_with(i.level1, replace(i.printed_level1, '指标', '')) AS is_shifted
            FROM indicator AS i
            WHERE i.printed_level1 IS NOT NULL AND i.printed_level2 IS NOT NULL AND i.level1 <> '满意度指标'
            QUALIFY row_number() OVER (PARTITION BY i.project, i.printed_level1, i.printed_level2 ORDER BY i.position) = 1
        ) AS t
    ) AS s
) AS l
GROUP BY l.project, l.level1, l.is_shifted, l.kept
/*--- examples
[[example]]
name = "each at its level; level 2 that repeats level 1, in full or short; satisfaction, which is often not divided; no level 2; a level that is not known"
given.indicator = """
id | project | position | printed_level1 | level1     | printed_level2 | level2
I1 | A       | 1        | 产出指标       | 产出指标   | 数量指标       | 数量指标
I2 | A       | 2        | 产出指标       | 产出指标   | 产出指标       |
I3 | A       | 3        | 产出           | 产出指标   | 产出指标       |
I4 | A       | 4        | 效果           | 满意度指标 | 满意度指标     |
I5 | A       | 5        | 实施效果指标   | 产出指标   |                |
I6 | A       | 6        |                | 产出指标   | 产出指标       |
I7 | A       | 7        | 管理           |            | 产出指标       |
I8 | A       | 8        | 实施效果指标   | 产出指标   | 产出指标       | 数量指标
I9 | A       | 9        | 实施效果指标   | 产出指标   | 数量           | 数量指标
"""
expect = { I1 = "pass", I2 = "pass", I3 = "pass", I8 = "pass", I9 = "pass" }

[[example]]
name = "output and benefit at level 2: told once, at the first row, with both names"
given.indicator = """
id | project | position | printed_level1 | level1   | printed_level2
I2 | A       | 2        | 实施效果指标   | 产出指标 | 产出指标
I1 | A       | 1        | 实施效果指标   | 产出指标 | 产出指标
I3 | A       | 3        | 实施效果指标   | 效益指标 | 效益指标
"""
expect = { I1 = "fail" }
expect_path.I1 = ["/I1/level2", "/I1/level2", "/I3/level2"]
message = "“实施效果指标”下的二级写的是“产出指标”“效益指标”，那是一级指标的名称；这几行没有二级指标。"
---*/
