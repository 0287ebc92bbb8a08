/*---
name     = "indicator.output-or-benefit-missing"
severity = "error"
since    = "0.1"
subject  = "project"
params   = []
kinds    = ["declaration", "monitoring", "self_evaluation"]
basis    = [
  { text = """\
    中发〔2018〕34号《关于全面实施预算绩效管理的意见》：绩效目标不仅要包括产出、成本，还要包括经济效益、社会效\
    益、生态效益、可持续影响和服务对象满意度等绩效指标""", from = 2018-09-01, verified = true },
]
title    = { zh = "缺少产出指标或效益指标", en = "Output or benefit indicators missing" }
message.zh = "“{project}”没有{missing}。每个项目都要有产出指标和效益指标。"
message.en = "“{project}” has no {missing}. Every project needs output and benefit indicators."
fix.zh = "补设{missing}：产出写做成多少、质量如何，效益写带来什么改变。"
fix.en = "Add {missing}: outputs say how much is done and how well, benefits what changes by it."
why.zh = "产出说明钱买到了什么，效益说明买来的东西有没有用；缺一类，目标就只剩一半。"
why.en = "Outputs tell what the money buys, benefits whether it is of use."
---*/
SELECT c.project_id AS subject, CASE WHEN c.outputs > 0 AND c.benefits > 0 THEN TRUE WHEN c.is_unsure OR c.unread > 0 OR c.is_repaired OR c.is_bare
  OR c.entries = 0 AND c.is_text THEN NULL ELSE FALSE END AS ok,
       c.place || '/indicators' AS path, c.project,
       CASE WHEN c.outputs > 0 THEN '效益指标' WHEN c.benefits > 0 THEN '产出指标' ELSE '产出指标和效益指标' END AS missing,
       CASE WHEN c.entries = 0 THEN '指标表没有漏读' WHEN c.outputs > 0 AND c.satisfactions = 0
         AND c.position = c.last THEN '文件没有在中途截断' END AS supposes
