/*---
name     = "value.unit-wrong"
severity = "warning"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
covers   = ["CLS09", "VAL12"]
params   = [
  "rate_exceptions", "rate_endings", "measured_degrees", "cost_endings", "money_total_endings", "person_endings", "household_endings", "area_endings",
  "length_endings", "mass_endings", "count_of_times_endings", "day_endings", "duration_endings", "document_endings", "device_endings", "plant_endings",
  "counted_nouns", "number_endings",
]
basis    = [{ practice = "计量单位应与指标名称相符" }, { practice = "目标审核要求指标量化、易于评价" }]
title    = { zh = "单位与指标名称不符", en = "Unit does not fit the name" }
message.zh = "“{name}”的指标值是“{target}”，按名称应当以{expected}计量。"
message.en = "“{name}” has the target “{target}”; by its name it is measured in another unit ({expected})."
fix      = { zh = "改正单位；数值若也是从别处误抄的，一并改正。", en = "Correct the unit, and the number too if it was copied from elsewhere." }
why      = { zh = "单位不对，数值就没有意义，多半是抄串了行。", en = "With a wrong unit the number means nothing; rows were probably mixed up." }
---*/
SELECT u.id AS subject, strpos('|' || regexp_extract(u.wanted, '^[a-z_|]+') || '|', '|' || u.unit_class || '|') > 0 AS ok,
       u.at || '/target' AS path, u.name, u.target, regexp_extract(u.wanted, '[^:]+$') AS expected
