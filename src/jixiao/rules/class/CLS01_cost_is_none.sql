/*---
name     = "class.cost-is-none"
severity = "warning"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = ["cost_words", "satisfaction_name"]
covers   = ["CLS14"]
basis    = [
  { text = """\
    财预〔2021〕101号《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》：经济成本指标反映实施项目产生\
    的直接经济成本""", from = 2021-08-18, verified = false },
  { practice = "成本指标下只设成本类指标" },
]
title    = { zh = "成本指标下不是成本", en = "What stands under cost is no cost" }
message.zh = "成本指标“{name}”的指标值是“{target}”，单位不是金额，名称也不表明成本。成本指标只放成本。"
message.en = "The cost indicator “{name}” has the target “{target}”: no amount of money, nor does its name speak of a cost."
fix.zh = "移到{class}，另设真正的成本控制指标，例如单位成本或分项成本控制数。"
fix.en = "Move it to {class_en} and set a real limit on cost: per unit or per item."
why.zh = "占了成本指标的位置，项目的钱实际上没有任何成本控制。社会成本和生态环境成本不一定用金额衡量，不在此列。"
why.en = "It fills the place of cost while nothing limits what the project spends. Social and environmental costs need not be money and are not meant."
---*/
SELECT i.id AS subject,
       CASE WHEN i.unit_class = 'money' OR regexp_matches(i.name, :cost_words) THEN TRUE WHEN i.unit_class IS NULL THEN NULL ELSE FALSE END AS ok,
       i.at || '/level2' AS path, i.name, i.target,
       CASE WHEN regexp_matches(i.name, :satisfaction_name) THEN '满意度指标'
         ELSE CASE i.unit_class WHEN 'percent' THEN '质量指标等它所属的类别' ELSE '数量指标等它所属的类别' END END AS class,
       CASE WHEN regexp_matches(i.name, :satisfaction_name) THEN 'satisfaction'
         ELSE CASE i.unit_class WHEN 'percent' THEN 'the class it belongs to, quality perhaps,'
           ELSE 'the class it belongs to, quantity perhaps,' END END AS class_en
FROM indicator AS i
WHERE i.level2 = '经济成本指标' AND i.name IS NOT NULL
/*--- examples
[[example]]
name = "金额"
given.indicator = [{ id = "I1", project = "A", level2 = "经济成本指标", name = "饲料库", unit_class = "money" }]
expect.I1 = "pass"

[[example]]
name = "名称表明成本"
given.indicator = """
id | project | level2       | name       | unit_class
I1 | A       | 经济成本指标 | 成本节约率 | percent
I2 | A       | 经济成本指标 | 培训费     |
"""
expect.I1 = "pass"
expect.I2 = "pass"

[[example]]
name = "次数"
given.indicator = [{ id = "I1", project = "A", level2 = "经济成本指标", name = "区人代会", target = "≥1.00(次)", unit_class = "occasion" }]
expect.I1 = "fail"
fix = "移到数量指标等它所属的类别，另设真正的成本控制指标，例如单位成本或分项成本控制数。"
message = "成本指标“区人代会”的指标值是“≥1.00(次)”，单位不是金额，名称也不表明成本。成本指标只放成本。"

[[example]]
name = "文字值，名称也看不出"
given.indicator = [{ id = "I1", project = "A", level2 = "经济成本指标", name = "发放高龄台胞", target = "按实际情况发放" }]
expect.I1 = "unknown"

[[example]]
name = "别的类别、没有名称的不看"
given.indicator = """
id | project | level2           | name               | unit_class
I1 | A       | 生态环境成本指标 | 作业车辆新能源占比 | percent
I2 | A       | 经济成本指标     |                    | occasion
"""
expect = {}

[[example]]
name = "比率、满意度各移到自己的类别"
given.indicator = [{ id = "I1", project = "A", level2 = "经济成本指标", name = "宣传覆盖率", target = "≥95%", unit_class = "percent" }]
expect = { I1 = "fail" }
fix = "移到质量指标等它所属的类别，另设真正的成本控制指标，例如单位成本或分项成本控制数。"

[[example]]
name = "成本指标下是满意度"
given.indicator = [{ id = "I1", project = "A", level2 = "经济成本指标", name = "读者满意度", target = "≥95%", unit_class = "percent" }]
expect = { I1 = "fail" }
fix = "移到满意度指标，另设真正的成本控制指标，例如单位成本或分项成本控制数。"
---*/
