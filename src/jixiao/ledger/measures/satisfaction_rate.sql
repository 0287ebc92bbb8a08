/*---
title      = { zh = "满意度", en = "Satisfaction" }
unit       = "%"
direction  = "more"
period     = "current"
ledgers    = ["surveys", "answers"]
value      = "percent"
params     = { survey = "", fair = 0 }
definition = { zh = "本项目满意度调查（参数 survey 指定编号，空着为全部）各个问题的答案中“满意”的比例；“基本满意”按参数 fair 折算，默认不计。", en = "Of all answers to all questions of the project’s surveys, the share that is satisfied; fair ones count by the parameter, by default not at all." }
source     = "满意度调查、调查答案"
fits       = { words = ["满意"], levels = ["服务对象满意度指标", "满意度指标"], units = ["%"] }
---*/
SELECT a.at AS address, s.held_on AS day, a.satisfied + a.fair * :fair AS numerator, a.satisfied + a.fair + a.unsatisfied AS denominator,
       a.at = min(a.at) OVER (PARTITION BY a.survey, a.question) AS counted, '重复：同一调查的同一问题已计' AS note
FROM ledger_answers AS a JOIN ledger_surveys AS s ON s.id = a.survey
WHERE s.project = :project AND (s.code = :survey OR :survey = '') AND s.held_on BETWEEN :starts AND :until
/*--- examples
[[example]]
name = "本项目全部调查，只算满意；同一问题登记两次的只计一次"
until = 2024-07-31
given.ledger_surveys = [
    { id = "S1", code = "DC-1", project = "B1", held_on = 2024-01-01 },
    { id = "S2", code = "DC-2", project = "B1", held_on = 2024-07-31 },
    { id = "S3", code = "DC-3", project = "B2", held_on = 2024-03-01 },
    { id = "S4", code = "DC-4", project = "B1", held_on = 2024-08-01 },
    { id = "S5", code = "DC-5", project = "B1", held_on = 2023-12-31 },
]
given.ledger_answers = [
    { id = "A1", survey = "S1", question = "总体", satisfied = 90, fair = 8, unsatisfied = 2 },
    { id = "A2", survey = "S1", question = "总体", satisfied = 10, fair = 0, unsatisfied = 0 },
    { id = "A3", survey = "S1", question = "服务", satisfied = 70, fair = 10, unsatisfied = 20 },
    { id = "A4", survey = "S2", question = "总体", satisfied = 1, fair = 2, unsatisfied = 3 },
    { id = "A5", survey = "S3", question = "总体", satisfied = 0, fair = 0, unsatisfied = 9 },
    { id = "A6", survey = "S4", question = "总体", satisfied = 0, fair = 0, unsatisfied = 9 },
    { id = "A7", survey = "S5", question = "总体", satisfied = 0, fair = 0, unsatisfied = 9 },
]
expect = { value = 78.1553, numerator = 161, denominator = 206, left_out = { A2 = "重复：同一调查的同一问题已计" } }

[[example]]
name = "指定一次调查，基本满意折半"
until = 2024-07-31
params = { survey = "DC-1", fair = 0.5 }
given.ledger_surveys = [
    { id = "S1", code = "DC-1", project = "B1", held_on = 2024-01-01 },
    { id = "S2", code = "DC-2", project = "B1", held_on = 2024-07-31 },
    { id = "S3", code = "DC-3", project = "B2", held_on = 2024-03-01 },
    { id = "S4", code = "DC-4", project = "B1", held_on = 2024-08-01 },
    { id = "S5", code = "DC-5", project = "B1", held_on = 2023-12-31 },
]
given.ledger_answers = [
    { id = "A1", survey = "S1", question = "总体", satisfied = 90, fair = 8, unsatisfied = 2 },
    { id = "A2", survey = "S1", question = "总体", satisfied = 10, fair = 0, unsatisfied = 0 },
    { id = "A3", survey = "S1", question = "服务", satisfied = 70, fair = 10, unsatisfied = 20 },
    { id = "A4", survey = "S2", question = "总体", satisfied = 1, fair = 2, unsatisfied = 3 },
    { id = "A5", survey = "S3", question = "总体", satisfied = 0, fair = 0, unsatisfied = 9 },
    { id = "A6", survey = "S4", question = "总体", satisfied = 0, fair = 0, unsatisfied = 9 },
    { id = "A7", survey = "S5", question = "总体", satisfied = 0, fair = 0, unsatisfied = 9 },
]
expect = { value = 84.5, numerator = 169, denominator = 200, left_out = { A2 = "重复：同一调查的同一问题已计" } }

[[example]]
name = "没有填写基本满意的说不准"
until = 2024-07-31
given.ledger_surveys = [
    { id = "S1", code = "DC-1", project = "B1", held_on = 2024-01-01 },
]
given.ledger_answers = [
    { id = "A1", survey = "S1", question = "总体", satisfied = 9, unsatisfied = 1 },
]
expect = { rows = 1 }
---*/
