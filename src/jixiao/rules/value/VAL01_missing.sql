/*---
name     = "value.missing"
severity = "error"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = []
basis    = [{ text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》：指标科学性审核看绩效指标是否有具体的指标值", from = 2015-05-21, verified = false }]
title    = { zh = "没有指标值", en = "Target value is missing" }
message  = { zh = "“{name}”没有填写指标值。", en = "“{name}” has no target value." }
fix.zh = "填写指标值：运算符、数值和单位；确实不能量化的，写明可以判断的程度。"
fix.en = "Give operator, number and unit; where it cannot be quantified, a degree that can be judged."
why      = { zh = "没有指标值，执行后无从判断是否达到目标。", en = "Without a value nobody can tell whether the target was met." }
---*/
SELECT i.id AS subject, CASE WHEN i.target IS NOT NULL THEN TRUE
            WHEN NOT EXISTS (SELECT r.at FROM reading AS r WHERE r.document = i.document AND r.at IN ('', i.at || '/target'))
                 AND NOT (i.is_torn AND i.position = i.last) THEN FALSE END AS ok, i.at || '/target' AS path, i.name,
       CASE WHEN EXISTS (SELECT r.at FROM reading AS r WHERE r.document = i.document AND r.at = i.at) THEN '这一行没有读错列' END AS supposes
FROM (
    SELECT t.id, t.at, t.document, t.name, t.target, t.position, max(t.position) OVER (PARTITION BY t.project) AS last,
           EXISTS (SELECT p.id FROM project AS p WHERE p.id = t.project AND (p.ending = 'torn' OR p.partly_read)) AS is_torn
    FROM indicator AS t
    -- a level that no taxonomy of targets knows (项目决策, 管理) belongs to another frame, whose rows have no targets
    WHERE NOT (t.printed_level1 IS NOT NULL AND t.level1 IS NULL)
) AS i
WHERE i.name IS NOT NULL
/*--- examples
[[example]]
name = "填了指标值"
given.indicator = [{ id = "I1", project = "A", name = "讲座举办场次", target = "≥48场" }]
expect.I1 = "pass"

[[example]]
name = "没有填"
given.indicator = [{ id = "I1", project = "A", name = "讲座举办场次" }]
expect.I1 = "fail"
message = "“讲座举办场次”没有填写指标值。"

[[example]]
name = "印了却读不出来，或整份原文连成一片；别处的、别的文件的提示不算"
given.indicator = """
id | document | name
I1 | D        | 合格率
I2 | D        | 完成率
I3 | E        | 覆盖率
I4 | F        | 参与率
I5 | D        | 出勤率
"""
given.reading = """
document | at         | message
D        | /I1/target | 文件中断
D        | /I2        | 错了 1 列
E        | ""         | 连成一片
D        | /I4/target | 文件中断
D        | /I4        | 错了 1 列
"""
expect = { I1 = "unknown", I2 = "fail", I3 = "unknown", I4 = "fail", I5 = "fail" }
expect_soft = ["I2"]

[[example]]
name = "没有名称的行由别的规则指出"
given.indicator = [{ id = "I1", project = "A", target = "≥48场" }]
expect = {}

[[example]]
name = "文件在最后一行中间断了、只读出了一部分；前面的行、到此为止的文件照判"
given.project = [{ id = "A", ending = "torn" }, { id = "B", ending = "open", partly_read = false }, { id = "C", ending = "closed", partly_read = true }]
given.indicator = """
id | project | position | name
I1 | A       | 1        | 甲
I2 | A       | 2        | 乙
I3 | B       | 1        | 丙
I4 | C       | 1        | 丁
"""
expect = { I1 = "fail", I2 = "unknown", I3 = "fail", I4 = "unknown" }

[[example]]
name = "决策、管理一类的行是另一套框架，本来没有指标值；级次没有印出来、认识的照判"
given.indicator = """
id | project | name   | printed_level1 | level1
I1 | A       | 完整性 | 项目决策       |
I2 | A       | 合格率 | 产出           | 产出指标
I3 | A       | 覆盖率 |                | 产出指标
"""
expect = { I2 = "fail", I3 = "fail" }
---*/
