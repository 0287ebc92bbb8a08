/*---
name     = "value.unit-impossible"
severity = "warning"
since    = "0.2"
subject  = "indicator"
params   = ["fee_names", "fee_actions", "tangible_things"]
basis    = [
    { practice = "计量单位应与指标名称相符：费用以金额计，物品以件数计" },
    { practice = "目标审核要求指标量化、易于评价" },
]
title    = { zh = "这样的事不会用这个单位", en = "A unit that the thing can't have" }
message  = { zh = "“{name}”的指标值是“{target}”：{what}不会用“{unit}”计量。", en = "“{name}” has the target “{target}”: it can't be measured in “{unit}”." }
fix      = { zh = "改名称或改单位：说的是次数、户数、月数的，在名称里写明“次数”“户数”“月数”。", en = "Change the name or the unit; where times, households or months are meant, let the name say so." }
why      = { zh = "看不出数的是什么，执行后谁也说不清算不算完成。", en = "Nobody can tell what is counted, nor afterwards whether it was reached." }
---*/
SELECT c.id AS subject, CASE WHEN c.unit_class IS NULL THEN NULL WHEN c.is_fee THEN c.unit_class NOT IN ('thing', 'person', 'place', 'building', 'organisation', 'work') ELSE c.unit_class NOT IN ('year', 'month', 'quarter', 'week', 'day', 'hour') END AS ok,
       c.at || '/target' AS path, c.name, c.target, c.unit, CASE WHEN c.is_fee THEN '费用' ELSE '物品' END AS what
FROM (
    SELECT i.id, i.at, i.name, i.target, i.unit, i.unit_class, regexp_matches(i.name, :fee_names) AND NOT regexp_matches(i.name, :fee_actions) AS is_fee, regexp_matches(i.name, :tangible_things) AS is_thing
    FROM indicator AS i
    WHERE i.unit IS NOT NULL AND i.level2 IS DISTINCT FROM '经济成本指标'
) AS c
WHERE c.is_fee OR c.is_thing
/*--- examples
[[example]]
name = "a fee in money or per cent; things in pieces"
given.indicator = [{ id = "I1", name = "物业费", unit = "万元", unit_class = "money" }, { id = "I2", name = "制作横幅", unit = "条", unit_class = "thing" }, { id = "I3", name = "水电费", unit = "%", unit_class = "percent" }]
expect = { I1 = "pass", I2 = "pass", I3 = "pass" }

[[example]]
name = "a fee in pieces"
given.indicator = [
  { id = "I1", name = "物业费", target = "8个", unit = "个", unit_class = "thing" }, { id = "I2", name = "工资", unit = "人", unit_class = "person" }, { id = "I3", name = "租金", unit = "处", unit_class = "place" }, { id = "I4", name = "维修费", unit = "座", unit_class = "building" },
  { id = "I5", name = "审计费", unit = "家", unit_class = "organisation" }, { id = "I6", name = "设计费", unit = "项", unit_class = "work" },
]
expect = { I1 = "fail", I2 = "fail", I3 = "fail", I4 = "fail", I5 = "fail", I6 = "fail" }
message = "“物业费”的指标值是“8个”：费用不会用“个”计量。"

[[example]]
name = "things in spans of time"
given.indicator = [
  { id = "I1", name = "制作宣传横幅、公益宣传牌等(年)", target = "=1年", unit = "年", unit_class = "year" }, { id = "I2", name = "宣传册", unit = "月", unit_class = "month" }, { id = "I3", name = "展板数量", unit = "天", unit_class = "day" },
  { id = "I4", name = "路灯", unit = "季度", unit_class = "quarter" }, { id = "I5", name = "电脑", unit = "周", unit_class = "week" }, { id = "I6", name = "海报", unit = "小时", unit_class = "hour" },
]
expect = { I1 = "fail", I2 = "fail", I3 = "fail", I4 = "fail", I5 = "fail", I6 = "fail" }
message = "“制作宣传横幅、公益宣传牌等(年)”的指标值是“=1年”：物品不会用“年”计量。"

[[example]]
name = "a unit of no known class"
given.indicator = [{ id = "I1", name = "物业费", unit = "坨" }]
expect.I1 = "unknown"

[[example]]
name = "what is done with a fee, a cost (which has a rule of its own), neither fee nor thing, no unit"
given.indicator = [
  { id = "I1", name = "缴纳物业费", unit = "户", unit_class = "organisation" }, { id = "I2", name = "物业费", unit = "个", unit_class = "thing", level2 = "经济成本指标" }, { id = "I3", name = "培训人数", unit = "人", unit_class = "person" }, { id = "I4", name = "物业费" },
  { id = "I5", name = "路灯使用寿命", unit = "年", unit_class = "year" },
]
expect = {}
---*/
