/*---
name     = "satisfaction.respondents-twice"
severity = "note"
since    = "0.1"
subject  = "indicator"
params   = []
basis    = [{ practice = "同一对象只设一个满意度指标" }]
title    = { zh = "同一对象设了两个满意度指标", en = "The same respondents twice" }
message  = { zh = "“{name}”与“{earlier}”问的是同一批人。", en = "“{name}” asks the same people as “{earlier}”." }
fix      = { zh = "合并为一个，或写明两次问的是不同的事。", en = "Join them, or say what differs between the two questions." }
why      = { zh = "同一批人的满意度算两次，等于重复计分。", en = "Counting the same satisfaction twice scores it twice." }
---*/
SELECT w.id AS subject, w.place_in_row = 1 AS ok, w.at || '/name' AS path, w.first_at || '/name' AS other_path, w.name, w.first_name AS earlier
FROM (
    SELECT r.id, r.at, r.name, r.place_in_row,
           max(CASE WHEN r.place_in_row = 1 THEN r.at END) OVER (PARTITION BY r.project, r.who) AS first_at,
           max(CASE WHEN r.place_in_row = 1 THEN r.name END) OVER (PARTITION BY r.project, r.who) AS first_name
    FROM (
        SELECT s.id, s.project, s.at, s.name, s.who, row_number() OVER (PARTITION BY s.project, s.who ORDER BY s.position) AS place_in_row
        FROM (
            SELECT i.id, i.project, i.at, i.name, i.position, replace(replace(i.plain, '满意度', ''), '满意率', '') AS who
            FROM indicator AS i
            WHERE i.level1 = '满意度指标' AND i.plain IS NOT NULL
        ) AS s
    ) AS r
) AS w
/*--- examples
[[example]]
name = "不同的对象；另一项目；别的一级指标"
given.indicator = """
id | project | position | level1     | name       | plain
I1 | A       | 1        | 满意度指标 | 读者满意度 | 读者满意度
I2 | A       | 2        | 满意度指标 | 作者满意度 | 作者满意度
I3 | B       | 1        | 满意度指标 | 读者满意率 | 读者满意率
I4 | A       | 0        | 效益指标   | 读者满意率 | 读者满意率
I5 | C       | 1        | 满意度指标 |            |
I6 | C       | 2        | 满意度指标 |            |
"""
expect = { I1 = "pass", I2 = "pass", I3 = "pass" }

[[example]]
name = "同一对象，一个写度，一个写率"
given.indicator = """
id | project | position | level1     | name       | plain
I1 | A       | 2        | 满意度指标 | 读者满意率 | 读者满意率
I2 | A       | 1        | 满意度指标 | 读者满意度 | 读者满意度
"""
expect = { I1 = "fail", I2 = "pass" }
expect_path.I1 = ["/I1/name", "/I2/name"]
message = "“读者满意率”与“读者满意度”问的是同一批人。"
---*/
