/*---
name     = "form.template-unfilled"
severity = "warning"
since    = "0.2"
subject  = "project"
params   = ["unfilled_fields", "placeholder_marks"]
kinds    = ["declaration", "monitoring", "self_evaluation"]
basis    = [
  { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》绩效目标审核·规范完整性：内容完整，不缺项", from = 2015-05-21 },
  { practice = "报送的表应已填写" },
]
title    = { zh = "交来的是没有填的表", en = "The form was handed in unfilled" }
message.zh = "“{project}”的表除名称外没有填写：没有金额、目标和指标值，{blanks} 处印了栏目或占位符而没有内容。"
message.en = """\
  The form of “{project}” is not filled in beyond its name: no amount, no goal, no target value; {blanks} place(s) hold nothing but a label or a placeholder."""
fix.zh = "填好后重新报送；这个项目本年没有安排的，把空表撤下。"
fix.en = "Fill it in and send it again; where nothing is planned this year, take the empty form out."
why      = { zh = "空表没有目标，也就没有可以审核、批复和评价的东西。", en = "An empty form holds no target that could be reviewed, approved or evaluated." }
---*/
SELECT p.id AS subject, CASE WHEN f.total > 0 OR f.annual > 0 OR f.executed > 0
              OR EXISTS (SELECT i.id FROM indicator AS i WHERE i.project = p.id AND NOT regexp_matches(i.target, :placeholder_marks))
              OR EXISTS (SELECT g.at FROM goal AS g WHERE g.project = p.id AND (p.kind <> 'self_evaluation' OR g.which = 'achieved')
                AND NOT regexp_matches(g.text, :placeholder_marks)) THEN TRUE
            WHEN b.blanks >= :unfilled_fields THEN FALSE END AS ok,
       p.at || '/indicators' AS path, p.name AS project, b.blanks
FROM project AS p
LEFT JOIN funding AS f ON f.project = p.id
LEFT JOIN (
    SELECT s.project, count(*) AS blanks
    FROM (SELECT e.project FROM printed_blank AS e UNION ALL SELECT t.project FROM indicator AS t WHERE regexp_matches(t.target, :placeholder_marks)) AS s
    GROUP BY s.project
) AS b ON b.project = p.id
WHERE p.has_form
/*--- examples
[[example]]
name = "an amount, a target, a goal or what was reached is filled in"
given.project = """
id | has_form | kind
A  | true     |
B  | true     |
C  | true     | declaration
D  | true     | self_evaluation
E  | true     |
F  | true     |
"""
given.funding = [{ project = "A", annual = 1 }, { project = "E", total = 1 }, { project = "F", executed = 1 }]
given.indicator = [{ id = "I1", project = "B", target = "≥90%" }]
given.goal = [{ project = "C", which = "annual", text = "培训" }, { project = "D", which = "achieved", text = "培训了" }]
given.printed_blank = """
project | at
A       | /1
A       | /2
B       | /1
B       | /2
C       | /1
C       | /2
D       | /1
D       | /2
E       | /1
E       | /2
F       | /1
F       | /2
"""
expect = { A = "pass", B = "pass", C = "pass", D = "pass", E = "pass", F = "pass" }

[[example]]
name = "zeros for money and empty goals; nothing but placeholders; a self-evaluation with the goal alone; goals of another project"
given.project = """
id | name | has_form | kind
A  | 足球 | true     | declaration
B  |      | true     | declaration
C  |      | true     | self_evaluation
"""
given.funding = [{ project = "A", annual = 0, total = 0, executed = 0 }, { project = "Z", annual = 1 }]
given.printed_blank = """
project | at
A       | /1
A       | /2
A       | /3
C       | /1
C       | /2
"""
given.indicator = """
id | project | target
I1 | B       | ≥**人
I2 | B       | ≥**%
I3 | B       |
I4 | Z       | 8场
"""
given.goal = """
project | which  | text
B       | annual | 培训××人
C       | annual | 培训
Z       | annual | 培训
"""
expect = { A = "fail", B = "fail", C = "fail" }
message = "“足球”的表除名称外没有填写：没有金额、目标和指标值，3 处印了栏目或占位符而没有内容。"

[[example]]
name = "one empty place alone, or none, may be a form that was not read; without a form"
given.project = [{ id = "A", has_form = true }, { id = "B", has_form = true }, { id = "C", has_form = false }, { id = "D", has_form = true }]
given.indicator = [{ id = "I1", project = "D" }, { id = "I2", project = "D" }]
given.printed_blank = [{ project = "A", at = "/1" }, { project = "C", at = "/1" }, { project = "C", at = "/2" }]
expect = { A = "unknown", B = "unknown", D = "unknown" }
---*/
