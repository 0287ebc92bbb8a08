/*---
name     = "indicator.same-explanation"
severity = "warning"
since    = "0.2"
subject  = "project"
params   = ["sentence_length", "repeated_answer_rows"]
basis    = [
  { text = """\
    财预〔2021〕101号《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》：指标解释说明衡量什么、怎样取\
    值""", from = 2021-08-18, verified = false },
  { practice = "每个指标各有解释和依据" },
]
title    = { zh = "几个指标的解释是同一句话", en = "One sentence explains several indicators" }
message.zh = "“{project}”有 {number} 个指标的解释或依据都写“{answer}”，没有说明各衡量什么、数从哪里来。"
message.en = "{number} indicators of “{project}” are explained with the same “{answer}”, which says neither what is measured nor where the figure comes from."
fix.zh = "逐个写明衡量什么、按什么口径数、指标值依据哪一年的数或哪个文件。"
fix.en = "Say for each what is measured, how it is counted, and on which year's figure or document the target rests."
why.zh = "一句话填满一栏，等于没有解释，审核的人无从判断指标值是高是低。"
why.en = "One sentence all down the column explains nothing; nobody can judge whether the targets are high or low."
---*/
SELECT p.id AS subject, r.path IS NULL AS ok, COALESCE(r.path, p.at || '/indicators') AS path, r.others AS other_path, p.name AS project, r.number, r.answer
FROM project AS p
LEFT JOIN (
    SELECT i.project, i.explanation AS answer, count(*) AS number, min(i.at) || '/name' AS path, list(i.at || '/name' ORDER BY i.at) AS others
    FROM indicator AS i
    WHERE length(i.explanation) >= :sentence_length
    GROUP BY i.project, i.explanation
    HAVING count(*) >= :repeated_answer_rows AND count(DISTINCT i.name) > 1
) AS r ON r.project = p.id
WHERE EXISTS (SELECT e.id FROM indicator AS e WHERE e.project = p.id AND e.explanation IS NOT NULL)
/*--- examples
[[example]]
name = "each its own; twice the same; short words; one indicator for several towns"
given.project = [{ id = "A" }, { id = "B" }]
given.indicator = """
id | project | name | explanation
I1 | A       | a    | 反映建成的处数是多少
I2 | A       | b    | 反映建成的处数是多少
I3 | A       | c    | 反映质量
I4 | A       | d    | 反映质量
I5 | A       | e    | 反映质量
J1 | B       | a    | 反映建成的处数是多少
J2 | B       | a    | 反映建成的处数是多少
J3 | B       | a    | 反映建成的处数是多少
"""
expect = { A = "pass", B = "pass" }

[[example]]
name = "three times the same"
given.project = [{ id = "A", name = "林业" }]
given.indicator = """
id | at | project | name | explanation
I1 | /0 | A       | a    | 该指标值数据合理
I2 | /1 | A       | b    | 该指标值数据合理
I3 | /2 | A       | b    | 该指标值数据合理
I4 |    | A       | d    |
"""
expect.A = "fail"
expect_path.A = ["/0/name", "/0/name", "/1/name", "/2/name"]
message = "“林业”有 3 个指标的解释或依据都写“该指标值数据合理”，没有说明各衡量什么、数从哪里来。"

[[example]]
name = "a form without such a column"
given.project = [{ id = "A" }]
given.indicator = [{ id = "I1", project = "A", name = "a" }, { id = "I2", project = "B", name = "a", explanation = "反映质量" }]
expect = {}
---*/
