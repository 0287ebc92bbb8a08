/*---
name     = "indicator.weights-do-not-add-up"
severity = "warning"
since    = "0.1"
changed  = "0.2"
subject  = "project"
params   = ["weights_with_execution", "weights_of_indicators", "cut_off_marks", "weights_fewest_known"]
kinds    = ["declaration", "monitoring", "self_evaluation"]
basis    = [
  { text = "财预〔2020〕10号《项目支出绩效评价管理办法》：单位自评满分一百分，预算执行率一般十分", from = 2020-02-25, verified = false },
  { text = """\
    财预〔2021〕101号《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》：指标分值与预算执行率合计一百\
    分""", from = 2021-08-18, verified = false },
]
title    = { zh = "分值合计不对", en = "Points do not add up" }
message.zh = "“{project}”的指标分值合计 {points} 分[，加预算执行率 {execution} 分]{gap}；应当连同预算执行率共 {whole} 分，或不含预算执行率共 {without} 分。"
message.en = "The points of “{project}” come to {points}[, with {execution} for budget execution]; they should make {whole} with it or {without} without it."
fix.zh = "逐级核对分值：三级合计等于二级，二级合计等于一级，一级合计加预算执行率为 {whole} 分。"
fix.en = "Check level by level: level 3 makes level 2, level 2 makes level 1, level 1 and budget execution make {whole}."
why      = { zh = "分值不足或超过，总分就不能按规定的档次评价。", en = "With points missing or in excess the total cannot be graded." }
---*/
SELECT c.project_id AS subject,
       CASE WHEN c.blank > 1 OR c.blank = 1 AND (c.known < :weights_fewest_known OR c.points + c.execution >= :weights_with_execution
                                                 OR c.execution IS NULL AND c.points >= :weights_of_indicators) THEN NULL
            WHEN c.is_cut_off OR c.may_be_cut_off AND c.points < :weights_of_indicators THEN NULL
            WHEN c.points + COALESCE(c.execution, 0) = :weights_with_execution THEN TRUE
            ELSE c.execution IS NULL AND c.points = :weights_of_indicators END AS ok,
       c.place || '/indicators' AS path, c.project, c.points, c.execution, :weights_with_execution AS whole, :weights_of_indicators AS without,
       CASE WHEN c.blank > 0 THEN '（另有一个指标没有分值）' ELSE '' END AS gap
