/*---
name     = "value.unit-of-the-goal-differs"
severity = "warning"
since    = "0.2"
subject  = "indicator"
params   = ["generic_name_words", "object_classes", "site_classes", "units_of_anything"]
basis    = [{ practice = "同一件事在目标、方案和指标里用同一个计量单位" }, { practice = "计量单位应与指标名称相符" }]
title    = { zh = "同一个数，单位与目标或方案里的不同", en = "The goal or the scheme gives the same number another unit" }
message.zh = "“{name}”的指标值是“{target}”，{section}里写的却是“{clause}”：同一个数，单位不同。"
message.en = "“{name}” has the target “{target}”, while the text says “{clause}”: one number in two units."
fix.zh = "按实际统一单位；两处说的不是同一件事的，在名称里写清楚。"
fix.en = "Use the unit that is meant; if they speak of different things, let the name say so."
why.zh = "单位多半抄自上一行。单位不同，执行后就不知道数的是什么。"
why.en = "The unit was mostly copied from the row above; afterwards nobody knows what is counted."
---*/
SELECT t.id AS subject, bool_or(t.same) AS ok, t.at || '/target' AS path, list(t.place ORDER BY t.place) AS other_path, max(t.name) AS name,
       max(t.target) AS target,
       max(CASE WHEN t.place LIKE '%/narrative/%' THEN '情况说明' ELSE '绩效目标' END) AS section, min(t.clause) AS clause
FROM (
  SELECT i.id, i.at, i.name, i.target, m.at AS place, m.clause, i.sort = m.sort AS same
  FROM (
    SELECT n.id, n.at, n.project, n.name, n.target, n.counted, regexp_replace(n.plain, :generic_name_words || '+$', '') AS stem,
           CASE WHEN regexp_matches(n.unit_class, :object_classes) THEN 'object' WHEN regexp_matches(n.unit_class, :site_classes) THEN 'site'
                ELSE n.unit_class END AS sort
    FROM indicator AS n
    WHERE n.level1 = '产出指标' AND n.counted > 1 AND NOT regexp_matches(n.counted_unit, :units_of_anything)
  ) AS i
  JOIN (
    SELECT n.project, n.at, n.value, n.clause, regexp_replace(n.label, '[^一-龥]+', '', 'g') AS label,
           CASE WHEN regexp_matches(n.unit_class, :object_classes) THEN 'object' WHEN regexp_matches(n.unit_class, :site_classes) THEN 'site'
                ELSE n.unit_class END AS sort
    FROM mention AS n
    WHERE NOT regexp_matches(n.unit, :units_of_anything) AND n.unit_class <> 'money'
  ) AS m ON m.project = i.project AND m.value = i.counted
  WHERE length(i.stem) > 2 AND length(m.label) > 2 AND (m.label LIKE '%' || i.stem OR starts_with(i.stem, m.label))
) AS t
GROUP BY t.id, t.at
/*--- examples
[[example]]
name = "one number, another unit in the goal; the scheme says so too; in one place as in the row"
given.indicator = """
id | project | level1   | name           | plain          | target  | counted | counted_unit | unit_class
I1 | A       | 产出指标 | 更新课桌椅数量 | 更新课桌椅数量 | ≥1325间 | 1325    | 间           | building
I2 | B       | 产出指标 | 课桌椅数量     | 课桌椅数量     | ≥300人  | 300     | 人           | person
I5 | M       | 产出指标 | 课桌椅数量     | 课桌椅数量     | ≥300人  | 300     | 人           |
I3 | C       | 产出指标 | 更新课桌椅     | 更新课桌椅     | ≥30套   | 30      | 套           | device
I4 | E       | 产出指标 | 改造教室       | 改造教室       | ≥20套   | 20      | 套           | device
"""
given.mention = """
project | at              | label         | value | unit | unit_class | clause
A       | /goals/annual   | 更新课桌椅    | 1325  | 套   | device     | 更新课桌椅 1325 套
B       | /narrative/plan | 更新 的课桌椅 | 300   | 套   | device     | 更新的课桌椅 300 套
M       | /narrative/plan | 课桌椅        | 300   | 套   | device     | 课桌椅 300 套
C       | /goals/annual   | 更新课桌椅    | 30    | 台   | device     | 更新课桌椅 30 台
C       | /narrative/plan | 更新课桌椅    | 30    | 间   | building   | 更新课桌椅 30 间
E       | /goals/annual   | 改造教室      | 20    | 间   | building   | 改造教室 20 间
E       | /narrative/plan | 改造教室      | 20    | 处   | place      | 改造教室 20 处
"""
expect = { I1 = "fail", I2 = "fail", I3 = "pass", I4 = "fail", I5 = "unknown" }
expect_path.I1 = ["/I1/target", "/goals/annual"]
message = "“更新课桌椅数量”的指标值是“≥1325间”，绩效目标里写的却是“更新课桌椅 1325 套”：同一个数，单位不同。"

[[example]]
name = "not held against each other: other words, words too short, a number of one, another number, a unit of anything, money, another level"
given.indicator = """
id | project | level1   | plain    | counted | counted_unit | unit_class
I1 | A       | 产出指标 | 更换硬盘 | 40      | 间           | building
I2 | B       | 产出指标 | 硬盘数量 | 40      | 间           | building
I3 | C       | 产出指标 | 更换硬盘 | 1       | 间           | building
I4 | E       | 产出指标 | 更换硬盘 | 41      | 间           | building
I5 | F       | 产出指标 | 更换硬盘 | 40      | 个           | place
I6 | G       | 产出指标 | 更换硬盘 | 40      | 间           | building
I7 | H       | 产出指标 | 更换硬盘 | 40      | 间           | building
I8 | K       | 效益指标 | 更换硬盘 | 40      | 间           | building
I9 | L       | 产出指标 | 更换硬盘 | 40      | 间           | building
"""
given.mention = """
project | label    | value | unit | unit_class
A       | 更换电脑 | 40    | 块   | thing
B       | 更换硬盘 | 40    | 块   | thing
C       | 更换硬盘 | 1     | 块   | thing
E       | 更换硬盘 | 40    | 块   | thing
F       | 更换硬盘 | 40    | 块   | thing
G       | 更换硬盘 | 40    | 个   | thing
H       | 更换硬盘 | 40    | 元   | money
K       | 更换硬盘 | 40    | 块   | thing
L       | 更换     | 40    | 块   | thing
"""
expect = {}

[[example]]
name = "an area against a length; a unit that is neither thing nor place"
given.indicator = """
id | project | level1   | name         | plain        | target | counted | counted_unit | unit_class
I1 | A       | 产出指标 | 养护道路里程 | 养护道路里程 | ≥2亩   | 2       | 亩           | area
"""
given.mention = [{ project = "A", at = "/narrative/plan", label = "养护道路", value = 2, unit = "公里", unit_class = "length", clause = "养护道路2公里" }]
expect = { I1 = "fail" }
message = "“养护道路里程”的指标值是“≥2亩”，情况说明里写的却是“养护道路2公里”：同一个数，单位不同。"
---*/
