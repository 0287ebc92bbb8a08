/*---
name     = "goal.result-not-measured"
severity = "note"
since    = "0.1"
changed  = "0.2"
subject  = "project"
params   = ["promised_results"]
basis    = [{ text = "财预〔2020〕10号《项目支出绩效评价管理办法》：绩效指标明确性看绩效目标是否分解为具体的绩效指标", from = 2020-02-25, verified = false }]
title    = { zh = "目标承诺的成果没有指标", en = "A promised result has no indicator" }
message.zh = "“{project}”的目标写了“{result}”，绩效指标里却没有一项提到它。"
message.en = "The goals of “{project}” promise “{result}”, yet no indicator speaks of it."
fix.zh = "为“{result}”设置产出指标，写明数量和质量要求；或说明由哪一项指标反映。"
fix.en = "Set an output indicator for “{result}” with quantity and quality, or say which indicator stands for it."
why.zh = "目标里的每项成果都应分解为具体、可衡量的指标，否则完成与否无从判断。"
why.en = "Every result in a goal is to be broken down into concrete, measurable indicators."
---*/
SELECT g.project AS subject, count(i.id) > 0 AS ok, g.at AS path, p.name AS project, regexp_extract(g.plain, :promised_results) AS result
FROM goal AS g
JOIN project AS p ON p.id = g.project
LEFT JOIN indicator AS i ON i.project = g.project AND strpos(i.plain,
  regexp_replace(regexp_extract(g.plain, :promised_results), '^(研究|调研|评估|分析|规划|实施|信息|管理|技术|地方)', '')) > 0
WHERE g.which = 'annual' AND regexp_matches(g.plain, :promised_results)
GROUP BY g.project, g.at, g.plain, p.name
/*--- examples
given.goal = """
project | document | at              | which  | text                     | plain
A       | D        | /A/goals/annual | annual | 完成专项课题形成研究成果 | 完成专项课题形成研究成果
"""

[[example]]
name = "成果有指标"
given.project = [{ id = "A", document = "D", position = 1 }]
given.indicator = [{ id = "I1", project = "A", plain = "研究成果数量" }]
expect.A = "pass"

[[example]]
name = "成果没有指标"
given.project = [{ id = "A", document = "D", position = 1, name = "课题" }]
given.indicator = [{ id = "I1", project = "A", plain = "外出调研次数" }, { id = "I2", project = "B", plain = "研究成果数量" }]
expect.A = "fail"
message = "“课题”的目标写了“研究成果”，绩效指标里却没有一项提到它。"

[[example]]
name = "目标没有承诺成果，或只在总目标里"
given.project = [{ id = "A", document = "D", position = 1 }]
given.goal = """
project | document | at               | which   | text         | plain
A       | D        | /A/goals/annual  | annual  | 举办讲座48场 | 举办讲座48场
A       | D        | /A/goals/overall | overall | 形成研究成果 | 形成研究成果
"""
expect = {}

[[example]]
name = "指标换了说法：支撑决策的报告、共享平台、代表性成果"
given.project = [{ id = "A" }, { id = "B" }, { id = "C" }, { id = "E" }]
given.goal = """
project | which  | plain
A       | annual | 形成年度评估报告
B       | annual | 建设物联网管理平台
C       | annual | 产出高水平研究成果
E       | annual | 拍摄宣传片
"""
given.indicator = """
id | project | plain
I1 | A       | 支撑管理决策的报告
I2 | B       | 仪器设备纳入开放共享平台
I3 | C       | 成果数量
I4 | E       | 宣传场次
"""
expect = { A = "pass", B = "pass", C = "pass", E = "fail" }
---*/