FROM (
    SELECT p.id AS project_id, p.at AS place, p.name AS project, sum(i.points) AS points, f.execution_points AS execution,
           count(*) FILTER (WHERE i.points IS NULL) AS blank, count(i.points) AS known,
           EXISTS (SELECT r.at FROM reading AS r WHERE r.project = p.id AND regexp_matches(r.message, :cut_off_marks)) AS is_cut_off,
           EXISTS (SELECT d.id FROM document AS d WHERE d.id = p.document AND d.format = 'text') AND p.position = max(p.position) OVER (PARTITION BY p.document)
             AND max(i.position) FILTER (WHERE i.level1 = '满意度指标') IS DISTINCT FROM max(i.position) AS may_be_cut_off
    FROM project AS p
    JOIN indicator AS i ON i.project = p.id
    LEFT JOIN funding AS f ON f.project = p.id
    GROUP BY p.id, p.document, p.position, p.at, p.name, f.execution_points
    HAVING count(i.points) > 0
) AS c
/*--- examples
[[example]]
name = "九十分加预算执行率十分"
given.project = [{ id = "A", document = "D", position = 1 }]
given.indicator = [{ id = "I1", project = "A", document = "D", points = 50 }, { id = "I2", project = "A", document = "D", points = 40 }]
given.funding = [{ project = "A", execution_points = 10 }]
expect.A = "pass"

[[example]]
name = "没有预算执行率，合计九十分或一百分"
given.project = [{ id = "A", document = "D", position = 1 }, { id = "B", document = "D", position = 1 }, { id = "C", document = "D", position = 1 }]
given.indicator = """
id | project | document | points
I1 | A       | D        | 90
I2 | B       | D        | 100
I3 | C       | D        | 91
"""
expect.A = "pass"
expect.B = "pass"
expect.C = "fail"

[[example]]
name = "没有预算执行率，合计八十分"
given.project = [{ id = "A", document = "D", position = 1, name = "讲座" }]
given.indicator = [{ id = "I1", project = "A", document = "D", points = 50 }, { id = "I2", project = "A", document = "D", points = 30 }]
expect.A = "fail"
message = "“讲座”的指标分值合计 80 分；应当连同预算执行率共 100 分，或不含预算执行率共 90 分。"

[[example]]
name = "有预算执行率而合计不足"
given.project = [{ id = "A", document = "D", position = 1 }]
given.indicator = [{ id = "I1", project = "A", document = "D", points = 90 }]
given.funding = [{ project = "A", execution_points = 5 }]
expect.A = "fail"

[[example]]
name = "有一项没有分值"
given.project = [{ id = "A", document = "D", position = 1 }]
given.indicator = [{ id = "I1", project = "A", document = "D", points = 90 }, { id = "I2", project = "A", document = "D" }]
expect.A = "unknown"

[[example]]
name = "纯文本的最后一张表分值不足，可能没有抄全；以满意度收尾的表、前面的表、超出的、别的格式照判"
given.document = """
id | format
D  | text
E  | docx
F  | text
G  | text
H  | text
"""
given.project = """
id | document | position
G  | G        | 1
A  | D        | 1
B  | D        | 2
C  | E        | 1
F  | F        | 1
H  | H        | 1
"""
given.indicator = """
id | project | document | position | points | level1
I1 | A       | D        | 1        | 70     |
I2 | B       | D        | 1        | 70     |
I3 | C       | E        | 1        | 70     |
I4 | F       | F        | 1        | 91     |
I5 | G       | G        | 1        | 90     |
I6 | H       | H        | 1        | 60     | 产出指标
I7 | H       | H        | 2        | 10     | 满意度指标
"""
expect = { A = "fail", B = "unknown", C = "fail", F = "fail", G = "pass", H = "fail" }

[[example]]
name = "文件在表格中间断了；别的提示、别的项目不算"
given.project = [{ id = "A", document = "D", position = 1 }, { id = "B", document = "D", position = 2 }]
given.indicator = [{ id = "I1", project = "A", document = "D", points = 70 }, { id = "I2", project = "B", document = "D", points = 70 }]
given.reading = [{ project = "A", at = "/A/indicators", message = "文件在这里中断" }, { project = "B", at = "/B/indicators", message = "错了 1 列" }]
expect = { A = "unknown", B = "fail" }

[[example]]
name = "不设分值的表格不看"
given.project = [{ id = "A", document = "D", position = 1 }]
given.indicator = [{ id = "I1", project = "A", document = "D" }, { id = "I2", project = "A", document = "D" }]
expect = {}

[[example]]
name = "别的都有分值，只有一个没有，合计也就不足；够了的可能是几行合用一个分值"
given.project = """
id | document | position | name
A  | D        | 1        | 讲座
B  | E        | 1        |
C  | F        | 1        |
G  | G        | 1        |
H  | H        | 1        |
"""
given.indicator = """
id | project | document | points
A1 | A       | D        | 30
A2 | A       | D        | 30
A3 | A       | D        | 10
A4 | A       | D        | 10
A5 | A       | D        |
B1 | B       | E        | 30
B2 | B       | E        | 30
B3 | B       | E        | 20
B4 | B       | E        | 10
B5 | B       | E        |
C1 | C       | F        | 30
C2 | C       | F        | 30
C3 | C       | F        | 20
C4 | C       | F        |
G1 | G       | G        | 30
G2 | G       | G        | 30
G3 | G       | G        | 10
G4 | G       | G        | 10
G5 | G       | G        |
G6 | G       | G        |
H1 | H       | H        | 30
H2 | H       | H        | 30
H3 | H       | H        | 20
H4 | H       | H        | 10
H5 | H       | H        |
"""
given.funding = [{ project = "A", execution_points = 10 }, { project = "H", execution_points = 10 }]
expect = { A = "fail", B = "unknown", C = "unknown", G = "unknown", H = "unknown" }
message = "“讲座”的指标分值合计 80 分，加预算执行率 10 分（另有一个指标没有分值）；应当连同预算执行率共 100 分，或不含预算执行率共 90 分。"

[[example]]
name = "有预算执行率、合计不足而正好九十分；文件中断的不判"
given.project = [{ id = "A", document = "D", position = 1 }, { id = "B", document = "E", position = 1 }]
given.indicator = """
id | project | document | points
A1 | A       | D        | 30
A2 | A       | D        | 30
A3 | A       | D        | 20
A4 | A       | D        | 10
A5 | A       | D        |
B1 | B       | E        | 30
B2 | B       | E        | 30
B3 | B       | E        | 10
B4 | B       | E        | 10
B5 | B       | E        |
"""
given.funding = [{ project = "A", execution_points = 5 }]
given.reading = [{ project = "B", at = "/B/indicators", message = "文件在这里中断" }]
expect = { A = "fail", B = "unknown" }
---*/
