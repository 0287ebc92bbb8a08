/*---
name     = "goal.stock-sentence"
severity = "warning"
since    = "0.1"
changed  = "0.2"
subject  = "project"
params   = ["stock_phrases", "unspecified_tasks", "stock_sentence_length", "stock_openings", "stock_fillers", "stock_residue", "stock_slogans"]
covers   = ["GOA04", "GOA05", "GOA07"]
basis    = [
  { text = """\
    财预〔2015〕88号《中央部门预算绩效目标管理办法》：绩效目标应当指向明确、细化量化；审核看是否明确、清晰，能否\
    反映项目主要内容""", from = 2015-05-21, verified = false },
]
title    = { zh = "目标是一句套话", en = "Goal is a stock sentence" }
message.zh = "“{project}”的目标“{goal}”是套话，换到任何项目都成立，看不出要做什么、做到什么程度。"
message.en = "The goal of “{project}”, “{goal}”, would fit any project: it does not say what is to be done nor how well."
fix.zh = "写出本项目的事项、数量、质量要求、完成时间和预期效果，例如“举办讲座48场，参加读者满意度不低于90%”。"
fix.en = "Name this project’s work, its quantities, quality, deadline and effect, e.g. “hold 48 lectures, at least 90% of readers satisfied”."
why.zh = "套话无法分解为指标，也无法判定是否完成。含有可衡量的数字或写明其他内容的目标不在此列。"
why.en = "A stock sentence cannot be broken down into indicators. A goal that holds a measurable number or says more is not meant."
---*/
SELECT g.project AS subject,
       CASE WHEN g.numbers <> 0 THEN TRUE
            WHEN regexp_matches(g.plain, :stock_slogans || '.*' || :stock_slogans)
             AND length(regexp_replace(g.plain, :stock_slogans || '|' || :stock_fillers, '', 'g')) <= :stock_residue THEN CASE WHEN g.numbers = 0 THEN FALSE END
            ELSE NOT (regexp_matches(g.plain, :unspecified_tasks) AND g.numbers = 0
            AND (regexp_matches(g.plain, :stock_phrases) AND length(g.plain) <= :stock_sentence_length
                 OR regexp_matches(g.plain, :stock_openings)
                 AND length(regexp_replace(g.plain, :stock_openings || '|' || :unspecified_tasks || '|' || :stock_fillers, '',
                   'g')) <= :stock_residue)) END AS ok,
       min(g.at) AS path, NULLIF(max(g.at), min(g.at)) AS other_path, min(p.name) AS project, min(g.text) AS goal
