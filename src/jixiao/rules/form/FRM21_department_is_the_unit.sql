/*---
name     = "form.department-is-the-unit"
severity = "note"
since    = "0.1"
subject  = "project"
params   = ["subordinate_endings"]
basis    = [{ practice = "主管部门是编制部门预算的一级预算单位，实施单位是具体承办的单位" }]
title    = { zh = "主管部门写成了下属单位", en = "A subordinate body named as department" }
message.zh = "“{project}”的主管部门写的是“{department}”，与实施单位是同一家，像是下属单位。"
message.en = "“{project}” names “{department}” as its department: the implementing unit itself, and by its name a subordinate body."
fix.zh = "主管部门写一级预算单位的名称；确实是一级预算单位的不用改。"
fix.en = "Name the department that draws up the budget; leave it if this body is one."
why      = { zh = "主管部门负责审核和公开，写错了责任就落空。", en = "The department reviews and publishes; under a wrong name nobody is responsible." }
---*/
SELECT p.id AS subject, NOT (regexp_matches(p.department, :subordinate_endings || '$')
  AND (p.unit LIKE '%' || p.department OR p.department LIKE '%' || p.unit)) AS ok,
       p.at || '/department' AS path, p.at || '/unit' AS other_path, p.name AS project, p.department
FROM project AS p
WHERE p.department IS NOT NULL AND p.unit IS NOT NULL
/*--- examples
[[example]]
name = "局与大队；局本级；两个不同的单位"
given.project = """
id | department | unit
A  | 城管局     | 城管局大队
B  | 教育局     | 区教育局
C  | 一中学     | 二中学
"""
expect = { A = "pass", B = "pass", C = "pass" }

[[example]]
name = "大队自己"
given.project = """
id | name     | department     | unit
A  | 拆违经费 | 城管局执法大队 | 区城管局执法大队
B  |          | 区一小学       | 一小学
"""
expect = { A = "fail", B = "fail" }
message = "“拆违经费”的主管部门写的是“城管局执法大队”，与实施单位是同一家，像是下属单位。"

[[example]]
name = "缺一个的不看"
given.project = [{ id = "A", department = "大队" }, { id = "B", unit = "大队" }]
expect = {}
---*/
