/*---
name     = "class.money-as-quantity"
severity = "warning"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = ["money_endings"]
covers   = ["CLS14", "VAL16"]
basis    = [
  { text = """\
    财预〔2015〕88号《中央部门预算绩效目标管理办法》：产出指标反映数量、质量、时效，效益指标反映经济、社会、生态\
    效益和可持续影响""", from = 2015-05-21, verified = false },
  { practice = "数量指标反映提供的公共产品和服务的数量" },
]
title    = { zh = "数量指标下是金额", en = "Money stands under quantity" }
message.zh = "“{name}”的指标值是“{target}”，衡量的是金额，却放在数量指标下。"
message.en = "“{name}” with the target “{target}” measures money, yet stands under quantity."
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
given.indicator = """
id | project | level2   | name         | value | unit | unit_class
I1 | A       | 数量指标 | 讲座举办场次 | 48    | 场   | occasion
I2 | A       | 数量指标 | 行政村数量   | 11    |      |
I3 | A       | 数量指标 | 补助经费     | 11    | 笔   |
"""
expect.I1 = "pass"
expect.I2 = "pass"
expect.I3 = "pass"

[[example]]
name = "金额"
given.indicator = """
id | project | level2   | name               | target    | value | unit | unit_class
I1 | A       | 数量指标 | 执法补助           | =72890 元 | 72890 | 元   | money
I2 | A       | 数量指标 | 工程资金金额(万元) |           | 43.2  |      |
"""
expect.I1 = "fail"
expect.I2 = "fail"
message = "“执法补助”的指标值是“=72890 元”，衡量的是金额，却放在数量指标下。"

[[example]]
name = "别的类别、没有数值或名称的不看"
given.indicator = """
id | project | level2       | name     | value | unit | unit_class
I1 | A       | 经济效益指标 | 转化金额 | 5     | 万元 | money
I2 | A       | 数量指标     | 补助经费 |       |      |
I3 | A       | 数量指标     |          | 5     | 元   | money
"""
expect = {}
---*/
