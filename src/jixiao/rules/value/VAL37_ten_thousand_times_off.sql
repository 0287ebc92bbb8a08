/*---
name     = "value.ten-thousand-times-off"
severity = "warning"
since    = "0.2"
subject  = "indicator"
params   = []
covers   = ["VAL13", "VAL14", "GOA10", "CST02"]
basis    = [{ practice = "同一个数在目标、测算和指标里相同：差一万倍的，多半是漏写或多写了“万”" }]
title    = { zh = "指标值差一万倍", en = "A target ten thousand times off" }
message.zh = "“{name}”的指标值是“{target}”，{section}里同样的单位写的是 {said}{unit}，正好差一万倍。"
message.en = "“{name}” has the target “{target}”; elsewhere the same unit has {said}, just ten thousand times that or less."
fix      = { zh = "核对是不是漏写或多写了“万”。", en = "Check whether “万” was left out or put in." }
why.zh = "漏写一个“万”，目标就低到不做也算完成；多写一个，就永远完不成。"
why.en = "With “万” left out the target is met by doing nothing; with one too many it never is."
---*/
SELECT i.id AS subject, bool_or(f.value = i.counted) AS ok, i.at || '/target' AS path, list(f.place ORDER BY f.place) AS other_path, i.name, i.target,
       max(f.value) AS said, i.counted_unit AS unit,
       max(CASE WHEN f.place LIKE '%/goals/%' THEN '绩效目标' WHEN f.place LIKE '%/narrative/%' THEN '情况说明' ELSE '测算' END) AS section
FROM indicator AS i
JOIN (
  SELECT q.project, q.at AS place, q.counted AS value, q.counted_unit AS unit FROM quantity AS q
  UNION ALL SELECT m.project, m.at, m.value, m.unit FROM mention AS m
) AS f ON f.project = i.project AND f.unit = i.counted_unit AND (f.value = i.counted OR f.value = i.counted * 10000 OR f.value * 10000 = i.counted)
WHERE i.level1 = '产出指标' AND i.counted >= 100
GROUP BY i.id, i.at, i.name, i.target, i.counted_unit
/*--- examples
[[example]]
name = "“万” left out, and put in; another place has the target's own number"
given.indicator = """
id | project | level1   | name     | target   | counted | counted_unit
I1 | A       | 产出指标 | 扫描页数 | ≥120页   | 120     | 页
I2 | B       | 产出指标 | 补种株数 | ≥300万株 | 3000000 | 株
I3 | C       | 产出指标 | 扫描页数 | ≥120页   | 120     | 页
I4 | E       | 产出指标 | 扫描页数 | ≥100页   | 100     | 页
"""
given.quantity = """
project | at            | counted | counted_unit
A       | /cost_items/0 | 1200000 | 页
C       | /cost_items/0 | 1200000 | 页
E       | /cost_items/0 | 1000000 | 页
"""
given.mention = """
project | at              | value | unit
B       | /goals/annual   | 300   | 株
C       | /narrative/plan | 120   | 页
A       | /cost_items     | 12    | 页
"""
expect = { I1 = "fail", I2 = "fail", I3 = "pass", I4 = "fail" }
expect_path.I1 = ["/I1/target", "/cost_items/0"]
message = "“扫描页数”的指标值是“≥120页”，测算里同样的单位写的是 1200000页，正好差一万倍。"

[[example]]
name = "the places that say otherwise are named"
given.indicator = [{ id = "I1", project = "A", level1 = "产出指标", name = "补种", target = "≥300万株", counted = 3000000, counted_unit = "株" }]
given.mention = [{ project = "A", at = "/p/narrative/plan", value = 300, unit = "株" }, { project = "A", at = "/p/goals/annual", value = 300, unit = "株" }]
expect = { I1 = "fail" }
message = "“补种”的指标值是“≥300万株”，绩效目标里同样的单位写的是 300株，正好差一万倍。"

[[example]]
name = "small numbers meet by chance; another unit; no output; another project; no ten thousand"
given.indicator = """
id | project | level1   | counted | counted_unit
I1 | A       | 产出指标 | 99      | 页
I2 | B       | 产出指标 | 120     | 册
I3 | C       | 效益指标 | 120     | 页
I4 | E       | 产出指标 | 120     | 页
I5 | F       | 产出指标 | 120     | 页
"""
given.quantity = """
project | counted | counted_unit
A       | 990000  | 页
B       | 1200000 | 页
C       | 1200000 | 页
F       | 120000  | 页
"""
expect = {}
---*/
