/*---
name     = "indicator.timeliness-missing"
severity = "note"
since    = "0.1"
subject  = "project"
params   = []
kinds    = ["declaration", "monitoring", "self_evaluation"]
basis    = [
    { text = "财预〔2021〕101号《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》：时效指标根据项目实际设置，反映完成时间和效率", from = 2021-08-18, verified = false },
    { practice = "目标审核看产出指标是否说明完成时间" },
]
title    = { zh = "缺少时效指标", en = "Timeliness indicator missing" }
message  = { zh = "“{project}”没有时效指标。有完成时间要求的项目应设置时效指标，确无要求的请说明。", en = "“{project}” has no timeliness indicator. A project with a deadline needs one; say so if there is none." }
fix      = { zh = "设置时效指标，写明完成日期或按期完成的比例，例如“竣工验收完成时间：2025年10月31日前”。", en = "Set one with a date or a share done on time, e.g. “acceptance by 31 October 2025”." }
why      = { zh = "没有时间要求，拖到年底突击花钱也算完成。", en = "Without a deadline, spending in a rush at the end of the year counts as done." }
---*/
SELECT p.id AS subject,
       CASE WHEN count(*) FILTER (WHERE i.level2 = '时效指标') > 0 THEN TRUE
            WHEN count(*) FILTER (WHERE i.level2 IS NULL AND COALESCE(i.level1, '产出指标') = '产出指标') > 0 THEN NULL
            WHEN p.ending = 'torn' AND max(i.position) FILTER (WHERE i.level1 IN ('效益指标', '满意度指标')) IS DISTINCT FROM max(i.position) THEN NULL ELSE FALSE END AS ok,
       p.at || '/indicators' AS path, p.name AS project
FROM project AS p
JOIN indicator AS i ON i.project = p.id
GROUP BY p.id, p.at, p.name, p.ending
/*--- examples
[[example]]
name = "设有一项"
given.project = [{ id = "A", document = "D", position = 1 }]
given.indicator = [
    { id = "I1", project = "A", document = "D", level1 = "产出指标", level2 = "数量指标" },
    { id = "I2", project = "A", document = "D", level1 = "产出指标", level2 = "时效指标" },
]
expect.A = "pass"

[[example]]
name = "没有设置"
given.project = [
    { id = "A", document = "D", position = 1, name = "讲座" },
    { id = "B", document = "D", position = 1 },
]
given.indicator = [
    { id = "I1", project = "A", document = "D", level1 = "产出指标", level2 = "数量指标" },
    { id = "I4", project = "A", document = "D", level1 = "产出指标", level2 = "数量指标" },
    { id = "I3", project = "B", document = "D", level1 = "产出指标", level2 = "时效指标" },
]
expect.A = "fail"
expect.B = "pass"
message = "“讲座”没有时效指标。有完成时间要求的项目应设置时效指标，确无要求的请说明。"

[[example]]
name = "有一项产出的二级指标认不出"
given.project = [{ id = "A", document = "D", position = 1 }]
given.indicator = [
    { id = "I1", project = "A", document = "D", level1 = "产出指标", level2 = "数量指标" },
    { id = "I2", project = "A", document = "D", level1 = "产出指标", printed_level2 = "过程指标" },
]
expect.A = "unknown"

[[example]]
name = "有一项的级次都认不出"
given.project = [{ id = "A", document = "D", position = 1 }]
given.indicator = [
    { id = "I1", project = "A", document = "D", level1 = "产出指标", level2 = "数量指标" },
    { id = "I2", project = "A", document = "D" },
]
expect.A = "unknown"

[[example]]
name = "满意度没有二级指标无妨"
given.project = [{ id = "A", document = "D", position = 1 }]
given.indicator = [
    { id = "I1", project = "A", document = "D", level1 = "产出指标", level2 = "数量指标" },
    { id = "I2", project = "A", document = "D", level1 = "满意度指标" },
]
expect.A = "fail"

[[example]]
name = "没有指标的表格由别的规则指出"
given.project = [{ id = "A", document = "D", position = 1 }]
expect = {}

[[example]]
name = "文件在产出指标中间断了；产出写在效益之后的也一样；断在产出之后、只是到此为止的照判"
given.project = [{ id = "K", ending = "torn" }, { id = "A", ending = "torn" }, { id = "B" }, { id = "C", ending = "torn" }, { id = "D", ending = "open" }, { id = "E", ending = "torn" }]
given.indicator = [
    { id = "K1", position = 1, project = "K", level1 = "效益指标", level2 = "社会效益指标" }, { id = "K2", position = 2, project = "K", level1 = "产出指标", level2 = "数量指标" }, { id = "I1", position = 1, project = "A", level1 = "产出指标", level2 = "数量指标" }, { id = "I2", position = 2, project = "B", level1 = "产出指标", level2 = "数量指标" }, { id = "I3", position = 3, project = "B", level1 = "效益指标", level2 = "社会效益指标" },
    { id = "I4", position = 4, project = "C", level1 = "产出指标", level2 = "数量指标" }, { id = "I5", position = 5, project = "C", level1 = "效益指标", level2 = "社会效益指标" }, { id = "I6", position = 6, project = "D", level1 = "产出指标", level2 = "数量指标" },
    { id = "I7", position = 7, project = "E", level1 = "产出指标", level2 = "数量指标" }, { id = "I8", position = 8, project = "E", level1 = "满意度指标", level2 = "服务对象满意度指标" },
]
expect = { K = "unknown", A = "unknown", B = "fail", C = "fail", D = "fail", E = "fail" }
---*/
