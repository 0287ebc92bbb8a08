/*---
name     = "value.unit-wrong"
severity = "warning"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = ["rate_exceptions", "rate_endings", "measured_degrees", "cost_endings", "money_total_endings", "person_endings", "household_endings", "area_endings", "length_endings", "mass_endings", "count_of_times_endings", "day_endings", "duration_endings", "document_endings", "device_endings", "plant_endings"]
basis    = [
    { practice = "计量单位应与指标名称相符" },
    { practice = "目标审核要求指标量化、易于评价" },
]
title    = { zh = "单位与指标名称不符", en = "Unit does not fit the name" }
message  = { zh = "“{name}”的指标值是“{target}”，按名称应当以{expected}计量。", en = "“{name}” has the target “{target}”; by its name it is measured in another unit ({expected})." }
fix      = { zh = "改正单位；数值若也是从别处误抄的，一并改正。", en = "Correct the unit, and the number too if it was copied from elsewhere." }
why      = { zh = "单位不对，数值就没有意义，多半是抄串了行。", en = "With a wrong unit the number means nothing; rows were probably mixed up." }
---*/
SELECT u.id AS subject, CASE WHEN u.unit_class IS NOT NULL THEN regexp_matches(u.unit_class, '^(' || regexp_extract(u.wanted, '^[a-z_|]+') || ')$') END AS ok,
       u.at || '/target' AS path, u.name, u.target, regexp_extract(u.wanted, '[^:]+$') AS expected
