/*---
name     = "indicator.timeliness-missing"
severity = "note"
since    = "0.1"
subject  = "project"
params   = []
kinds    = ["declaration", "monitoring", "self_evaluation"]
basis    = [
  { text = """\
    财预〔2021〕101号《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》：时效指标根据项目实际设置，反\
    映完成时间和效率""", from = 2021-08-18, verified = false },
  { practice = "目标审核看产出指标是否说明完成时间" },
]
title    = { zh = "缺少时效指标", en = "Timeliness indicator missing" }
message.zh = "“{project}”没有时效指标。有完成时间要求的项目应设置时效指标，确无要求的请说明。"
message.en = "“{project}” has no timeliness indicator. A project with a deadline needs one; say so if there is none."
fix.zh = "设置时效指标，写明完成日期或按期完成的比例，例如“竣工验收完成时间：2025年10月31日前”。"
fix.en = "Set one with a date or a share done on time, e.g. “acceptance by 31 October 2025”."
why      = { zh = "没有时间要求，拖到年底突击花钱也算完成。", en = "Without a deadline, spending in a rush at the end of the year counts as done." }
---*/
SELECT p.id AS subject,
       CASE WHEN count(*) FILTER (WHERE i.level2 = '时效指标') > 0 THEN TRUE
            WHEN count(*) FILTER (WHERE i.level2 IS NULL AND COALESCE(i.level1, '产出指标') = '产出指标') > 0 THEN NULL
            WHEN p.ending = 'torn' AND max(i.position) FILTER (WHERE i.level1 IN ('效益指标', '满意度指标')) IS DISTINCT FROM max(i.position) THEN NULL
              ELSE FALSE END AS ok,
       p.at || '/indicators' AS path, p.name AS project
FROM project AS p
JOIN indicator AS i ON i.project = p.id
GROUP BY p.id, p.at, p.name, p.ending
/*--- examples
given.project = [{ id = "A", document = "D", position = 1 }]

[[example]]
name = "设有一项"
given.indicator = """
id | project | document | level1   | level2
I1 | A       | D        | 产出指标 | 数量指标
I2 | A       | D        | 产出指标 | 时效指标
"""
expect.A = "pass"

[[example]]
name = "没有设置"
given.project = [{ id = "A", document = "D", position = 1, name = "讲座" }, { id = "B", document = "D", position = 1 }]
given.indicator = """
id | project | document | level1   | level2
I1 | A       | D        | 产出指标 | 数量指标
I4 | A       | D        | 产出指标 | 数量指标
I3 | B       | D        | 产出指标 | 时效指标
"""
expect.A = "fail"
expect.B = "pass"
message = "“讲座”没有时效指标。有完成时间要求的项目应设置时效指标，确无要求的请说明。"

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
