/*---
name     = "ledger.evidence-missing"
severity = "warning"
since    = "0.1"
subject  = "record"
params   = []
basis    = [{ text = "财预〔2021〕101号：指标值须有佐证资料", from = 2021-08-18 }]
title    = { zh = "佐证材料不在", en = "Evidence missing" }
message  = { zh = "登记的“{file}”不在台账文件夹里。", en = "“{file}” is registered but not in the folder." }
fix      = { zh = "放回文件，或改正路径。", en = "Put the file back, or correct its path." }
why      = { zh = "没有材料，结果就没有佐证。", en = "Without the file the result has no proof." }
---*/
SELECT e.id AS subject, e.found_sha256 IS NOT NULL AS ok, e.at AS path, e.file
FROM ledger_evidence AS e
/*--- examples
[[example]]
name = "在；不在"
given.ledger_evidence = [{ id = "E1", file = "a.txt", found_sha256 = "ab" }, { id = "E2", file = "b.txt", sha256 = "ab" }]
expect = { E1 = "pass", E2 = "fail" }
message = "登记的“b.txt”不在台账文件夹里。"
---*/