FROM (
    SELECT i.id, i.at, i.name, i.target, i.unit_class,
           -- the classes that fit, and what a person calls them
           CASE WHEN regexp_matches(i.stem, :rate_exceptions || '$') THEN NULL
                WHEN regexp_matches(i.stem, :rate_endings || '$') THEN 'percent:百分比'
                WHEN regexp_matches(i.stem, :measured_degrees || '$') THEN 'percent|point:百分比或分'
                WHEN i.level2 = '经济成本指标' OR regexp_matches(i.stem, :cost_endings || '$') OR regexp_matches(i.stem, :money_total_endings || '$') THEN 'money|percent:金额'
                WHEN regexp_matches(i.stem, :person_endings || '$') THEN 'person:人'
                WHEN regexp_matches(i.stem, :household_endings || '$') THEN 'organisation:户'
                WHEN regexp_matches(i.stem, :area_endings || '$') THEN 'area:面积单位'
                WHEN regexp_matches(i.stem, :length_endings || '$') THEN 'length:长度单位'
                WHEN regexp_matches(i.stem, :mass_endings || '$') THEN 'mass:重量单位'
                WHEN regexp_matches(i.stem, :count_of_times_endings || '$') THEN 'occasion|person:次'
                WHEN regexp_matches(i.stem, :day_endings || '$') THEN 'day|person_time:天'
                WHEN regexp_matches(i.stem, :duration_endings || '$') THEN 'minute|hour|lesson|day|night|week|month|quarter|term|year|person_time:时间单位'
                WHEN regexp_matches(i.stem, :document_endings || '$') THEN 'document|thing:份、册或篇'
                WHEN regexp_matches(i.stem, :device_endings || '$') THEN 'device|thing:台、套或辆'
                WHEN regexp_matches(i.stem, :plant_endings || '$') THEN 'plant:株或棵' END AS wanted
    FROM (SELECT t.id, t.at, t.name, t.target, t.level2, t.unit_class, regexp_replace(t.name, '([(（][^()（）]*[)）]?|[%％])+$', '') AS stem FROM indicator AS t WHERE t.unit IS NOT NULL) AS i
) AS u
WHERE u.wanted IS NOT NULL
/*--- examples
[[example]]
name = "单位相符"
given.indicator = [
    { id = "I1", project = "A", name = "留存完整率", unit = "%", unit_class = "percent" }, { id = "I2", project = "A", name = "每场讲座成本", unit = "元", unit_class = "money" },
    { id = "I3", project = "A", name = "培训人数", unit = "人", unit_class = "person" }, { id = "I4", project = "A", name = "补助户数", unit = "户", unit_class = "organisation" },
    { id = "I5", project = "A", name = "改造面积(亩)", unit = "亩", unit_class = "area" }, { id = "I6", project = "A", name = "道路里程", unit = "公里", unit_class = "length" },
    { id = "I7", project = "A", level2 = "经济成本指标", name = "培训费", unit = "元", unit_class = "money" }, { id = "I8", project = "A", level2 = "经济成本指标", name = "控制比例", unit = "%", unit_class = "percent" },
]
expect = { I1 = "pass", I2 = "pass", I3 = "pass", I4 = "pass", I5 = "pass", I6 = "pass", I7 = "pass", I8 = "pass" }

[[example]]
name = "完整率以场计"
given.indicator = [{ id = "I1", project = "A", name = "留存完整率", target = "≥98.00(场)", unit = "场", unit_class = "occasion" }]
expect.I1 = "fail"
message = "“留存完整率”的指标值是“≥98.00(场)”，按名称应当以百分比计量。"

[[example]]
name = "满意度以百分比或分计，不以人计"
given.indicator = [
    { id = "I1", project = "A", name = "读者满意度", unit = "%", unit_class = "percent" }, { id = "I2", project = "A", name = "政策知晓度(%)", unit = "分", unit_class = "point" },
    { id = "I3", project = "A", name = "读者满意度", target = "≥90.00(人)", unit = "人", unit_class = "person" }, { id = "I4", project = "A", name = "在线率", unit = "分", unit_class = "point" },
]
expect = { I1 = "pass", I2 = "pass", I3 = "fail", I4 = "fail" }
message = "“读者满意度”的指标值是“≥90.00(人)”，按名称应当以百分比或分计量。"

[[example]]
name = "成本以次计"
given.indicator = [
    { id = "I1", project = "A", level2 = "经济成本指标", name = "区人代会", target = "≥1.00(次)", unit = "次", unit_class = "occasion" }, { id = "I2", project = "A", level2 = "数量指标", name = "单位成本", unit = "次", unit_class = "occasion" },
]
expect = { I1 = "fail", I2 = "fail" }
message = "“区人代会”的指标值是“≥1.00(次)”，按名称应当以金额计量。"

[[example]]
name = "成本也可以用百分比控制"
given.indicator = [{ id = "I1", project = "A", level2 = "经济成本指标", name = "经费压减", unit = "%", unit_class = "percent" }]
expect.I1 = "pass"

[[example]]
name = "人数以个计"
given.indicator = [{ id = "I1", project = "A", name = "保障村干部人数", target = "=42个", unit = "个", unit_class = "thing" }]
expect.I1 = "fail"
message = "“保障村干部人数”的指标值是“=42个”，按名称应当以人计量。"

[[example]]
name = "户数以人计"
given.indicator = [{ id = "I1", project = "A", name = "补助户数", target = "≥101人", unit = "人", unit_class = "person" }]
expect.I1 = "fail"
message = "“补助户数”的指标值是“≥101人”，按名称应当以户计量。"

[[example]]
name = "面积以百分比计"
given.indicator = [{ id = "I1", project = "A", name = "绿化面积", target = "≥30%", unit = "%", unit_class = "percent" }]
expect.I1 = "fail"
message = "“绿化面积”的指标值是“≥30%”，按名称应当以面积单位计量。"

[[example]]
name = "里程以个计"
given.indicator = [{ id = "I1", project = "A", name = "硬化里程", target = "≥3个", unit = "个", unit_class = "thing" }]
expect.I1 = "fail"
message = "“硬化里程”的指标值是“≥3个”，按名称应当以长度单位计量。"

[[example]]
name = "字典里没有的单位"
given.indicator = [{ id = "I1", project = "A", name = "在线率", unit = "比例" }]
expect.I1 = "unknown"

[[example]]
name = "名称看不出单位、以率结尾的例外、没有单位的不看"
given.indicator = [
    { id = "I1", project = "A", name = "制作横幅", unit = "年", unit_class = "year" }, { id = "I2", project = "A", level2 = "经济成本指标", name = "巡查频率", unit = "次", unit_class = "occasion" }, { id = "I3", project = "A", name = "在线率" },
]
expect = {}

[[example]]
name = "更多名称：单位相符"
given.indicator = [
    { id = "I1", project = "A", name = "巡查次数", unit = "次", unit_class = "occasion" }, { id = "I2", project = "A", name = "接待场次", unit = "人次", unit_class = "person" },
    { id = "I3", project = "A", name = "免费开放天数", unit = "天", unit_class = "day" }, { id = "I4", project = "A", name = "故障响应时间", unit = "小时", unit_class = "hour" },
    { id = "I5", project = "A", name = "设备使用年限", unit = "年", unit_class = "year" }, { id = "I6", project = "A", name = "垃圾清运重量(吨)", unit = "吨", unit_class = "mass" },
    { id = "I7", project = "A", name = "年产值", unit = "万元", unit_class = "money" }, { id = "I8", project = "A", name = "资料印制份数", unit = "份", unit_class = "document" },
    { id = "I9", project = "A", name = "设备检定台数", unit = "个", unit_class = "thing" }, { id = "I10", project = "A", name = "栽植株数", unit = "棵", unit_class = "plant" },
    { id = "I11", project = "A", name = "人均收入", unit = "%", unit_class = "percent" }, { id = "I12", project = "A", name = "用工天数", unit = "人天", unit_class = "person_time" },
]
expect = { I1 = "pass", I2 = "pass", I3 = "pass", I4 = "pass", I5 = "pass", I6 = "pass", I7 = "pass", I8 = "pass", I9 = "pass", I10 = "pass", I11 = "pass", I12 = "pass" }

[[example]]
name = "更多名称：单位不符"
given.indicator = [
    { id = "I1", project = "A", name = "巡查次数", unit = "%", unit_class = "percent" }, { id = "I2", project = "A", name = "免费开放天数", unit = "次", unit_class = "occasion" },
    { id = "I3", project = "A", name = "项目完成时间", target = "=100%", unit = "%", unit_class = "percent" }, { id = "I4", project = "A", name = "设备使用年限", unit = "台", unit_class = "device" },
    { id = "I5", project = "A", name = "清运重量", unit = "车", unit_class = "device" }, { id = "I6", project = "A", name = "补助金额", unit = "人", unit_class = "person" },
    { id = "I7", project = "A", name = "资料印制份数", unit = "人", unit_class = "person" }, { id = "I8", project = "A", name = "采购台数", unit = "万元", unit_class = "money" },
    { id = "I9", project = "A", name = "栽植株数", unit = "亩", unit_class = "area" }, { id = "I10", project = "A", name = "种植亩数", unit = "株", unit_class = "plant" },
    { id = "I11", project = "A", name = "项目(工程)验收合格率", unit = "个", unit_class = "thing" }, { id = "I12", project = "A", name = "受益脱贫(监测)人口数（≥**人）(人", unit = "次", unit_class = "occasion" },
]
expect = { I1 = "fail", I2 = "fail", I3 = "fail", I4 = "fail", I5 = "fail", I6 = "fail", I7 = "fail", I8 = "fail", I9 = "fail", I10 = "fail", I11 = "fail", I12 = "fail" }
message = "“项目完成时间”的指标值是“=100%”，按名称应当以时间单位计量。"
---*/
