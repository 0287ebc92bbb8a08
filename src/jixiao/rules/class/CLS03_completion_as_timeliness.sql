/*---
name     = "class.completion-as-timeliness"
severity = "warning"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = ["completion_words", "timeliness_hints", "time_in_value"]
covers   = ["CLS14", "IND10"]
basis    = [
  { text = """\
    财预〔2015〕88号《中央部门预算绩效目标管理办法》：产出指标反映数量、质量、时效，效益指标反映经济、社会、生态\
    效益和可持续影响""", from = 2015-05-21, verified = false },
  { practice = "目标审核时的常见问题：以完成率代替时效" },
]
title    = { zh = "时效指标下是完成率或合格率", en = "A completion or pass rate stands under timeliness" }
message.zh = "“{name}”衡量完成或合格的程度，没有时间要求，不是时效指标。"
message.en = "“{name}” measures completion or quality without any time and is no timeliness indicator."
fix.zh = "改为有时间要求的指标，例如“按期完成率”或完成日期；要看做了多少的，在数量指标写完成的数量，合格一类的比率移到质量指标。"
fix.en = "Measure time, e.g. the share done on schedule or a date of completion; how much was done is a count under quantity, a rate of what passed is quality."
why.zh = "年底完成和年初完成的完成率一样，看不出是否及时。名称里有按期、及时、进度、日期等时间要求的，不在此列。"
why.en = "The rate is the same whether done in January or December. Names that speak of schedule, promptness, progress or a date are not meant."
---*/
SELECT i.id AS subject,
       NOT regexp_matches(i.name, :completion_words) OR regexp_matches(i.name, :timeliness_hints) OR regexp_matches(i.name, '[0-9] *个?[月日号季天]')
         OR regexp_matches(COALESCE(i.target, ''), :time_in_value) AS ok,
       i.at || '/level2' AS path, i.name
FROM indicator AS i
WHERE i.level2 = '时效指标' AND i.name IS NOT NULL
/*--- examples
[[example]]
name = "没有时间要求的完成率"
given.indicator = [{ id = "I1", project = "A", level2 = "时效指标", name = "工作计划完成率" }]
expect.I1 = "fail"
message = "“工作计划完成率”衡量完成或合格的程度，没有时间要求，不是时效指标。"

[[example]]
name = "有时间要求"
given.indicator = """
id | project | level2   | name
I1 | A       | 时效指标 | 项目按期完成率
I2 | A       | 时效指标 | 截至2026年6月项目开展率
I3 | A       | 时效指标 | 投诉处置
"""
expect.I1 = "pass"
expect.I2 = "pass"
expect.I3 = "pass"

[[example]]
name = "别的类别、没有名称的不看"
given.indicator = [{ id = "I1", project = "A", level2 = "质量指标", name = "工作计划完成率" }, { id = "I2", project = "A", level2 = "时效指标" }]
expect = {}

[[example]]
name = "年份、学期、定期不是时间要求；日期、节点、当年是"
given.indicator = """
id  | project | level2   | name
I1  | A       | 时效指标 | 2023年任务完成率
I2  | A       | 时效指标 | 学期课程完成率
I3  | A       | 时效指标 | 定期巡查完成率
I4  | A       | 时效指标 | 工程完工率
I5  | A       | 时效指标 | 年度计划落实率
I6  | A       | 时效指标 | 项目验收合格率
I7  | A       | 时效指标 | 2023年12月底前完工率
I8  | A       | 时效指标 | 当年任务完成率
I9  | A       | 时效指标 | 节点目标完成率
I10 | A       | 时效指标 | 工期内完工率
"""
expect = { I1 = "fail", I2 = "fail", I3 = "fail", I4 = "fail", I5 = "fail", I6 = "fail", I7 = "pass", I8 = "pass", I9 = "pass", I10 = "pass" }

[[example]]
name = "时间写在指标值里，或名称里说在什么之前"
given.indicator = """
id | project | level2   | name                            | target
I1 | A       | 时效指标 | 年度计划完成率                  | 2025年12月底前完成100%
I2 | A       | 时效指标 | 春节前慰问完成率                | =100%
I3 | A       | 时效指标 | 任务完成率                      | 3个工作日内100%
I4 | A       | 时效指标 | 任务完成率                      | =100%
I5 | A       | 时效指标 | 任务完成率                      |
I6 | A       | 时效指标 | 结算审计完成率（竣工后6个月内） | 100%
"""
expect = { I1 = "pass", I2 = "pass", I3 = "pass", I4 = "fail", I5 = "fail", I6 = "pass" }
---*/
