/*---
name     = "form.category-implausible"
severity = "note"
since    = "0.1"
changed  = "0.2"
subject  = "project"
params   = ["other_running_category", "running_words"]
kinds    = ["declaration"]
basis    = [{ text = "财办〔2023〕12号《预算管理一体化规范（2.0版）》：其他运转类用于大型公用设施、大型专用设备、专业信息系统等的运行维护", from = 2020-02-28 }]
title    = { zh = "“其他运转类”与项目内容似不相符", en = "Category “其他运转类” hardly fits the content" }
message.zh = "“{project}”归为“{category}”，但从名称看不出是设施、设备或信息系统的运行维护；更像特定目标类，或属人员支出。"
message.en = """\
  “{project}” is filed under “{category}”, but its name tells of no running of facilities, equipment or information systems; it looks more like “特定目标类” \
  or staff costs."""
fix      = { zh = "请核实类别；如按本地口径确应归此类，可不改。", en = "Please check the category; if local practice files it here, leave it." }
why.zh = "类别不同，审核的尺度也不同：运转类看标准和规模，特定目标类看目标和必要性。各地归类口径不一，这里只提请核实。"
why.en = "Running costs are reviewed by standard and size, target projects by goal and need. Filing differs from place to place, so this only asks."
---*/
SELECT p.id AS subject, regexp_matches(COALESCE(p.name, p.narrative_name), :running_words) AS ok, p.at || '/category' AS path,
       COALESCE(p.name, p.narrative_name) AS project, p.category AS category, '只凭项目名称判断类别' AS supposes
FROM project AS p
WHERE regexp_matches(replace(p.category, ' ', ''), '^[0-9 .、-]*' || :other_running_category || '$')
/*--- examples
[[example]]
name = "running an information system; the name only in the narrative"
given.project = """
id | name           | category      | narrative_name
P1 | 政务网站运维   | 其他运转类    |
P2 |                | 22其他 运转类 | 大楼物业
P3 | 桃溪镇河道保洁 | 其他运转类    |
P4 | 公厕管养       | 其他运转类    |
"""
expect = { P1 = "pass", P2 = "pass", P3 = "pass", P4 = "pass" }

[[example]]
name = "a training course and a study"
given.project = [{ id = "P1", name = "代表履职培训", category = "其他运转类" }, { id = "P2", name = "课题研究", category = "其他运转类项目" }]
expect = { P1 = "fail", P2 = "fail" }
message = "“代表履职培训”归为“其他运转类”，但从名称看不出是设施、设备或信息系统的运行维护；更像特定目标类，或属人员支出。"

[[example]]
name = "no name to judge by; another category or none"
given.project = """
id | category       | name
P1 | 其他运转类     |
P2 | 特定目标类     | 代表履职培训
P3 |                | 培训
P4 | 非其他运转类   | 培训
P5 | 其他运转类之外 | 培训
"""
expect = { P1 = "unknown" }
---*/
