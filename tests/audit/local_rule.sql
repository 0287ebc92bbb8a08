/*---
name     = "local.too-little"
severity = "warning"
since    = "0.1"
subject  = "project"
basis    = [{ practice = "本区惯例" }]
title    = { zh = "年度资金不足一千元", en = "Less than a thousand yuan" }
message  = { zh = "“{name}”只有 {annual} 元。", en = "“{name}” has only {annual} yuan." }
fix      = { zh = "并入别的项目。", en = "Merge it with another project." }
why      = { zh = "太小的项目不值得单列。", en = "So small a project is not worth a form." }
---*/
SELECT p.id AS subject, f.annual >= 1000 AS ok, f.at || '/annual' AS path, p.name, f.annual
FROM project AS p
JOIN funding AS f ON f.project = p.id
WHERE p.has_form
/*--- examples
[[example]]
name = "below the bound"
given.project = [{ id = "P1", name = "培训", has_form = true }]
given.funding = [{ project = "P1", annual = 999.00 }]
expect.P1 = "fail"
message = "“培训”只有 999.00 元。"

[[example]]
name = "at the bound, and a form that is not there"
given.project = [{ id = "P1", has_form = true }, { id = "P2", has_form = false }]
given.funding = [{ project = "P1", annual = 1000.00 }, { project = "P2", annual = 1.00 }]
expect.P1 = "pass"

[[example]]
name = "above it"
given.project = [{ id = "P1", has_form = true }]
given.funding = [{ project = "P1", annual = 1001.00 }]
expect.P1 = "pass"

[[example]]
name = "blank"
given.project = [{ id = "P1", has_form = true }]
given.funding = [{ project = "P1" }]
expect.P1 = "unknown"
---*/
