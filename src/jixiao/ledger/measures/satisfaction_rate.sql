/*---
title      = { zh = "满意度", en = "Satisfaction" }
unit       = "%"
direction  = "more"
period     = "current"
ledgers    = ["surveys", "answers"]
value      = "percent"
params     = { survey = "", fair = 0 }
definition.zh = "本项目满意度调查（参数 survey 指定编号，空着为全部）各个问题的答案中“满意”的比例；“基本满意”按参数 fair 折算，默认不计。"
definition.en = """\
  Of all answers to all questions of the project’s surveys, the share that is satisfied; fair ones count by the parameter, by default not at all."""
source     = "满意度调查、调查答案"
fits       = { words = ["满意"], units = ["%"] }
---*/
SELECT a.at AS address, s.held_on AS day, a.satisfied + a.fair * :fair AS numerator, a.satisfied + a.fair + a.unsatisfied AS denominator,
       a.at = min(a.at) OVER (PARTITION BY a.survey, a.question) AS counted, '重复：同一调查的同一问题已计' AS note
FROM ledger_answers AS a JOIN ledger_surveys AS s ON s.id = a.survey
WHERE s.project = :project AND (s.code = :survey OR :survey = '') AND s.held_on BETWEEN :starts AND :until
/*--- examples
given.ledger_surveys = """
id | code | project | held_on
S1 | DC-1 | B1      | 2024-01-01
S2 | DC-2 | B1      | 2024-07-31
S3 | DC-3 | B2      | 2024-03-01
S4 | DC-4 | B1      | 2024-08-01
S5 | DC-5 | B1      | 2023-12-31
"""
given.ledger_answers = """
id | survey | question | satisfied | fair | unsatisfied
A1 | S1     | 总体     | 90        | 8    | 2
A2 | S1     | 总体     | 10        | 0    | 0
A3 | S1     | 服务     | 70        | 10   | 20
A4 | S2     | 总体     | 1         | 2    | 3
A5 | S3     | 总体     | 0         | 0    | 9
A6 | S4     | 总体     | 0         | 0    | 9
A7 | S5     | 总体     | 0         | 0    | 9
"""

[[example]]
name = "本项目全部调查，只算满意；同一问题登记两次的只计一次"
until = 2024-07-31
expect = { value = 78.1553, numerator = 161, denominator = 206, left_out = { A2 = "重复：同一调查的同一问题已计" } }

[[example]]
name = "指定一次调查，基本满意折半"
until = 2024-07-31
params = { survey = "DC-1", fair = 0.5 }
expect = { value = 84.5, numerator = 169, denominator = 200, left_out = { A2 = "重复：同一调查的同一问题已计" } }

[[example]]
name = "没有填写基本满意的说不准"
until = 2024-07-31
given.ledger_surveys = [{ id = "S1", code = "DC-1", project = "B1", held_on = 2024-01-01 }]
given.ledger_answers = [{ id = "A1", survey = "S1", question = "总体", satisfied = 9, unsatisfied = 1 }]
expect = { rows = 1 }
---*/
