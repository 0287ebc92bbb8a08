/*---
name     = "value.unit-impossible"
severity = "warning"
since    = "0.2"
subject  = "indicator"
params   = ["fee_names", "fee_actions", "tangible_things"]
basis    = [{ practice = "计量单位应与指标名称相符：费用以金额计，物品以件数计" }, { practice = "目标审核要求指标量化、易于评价" }]
title    = { zh = "这样的事不会用这个单位", en = "A unit that the thing can't have" }
message  = { zh = "“{name}”的指标值是“{target}”：{what}不会用“{unit}”计量。", en = "“{name}” has the target “{target}”: it can't be measured in “{unit}”." }
fix.zh = "改名称或改单位：说的是次数、户数、月数的，在名称里写明“次数”“户数”“月数”。"
fix.en = "Change the name or the unit; where times, households or months are meant, let the name say so."
why      = { zh = "看不出数的是什么，执行后谁也说不清算不算完成。", en = "Nobody can tell what is counted, nor afterwards whether it was reached." }
---*/
SELECT c.id AS subject, CASE WHEN c.unit_class IS NULL THEN NULL
  WHEN c.is_fee THEN c.unit_class NOT IN ('thing', 'person', 'place', 'building', 'organisation', 'work')
    ELSE c.unit_class NOT IN ('year', 'month', 'quarter', 'week', 'day', 'hour') END AS ok,
       c.at || '/target' AS path, c.name, c.target, c.unit, CASE WHEN c.is_fee THEN '费用' ELSE '物品' END AS what
FROM (
    SELECT i.id, i.at, i.name, i.target, i.unit, i.unit_class, regexp_matches(i.name, :fee_names) AND NOT regexp_matches(i.name, :fee_actions) AS is_fee,
           regexp_matches(i.name, :tangible_things) AS is_thing
    FROM indicator AS i
    WHERE i.unit IS NOT NULL AND i.level2 IS DISTINCT FROM '经济成本指标'
) AS c
WHERE c.is_fee OR c.is_thing
/*--- examples
[[example]]
name = "a fee in money or per cent; things in pieces"
given.indicator = """
id | name     | unit | unit_class
I1 | 物业费   | 万元 | money
I2 | 制作横幅 | 条   | thing
I3 | 水电费   | %    | percent
"""
expect = { I1 = "pass", I2 = "pass", I3 = "pass" }

[[example]]
name = "a fee in pieces"
given.indicator = """
id | name   | target | unit | unit_class
I1 | 物业费 | 8个    | 个   | thing
I2 | 工资   |        | 人   | person
I3 | 租金   |        | 处   | place
I4 | 维修费 |        | 座   | building
I5 | 审计费 |        | 家   | organisation
I6 | 设计费 |        | 项   | work
"""
expect = { I1 = "fail", I2 = "fail", I3 = "fail", I4 = "fail", I5 = "fail", I6 = "fail" }
message = "“物业费”的指标值是“8个”：费用不会用“个”计量。"

[[example]]
name = "things in spans of time"
given.indicator = """
id | name                           | target | unit | unit_class
I1 | 制作宣传横幅、公益宣传牌等(年) | =1年   | 年   | year
I2 | 宣传册                         |        | 月   | month
I3 | 展板数量                       |        | 天   | day
I4 | 路灯                           |        | 季度 | quarter
I5 | 电脑                           |        | 周   | week
I6 | 海报                           |        | 小时 | hour
"""
expect = { I1 = "fail", I2 = "fail", I3 = "fail", I4 = "fail", I5 = "fail", I6 = "fail" }
message = "“制作宣传横幅、公益宣传牌等(年)”的指标值是“=1年”：物品不会用“年”计量。"

[[example]]
name = "a unit of no known class"
given.indicator = [{ id = "I1", name = "物业费", unit = "坨" }]
expect.I1 = "unknown"

[[example]]
name = "what is done with a fee, a cost (which has a rule of its own), neither fee nor thing, no unit"
given.indicator = """
id | name         | unit | unit_class   | level2
I1 | 缴纳物业费   | 户   | organisation |
I2 | 物业费       | 个   | thing        | 经济成本指标
I3 | 培训人数     | 人   | person       |
I4 | 物业费       |      |              |
I5 | 路灯使用寿命 | 年   | year         |
"""
expect = {}
---*/
