/*---
name     = "form.nature-implausible"
severity = "note"
since    = "0.1"
changed  = "0.2"
subject  = "project"
params   = ["staged_nature", "recurring_nature", "one_off_words", "one_off_nature", "recurring_words"]
kinds    = ["declaration"]
basis    = [{ practice = "项目性质应与计划期限、立项缘由相符：阶段性项目跨年安排，经常性项目每年都有" }]
title    = { zh = "项目性质与期限或缘由似不相符", en = "Nature hardly fits the dates or the occasion" }
message  = { zh = "“{project}”的项目性质是“{nature}”，{what}。", en = "“{project}” is filed as “{nature}”, {what_en}." }
fix      = { zh = "请核实项目性质，或在情况说明中解释。", en = "Please check the nature, or explain it in the narrative." }
why.zh = "性质填错，经常性支出会被当作一次性压减，只办一次的事又会进入下年基数。"
why.en = "Filed wrongly, recurring spending may be cut as one-off, and a one-off may slip into next year's base."
---*/
WITH told AS (
  SELECT p.id, p.at, COALESCE(p.name, p.narrative_name) AS project, p.name, p.nature, p.start, p.finish, n.at AS text_at, n.overview,
         regexp_matches(p.nature, :staged_nature) AS is_staged,
         regexp_matches(p.nature, '^' || :one_off_nature || '$') AS is_one_off, regexp_extract(concat_ws('。', p.name, n.overview), :recurring_words) AS habit,
         regexp_extract(concat_ws('。', p.name, n.overview, n.basis), '[0-9一二三四五六七八九十百]*' || :one_off_words, 0) AS occasion
  FROM project AS p LEFT JOIN narrative AS n ON n.project = p.id
)
SELECT t.id AS subject,
       CASE WHEN t.is_staged THEN year(t.start) < year(t.finish)
            WHEN t.is_one_off THEN t.habit = ''
            ELSE t.occasion = '' END AS ok,
       t.at || '/nature' AS path,
       CASE WHEN t.is_staged THEN [t.at || '/start', t.at || '/finish']
            WHEN strpos(t.name, CASE WHEN t.is_one_off THEN t.habit ELSE t.occasion END) > 0 THEN [t.at || '/name']
            WHEN strpos(t.overview, CASE WHEN t.is_one_off THEN t.habit ELSE t.occasion END) > 0 THEN [t.text_at || '/overview']
            ELSE [t.text_at || '/basis'] END AS other_path, t.project, t.nature,
       CASE WHEN t.is_staged THEN '但计划期限不跨年（' || CAST(t.start AS VARCHAR) || ' 至 ' || CAST(t.finish AS VARCHAR) || '）'
            WHEN t.is_one_off THEN '但文中说的是年年都有的“' || t.habit || '”'
            ELSE '但文中说到只此一次的缘由“' || t.occasion || '”' END AS what,
       CASE WHEN t.is_staged THEN 'yet its dates lie within one year (' || CAST(t.start AS VARCHAR) || ' to ' || CAST(t.finish AS VARCHAR) || ')'
            WHEN t.is_one_off THEN 'yet the text speaks of “' || t.habit || '”, which comes every year'
            ELSE 'yet the text gives an occasion that comes only once: “' || t.occasion || '”' END AS what_en,
       '只凭字面判断缘由' AS supposes
FROM told AS t
WHERE t.is_staged OR t.is_one_off OR regexp_matches(t.nature, :recurring_nature)
/*--- examples
[[example]]
name = "staged over two years; recurring without an occasion"
given.project = """
id | name | nature         | start      | finish
P1 | 建桥 | 阶段性项目     | 2024-01-01 | 2025-12-31
P2 | 普法 | 其他经常性项目 |            |
"""
given.narrative = [{ project = "P2", overview = "开展普法宣传" }]
expect = { P1 = "pass", P2 = "pass" }

[[example]]
name = "staged within one year"
given.project = [{ id = "P1", name = "建桥", nature = "阶段性项目", start = 2025-01-01, finish = 2025-12-31 }]
expect = { P1 = "fail" }
message = "“建桥”的项目性质是“阶段性项目”，但计划期限不跨年（2025-01-01 至 2025-12-31）。"

[[example]]
name = "recurring, but for an anniversary, told in the overview, the basis or the name"
given.project = """
id | name     | nature
P1 | 研究     | 其他经常性项目
P2 | 编史     | 经常性项目
P3 | 换届工作 | 经常性项目
"""
given.narrative = [{ project = "P1", overview = "纪念召开75周年" }, { project = "P2", overview = "编史", basis = "因新馆开馆" }]
expect = { P1 = "fail", P2 = "fail", P3 = "fail" }
expect_path = { P1 = ["/P1/nature", "/P1/narrative/overview"], P2 = ["/P2/nature", "/P2/narrative/basis"], P3 = ["/P3/nature", "/P3/name"] }
message = "“研究”的项目性质是“其他经常性项目”，但文中说到只此一次的缘由“75周年”。"

[[example]]
name = "one-off, and so it is; one-off, but done every year by its name or its overview"
given.project = """
id | name         | nature
P1 | 换届         | 一次性项目
P2 | 绿地日常养护 | 一次性项目
P3 | 普法         | 其他一次性项目
"""
given.narrative = [{ project = "P3", overview = "每年开展普法宣传" }, { project = "P1", basis = "每年一次" }]
expect = { P1 = "pass", P2 = "fail", P3 = "fail" }
expect_path = { P2 = ["/P2/nature", "/P2/name"], P3 = ["/P3/nature", "/P3/narrative/overview"] }
message = "“绿地日常养护”的项目性质是“一次性项目”，但文中说的是年年都有的“日常养护”。"

[[example]]
name = "staged without dates; natures that tie to neither"
given.project = [{ id = "P1", name = "建桥", nature = "阶段性项目" }, { id = "P2", name = "换届", nature = "新增项目" }, { id = "P3", name = "换届" }]
expect = { P1 = "unknown" }
---*/
