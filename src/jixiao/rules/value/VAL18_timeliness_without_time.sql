/*---
name     = "value.timeliness-without-time"
severity = "warning"
since    = "0.1"
changed  = "0.2"
subject  = "project"
params   = ["bare_time_words"]
covers   = ["VAL05", "VAL08", "VAL06", "IND10"]
basis    = [
  { text = """\
    财预〔2021〕101号《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》：时效指标应写明完成时间，可分\
    解关键节点""", from = 2021-08-18, verified = false },
  { practice = "目标审核要求时效指标写明时间" },
]
title    = { zh = "时效指标没有时间", en = "Timeliness without a time" }
message.zh = "“{project}”的时效指标只写了一个词：{names}。时效要写日期、时限或按期完成的比例。"
message.en = "Timeliness of “{project}” is a mere word: {names}. Give a date, a limit or a share done on time."
fix.zh = "写明时间，例如“2025年10月31日前”“≤48小时”“按期发放率≥95%”。"
fix.en = "Name the time, e.g. “by 31 October 2025”, “≤ 48 hours”, “paid on time ≥ 95%”."
why      = { zh = "“及时”没有标准，年初完成和年底完成都叫及时。", en = "“Promptly” has no measure: January and December are both prompt." }
---*/
SELECT m.id AS subject, count(*) FILTER (WHERE m.is_meant) = 0 AS ok, m.place || '/indicators' AS path,
       list(m.target_at ORDER BY m.position) FILTER (WHERE m.is_meant) AS other_path, m.project,
       string_agg(m.item, '、' ORDER BY m.position) FILTER (WHERE m.is_meant) AS names
FROM (
    SELECT p.id, p.at AS place, p.name AS project, i.position, i.at || '/target' AS target_at, i.name || '（' || i.word || '）' AS item,
           i.operator = 'word' AND regexp_matches(i.word, '^' || :bare_time_words || '$') AS is_meant
    FROM project AS p
    JOIN indicator AS i ON i.project = p.id
    WHERE i.level2 = '时效指标' AND i.operator IS NOT NULL
) AS m
GROUP BY m.id, m.place, m.project
/*--- examples
[[example]]
name = "写了时间"
given.project = [{ id = "A" }]
given.indicator = """
id | project | level2   | name     | operator | word     | deadline
I1 | A       | 时效指标 | 完成时间 | word     | 年底前   | 2025-12-31
I2 | A       | 时效指标 | 处置时限 | <=       | 不超过   |
I3 | A       | 时效指标 | 报送     | word     | 会后及时 |
I6 | A       | 时效指标 | 报送     | word     | 及时率   |
I7 | A       | 时效指标 | 报送     | >=       | 及时     |
I4 | A       | 质量指标 | 响应     | word     | 及时     |
I5 | B       | 时效指标 | 响应     | word     | 及时     |
"""
expect.A = "pass"

[[example]]
name = "只写了一个词"
given.project = [{ id = "A", name = "会议" }]
given.indicator = """
id | project | position | level2   | name     | operator | word
I1 | A       | 2        | 时效指标 | 材料送达 | word     | 按时
I2 | A       | 1        | 时效指标 | 会议召开 | word     | 及时
I3 | A       | 3        | 时效指标 | 处置时限 | <=       | 不超过2小时
"""
expect.A = "fail"
expect_path.A = ["/A/indicators", "/I2/target", "/I1/target"]
message = "“会议”的时效指标只写了一个词：会议召开（及时）、材料送达（按时）。时效要写日期、时限或按期完成的比例。"

[[example]]
name = "没有时效指标，或没有指标值"
given.project = [{ id = "A" }]
given.indicator = """
id | project | level2   | name     | operator | word
I1 | A       | 质量指标 | 响应     | word     | 及时
I2 | A       | 时效指标 | 完成时间 |          |
"""
expect = {}
---*/
