/*---
name     = "outcome.execution-points-blank"
severity = "warning"
since    = "0.2"
subject  = "project"
params   = []
kinds    = ["self_evaluation"]
basis    = [
  { text = "财预〔2020〕10号《项目支出绩效评价管理办法》：预算执行率 10 分，计入自评总分", from = 2020-02-25, verified = false },
  { practice = "预算执行率的分值和得分都要填" },
]
title    = { zh = "预算执行率没有计分", en = "Budget execution is not scored" }
message.zh = "“{project}”印了预算执行率的{column}一栏，却空着，总分里少了这一项。"
message.en = "“{project}” prints a place for the points or the score of budget execution and leaves it empty, so that the total lacks it."
fix      = { zh = "按执行率乘分值填上得分，并重新加总。", en = "Put rate times points, and add up again." }
why.zh = "执行率是固定计分的一项，空着的总分与别的项目不能比。"
why.en = "Execution always has points; a total without them can't be compared with others."
---*/
SELECT f.project AS subject, CASE WHEN s.at IS NOT NULL OR n.at IS NOT NULL THEN FALSE WHEN f.execution_score IS NOT NULL THEN TRUE END AS ok,
       COALESCE(s.at, n.at, f.at || '/execution_score') AS path, p.name AS project, CASE WHEN s.at IS NULL THEN '分值' ELSE '得分' END AS "column"
FROM funding AS f JOIN project AS p ON p.id = f.project
LEFT JOIN printed_blank AS s ON s.project = f.project AND s.field = '/funding/execution_score'
LEFT JOIN printed_blank AS n ON n.project = f.project AND n.field = '/funding/execution_points'
-- a form that scores nothing at all has a rule of its own
WHERE EXISTS (SELECT i.id FROM indicator AS i WHERE i.project = f.project AND i.score IS NOT NULL)
/*--- examples
[[example]]
name = "scored, zero too"
given.project = [{ id = "A" }, { id = "B" }]
given.funding = [{ project = "A", execution_score = 10 }, { project = "B", execution_score = 0 }]
given.indicator = [{ id = "I1", project = "A", score = 8 }, { id = "I2", project = "B", score = 8 }]
given.printed_blank = """
project | at                          | field
A       | /0/funding/carried_over     | /funding/carried_over
C       | /2/funding/execution_score  | /funding/execution_score
C       | /2/funding/execution_points | /funding/execution_points
"""
expect = { A = "pass", B = "pass" }

[[example]]
name = "the score is left empty"
given.project = [{ id = "A", name = "巡访" }]
given.funding = [{ project = "A", execution_points = 10 }]
given.indicator = [{ id = "I1", project = "A", score = 8 }]
given.printed_blank = """
project | at                          | field
A       | /0/funding/execution_score  | /funding/execution_score
A       | /0/funding/execution_points | /funding/execution_points
"""
expect.A = "fail"
expect_path.A = ["/0/funding/execution_score"]
message = "“巡访”印了预算执行率的得分一栏，却空着，总分里少了这一项。"

[[example]]
name = "the points are left empty"
given.project = [{ id = "A", name = "巡访" }]
given.funding = [{ project = "A", execution_score = 10 }]
given.indicator = [{ id = "I1", project = "A", score = 8 }]
given.printed_blank = [{ project = "A", at = "/0/funding/execution_points", field = "/funding/execution_points" }]
expect.A = "fail"
message = "“巡访”印了预算执行率的分值一栏，却空着，总分里少了这一项。"

[[example]]
name = "not found is not empty; nothing is scored"
given.project = [{ id = "A" }, { id = "B" }]
given.funding = [{ project = "A" }, { project = "B" }]
given.indicator = [{ id = "I1", project = "A", score = 8 }, { id = "I2", project = "B" }]
given.printed_blank = [{ project = "B", at = "/1/funding/execution_score", field = "/funding/execution_score" }]
expect = { A = "unknown" }
---*/
