/*---
name     = "goal.missing"
severity = "error"
since    = "0.1"
changed  = "0.2"
subject  = "project"
params   = []
basis    = [
    { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》：绩效目标申报内容应当完整，说明一定期限内预期达到的产出和效果", from = 2015-05-21, verified = false },
]
title    = { zh = "绩效目标未填", en = "Goal is missing" }
message  = { zh = "“{project}”没有填写{goal}。表格设有的目标栏都须填写。", en = "“{project}” leaves a goal blank (“{goal}”). Every goal that the form has a place for must be filled in." }
fix      = { zh = "补写{goal}：写明计划完成的产出、预期效果和成本控制要求。", en = "Write it (“{goal}”): planned outputs, expected effects and the limit on cost." }
why      = { zh = "没有目标，指标就没有依据，执行中无从监控，事后无从评价。表格是否设有总目标，以印出的标签和同一文件中同类表格为准；只设一个目标栏的表格只要求一个目标；不知道表格是否设有目标栏的，不作判断。", en = "Without a goal the indicators have nothing to measure. Whether a form has a place for an overall goal is judged by the labels printed and by the forms of its kind in the same document; a form with one goal needs one. Where it is not known whether the form has a place for goals nothing is judged." }
---*/
SELECT p.id AS subject,
       CASE WHEN COALESCE(p.form_is_bare, FALSE) AND w.which IS NOT NULL OR COALESCE(p.begins_inside, FALSE) AND g.text IS NULL OR COALESCE(p.name, p.department, p.unit) IS NULL AND g.text IS NULL THEN NULL
            WHEN w.which IS NOT NULL THEN g.text IS NOT NULL END AS ok,
       p.at || '/goals/' || COALESCE(w.which, 'annual') AS path, p.name AS project,
       CASE w.which WHEN 'overall' THEN '项目总目标' ELSE '年度绩效目标' END AS goal
