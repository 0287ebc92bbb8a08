/*---
name     = "class.satisfaction-misplaced"
severity = "warning"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = ["satisfaction_words", "satisfaction_name"]
covers   = ["CLS13", "CLS14", "IND10"]
basis    = [
  { practice = "目标审核时的常见问题：用满意度代替效益" },
  { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》：满意度指标反映服务对象或项目受益人的认可程度", from = 2015-05-21, verified = false },
]
title    = { zh = "满意度放错了类别，或满意度下不是满意度", en = "Satisfaction misplaced, or something else in its place" }
message.zh = "“{name}”放在“{level1}”下：满意度只放在满意度指标，满意度指标只放满意度。"
message.en = "“{name}” stands under “{level1}”: satisfaction belongs under satisfaction, and nothing else does."
fix      = { zh = "{way}。", en = "{way_en}." }
why.zh = "满意度不能代替效益，其他指标也不能占满意度的分值。"
why.en = "Satisfaction cannot stand for a benefit, nor may another indicator take its points."
---*/
SELECT i.id AS subject,
       CASE WHEN i.level1 = '满意度指标' THEN regexp_matches(i.name, :satisfaction_words) ELSE NOT regexp_matches(i.name, :satisfaction_name)
         OR regexp_matches(i.name, '(排名|名次|位次)$') END AS ok,
       i.at || '/level1' AS path, i.name, i.level1,
       CASE i.level1 WHEN '满意度指标' THEN '移到它所属的类别；满意度指标另写服务对象的满意度' ELSE '移到满意度指标' END AS way,
       CASE i.level1 WHEN '满意度指标' THEN 'Move it to the class it belongs to, and let satisfaction say how content the served are'
         ELSE 'Move it to satisfaction' END AS way_en
FROM indicator AS i
WHERE i.level1 IS NOT NULL AND i.name IS NOT NULL
/*--- examples
[[example]]
name = "各在其位"
given.indicator = """
id | project | level1     | name
I1 | A       | 满意度指标 | 读者满意度
I2 | A       | 满意度指标 | 群众安全感
I3 | A       | 效益指标   | 新增持证读者人数
I4 | A       | 效益指标   | 公众满意度测评排名
"""
expect.I4 = "pass"
expect.I1 = "pass"
expect.I2 = "pass"
expect.I3 = "pass"

[[example]]
name = "满意度放在产出指标下"
given.indicator = [{ id = "I1", project = "A", level1 = "产出指标", name = "资助对象满意度" }]
expect.I1 = "fail"
fix = "移到满意度指标。"
message = "“资助对象满意度”放在“产出指标”下：满意度只放在满意度指标，满意度指标只放满意度。"

[[example]]
name = "满意度指标下是别的内容"
given.indicator = [{ id = "I1", project = "A", level1 = "满意度指标", name = "整编资料审核" }]
expect.I1 = "fail"
fix = "移到它所属的类别；满意度指标另写服务对象的满意度。"

[[example]]
name = "没有级次或名称的不看"
given.indicator = [{ id = "I1", project = "A", name = "读者满意度" }, { id = "I2", project = "A", level1 = "满意度指标" }]
expect = {}
---*/
