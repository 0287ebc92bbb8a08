/*---
title      = { zh = "满意度平均分", en = "Mean satisfaction" }
unit       = "分"
direction  = "more"
period     = "current"
ledgers    = ["surveys", "answers"]
value      = "average"
params     = { survey = "", fair = 80, unsatisfied = 0 }
definition.zh = "本项目满意度调查（参数 survey 指定编号，空着为全部）全部答案的平均分：满意 100 分，基本满意 fair 分，不满意 unsatisfied 分。"
definition.en = "Mean of all answers of the project’s surveys: satisfied 100 points, fair and unsatisfied as the parameters say."
source     = "满意度调查、调查答案"
fits       = { words = ["满意度 得分", "满意度 分值", "平均 满意度"], levels = ["服务对象满意度指标", "满意度指标"], units = ["分"] }
---*/
SELECT a.at AS address, s.held_on AS day, a.satisfied * 100 + a.fair * :fair + a.unsatisfied * :unsatisfied AS numerator,
       a.satisfied + a.fair + a.unsatisfied AS denominator,
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
name = "满意 100 分，基本满意 80 分，不满意 0 分"
until = 2024-07-31
expect = { value = 85.9223, numerator = 17700, denominator = 206, left_out = { A2 = "重复：同一调查的同一问题已计" } }

[[example]]
name = "指定一次调查和分值"
until = 2024-07-31
params = { survey = "DC-1", fair = 50, unsatisfied = 10 }
expect = { value = 85.6, numerator = 17120, denominator = 200, left_out = { A2 = "重复：同一调查的同一问题已计" } }
---*/
