/*---
name     = "ledger.evidence-changed"
severity = "error"
since    = "0.1"
subject  = "record"
params   = []
basis    = [{ text = "财预〔2021〕101号：指标值须有佐证资料", from = 2021-08-18 }]
title    = { zh = "佐证材料登记后改过", en = "Evidence changed since it was registered" }
message  = { zh = "“{file}”与登记时的 SHA-256 不同。", en = "“{file}” no longer has the SHA-256 it was registered with." }
fix      = { zh = "找回登记时的文件，或说明改动并重新登记。", en = "Restore the file, or explain the change and register it anew." }
why      = { zh = "材料改过，当初证明的结果就不再有依据。", en = "A changed file no longer proves what it proved." }
---*/
SELECT e.id AS subject, e.found_sha256 = lower(e.sha256) AS ok, e.at AS path, e.file
FROM ledger_evidence AS e
WHERE e.found_sha256 IS NOT NULL
/*--- examples
[[example]]
name = "没改；大小写不同；改过；没登记；文件不在的不看"
given.ledger_evidence = """
id | file  | sha256 | found_sha256
E1 | a.txt | ab     | ab
E2 | a.txt | AB     | ab
E3 | b.txt | ab     | ac
E4 | b.txt |        | ac
E5 | c.txt | ab     |
"""
expect = { E1 = "pass", E2 = "pass", E3 = "fail", E4 = "unknown" }
message = "“b.txt”与登记时的 SHA-256 不同。"
---*/
