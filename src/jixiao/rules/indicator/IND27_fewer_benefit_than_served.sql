/*---
name     = "indicator.fewer-benefit-than-served"
severity = "warning"
since    = "0.2"
subject  = "indicator"
params   = ["served_verbs"]
basis    = [{ practice = "得到服务的人都是受益人，受益人数不少于其中任何一部分" }]
title    = { zh = "受益人数少于得到服务的人数", en = "Fewer people benefit than are served" }
message.zh = "“{name}”的指标值是 {target}，而“{served}”是 {served_target}：得到服务的人都受益，受益的人反而少。"
message.en = "“{name}” aims at {target}, while “{served}” aims at {served_target}: fewer people benefit than are served."
fix.zh = "核对两个数；受益人数应不少于得到服务的人数，口径不同的在名称里写明。"
fix.en = "Check both; those who benefit are at least those who are served. Where they count different people, let the names say so."
why.zh = "两个数互相矛盾，多半是从别处抄来而没有一起改。"
why.en = "The two contradict each other; mostly they were copied from elsewhere and not changed together."
---*/
SELECT c.id AS subject, c.served_value <= c.value AS ok, c.at || '/target' AS path, c.served_at || '/target' AS other_path, c.name, c.target, c.served,
       c.served_target,
       '得到服务的人都算受益人' AS supposes
FROM (
    SELECT b.id, b.at, b.name, b.target, b.value, s.value AS served_value, s.at AS served_at, s.name AS served, s.target AS served_target,
           row_number() OVER (PARTITION BY b.id ORDER BY s.value DESC, s.at) AS nth
    FROM indicator AS b
    JOIN indicator AS s ON s.project = b.project AND s.unit = b.unit AND s.operator = b.operator AND regexp_matches(s.name, :served_verbs)
      AND NOT s.name LIKE '%受益%'
                       AND s.name LIKE '%' || regexp_extract(b.name, '受益([^(（]*?)([(（].*)?总?(人口|人数|群众)', 1) || '%'
    WHERE regexp_matches(b.name, '受益.*(人口|人数|群众)') AND b.unit = '人' AND b.operator IN ('>=', '=')
) AS c
WHERE c.nth = 1
/*--- examples
[[example]]
name = "as many benefit as are served; the largest group counts"
given.indicator = """
id | project | name                       | value | unit | operator
I1 | A       | 受益脱贫(监测)人口数       | 1000  | 人   | >=
I2 | A       | 解决脱贫(监测)饮水安全人数 | 1000  | 人   | >=
I3 | A       | 培训脱贫人数               | 10    | 人   | >=
I4 | A       | 帮扶脱贫人数               |       | 人   | >=
"""
expect.I1 = "pass"

[[example]]
name = "more people get safe water than benefit"
given.indicator = """
id | at | project | name                           | target  | value | unit | operator
I1 | /0 | A       | 受益脱贫(监测)人口数           | ≥500人  | 500   | 人   | >=
I2 | /1 | A       | 解决脱贫(监测)饮水安全问题人数 | ≥1000人 | 1000  | 人   | >=
I3 |    | A       | 资助脱贫人数                   | ≥20人   | 20    | 人   | >=
I4 |    | B       | 资助脱贫人数                   |         | 5000  | 人   | >=
"""
expect.I1 = "fail"
expect_path.I1 = ["/0/target", "/1/target"]
message = "“受益脱贫(监测)人口数”的指标值是 ≥500人，而“解决脱贫(监测)饮水安全问题人数”是 ≥1000人：得到服务的人都受益，受益的人反而少。"

[[example]]
name = "a number is missing"
given.indicator = """
id | project | name     | unit | operator | value
I1 | A       | 受益群众 | 人   | >=       |
I2 | A       | 培训人数 | 人   | >=       | 1000
"""
expect.I1 = "unknown"

[[example]]
name = "other people, another unit, another sign, nobody served, no benefit; one that speaks of benefit itself"
given.indicator = """
id | project | name           | value | unit | operator
I1 | A       | 受益残疾人人数 | 5     | 人   | >=
I2 | A       | 培训干部人数   | 10    | 人   | >=
I3 | B       | 受益人数       | 5     | 人   | >=
I4 | B       | 培训人数       | 10    | 人次 | >=
I5 | B       | 培训人数       | 10    | 人   | =
I6 | B       | 在校人数       | 10    | 人   | >=
I7 | B       | 服务受益群众   | 10    | 户   | >=
I8 | C       | 受益人数       | 5     | 人   | <=
I9 | C       | 培训人数       | 10    | 人   | <=
J1 | D       | 受益人数       | 5     | 户   | >=
J2 | D       | 培训人数       | 10    | 户   | >=
"""
expect = {}
---*/
