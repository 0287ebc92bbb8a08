/*---
name     = "law.basis-missing"
severity = "warning"
since    = "0.1"
changed  = "0.2"
subject  = "project"
params   = ["basis_documents"]
basis    = [
  { text = "财预〔2020〕10号《项目支出绩效评价管理办法》立项依据充分性：符合法律法规、政策、规划和部门职责", from = 2020-02-25 },
  { practice = "立项依据须写明可查的法规、文件或会议决定" },
]
title    = { zh = "立项依据没有可查的文件", en = "No document to cite as the basis" }
message.zh = "“{project}”的立项依据[写的是“{basis}”，]没有一部法规、一份文件或一次会议决定可查。"
message.en = "The basis of “{project}” [reads “{basis}”; it ]names no law, document or decision that could be looked up."
fix.zh = "写明法规名称和条款、文件名称和文号，或批准立项的会议及时间。"
fix.en = "Name the law and article, the document and its number, or the meeting that approved the project and its date."
why.zh = "没有依据的项目不应进入预算。“工作需要”谁都能写，查不到，也就审不了。"
why.en = "A project without a basis should not enter the budget. “Needed for our work” can be written by anybody and checked by nobody."
---*/
SELECT p.id AS subject,
       EXISTS (SELECT c.document FROM citation AS c WHERE c.project = n.project AND c.at = n.at || '/basis')
         OR COALESCE(regexp_matches(n.basis, :basis_documents), FALSE) AS ok,
       n.at || '/basis' AS path, COALESCE(p.name, p.narrative_name) AS project, n.basis
FROM narrative AS n JOIN project AS p ON p.id = n.project
WHERE n.basis IS NOT NULL OR NOT COALESCE(n.in_form, FALSE)
/*--- examples
[[example]]
name = "a law; a decision of a meeting without a title"
given.project = [{ id = "P1", name = "消防" }, { id = "P2", name = "普法" }]
given.narrative = [{ project = "P1", at = "/p/narrative", basis = "《消防法》第十六条" }, { project = "P2", basis = "区政府第 3 次常务会议同意立项" }]
given.citation = [{ project = "P1", at = "/p/narrative/basis", title = "消防法" }]
expect = { P1 = "pass", P2 = "pass" }

[[example]]
name = "need alone; nothing at all; a law named in the scheme or in another project only"
given.project = [{ id = "P1", name = "消防" }, { id = "P2", name = "普法" }, { id = "P3", name = "绿化" }]
given.narrative = [{ project = "P1", basis = "根据工作需要。" }, { project = "P2" }, { project = "P3", at = "/q/narrative", basis = "领导要求" }]
given.citation = [{ project = "P3", at = "/q/narrative/plan", title = "消防法" }, { project = "P1", at = "/q/narrative/basis", title = "消防法" }]
expect = { P1 = "fail", P2 = "fail", P3 = "fail" }
message = "“消防”的立项依据写的是“根据工作需要。”，没有一部法规、一份文件或一次会议决定可查。"

[[example]]
name = "a form that asks for an overview and no basis; one that asks for the basis"
given.project = [{ id = "P1" }, { id = "P2" }]
given.narrative = [{ project = "P1", overview = "a", in_form = true }, { project = "P2", basis = "工作需要", in_form = true }]
expect = { P2 = "fail" }
---*/
