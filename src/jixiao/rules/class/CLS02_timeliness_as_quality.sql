/*---
name     = "class.timeliness-as-quality"
severity = "warning"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = ["timely_measure", "timely_with_quality"]
covers   = ["CLS14", "IND10"]
basis    = [
  { text = """\
    财预〔2015〕88号《中央部门预算绩效目标管理办法》：产出指标反映数量、质量、时效，效益指标反映经济、社会、生态\
    效益和可持续影响""", from = 2015-05-21, verified = false },
  { practice = "目标审核时的常见问题：质量指标与时效指标混淆" },
]
title    = { zh = "质量指标下是时效", en = "Timeliness stands under quality" }
message.zh = "“{name}”说的是快慢或早晚，属于时效指标，却放在质量指标下。"
message.en = "“{name}” speaks of time and belongs under timeliness, yet stands under quality."
fix.zh = "移到时效指标，并把指标值写成日期、时限或按期完成的比例；质量指标另设合格率、准确率等。"
fix.en = "Move it to timeliness with a date, limit or share on time; set a real quality indicator such as a pass rate."
why.zh = "质量指标看做得好不好，时效指标看做得及不及时；放错以后，质量实际上没有要求。"
why.en = "Quality is how well, timeliness how promptly; misplaced, quality is left without a demand."
---*/
SELECT i.id AS subject, NOT regexp_matches(i.name, :timely_measure) OR regexp_matches(i.name, :timely_with_quality) AS ok, i.at || '/level2' AS path, i.name
FROM indicator AS i
WHERE i.level2 = '质量指标' AND i.name IS NOT NULL
/*--- examples
[[example]]
name = "放对了"
given.indicator = """
id | project | level2   | name
I1 | A       | 质量指标 | 信息平台故障处理率
I2 | A       | 质量指标 | 验收合格率
"""
expect.I1 = "pass"
expect.I2 = "pass"

[[example]]
name = "放错了"
given.indicator = """
id | project | level2   | name
I1 | A       | 质量指标 | 项目完成及时性
I2 | A       | 质量指标 | 工程按期完工率
"""
expect.I1 = "fail"
expect.I2 = "fail"
message = "“项目完成及时性”说的是快慢或早晚，属于时效指标，却放在质量指标下。"

[[example]]
name = "别的类别、没有名称的不看"
given.indicator = [{ id = "I1", project = "A", level2 = "时效指标", name = "项目完成及时性" }, { id = "I2", project = "A", level2 = "质量指标" }]
expect = {}

[[example]]
name = "只有真在衡量快慢的才是：及时在别的话里面、与准确足额并说的不算"
given.indicator = """
id | project | level2   | name
I1 | A       | 质量指标 | 台账建立并及时完善
I2 | A       | 质量指标 | 信息准确及时率
I3 | A       | 质量指标 | 工资及时足额发放率
I4 | A       | 质量指标 | 设备质保期限
I5 | A       | 质量指标 | 定期巡检覆盖率
I6 | A       | 质量指标 | 政策宣传和及时解读
I7 | A       | 质量指标 | 按时发放
I8 | A       | 质量指标 | 故障响应时间
I9 | A       | 质量指标 | 资金及时拨付率
"""
expect = { I1 = "pass", I2 = "pass", I3 = "pass", I4 = "pass", I5 = "pass", I6 = "pass", I7 = "fail", I8 = "fail", I9 = "fail" }
---*/
