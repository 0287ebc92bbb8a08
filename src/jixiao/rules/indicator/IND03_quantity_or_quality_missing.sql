/*---
name     = "indicator.quantity-or-quality-missing"
severity = "warning"
since    = "0.1"
subject  = "project"
params   = []
kinds    = ["declaration", "monitoring", "self_evaluation"]
basis    = [
  { text = """\
    财预〔2021〕101号《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》：产出指标原则上应设置数量指标\
    和质量指标""", from = 2021-08-18, verified = false },
  { practice = "目标审核看产出指标是否同时说明数量和质量" },
]
title    = { zh = "缺少数量指标或质量指标", en = "Quantity or quality indicators missing" }
message.zh = "“{project}”的产出指标里没有{missing}。产出既要说明数量，也要说明质量。"
message.en = "The outputs of “{project}” have no {missing}: an output needs both its quantity and its quality."
fix.zh = "补设{missing}：数量写做多少，质量写达到什么标准，例如验收合格率。"
fix.en = "Add {missing}: how much is done, and to what standard, e.g. the share accepted."
why      = { zh = "只有数量会鼓励凑数，只有质量看不出做了多少。", en = "Quantity alone invites numbers without worth; quality alone hides how much was done." }
---*/
SELECT c.project_id AS subject, CASE WHEN c.quantities > 0 AND c.qualities > 0 THEN TRUE WHEN c.unread > 0 OR c.is_unsure THEN NULL ELSE FALSE END AS ok,
       c.place || '/indicators' AS path, c.project,
       CASE WHEN c.quantities > 0 THEN '质量指标' WHEN c.qualities > 0 THEN '数量指标' ELSE '数量指标和质量指标' END AS missing
FROM (
    SELECT p.id AS project_id, p.at AS place, p.name AS project,
           count(*) FILTER (WHERE i.level2 = '数量指标') AS quantities,
           count(*) FILTER (WHERE i.level2 = '质量指标') AS qualities,
           count(*) FILTER (WHERE i.level2 IS NULL AND COALESCE(i.level1, '产出指标') = '产出指标') AS unread,
           p.ending = 'torn' AND max(i.position) FILTER (WHERE i.level1 IN ('效益指标', '满意度指标')) IS DISTINCT FROM max(i.position) AS is_unsure
    FROM project AS p
    JOIN indicator AS i ON i.project = p.id
    GROUP BY p.id, p.at, p.name, p.ending
) AS c
/*--- examples
given.project = [{ id = "A", document = "D", position = 1 }]

[[example]]
name = "数量和质量各有一项"
given.indicator = """
id | project | document | level1   | level2
I1 | A       | D        | 产出指标 | 数量指标
I2 | A       | D        | 产出指标 | 质量指标
"""
expect.A = "pass"

[[example]]
name = "没有质量指标"
given.project = [{ id = "A", document = "D", position = 1, name = "讲座" }, { id = "B", document = "D", position = 1 }]
given.indicator = """
id | project | document | level1   | level2
I1 | A       | D        | 产出指标 | 数量指标
I2 | A       | D        | 产出指标 | 时效指标
I3 | B       | D        | 产出指标 | 数量指标
I4 | B       | D        | 产出指标 | 质量指标
"""
expect.A = "fail"
expect.B = "pass"
message = "“讲座”的产出指标里没有质量指标。产出既要说明数量，也要说明质量。"

[[example]]
name = "没有数量指标"
given.project = [{ id = "A", document = "D", position = 1, name = "讲座" }]
given.indicator = """
id | project | document | level1   | level2
I1 | A       | D        | 产出指标 | 质量指标
I2 | A       | D        | 效益指标 | 社会效益指标
"""
expect.A = "fail"
message = "“讲座”的产出指标里没有数量指标。产出既要说明数量，也要说明质量。"

[[example]]
name = "两样都没有"
given.project = [{ id = "A", document = "D", position = 1, name = "讲座" }]
given.indicator = [{ id = "I1", project = "A", document = "D", level1 = "效益指标", level2 = "社会效益指标" }]
expect.A = "fail"
message = "“讲座”的产出指标里没有数量指标和质量指标。产出既要说明数量，也要说明质量。"

[[example]]
name = "有一项产出的二级指标认不出"
given.indicator = """
id | project | document | level1   | level2   | printed_level2
I1 | A       | D        | 产出指标 | 数量指标 |
I2 | A       | D        | 产出指标 |          | 过程指标
"""
expect.A = "unknown"

[[example]]
name = "有一项的级次都认不出"
given.indicator = [{ id = "I1", project = "A", document = "D", level1 = "产出指标", level2 = "数量指标" }, { id = "I2", project = "A", document = "D" }]
expect.A = "unknown"

[[example]]
name = "满意度没有二级指标无妨"
given.indicator = """
id | project | document | level1     | level2
I1 | A       | D        | 产出指标   | 数量指标
I2 | A       | D        | 满意度指标 |
"""
expect.A = "fail"

[[example]]
name = "都有时，认不出的一项无妨"
given.indicator = """
id | project | document | level1   | level2
I1 | A       | D        | 产出指标 | 数量指标
I2 | A       | D        | 产出指标 | 质量指标
I3 | A       | D        |          |
"""
expect.A = "pass"

[[example]]
name = "没有指标的表格由别的规则指出"
expect = {}

[[example]]
name = "文件在产出指标中间断了；产出写在效益之后的也一样；断在产出之后、只是到此为止的照判"
given.project = """
id | ending
K  | torn
A  | torn
B  |
C  | torn
D  | open
E  | torn
"""
given.indicator = """
id | position | project | level1     | level2
K1 | 1        | K       | 效益指标   | 社会效益指标
K2 | 2        | K       | 产出指标   | 数量指标
I1 | 1        | A       | 产出指标   | 数量指标
I2 | 2        | B       | 产出指标   | 数量指标
I3 | 3        | B       | 效益指标   | 社会效益指标
I4 | 4        | C       | 产出指标   | 数量指标
I5 | 5        | C       | 效益指标   | 社会效益指标
I6 | 6        | D       | 产出指标   | 数量指标
I7 | 7        | E       | 产出指标   | 数量指标
I8 | 8        | E       | 满意度指标 | 服务对象满意度指标
"""
expect = { K = "unknown", A = "unknown", B = "fail", C = "fail", D = "fail", E = "fail" }
---*/