FROM goal AS g
JOIN project AS p ON p.id = g.project
WHERE g.which <> 'achieved'
GROUP BY g.project, g.plain, g.numbers
/*--- examples
given.project = [{ id = "A", document = "D", position = 1 }]

[[example]]
name = "套话"
given.project = [{ id = "A", document = "D", position = 1, name = "馆舍改造" }]
given.goal = """
project | document | at              | which  | text                           | plain                        | numbers
A       | D        | /A/goals/annual | annual | 保质保量完成本年度的工作任务。 | 保质保量完成本年度的工作任务 | 0
"""
expect.A = "fail"
message = "“馆舍改造”的目标“保质保量完成本年度的工作任务。”是套话，换到任何项目都成立，看不出要做什么、做到什么程度。"

[[example]]
name = "全是口号：去掉口号只剩四个字、剩五个字、只有一句口号、数字的个数不知道"
given.project = """
id | document | position
A  | D        | 1
B  | D        | 2
C  | D        | 3
E  | D        | 4
"""
given.goal = """
project | document | which  | plain                                                    | numbers
A       | D        | annual | 加强领导提高认识扎实做好食品安全各项工作确保人民群众满意 | 0
B       | D        | annual | 加强领导提高认识扎实做好食品安全类各项工作               | 0
C       | D        | annual | 不断提高图书借阅                                         | 0
E       | D        | annual | 加强领导不断提高服务水平                                 |
"""
expect = { A = "fail", B = "pass", C = "pass", E = "unknown" }

[[example]]
name = "写明了成果"
given.goal = """
project | document | at              | which  | text                                 | plain                                | numbers
A       | D        | /A/goals/annual | annual | 保质保量完成专项课题研究形成研究成果 | 保质保量完成专项课题研究形成研究成果 | 0
"""
expect.A = "pass"

[[example]]
name = "没有套话"
given.goal = """
project | document | at              | which  | text                   | plain                  | numbers
A       | D        | /A/goals/annual | annual | 按工作计划召开代表大会 | 按工作计划召开代表大会 | 0
"""
expect.A = "pass"

[[example]]
name = "套话里有一个可衡量的数字"
given.goal = """
project | document | at              | which  | text                          | plain                         | numbers
A       | D        | /A/goals/annual | annual | 圆满完成全年工作任务培训300人 | 圆满完成全年工作任务培训300人 | 1
"""
expect.A = "pass"

[[example]]
name = "正好四十字仍是一句套话"
given.goal = [
  { project = "A", document = "D", at = "/A/goals/annual", which = "annual", text = """\
    顺利完成年度工作任务并认真做好有关日常管理和各项保障事宜以及上级交办的其他事项等""", plain = """\
    顺利完成年度工作任务并认真做好有关日常管理和各项保障事宜以及上级交办的其他事项等""", numbers = 0 },
]
expect.A = "fail"

[[example]]
name = "四十一字不再只看套话"
given.goal = [
  { project = "A", document = "D", at = "/A/goals/annual", which = "annual", text = """\
    顺利完成年度工作任务并认真做好有关日常管理和各项保障事宜以及上级交办的其他事项等等""", plain = """\
    顺利完成年度工作任务并认真做好有关日常管理和各项保障事宜以及上级交办的其他事项等等""", numbers = 0 },
]
expect.A = "pass"

[[example]]
name = "数字的个数不知道"
given.goal = [{ project = "A", document = "D", at = "/A/goals/annual", which = "annual", text = "保质保量完成工作任务", plain = "保质保量完成工作任务" }]
expect.A = "unknown"

[[example]]
name = "完成情况不是目标"
given.goal = """
project | document | at                | which    | text                 | plain                | numbers
A       | D        | /A/goals/achieved | achieved | 保质保量完成工作任务 | 保质保量完成工作任务 | 0
"""
expect = {}

[[example]]
name = "总目标也只有一句“按时完成”"
given.project = [{ id = "A", document = "D", position = 1, name = "馆舍改造" }]
given.goal = """
project | document | at               | which   | text                                   | plain                              | numbers
A       | D        | /A/goals/overall | overall | 按时完成2025年各项工作，达到预期目标。 | 按时完成2025年各项工作达到预期目标 | 0
"""
expect.A = "fail"
message = "“馆舍改造”的目标“按时完成2025年各项工作，达到预期目标。”是套话，换到任何项目都成立，看不出要做什么、做到什么程度。"

[[example]]
name = "“按时完成”之外正好还有四个字"
given.goal = """
project | document | at              | which  | text                     | plain                    | numbers
A       | D        | /A/goals/annual | annual | 按时完成馆舍改造各项工作 | 按时完成馆舍改造各项工作 | 0
"""
expect.A = "fail"

[[example]]
name = "“按时完成”之外还有五个字，写明了内容"
given.goal = """
project | document | at              | which  | text                       | plain                      | numbers
A       | D        | /A/goals/annual | annual | 按时完成古籍数字化各项工作 | 按时完成古籍数字化各项工作 | 0
"""
expect.A = "pass"

[[example]]
name = "“达到预期”没有说是哪些任务、什么也没有写死的不算套话"
given.project = [{ id = "A", document = "D", position = 1 }, { id = "B", document = "D", position = 2 }]
given.goal = """
project | document | at              | which  | text     | plain    | numbers
A       | D        | /A/goals/annual | annual | 达到预期 | 达到预期 | 0
B       | D        | /B/goals/annual | annual | 各项工作 | 各项工作 | 0
"""
expect = { A = "pass", B = "pass" }
---*/
