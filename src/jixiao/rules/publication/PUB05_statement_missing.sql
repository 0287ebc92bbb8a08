/*---
name     = "publication.statement-missing"
severity = "warning"
since    = "0.1"
subject  = "document"
params   = []
kinds    = ["declaration"]
basis    = [{ practice = "上海市区级部门预算公开：“绩效目标设置情况”写明编报绩效目标的项目数和金额" }]
title    = { zh = "没有写明绩效目标项目的数量或金额", en = "Number or amount of projects not stated" }
message.zh = "文件有 {forms} 张申报表，绩效目标设置情况{what}。"
message.en = "The document has {forms} forms; its statement of their number and money is incomplete or missing."
fix.zh = "在“绩效目标设置情况”里写明项目数和涉及的预算资金，并与申报表核对。"
fix.en = "State the number of projects with targets and their money, and check both against the forms."
why      = { zh = "数量和金额是读者核对有没有漏报的唯一依据。", en = "They are the only means to see whether a project was left out." }
---*/
SELECT d.id AS subject, d.stated_count IS NOT NULL AND d.stated_total IS NOT NULL AS ok,
       CASE WHEN d.stated_count IS NULL THEN '/stated_count' ELSE '/stated_total' END AS path, d.form_count AS forms,
       CASE WHEN d.stated_count IS NOT NULL THEN '没有写涉及的金额' WHEN d.stated_total IS NOT NULL THEN '没有写项目数' ELSE '没有写项目数和金额' END AS what
FROM document AS d
WHERE d.form_count > 1 AND EXISTS (SELECT p.id FROM project AS p WHERE p.document = d.id AND p.has_narrative)
/*--- examples
[[example]]
name = "都写了"
given.document = [{ id = "D", form_count = 2, stated_count = 2, stated_total = 864000 }]
given.project = [{ id = "A", document = "D", has_narrative = true }]
expect.D = "pass"

[[example]]
name = "没有写金额"
given.document = [{ id = "D", form_count = 2, stated_count = 2 }]
given.project = [{ id = "A", document = "D", has_narrative = true }]
expect.D = "fail"
expect_path.D = ["/stated_total"]
message = "文件有 2 张申报表，绩效目标设置情况没有写涉及的金额。"

[[example]]
name = "没有写项目数"
given.document = [{ id = "D", form_count = 2, stated_total = 2 }]
given.project = [{ id = "A", document = "D", has_narrative = true }]
expect.D = "fail"
expect_path.D = ["/stated_count"]
message = "文件有 2 张申报表，绩效目标设置情况没有写项目数。"

[[example]]
name = "都没有写"
given.document = [{ id = "D", form_count = 2 }]
given.project = [{ id = "A", document = "D", has_narrative = true }]
expect.D = "fail"
message = "文件有 2 张申报表，绩效目标设置情况没有写项目数和金额。"

[[example]]
name = "只有一张表的、没有情况说明的不看"
given.document = [{ id = "D", form_count = 1 }, { id = "E", form_count = 2 }]
given.project = [{ id = "A", document = "D", has_narrative = true }, { id = "B", document = "E", has_narrative = false }]
expect = {}
---*/