FROM project AS p
LEFT JOIN (
    -- the goals that forms of one kind have in one document
    SELECT DISTINCT q.document, q.kind, regexp_replace(COALESCE(q.form_title, ''), '[0-9 ]', '', 'g') AS form, o.which
    FROM project AS q
    JOIN goal AS o ON o.project = q.id
    WHERE o.which <> 'achieved'
    UNION
    SELECT q.document, q.kind, regexp_replace(COALESCE(q.form_title, ''), '[0-9 ]', '', 'g'), replace(b.field, '/goals/', '')
    FROM printed_blank AS b
    JOIN project AS q ON q.id = b.project
    WHERE b.field IN ('/goals/overall', '/goals/annual')
) AS w ON w.document = p.document AND w.kind = p.kind AND w.form = regexp_replace(COALESCE(p.form_title, ''), '[0-9 ]', '', 'g')
LEFT JOIN goal AS g ON g.project = p.id AND g.which = w.which
WHERE p.has_form
/*--- examples
[[example]]
name = "两个目标都已填写"
given.project = [{ id = "A", document = "D", position = 1, kind = "declaration", has_form = true }]
given.goal = [
    { project = "A", document = "D", at = "/A/goals/overall", which = "overall", text = "完成改造", plain = "完成改造" },
    { project = "A", document = "D", at = "/A/goals/annual", which = "annual", text = "更换灭火器300具", plain = "更换灭火器300具" },
]
expect.A = "pass"

[[example]]
name = "同类表格设有总目标而本表未填"
given.project = [{ id = "A", document = "D", position = 1, kind = "declaration", has_form = true }, { id = "B", document = "D", position = 1, name = "读书会", kind = "declaration", has_form = true }]
given.goal = [
    { project = "A", document = "D", at = "/A/goals/overall", which = "overall", text = "完成改造", plain = "完成改造" },
    { project = "A", document = "D", at = "/A/goals/annual", which = "annual", text = "更换灭火器300具", plain = "更换灭火器300具" },
    { project = "B", document = "D", at = "/B/goals/annual", which = "annual", text = "举办24场", plain = "举办24场" },
]
expect = { A = "pass", B = "fail" }
message = "“读书会”没有填写项目总目标。表格设有的目标栏都须填写。"

[[example]]
name = "只列了项目名称的表、表头被截去的表没有目标，不作判断；写了目标的照判"
given.project = [
    { id = "A", document = "D", position = 1, kind = "declaration", has_form = true, form_is_bare = false, name = "演练" },
    { id = "B", document = "D", position = 2, kind = "declaration", has_form = true, form_is_bare = true, name = "讲座" }, { id = "C", document = "D", position = 3, kind = "declaration", has_form = true },
    { id = "E", document = "D", position = 4, kind = "declaration", has_form = true }, { id = "F", document = "D", position = 5, kind = "declaration", has_form = true, unit = "图书馆" },
    { id = "I", document = "D", position = 6, kind = "declaration", has_form = true, unit = "图书馆", begins_inside = true }, { id = "J", document = "D", position = 7, kind = "declaration", has_form = true, begins_inside = true },
    { id = "G", document = "H", position = 1, kind = "declaration", has_form = true, form_is_bare = true, name = "讲座", form_title = "绩效目标申报表" },
]
given.goal = [{ project = "A", document = "D", which = "annual", text = "甲" }, { project = "J", document = "D", which = "annual", text = "甲" }, { project = "E", document = "D", which = "annual", text = "甲" }]
expect = { A = "pass", B = "unknown", C = "unknown", E = "pass", F = "fail", G = "unknown", I = "unknown", J = "pass" }

[[example]]
name = "只设一个目标栏的表格不要求另一个"
given.project = [{ id = "A", document = "D", position = 1, kind = "declaration", has_form = true }, { id = "B", document = "D", position = 1, name = "读书会", kind = "declaration", has_form = true }]
given.goal = [
    { project = "A", document = "D", at = "/A/goals/annual", which = "annual", text = "更换灭火器300具", plain = "更换灭火器300具" },
    { project = "A", document = "D", at = "/A/goals/achieved", which = "achieved", text = "已更换300具", plain = "已更换300具" },
]
expect = { A = "pass", B = "fail" }
message = "“读书会”没有填写年度绩效目标。表格设有的目标栏都须填写。"

[[example]]
name = "完成情况是另一类表格的栏目，不要求"
given.project = [{ id = "A", document = "D", position = 1, kind = "declaration", has_form = true }, { id = "B", document = "D", position = 1, kind = "declaration", has_form = true }]
given.goal = [
    { project = "A", document = "D", at = "/A/goals/annual", which = "annual", text = "更换300具", plain = "更换300具" },
    { project = "A", document = "D", at = "/A/goals/achieved", which = "achieved", text = "已更换300具", plain = "已更换300具" },
    { project = "B", document = "D", at = "/B/goals/annual", which = "annual", text = "更换300具", plain = "更换300具" },
]
expect = { A = "pass", B = "pass" }

[[example]]
name = "只有总目标一栏的表格"
given.project = [{ id = "A", document = "D", position = 1, kind = "declaration", has_form = true }]
given.goal = [{ project = "A", document = "D", at = "/A/goals/overall", which = "overall", text = "完成改造", plain = "完成改造" }]
expect.A = "pass"

[[example]]
name = "整个文件没有一张表有目标栏：这种表没有这一栏；同一种表（不论编号）有的才要求"
given.project = [
    { id = "A", document = "D", position = 1, name = "读书会", kind = "declaration", has_form = true, form_title = "财政项目支出绩效目标申报表" },
    { id = "B", document = "E", position = 1, name = "讲座", kind = "declaration", has_form = true, form_title = "绩效目标申报表 1" }, { id = "C", document = "E", position = 2, name = "展览", kind = "declaration", has_form = true, form_title = "绩效目标申报表2" },
    { id = "F", document = "E", position = 3, name = "修缮", kind = "declaration", has_form = true, form_title = "绩效指标一览表" },
]
given.goal = [{ project = "B", document = "E", at = "/B/goals/annual", which = "annual", text = "举办24场" }]
expect = { A = "unknown", B = "pass", C = "fail", F = "unknown" }

[[example]]
name = "印了目标栏而没有填写，同一种表也要求"
given.project = [{ id = "A", document = "D", position = 1, name = "讲座", kind = "declaration", has_form = true, form_title = "申报表 1" }, { id = "B", document = "D", position = 2, name = "展览", kind = "declaration", has_form = true, form_title = "申报表 2" }]
given.printed_blank = [{ project = "A", field = "/goals/annual" }]
expect = { A = "fail", B = "fail" }

[[example]]
name = "整个文件都没有目标，又不知道表格是否设有目标栏"
given.project = [
    { id = "A", document = "D", position = 1, kind = "declaration", has_form = true, form_title = "项目支出绩效目标审批表" }, { id = "B", document = "D", position = 1, kind = "declaration", has_form = true },
    { id = "C", document = "D", position = 1, kind = "self_evaluation", has_form = true, form_title = "绩效目标表自评" },
]
expect = { A = "unknown", B = "unknown", C = "unknown" }

[[example]]
name = "只有情况说明而没有表格的项目不看"
given.project = [{ id = "A", document = "D", position = 1, kind = "declaration", has_form = false }]
expect = {}

[[example]]
name = "印了目标栏而没有填写；完成情况一栏由别的规则指出"
given.project = [
    { id = "A", document = "D", position = 1, name = "读书会", kind = "declaration", has_form = true }, { id = "B", document = "E", position = 1, name = "讲座", kind = "declaration", has_form = true },
    { id = "C", document = "F", position = 1, name = "展览", kind = "self_evaluation", has_form = true },
]
given.goal = [{ project = "B", document = "E", at = "/B/goals/annual", which = "annual", text = "更换300具" }, { project = "C", document = "F", at = "/C/goals/annual", which = "annual", text = "更换300具" }]
given.printed_blank = [{ project = "A", field = "/goals/annual" }, { project = "B", field = "/goals/overall" }, { project = "C", field = "/goals/achieved" }, { project = "C", field = "/unit" }]
expect = { A = "fail", B = "fail", C = "pass" }
expect_path.B = ["/B/goals/overall"]
message = "“读书会”没有填写年度绩效目标。表格设有的目标栏都须填写。"

[[example]]
name = "另一类表格、另一份文件的目标栏不作标准"
given.project = [
    { id = "A", document = "D", position = 1, kind = "declaration", has_form = true }, { id = "B", document = "D", position = 1, kind = "self_evaluation", has_form = true },
    { id = "C", document = "E", position = 1, kind = "declaration", has_form = true },
]
given.goal = [
    { project = "A", document = "D", at = "/A/goals/overall", which = "overall", text = "完成改造", plain = "完成改造" }, { project = "A", document = "D", at = "/A/goals/annual", which = "annual", text = "更换300具", plain = "更换300具" },
    { project = "B", document = "D", at = "/B/goals/annual", which = "annual", text = "更换300具", plain = "更换300具" }, { project = "C", document = "E", at = "/C/goals/annual", which = "annual", text = "更换300具", plain = "更换300具" },
]
expect = { A = "pass", B = "pass", C = "pass" }
---*/
