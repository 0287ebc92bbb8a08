/*---
name     = "value.mostly-qualitative"
severity = "warning"
since    = "0.1"
changed  = "0.2"
subject  = "project"
params   = ["qualitative_share", "fewest_for_share"]
covers   = ["VAL05"]
basis    = [
  { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》：绩效目标应当细化量化", from = 2015-05-21, verified = false },
  { practice = "定性指标一般不超过一半" },
]
title    = { zh = "定性指标过多", en = "Too many qualitative indicators" }
message.zh = "“{project}”的 {total} 个指标里有 {words} 个是定性的，超过 {ceiling} 成。"
message.en = "Of {total} indicators of “{project}” {words} are qualitative, more than {ceiling} tenths."
fix.zh = "把能量化的改为数值、比率或日期，定性指标不超过一半。"
fix.en = "Turn what can be quantified into numbers, rates or dates, so that at most half are qualitative."
why.zh = "定性指标占多数，自评得分主要靠印象。日期算定量，没有指标值的不计。"
why.en = "With a majority of words the score rests on impression. Dates count as quantified; blanks are left out."
---*/
SELECT m.id AS subject, CASE WHEN NOT COALESCE(m.partly_read, FALSE) THEN count(*) FILTER (WHERE m.is_word) * 10 <= count(*) * :qualitative_share END AS ok,
       m.place || '/indicators' AS path,
       list(m.target_at ORDER BY m.position, m.target_at) FILTER (WHERE m.is_word) AS other_path, m.project,
       count(*) AS total, count(*) FILTER (WHERE m.is_word) AS words, :qualitative_share AS ceiling
FROM (
    SELECT p.id, p.at AS place, p.name AS project, p.partly_read, i.position, i.at || '/target' AS target_at,
           i.operator = 'word' AND i.deadline IS NULL AND NOT regexp_matches(i.word, '[0-9]') AS is_word
    FROM project AS p
    JOIN indicator AS i ON i.project = p.id
    WHERE i.operator IS NOT NULL
) AS m
GROUP BY m.id, m.place, m.project, m.partly_read
HAVING count(*) >= :fewest_for_share
/*--- examples
[[example]]
name = "正好一半"
given.project = [{ id = "A" }]
given.indicator = """
id | project | operator | word
I1 | A       | word     | 有效
I4 | A       | word     | 有效
I2 | A       | >=       | 不低于
I5 | A       | >=       | 不低于
I3 | B       | word     | 有效
"""
expect.A = "pass"

[[example]]
name = "超过一半"
given.project = [{ id = "A", name = "编外人员" }]
given.indicator = """
id | project | position | operator | word
I0 | A       | 1        | word     | 有效
I1 | A       | 2        | word     | 有效
I2 | A       | 3        | word     | 有效
I3 | A       | 4        | word     | 有效
J0 | A       | 5        | >=       | 不低于
J1 | A       | 6        | >=       | 不低于
J2 | A       | 7        | >=       | 不低于
"""
expect.A = "fail"
expect_path.A = ["/A/indicators", "/I0/target", "/I1/target", "/I2/target", "/I3/target"]
message = "“编外人员”的 7 个指标里有 4 个是定性的，超过 5 成。"

[[example]]
name = "九个里有五个"
given.project = [{ id = "A" }]
given.indicator = """
id | project | operator | word
I0 | A       | word     | 有效
I1 | A       | word     | 有效
I2 | A       | word     | 有效
I3 | A       | word     | 有效
I4 | A       | word     | 有效
J0 | A       | >=       |
J1 | A       | >=       |
J2 | A       | >=       |
J3 | A       | >=       |
"""
expect.A = "fail"

[[example]]
name = "日期和写了数字的不算定性"
given.project = [{ id = "A" }, { id = "B" }]
given.indicator = """
id | project | operator | word      | deadline
I1 | A       | word     | 年底前    | 2025-12-31
I5 | A       | word     | 年底前    | 2025-12-31
I2 | A       | word     | 有效      |
I6 | A       | word     | 有效      |
I3 | B       | word     | 春秋各1次 |
I7 | B       | word     | 春秋各1次 |
I4 | B       | word     | 有效      |
I8 | B       | word     | 有效      |
"""
expect.A = "pass"
expect.B = "pass"

[[example]]
name = "没有指标值的不计"
given.project = [{ id = "A" }]
given.indicator = """
id | project | operator | word
I1 | A       | word     | 有效
I4 | A       | word     | 有效
I5 | A       | >=       |
I2 | A       |          |
I3 | A       |          |
"""
expect.A = "fail"

[[example]]
name = "只有一两个指标的不说占比；三个的说"
given.project = [{ id = "A" }, { id = "B" }]
given.indicator = """
id | project | operator | word
I1 | A       | word     | 有效
I2 | A       | word     | 有效
I3 | B       | word     | 有效
I4 | B       | word     | 有效
I5 | B       | word     | 有效
"""
expect = { B = "fail" }

[[example]]
name = "只读出了一部分，不知道占多少"
given.project = [{ id = "A", partly_read = true }, { id = "B", partly_read = false }]
given.indicator = """
id | project | operator | word
I1 | A       | word     | 良好
I3 | A       | word     | 良好
I4 | A       | word     | 良好
I2 | B       | word     | 良好
I5 | B       | word     | 良好
I6 | B       | word     | 良好
"""
expect = { A = "unknown", B = "fail" }
---*/
