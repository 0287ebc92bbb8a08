/*---
name     = "value.room-larger-than-house"
severity = "warning"
since    = "0.2"
subject  = "project"
params   = ["house_area_names", "room_area_names"]
kinds    = ["declaration", "monitoring", "self_evaluation"]
basis    = [{ practice = "地面、吊顶等只是房屋的一部分，面积不大于房屋面积" }]
title    = { zh = "地面或吊顶的面积大于房屋面积", en = "Floor or ceiling larger than the house" }
message.zh = "“{project}”写着“{part}” {part_area} 平方米，而“{whole}”只有 {area} 平方米。"
message.en = "“{project}” speaks of {part_area} m² of “{part}”, while “{whole}” has only {area} m²."
fix.zh = "核对两个面积，改正错的那一个；房屋不止一处或不止一层的，写明白。"
fix.en = "Check both areas and correct one; where there are several houses or floors, say so."
why.zh = "面积决定工程量和金额，前后矛盾时不知道按哪一个给钱。"
why.en = "Areas decide the work and the money; where they contradict, nobody knows which to pay for."
---*/
WITH area AS (
  SELECT i.project, i.at || '/target' AS path, i.name, i.value FROM indicator AS i WHERE i.unit IN ('平方米', '㎡', '平米', 'm²')
  UNION ALL SELECT m.project, m.at, m.label, m.value FROM mention AS m WHERE m.unit IN ('平方米', '㎡', '平米', 'm²')
), house AS (
  SELECT a.project, max(a.value) AS value, max(a.path) AS path, max(a.name) AS name FROM area AS a
  WHERE regexp_matches(a.name, :house_area_names) AND NOT regexp_matches(a.name, :room_area_names) GROUP BY a.project
)
SELECT p.id AS subject, r.value <= h.value AS ok, r.path, h.path AS other_path, COALESCE(p.name, p.narrative_name) AS project, r.name AS part,
       r.value AS part_area, h.name AS whole, h.value AS area, '房屋只有一处一层' AS supposes
FROM project AS p JOIN house AS h ON h.project = p.id JOIN area AS r ON r.project = p.id AND regexp_matches(r.name, :room_area_names)
/*--- examples
[[example]]
name = "a floor as large as the house"
given.project = [{ id = "A" }]
given.indicator = """
id | project | name         | value | unit
I1 | A       | 房屋建筑面积 | 300   | 平方米
I2 | A       | 地面铺装     | 300   | ㎡
"""
expect.A = "pass"

[[example]]
name = "1,800 square metres of floor in a house of 300"
given.project = [{ id = "A", name = "服务站" }]
given.mention = """
project | at        | label    | value | unit
A       | /overview | 站房面积 | 300   | 平方米
A       | /area     | 站房面积 | 200   | 亩
B       | /x        | 站房面积 | 5000  | 平方米
A       | /z        | 站房面积 | 90000 | 亩
A       | /z        | 绿化     | 80000 | 平方米
"""
given.indicator = [{ id = "I1", at = "/0", project = "A", name = "铺设地板面积", value = 1800, unit = "平方米" }]
expect.A = "fail"
expect_path.A = ["/0/target", "/overview"]
message = "“服务站”写着“铺设地板面积” 1800 平方米，而“站房面积”只有 300 平方米。"

[[example]]
name = "an area without a number"
given.project = [{ id = "A" }]
given.indicator = [{ id = "I1", project = "A", name = "房屋面积", unit = "平方米" }, { id = "I2", project = "A", name = "吊顶", value = 300, unit = "平方米" }]
expect.A = "unknown"

[[example]]
name = "no part, no house, another unit; a floor called after its house is the part"
given.project = [{ id = "A" }, { id = "B" }, { id = "C" }, { id = "D" }]
given.indicator = """
id | project | name           | value | unit
I1 | A       | 房屋面积       | 3     | 平方米
I2 | B       | 地面           | 3     | 平方米
I3 | C       | 房屋面积       | 3     | 平方米
I4 | C       | 地面           | 4     | 亩
I5 | D       | 办公室面积地面 | 3     | 平方米
I6 | A       | 绿化面积       | 30    | 平方米
"""
expect = {}
---*/
