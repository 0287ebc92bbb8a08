/*---
name     = "class.money-as-quantity"
severity = "warning"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = ["money_endings"]
covers   = ["CLS14", "VAL16"]
basis    = [
    { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》：产出指标反映数量、质量、时效，效益指标反映经济、社会、生态效益和可持续影响", from = 2015-05-21, verified = false },
    { practice = "数量指标反映提供的公共产品和服务的数量" },
]
title    = { zh = "数量指标下是金额", en = "Money stands under quantity" }
message  = { zh = "“{name}”的指标值是“{target}”，衡量的是金额，却放在数量指标下。", en = "“{name}” with the target “{target}” measures money, yet stands under quantity." }
fix      = { zh = "金额的控制移到成本指标；数量指标写完成的工作量。", en = "Move limits on money to cost; let quantity say how much work is done." }
why      = { zh = "以花多少钱为数量，等于把花钱当作产出。", en = "With money as the quantity, spending counts as output." }
---*/
SELECT i.id AS subject,
       NOT (i.unit_class IS NOT DISTINCT FROM 'money' OR i.unit IS NULL AND regexp_matches(i.name, :money_endings || '([(（%％].*)?$')) AS ok,
       i.at || '/level2' AS path, i.name, i.target
FROM indicator AS i
WHERE i.level2 = '数量指标' AND i.value IS NOT NULL AND i.name IS NOT NULL
/*--- examples
[[example]]
name = "工作量"
given.indicator = [
    { id = "I1", project = "A", level2 = "数量指标", name = "讲座举办场次", value = 48, unit = "场", unit_class = "occasion" },
    { id = "I2", project = "A", level2 = "数量指标", name = "行政村数量", value = 11 },
    { id = "I3", project = "A", level2 = "数量指标", name = "补助经费", value = 11, unit = "笔" },
]
expect.I1 = "pass"
expect.I2 = "pass"
expect.I3 = "pass"

[[example]]
name = "金额"
given.indicator = [
    { id = "I1", project = "A", level2 = "数量指标", name = "执法补助", target = "=72890 元", value = 72890, unit = "元", unit_class = "money" },
    { id = "I2", project = "A", level2 = "数量指标", name = "工程资金金额(万元)", value = 43.2 },
]
expect.I1 = "fail"
expect.I2 = "fail"
message = "“执法补助”的指标值是“=72890 元”，衡量的是金额，却放在数量指标下。"

[[example]]
name = "别的类别、没有数值或名称的不看"
given.indicator = [
    { id = "I1", project = "A", level2 = "经济效益指标", name = "转化金额", value = 5, unit = "万元", unit_class = "money" },
    { id = "I2", project = "A", level2 = "数量指标", name = "补助经费" },
    { id = "I3", project = "A", level2 = "数量指标", value = 5, unit = "元", unit_class = "money" },
]
expect = {}
---*/
