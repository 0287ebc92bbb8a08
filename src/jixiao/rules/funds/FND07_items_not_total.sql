/*---
name     = "funds.items-not-total"
severity = "error"
since    = "0.1"
subject  = "project"
params   = []
basis    = [
  { practice = "年度预算安排的各项金额相加须等于所写的合计" },
  { text = "财预〔2020〕10号《项目支出绩效评价管理办法》预算编制科学性：测算依据充分、额度与任务相匹配", from = 2020-02-25 },
]
title    = { zh = "各项相加不等于所写合计", en = "Items do not add up to the total written" }
message.zh = "“{project}”{what}各项相加为 {parts} 元，所写合计 {stated} 元，相差 {gap} 元。"
message.en = "“{project}”: the parts of {what_en} add up to {parts} yuan, the total written is {stated} yuan, a difference of {gap} yuan."
fix.zh = "逐项核对金额，改正写错的一项或合计，并与申报表的年度资金总额核对。"
fix.en = "Check each amount, correct the item or the total that is wrong, and compare with the form's amount for the year."
why.zh = "加不拢说明测算改过而合计没有跟着改，或漏写了一项支出。"
why.en = "When the sum does not fit, an item was changed without its total, or one is missing."
---*/
SELECT p.id AS subject, n.total = n.printed_total AS ok, n.at || '/budget' AS path, p.at || '/cost_total' AS other_path,
       COALESCE(p.name, p.narrative_name) AS project, '年度预算安排' AS what, 'the budget section' AS what_en,
       n.total AS parts, n.printed_total AS stated, CAST(abs(n.total - n.printed_total) AS DECIMAL(18, 2)) AS gap
FROM project AS p JOIN narrative AS n ON n.project = p.id
WHERE n.printed_total IS NOT NULL AND n.items > 0
UNION ALL
SELECT p.id AS subject, i.parts_total = i.stated AS ok, i.at AS path, p.at || '/narrative/budget' AS other_path,
       COALESCE(p.name, p.narrative_name) AS project, '“' || COALESCE(i.label, '一项支出') || '”下' AS what,
       '“' || COALESCE(i.label, 'an item') || '”' AS what_en,
       i.parts_total AS parts, i.stated AS stated, CAST(abs(i.parts_total - i.stated) AS DECIMAL(18, 2)) AS gap
FROM item AS i JOIN project AS p ON p.id = i.project
WHERE NOT i.is_leaf AND i.stated IS NOT NULL
/*--- examples
[[example]]
name = "items add up to the printed total, parts to their item"
given.project = [{ id = "P1", name = "普法" }]
given.narrative = [{ project = "P1", total = 600000, printed_total = 600000, items = 2 }]
given.item = [{ id = "I1", project = "P1", is_leaf = false, stated = 100000, parts_total = 100000 }]
expect = { P1 = "pass" }

[[example]]
name = "the printed total is a cent more, or an item's parts a cent less"
given.project = [{ id = "P1", name = "消防改造" }, { id = "P2", name = "研究" }]
given.narrative = [{ project = "P1", total = 600000, printed_total = 600000.01, items = 2 }]
given.item = [{ id = "I1", project = "P2", is_leaf = false, label = "理论研究", stated = 100000, parts_total = 99999.99 }]
expect = { P1 = "fail", P2 = "fail" }
message = "“消防改造”年度预算安排各项相加为 600,000.00 元，所写合计 600,000.01 元，相差 0.01 元。"

[[example]]
name = "the message names the item"
given.project = [{ id = "P2", name = "研究" }]
given.item = [{ id = "I1", project = "P2", is_leaf = false, label = "理论研究", stated = 100000, parts_total = 98500 }]
expect = { P2 = "fail" }
message = "“研究”“理论研究”下各项相加为 98,500.00 元，所写合计 100,000.00 元，相差 1,500.00 元。"

[[example]]
name = "an item or a part without an amount"
given.project = [{ id = "P1", name = "普法" }, { id = "P2", name = "研究" }]
given.narrative = [{ project = "P1", printed_total = 600000, items = 1 }]
given.item = [{ id = "I1", project = "P2", is_leaf = false, stated = 100000 }]
expect = { P1 = "unknown", P2 = "unknown" }

[[example]]
name = "no printed total, no items, or an item without parts or without a total of its own: not looked at"
given.project = [{ id = "P1", name = "a" }, { id = "P2", name = "b" }, { id = "P3", name = "c" }, { id = "P4", name = "d" }]
given.narrative = [{ project = "P1", total = 600000, items = 1 }, { project = "P2", printed_total = 600000, items = 0, total = 1 }]
given.item = [{ id = "I1", project = "P3", is_leaf = true, stated = 1, parts_total = 2 }, { id = "I2", project = "P4", is_leaf = false, parts_total = 2 }]
expect = {}
---*/
