/*---
name     = "class.service-as-benefit"
severity = "note"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = ["service_facts"]
covers   = ["CLS14", "IND10"]
basis    = [
  { text = """\
    财预〔2015〕88号《中央部门预算绩效目标管理办法》：产出指标反映数量、质量、时效，效益指标反映经济、社会、生态\
    效益和可持续影响""", from = 2015-05-21, verified = false },
  { practice = "目标审核时的常见问题：把产出当作效益" },
]
title    = { zh = "效益指标下是所做的工作", en = "Work done stands under benefit" }
message  = { zh = "“{name}”像是项目所做的工作或提供的服务，不是它带来的效果。", en = "“{name}” seems to be work done or a service rendered, not its effect." }
fix      = { zh = "移到产出指标；效益指标写服务对象因此得到的变化。", en = "Move it to output and state what changes for those served." }
why      = { zh = "做了多少是产出，带来什么变化才是效益。", en = "How much is done is output; what changes by it is benefit." }
---*/
SELECT i.id AS subject, NOT regexp_matches(i.name, :service_facts) AS ok, i.at || '/level1' AS path, i.name
FROM indicator AS i
WHERE i.level1 = '效益指标' AND i.name IS NOT NULL
/*--- examples
[[example]]
name = "放对了"
given.indicator = [{ id = "I1", project = "A", level1 = "效益指标", name = "新增持证读者人数" }]
expect.I1 = "pass"

[[example]]
name = "放错了"
given.indicator = """
id | project | level1   | name
I1 | A       | 效益指标 | 服务保障非编人员
I2 | A       | 效益指标 | 补贴发放率
"""
expect.I1 = "fail"
expect.I2 = "fail"
message = "“服务保障非编人员”像是项目所做的工作或提供的服务，不是它带来的效果。"

[[example]]
name = "别的类别、没有名称的不看"
given.indicator = [{ id = "I1", project = "A", level1 = "产出指标", name = "服务保障非编人员" }, { id = "I2", project = "A", level1 = "效益指标" }]
expect = {}
---*/
