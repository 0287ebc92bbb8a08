/*---
name     = "indicator.two-things"
severity = "note"
since    = "0.1"
changed  = "0.2"
subject  = "indicator"
params   = ["joined_endings", "joined_measures", "compared_words", "parts_of_one"]
basis    = [{ practice = "一个三级指标只衡量一件事" }]
title    = { zh = "一个指标衡量两件事", en = "One indicator measures two things" }
message.zh = "“{name}”把几件事并在一个指标里，一件完成、另一件没有完成时无法评价。"
message.en = "“{name}” joins several things; when one is reached and another is not it cannot be judged."
fix      = { zh = "拆成几个指标，或只留最重要的一件。", en = "Split it, or keep the most important one." }
why.zh = "一个指标只有一个值，只能衡量一件事。同一件事并列几类对象、满意度并列几个方面的，不在此列。"
why.en = "One indicator has one value and measures one thing. Several groups served by one thing, or several sides of one satisfaction, are not meant."
---*/
SELECT i.id AS subject, CASE WHEN regexp_matches(i.name, '[、和及与并]') THEN regexp_matches(i.name, :parts_of_one)
  OR NOT (regexp_matches(i.name, '^[^(（《、]*' || :joined_endings || '、')
            OR regexp_matches(i.name, '^[^(（《]*' || :joined_measures || '(和[^谐]|及[^时格]|与|以及).*' || :joined_measures || '([(（].*)?$')
            AND NOT regexp_matches(i.name, :compared_words)
            OR regexp_matches(i.name, '[一-龥]并(按|及时|支付|完成|开展|组织|通过|投入)')) ELSE TRUE END AS ok,
       i.at || '/name' AS path, i.name
FROM indicator AS i
WHERE i.name IS NOT NULL AND i.level1 IS DISTINCT FROM '满意度指标'
/*--- examples
[[example]]
name = "一件事"
given.indicator = """
id | project | document | name                       | level1
I1 | A       | D        | 讲座举办场次               | 产出指标
I2 | A       | D        | 补助对象(低保率、特困)人数 |
I3 | A       | D        | 脱贫户、监测户人口数       |
"""
expect.I1 = "pass"
expect.I2 = "pass"
expect.I3 = "pass"

[[example]]
name = "两件事"
given.indicator = [{ id = "I1", project = "A", document = "D", name = "社会影响力、知晓率", level1 = "效益指标" }]
expect.I1 = "fail"
message = "“社会影响力、知晓率”把几件事并在一个指标里，一件完成、另一件没有完成时无法评价。"

[[example]]
name = "做了一件并做另一件；“并”字另有意思的不算"
given.indicator = """
id | project | name                         | level1
I1 | A       | 完成产品购买并按要求支付资金 | 产出指标
I2 | A       | 并发用户数量                 | 产出指标
I3 | A       | 合并报表及时率               | 产出指标
"""
expect = { I1 = "fail", I2 = "pass", I3 = "pass" }

[[example]]
name = "满意度的几个方面，没有名称的行"
given.indicator = """
id | project | document | name             | level1
I1 | A       | D        | 服务、环境满意度 | 满意度指标
I2 | A       | D        |                  | 产出指标
"""
expect = {}

[[example]]
name = "用“和”“及”“与”“以及”连着两个度量"
given.indicator = """
id | project | name                            | level1
I1 | A       | 讲座场次和宣传资料发放数量      | 产出指标
I2 | A       | 验收合格率及工程按期完成率（%） | 产出指标
I3 | A       | 培训人数与发证人数              |
I4 | A       | 绿化面积以及道路长度            |
"""
expect = { I1 = "fail", I2 = "fail", I3 = "fail", I4 = "fail" }
message = "“讲座场次和宣传资料发放数量”把几件事并在一个指标里，一件完成、另一件没有完成时无法评价。"

[[example]]
name = "并列的是对象、前后相比的两个数、“及时”“和谐”、括号和书名里的，都是一件事"
given.indicator = """
id | project | name
I1 | A       | 教师和学生培训人数
I2 | A       | 培训人数与计划人数的比率
I3 | A       | 补助人数及时核定率
I4 | A       | 邻里纠纷次数和谐化解率
I5 | A       | 培训（人数和人次）数量
I6 | A       | 讲座场次和内容
I7 | A       | 活动参与人数
I8 | A       | 保费费率及格率
"""
expect = { I1 = "pass", I2 = "pass", I3 = "pass", I4 = "pass", I5 = "pass", I6 = "pass", I7 = "pass", I8 = "pass" }

[[example]]
name = "一件事的几个方面"
given.indicator = """
id | project | name
I1 | A       | 在队伍培训、基地建设等方面的影响力
I2 | A       | 会议、培训等的参会人数
I3 | A       | 队伍培训、基地建设
"""
expect = { I1 = "pass", I2 = "pass", I3 = "fail" }
---*/