FROM (
    SELECT i.id, i.at, i.name, i.target, i.unit_class,
           -- the classes that fit, and what a person calls them
           CASE WHEN i.unit_class = 'percent' AND regexp_matches(i.stem, :number_endings || '$') THEN 'thing:个数'
                WHEN regexp_matches(i.stem, :rate_exceptions || '$') THEN NULL
                WHEN regexp_matches(i.stem, :counted_nouns || '$') THEN NULL
                WHEN regexp_matches(i.stem, :rate_endings || '$') THEN 'percent:百分比'
                WHEN regexp_matches(i.stem, :measured_degrees || '$') THEN 'percent|point:百分比或分'
                WHEN i.level2 = '经济成本指标' OR regexp_matches(i.stem, :cost_endings || '$')
                OR regexp_matches(i.stem, :money_total_endings || '$') THEN 'money|percent:金额'
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
    FROM (SELECT t.id, t.at, t.name, t.target, t.level2, t.unit_class, regexp_replace(t.name, '([(（][^()（）]*[)）]?|[%％])+$', '') AS stem FROM indicator AS t
      WHERE t.unit IS NOT NULL) AS i
) AS u
WHERE u.wanted IS NOT NULL
/*--- examples
[[example]]
name = "单位相符"
given.indicator = """
id | project | name         | unit | unit_class   | level2
I1 | A       | 留存完整率   | %    | percent      |
I2 | A       | 每场讲座成本 | 元   | money        |
I3 | A       | 培训人数     | 人   | person       |
I4 | A       | 补助户数     | 户   | organisation |
I5 | A       | 改造面积(亩) | 亩   | area         |
I6 | A       | 道路里程     | 公里 | length       |
I7 | A       | 培训费       | 元   | money        | 经济成本指标
I8 | A       | 控制比例     | %    | percent      | 经济成本指标
"""
expect = { I1 = "pass", I2 = "pass", I3 = "pass", I4 = "pass", I5 = "pass", I6 = "pass", I7 = "pass", I8 = "pass" }

[[example]]
name = "完整率以场计"
given.indicator = [{ id = "I1", project = "A", name = "留存完整率", target = "≥98.00(场)", unit = "场", unit_class = "occasion" }]
expect.I1 = "fail"
message = "“留存完整率”的指标值是“≥98.00(场)”，按名称应当以百分比计量。"

[[example]]
name = "数量以百分比计；比率的名称里有数量"
given.indicator = """
id | project | name             | unit | unit_class | target
I1 | A       | 适配辅助器具数量 | %    | percent    | ≥600%
I2 | A       | 数量完成率       | %    | percent    | ≥95%
I3 | A       | 适配辅助器具数量 | 件   | thing      | ≥600件
"""
expect = { I1 = "fail", I2 = "pass" }
message = "“适配辅助器具数量”的指标值是“≥600%”，按名称应当以个数计量。"

[[example]]
name = "满意度以百分比或分计，不以人计"
given.indicator = """
id | project | name          | unit | unit_class | target
I1 | A       | 读者满意度    | %    | percent    |
I2 | A       | 政策知晓度(%) | 分   | point      |
I3 | A       | 读者满意度    | 人   | person     | ≥90.00(人)
I4 | A       | 在线率        | 分   | point      |
"""
expect = { I1 = "pass", I2 = "pass", I3 = "fail", I4 = "fail" }
message = "“读者满意度”的指标值是“≥90.00(人)”，按名称应当以百分比或分计量。"

[[example]]
name = "成本以次计"
given.indicator = """
id | project | level2       | name     | target    | unit | unit_class
I1 | A       | 经济成本指标 | 区人代会 | ≥1.00(次) | 次   | occasion
I2 | A       | 数量指标     | 单位成本 |           | 次   | occasion
"""
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
given.indicator = """
id | project | name     | unit | unit_class | level2
I1 | A       | 制作横幅 | 年   | year       |
I2 | A       | 巡查频率 | 次   | occasion   | 经济成本指标
I3 | A       | 在线率   |      |            |
"""
expect = {}

[[example]]
name = "更多名称：单位相符"
given.indicator = """
id  | project | name             | unit | unit_class
I1  | A       | 巡查次数         | 次   | occasion
I2  | A       | 接待场次         | 人次 | person
I3  | A       | 免费开放天数     | 天   | day
I4  | A       | 故障响应时间     | 小时 | hour
I5  | A       | 设备使用年限     | 年   | year
I6  | A       | 垃圾清运重量(吨) | 吨   | mass
I7  | A       | 年产值           | 万元 | money
I8  | A       | 资料印制份数     | 份   | document
I9  | A       | 设备检定台数     | 个   | thing
I10 | A       | 栽植株数         | 棵   | plant
I11 | A       | 人均收入         | %    | percent
I12 | A       | 用工天数         | 人天 | person_time
"""
expect.I1 = "pass"
expect.I2 = "pass"
expect.I3 = "pass"
expect.I4 = "pass"
expect.I5 = "pass"
expect.I6 = "pass"
expect.I7 = "pass"
expect.I8 = "pass"
expect.I9 = "pass"
expect.I10 = "pass"
expect.I11 = "pass"
expect.I12 = "pass"

[[example]]
name = "更多名称：单位不符"
given.indicator = """
id  | project | name                             | unit | unit_class | target
I1  | A       | 巡查次数                         | %    | percent    |
I2  | A       | 免费开放天数                     | 次   | occasion   |
I3  | A       | 项目完成时间                     | %    | percent    | =100%
I4  | A       | 设备使用年限                     | 台   | device     |
I5  | A       | 清运重量                         | 车   | device     |
I6  | A       | 补助金额                         | 人   | person     |
I7  | A       | 资料印制份数                     | 人   | person     |
I8  | A       | 采购台数                         | 万元 | money      |
I9  | A       | 栽植株数                         | 亩   | area       |
I10 | A       | 种植亩数                         | 株   | plant      |
I11 | A       | 项目(工程)验收合格率             | 个   | thing      |
I12 | A       | 受益脱贫(监测)人口数（≥**人）(人 | 次   | occasion   |
"""
expect.I1 = "fail"
expect.I2 = "fail"
expect.I3 = "fail"
expect.I4 = "fail"
expect.I5 = "fail"
expect.I6 = "fail"
expect.I7 = "fail"
expect.I8 = "fail"
expect.I9 = "fail"
expect.I10 = "fail"
expect.I11 = "fail"
expect.I12 = "fail"
message = "“项目完成时间”的指标值是“=100%”，按名称应当以时间单位计量。"

[[example]]
name = "an ending that is part of a noun says nothing of the unit"
given.indicator = """
id | project | name       | unit | unit_class
I1 | A       | 覆盖市场数 | 个   | thing
I2 | A       | 建设平台数 | 个   | thing
I3 | A       | 供水用户数 | 人   | person
I4 | A       | 演出场数   | 个   | thing
"""
expect = { I4 = "fail" }
---*/
