/*---
name     = "indicator.level1-missing"
severity = "warning"
since    = "0.2"
subject  = "project"
params   = []
kinds    = ["declaration", "monitoring", "self_evaluation"]
basis    = [
  { practice = "每个指标归入一级指标和二级指标" },
  { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》绩效目标审核·规范完整性：内容完整，不缺项", from = 2015-05-21 },
]
title    = { zh = "有几行没有一级指标", en = "Rows without a level-1 indicator" }
message.zh = "“{project}”有 {number} 个指标没有写一级指标，例如“{name}”。"
message.en = "{number} indicator(s) of “{project}” stand under no level 1, e.g. “{name}”."
fix.zh = "补上一级指标（成本、产出、效益、满意度）；合并单元格丢了标题的，恢复标题。"
fix.en = "Put the level 1 (cost, output, benefit, satisfaction); where a merged cell lost its heading, restore it."
why.zh = "没有一级指标，就看不出产出和效益各占多少，权重也无从核对。"
why.en = "Without level 1 nobody sees what is output and what benefit, and weights can't be checked."
---*/
SELECT p.id AS subject, CASE WHEN m.number = 0 THEN TRUE WHEN p.begins_inside THEN NULL ELSE FALSE END AS ok, COALESCE(m.path, p.at || '/indicators') AS path,
       p.name AS project, m.number, m.name,
       CASE WHEN d.format = 'text' THEN '标题不是复制文字时丢的' END AS supposes
FROM project AS p JOIN document AS d ON d.id = p.document
JOIN (
    SELECT i.project, count(*) FILTER (WHERE i.printed_level1 IS NULL) AS number, max(i.at) FILTER (WHERE i.nth = 1) || '/level1' AS path,
           max(i.name) FILTER (WHERE i.nth = 1) AS name
    FROM (
        SELECT t.project, t.at, t.name, t.printed_level1,
               CASE WHEN t.printed_level1 IS NULL THEN row_number() OVER (PARTITION BY t.project, t.printed_level1 ORDER BY t.position) END AS nth
        FROM indicator AS t
        WHERE t.printed_level1 IS NOT NULL OR t.printed_level2 IS NOT NULL
    ) AS i
    GROUP BY i.project
) AS m ON m.project = p.id
/*--- examples
[[example]]
name = "all have one; a row without any level has another rule"
given.document = [{ id = "D" }]
given.project = [{ id = "A", document = "D" }]
given.indicator = """
id | project | printed_level1 | printed_level2
I1 | A       | 产出指标       | 数量指标
I2 | A       | 满意度指标     |
I3 | A       |                |
"""
expect.A = "pass"

[[example]]
name = "two rows have only a level 2"
given.document = [{ id = "D", format = "docx" }, { id = "E", format = "text" }]
given.project = [{ id = "A", document = "D", name = "道路" }, { id = "B", document = "E", begins_inside = false }]
given.indicator = """
id | at | project | position | printed_level1 | name   | printed_level2
I3 | /0 | A       | 1        | 效益指标       | 受益   |
I1 | /9 | A       | 3        |                | 里程   | 数量指标
I2 | /2 | A       | 2        |                | 合格率 | 质量指标
I4 |    | B       | 1        |                |        | 数量指标
"""
expect = { A = "fail", B = "fail" }
expect_soft = ["B"]
expect_path.A = ["/2/level1"]
message = "“道路”有 2 个指标没有写一级指标，例如“合格率”。"

[[example]]
name = "a copy that begins inside the form"
given.document = [{ id = "D" }]
given.project = [{ id = "A", document = "D" }, { id = "B", document = "D", begins_inside = true }]
given.indicator = [{ id = "I1", project = "A", printed_level2 = "数量指标" }, { id = "I2", project = "B", printed_level2 = "数量指标" }]
expect = { A = "fail", B = "unknown" }

[[example]]
name = "a form without levels"
given.document = [{ id = "D" }]
given.project = [{ id = "A", document = "D" }]
given.indicator = [{ id = "I1", project = "A", name = "里程" }]
expect = {}
---*/