FROM (
    SELECT p.id AS project_id, p.at AS place, p.name AS project, p.position, max(p.position) OVER (PARTITION BY p.document) AS last,
           COALESCE(p.ending = 'torn' OR p.partly_read OR p.begins_inside, FALSE) AS is_unsure, COALESCE(p.form_is_bare, FALSE) AS is_bare,
           EXISTS (SELECT d.id FROM document AS d WHERE d.id = p.document AND d.format = 'text') AS is_text, count(i.id) AS entries,
           count(*) FILTER (WHERE i.level1 = '满意度指标') AS satisfactions,
           EXISTS (SELECT r.at FROM reading AS r WHERE r.document = p.document AND COALESCE(r.confidence < 0.9, TRUE)
             AND (r.at = '' OR r.at LIKE p.at || '/indicators%')) AS is_repaired,
           count(*) FILTER (WHERE i.level1 = '产出指标') AS outputs,
           count(*) FILTER (WHERE i.level1 = '效益指标') AS benefits,
           count(i.id) FILTER (WHERE i.level1 IS NULL) AS unread
    FROM project AS p
    LEFT JOIN indicator AS i ON i.project = p.id
    WHERE p.has_form
    GROUP BY p.id, p.document, p.at, p.name, p.position, p.form_is_bare, p.ending, p.partly_read, p.begins_inside
) AS c
/*--- examples
[[example]]
name = "两类都有"
given.project = [{ id = "A", document = "D", position = 1, has_form = true }]
given.indicator = """
id | project | document | level1   | level2
I1 | A       | D        | 产出指标 | 数量指标
I2 | A       | D        | 效益指标 | 社会效益指标
"""
expect.A = "pass"

[[example]]
name = "没有效益指标"
given.project = [{ id = "A", document = "D", position = 1, name = "讲座", has_form = true }, { id = "B", document = "D", position = 1, has_form = true }]
given.indicator = """
id | project | document | level1   | level2
I1 | A       | D        | 产出指标 | 数量指标
I2 | A       | D        | 成本指标 | 经济成本指标
I3 | B       | D        | 产出指标 | 数量指标
I4 | B       | D        | 效益指标 | 社会效益指标
"""
expect = { A = "fail", B = "pass" }
message = "“讲座”没有效益指标。每个项目都要有产出指标和效益指标。"

[[example]]
name = "没有产出指标"
given.project = [{ id = "A", document = "D", position = 1, name = "讲座", has_form = true }]
given.indicator = """
id | project | document | level1     | level2
I1 | A       | D        | 效益指标   | 社会效益指标
I2 | A       | D        | 满意度指标 | 服务对象满意度指标
"""
expect.A = "fail"
message = "“讲座”没有产出指标。每个项目都要有产出指标和效益指标。"

[[example]]
name = "一项指标也没有"
given.project = [{ id = "A", document = "D", position = 1, name = "讲座", has_form = true }]
expect.A = "fail"
message = "“讲座”没有产出指标和效益指标。每个项目都要有产出指标和效益指标。"

[[example]]
name = "文件的最后一张表在产出指标之后就没有了，可能是截断；后面还有表的、有满意度指标的不是"
given.project = """
id | document | position | has_form
A  | D        | 1        | true
B  | D        | 2        | true
C  | E        | 1        | true
F  | F        | 1        | true
G  | G        | 1        | true
"""
given.indicator = """
id | project | document | level1
I1 | A       | D        | 产出指标
I2 | B       | D        | 产出指标
I3 | C       | E        | 产出指标
I4 | C       | E        | 满意度指标
I5 | F       | F        | 成本指标
"""
expect = { A = "fail", B = "fail", C = "fail", F = "fail", G = "fail" }
expect_soft = ["B", "G"]

[[example]]
name = "纯文本里一项指标也没有读到"
given.document = [{ id = "D", format = "text" }, { id = "E", format = "docx" }]
given.project = """
id | document | position | has_form
A  | D        | 1        | true
B  | E        | 1        | true
C  | D        | 2        | true
"""
given.indicator = [{ id = "I1", project = "C", document = "D", level1 = "效益指标" }]
expect = { A = "unknown", B = "fail", C = "fail" }

[[example]]
name = "指标表没有照原样读通，或只是一张列名单的表；别处的提示不算"
given.project = """
id | document | position | has_form | form_is_bare
A  | D        | 1        | true     |
B  | D        | 2        | true     | true
C  | D        | 3        | true     | false
F  | F        | 1        | true     |
"""
given.indicator = """
id | project | document | level1
I1 | A       | D        | 产出指标
I3 | C       | D        | 效益指标
I4 | F       | F        | 效益指标
"""
given.reading = """
document | at              | message
D        | /A/indicators/3 | 错了 1 列
D        | /C/name         | 错了 1 列
X        | /C/indicators   | 错了 1 列
F        | ""              | 连成一片
"""
expect = { A = "unknown", B = "unknown", C = "fail", F = "unknown" }

[[example]]
name = "有一项的一级指标认不出，无从判断"
given.project = [{ id = "A", document = "D", position = 1, has_form = true }]
given.indicator = """
id | project | document | level1   | level2   | printed_level1
I1 | A       | D        | 产出指标 | 数量指标 |
I2 | A       | D        |          |          | 影响力
"""
expect.A = "unknown"

[[example]]
name = "两类都有时，认不出的一项无妨"
given.project = [{ id = "A", document = "D", position = 1, has_form = true }]
given.indicator = """
id | project | document | level1   | level2       | printed_level1
I1 | A       | D        | 产出指标 | 数量指标     |
I2 | A       | D        | 效益指标 | 社会效益指标 |
I3 | A       | D        |          |              | 影响力
"""
expect.A = "pass"

[[example]]
name = "没有表格的项目不看"
given.project = [{ id = "A", document = "D", position = 1, has_form = false }]
expect = {}

[[example]]
name = "文件在表格中间断了、从表格中间开始，或只读出了一部分；只是文件到此为止的照判"
given.project = """
id | document | position | has_form | ending | partly_read | begins_inside
A  | D        | 1        | true     | torn   |             |
B  | E        | 1        | true     | closed | true        |
K  | K        | 1        | true     | closed |             | true
C  | F        | 1        | true     | open   | false       |
G  | H        | 1        | true     | closed | false       |
"""
given.indicator = """
id | project | document | level1
K1 | K       | K        | 产出指标
I1 | A       | D        | 产出指标
I2 | B       | E        | 产出指标
I3 | C       | F        | 产出指标
I4 | G       | H        | 产出指标
I5 | G       | H        | 满意度指标
"""
expect = { K = "unknown", A = "unknown", B = "unknown", C = "fail", G = "fail" }
expect_soft = ["C"]

[[example]]
name = "读取时只按内容把单元格归了位，级次仍然可靠"
given.project = """
id | document | position | has_form | ending
A  | D        | 1        | true     | closed
B  | E        | 1        | true     | closed
"""
given.indicator = """
id | project | document | level1
I1 | A       | D        | 产出指标
I2 | A       | D        | 满意度指标
I3 | B       | E        | 产出指标
I4 | B       | E        | 满意度指标
"""
given.reading = [{ document = "D", at = "/A/indicators/1", confidence = 0.9 }, { document = "E", at = "/B/indicators/1", confidence = 0.8 }]
expect = { A = "fail", B = "unknown" }
---*/
