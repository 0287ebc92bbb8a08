/*---
name     = "value.period-column-empty"
severity = "warning"
since    = "0.2"
subject  = "project"
params   = []
kinds    = ["declaration"]
basis    = [
  { practice = "表格设有中长期和年度两栏指标的，两栏都要填" },
  { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》绩效目标审核·规范完整性：内容完整，不缺项", from = 2015-05-21 },
]
title    = { zh = "中长期或年度一栏的指标全部空着", en = "The medium-term or the annual column of indicators is empty" }
message.zh = "“{project}”{filled}，{column}的指标却一项也没有填。"
message.en = "“{project}” leaves one of its two columns of indicators, for the year or the medium term, empty throughout."
fix.zh = "补填空着的一栏；只有一年的项目，写明与年度指标相同。"
fix.en = "Fill in the empty column; where the project lasts one year, say that both are the same."
why.zh = "没有年度指标，本年做到什么无从考核；写了中长期目标却没有指标，目标就没有落到数上。"
why.en = "Without annual indicators this year can't be judged; a medium-term goal without indicators is put into no figures."
---*/
SELECT p.id AS subject,
       CASE WHEN p.ending = 'torn' THEN NULL WHEN b.at IS NOT NULL THEN g.at IS NULL ELSE COALESCE(a.targets > 0, FALSE) END AS ok,
       p.at || CASE WHEN b.at IS NULL THEN '/indicators' ELSE '/indicators_medium_term' END AS path, p.name AS project,
       CASE WHEN b.at IS NULL THEN '填了中长期指标' ELSE '写了中长期目标' END AS filled, CASE WHEN b.at IS NULL THEN '年度' ELSE '中长期' END AS "column"
FROM project AS p
LEFT JOIN (SELECT i.project, count(i.target) AS targets FROM indicator AS i GROUP BY i.project) AS a ON a.project = p.id
LEFT JOIN printed_blank AS b ON b.project = p.id AND b.field = '/indicators_medium_term'
LEFT JOIN goal AS g ON g.project = p.id AND g.which = 'overall'
WHERE p.medium_indicators > 0 OR b.at IS NOT NULL AND a.targets > 0
/*--- examples
[[example]]
name = "both are filled; an empty column without a medium-term goal"
given.project = [{ id = "A", medium_indicators = 1 }, { id = "B", medium_indicators = 0 }]
given.indicator = [{ id = "I1", project = "A", target = "8场" }, { id = "I2", project = "B", target = "8场" }]
given.printed_blank = [{ project = "B", at = "/1/indicators_medium_term", field = "/indicators_medium_term" }]
given.goal = [{ project = "B", which = "annual", text = "办讲座" }, { project = "A", which = "overall", text = "办讲座" }]
expect = { A = "pass", B = "pass" }

[[example]]
name = "only the medium-term indicators are filled"
given.project = [{ id = "A", at = "/0", name = "讲座", medium_indicators = 1 }, { id = "B", medium_indicators = 3 }]
given.indicator = [{ id = "I1", project = "A" }]
expect = { A = "fail", B = "fail" }
expect_path.A = ["/0/indicators"]
message = "“讲座”填了中长期指标，年度的指标却一项也没有填。"

[[example]]
name = "a medium-term goal without indicators"
given.project = [{ id = "A", at = "/0", name = "讲座", medium_indicators = 0 }]
given.indicator = [{ id = "I1", project = "A", target = "8场" }]
given.printed_blank = [{ project = "A", at = "/0/indicators_medium_term", field = "/indicators_medium_term" }]
given.goal = [{ project = "A", which = "overall", text = "三年办讲座百场" }]
expect.A = "fail"
expect_path.A = ["/0/indicators_medium_term"]
message = "“讲座”写了中长期目标，中长期的指标却一项也没有填。"

[[example]]
name = "a torn copy"
given.project = [{ id = "A", medium_indicators = 1 }, { id = "B", medium_indicators = 1, ending = "torn" }]
expect = { A = "fail", B = "unknown" }

[[example]]
name = "a form with one column; another empty place; nothing filled at all"
given.project = [{ id = "A", medium_indicators = 0 }, { id = "B", medium_indicators = 0 }, { id = "C", medium_indicators = 0 }]
given.indicator = [{ id = "I1", project = "A", target = "8场" }, { id = "I2", project = "B", target = "8场" }, { id = "I3", project = "C", name = "讲座" }]
given.printed_blank = """
project | at                        | field
B       | /1/department             | /department
C       | /2/indicators_medium_term | /indicators_medium_term
"""
expect = {}
---*/
