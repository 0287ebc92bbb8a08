/*---
name     = "class.quality-as-benefit"
severity = "warning"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = ["quality_facts"]
covers   = ["CLS14", "IND10"]
basis    = [
  { text = """\
    财预〔2015〕88号《中央部门预算绩效目标管理办法》：产出指标反映数量、质量、时效，效益指标反映经济、社会、生态\
    效益和可持续影响""", from = 2015-05-21, verified = false },
  { practice = "目标审核时的常见问题：把质量当作效益" },
]
title    = { zh = "效益指标下是质量", en = "Quality stands under benefit" }
message.zh = "“{name}”说的是产出本身的质量，却放在效益指标下。效益写项目带来的变化。"
message.en = "“{name}” is the quality of the output itself, yet stands under benefit. A benefit is the change it brings."
fix.zh = "移到产出指标下的质量指标；效益指标改写受益对象、受益程度或带来的改善。"
fix.en = "Move it to quality; let the benefit say who gains and what improves."
why      = { zh = "把质量当作效益，项目究竟有没有用就无人回答。", en = "With quality in the place of benefit nobody answers whether the project is of use." }
---*/
SELECT i.id AS subject, NOT regexp_matches(i.name, :quality_facts) AS ok, i.at || '/level1' AS path, i.name
FROM indicator AS i
WHERE i.level1 = '效益指标' AND i.name IS NOT NULL
/*--- examples
[[example]]
name = "放对了"
given.indicator = """
id | project | level1   | name
I1 | A       | 效益指标 | 新增持证读者人数
I2 | A       | 效益指标 | 违法行为责停率
"""
expect.I1 = "pass"
expect.I2 = "pass"

[[example]]
name = "放错了"
given.indicator = """
id | project | level1   | name
I1 | A       | 效益指标 | 系统重要存储丢失率
I2 | A       | 效益指标 | 竣工验收合格率
"""
expect.I1 = "fail"
expect.I2 = "fail"
message = "“系统重要存储丢失率”说的是产出本身的质量，却放在效益指标下。效益写项目带来的变化。"

[[example]]
name = "别的类别、没有名称的不看"
given.indicator = [{ id = "I1", project = "A", level1 = "产出指标", name = "系统重要存储丢失率" }, { id = "I2", project = "A", level1 = "效益指标" }]
expect = {}
---*/
