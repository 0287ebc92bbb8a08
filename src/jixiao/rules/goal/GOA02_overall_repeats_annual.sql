/*---
name     = "goal.overall-repeats-annual"
severity = "note"
since    = "0.1"
subject  = "project"
params   = []
basis    = [{ practice = "目标审核时的常见问题：长期目标与年度目标混同；跨年项目应同时有总目标和阶段目标" }]
title    = { zh = "总目标与年度目标一字不差", en = "Overall and annual goal are word for word the same" }
message.zh = "“{project}”的项目总目标与年度总体目标完全相同。总目标说明整个实施期要达到什么，年度目标说明本年要完成哪一步。"
message.en = """\
  The overall goal of “{project}” repeats its annual goal. The overall goal says what the whole period is to reach, the annual one which step this year \
  takes."""
fix.zh = "经常性或跨年项目：总目标写多年要达到的状态，年度目标写本年的数量和时限。只做一年的项目可以相同，请确认。"
fix.en = """\
  For a recurring or multi-year project state the lasting aim in the overall goal and this year’s quantities and dates in the annual one. A one-year project \
  may repeat it: please confirm."""
why.zh = "两个目标相同，看不出项目走到哪一步，也容易把多年的内容写进一年。"
why.en = "When both are the same nobody can see how far the project is to come this year, and the content of several years slips into one."
---*/
SELECT a.project AS subject, a.plain <> o.plain AS ok, a.at AS path, o.at AS other_path, p.name AS project
FROM goal AS a
JOIN goal AS o ON o.project = a.project AND o.which = 'overall'
JOIN project AS p ON p.id = a.project
WHERE a.which = 'annual'
/*--- examples
[[example]]
name = "年度目标比总目标具体"
given.project = [{ id = "A", document = "D", position = 1 }]
given.goal = """
project | document | at               | which   | text               | plain
A       | D        | /A/goals/overall | overall | 三年新增读者1800人 | 三年新增读者1800人
A       | D        | /A/goals/annual  | annual  | 新增读者600人      | 新增读者600人
"""
expect.A = "pass"

[[example]]
name = "只差空格和标点也算相同"
given.project = [{ id = "A", document = "D", position = 1, name = "读书会" }]
given.goal = """
project | document | at               | which   | text               | plain
A       | D        | /A/goals/overall | overall | 举办读书会 24 场。 | 举办读书会24场
A       | D        | /A/goals/annual  | annual  | 举办读书会24场     | 举办读书会24场
"""
expect.A = "fail"
message = "“读书会”的项目总目标与年度总体目标完全相同。总目标说明整个实施期要达到什么，年度目标说明本年要完成哪一步。"

[[example]]
name = "别的项目的总目标不相干"
given.project = [{ id = "A", document = "D", position = 1 }, { id = "B", document = "D", position = 1 }]
given.goal = """
project | document | at               | which   | text               | plain
A       | D        | /A/goals/overall | overall | 三年新增读者1800人 | 三年新增读者1800人
A       | D        | /A/goals/annual  | annual  | 新增读者600人      | 新增读者600人
B       | D        | /B/goals/overall | overall | 新增读者600人      | 新增读者600人
"""
expect.A = "pass"

[[example]]
name = "目标栏里只有标点，无从比较"
given.project = [{ id = "A", document = "D", position = 1 }]
given.goal = """
project | document | at               | which   | text          | plain
A       | D        | /A/goals/overall | overall | ——            |
A       | D        | /A/goals/annual  | annual  | 新增读者600人 | 新增读者600人
"""
expect.A = "unknown"

[[example]]
name = "只设一个目标栏，或另一个是完成情况"
given.project = [{ id = "A", document = "D", position = 1 }]
given.goal = """
project | document | at                | which    | text          | plain
A       | D        | /A/goals/annual   | annual   | 新增读者600人 | 新增读者600人
A       | D        | /A/goals/achieved | achieved | 新增读者600人 | 新增读者600人
"""
expect = {}
---*/
