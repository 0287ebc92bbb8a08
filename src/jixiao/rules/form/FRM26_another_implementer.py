"""Python because two names mean one office when what is left of them without place and general words has anything in common."""

import re
from collections.abc import Iterable, Mapping, Sequence

from jixiao.system.patterns import of_ours

HEAD = """
name     = "form.another-implementer"
severity = "warning"
since    = "0.2"
subject  = "project"
params   = ["office_names", "general_office_words", "shared_work_words"]
kinds    = ["declaration"]
basis    = [{ practice = "实施主体与申报表的实施单位、主管部门一致" }]
title    = { zh = "实施主体写的是另一个单位", en = "The narrative names another office as implementer" }
message.zh = "“{project}”的实施主体写着“{said}”，申报表的实施单位却是“{unit}”，名称里没有相同的字眼。"
message.en = "The narrative of “{project}” says “{said}” carries it out, the form says “{unit}”."
fix.zh = "核对由谁实施，统一两处；由几家共同实施的，写明各做什么。"
fix.en = "Make both name the office that does the work; where several do, say which does what."
why.zh = "实施主体抄自别的项目，说明里的其他内容也可能是别的项目的；钱由谁花，谁负责，须说得一样。"
why.en = "Who spends the money answers for it; a copied name suggests that more was copied."
"""

QUERY = """
SELECT n.project AS subject, n.at AS path, p.at || '/unit' AS other_path, n.name AS said, p.unit AS unit, p.department AS department, p.name AS project,
       :office_names AS office_names, :general_office_words AS general, :shared_work_words AS shared_work
FROM name_use AS n JOIN project AS p ON p.id = n.project
WHERE n.role = 'implementer' AND p.unit IS NOT NULL AND p.has_form
ORDER BY n.project
"""

EXAMPLES = '''
[[example]]
name = "one office, by its full or its short name; its department"
given.project = """
id | name | unit               | department   | has_form
A  | 消防 | 石桥县消防救援大队 | 石桥县应急局 | true
B  | 消防 | 石桥县消防救援大队 | 石桥县应急局 | true
C  | 消防 | 石桥县消防救援大队 | 石桥县应急局 | true
"""
given.name_use = """
project | role        | at | name
A       | implementer | /a | 由县消防大队负责实施
B       | implementer | /b | 石桥县应急局
C       | unit        | /c | 石桥县城乡环境卫生管理所
"""
expect = { A = "pass", B = "pass" }

[[example]]
name = "another office of the same county"
given.project = [{ id = "A", name = "消防站装备更新", unit = "石桥县消防救援大队", department = "石桥县应急管理局", has_form = true }]
given.name_use = [{ project = "A", role = "implementer", at = "/a", name = "由石桥县城乡环境卫生管理所负责实施" }]
expect.A = "fail"
expect_path.A = ["/a", "/A/unit"]
message = "“消防站装备更新”的实施主体写着“由石桥县城乡环境卫生管理所负责实施”，申报表的实施单位却是“石桥县消防救援大队”，名称里没有相同的字眼。"

[[example]]
name = "no office is named; several do the work; a form without a unit, a narrative without a form"
given.project = """
id | name | unit               | has_form
A  | 消防 | 石桥县消防救援大队 | true
B  | 消防 | 石桥县消防救援大队 | true
C  | 消防 |                    | true
E  | 消防 | 石桥县消防救援大队 | false
"""
given.name_use = """
project | role        | at | name
A       | implementer | /a | 相关科室
B       | implementer | /b | 石桥县环境卫生管理所会同各街镇
C       | implementer | /c | 石桥县环境卫生管理所
E       | implementer | /e | 石桥县环境卫生管理所
"""
expect = { A = "unknown", B = "unknown" }
'''

Row = Mapping[str, object]
PLACE = re.compile(r"^由?(?:[一-龥]{1,6}?(?:自治区|自治州|自治县|[省市县区州旗镇乡]))+")
LONGEST = 40


def judge(rows: Sequence[Row]) -> Iterable[Row]:
    """Return a verdict per project whose narrative names who carries it out."""
    for row in rows:
        said = str(row["said"])
        if len(said) > LONGEST or not of_ours(str(row["office_names"])).search(said) or of_ours(str(row["shared_work"])).search(said):
            yield {**row, "ok": None}
            continue
        own = pairs(row["unit"], row["general"]) | pairs(row["department"], row["general"])
        yield {**row, "ok": bool(own & pairs(said, row["general"])) or not own, "supposes": "两个名称不是同一单位的新旧名称"}


def pairs(name: object, general: object) -> set[str]:
    """Return the pairs of neighbouring characters of an office's name, without its place and what many offices are called."""
    words = of_ours(str(general)).sub(" ", PLACE.sub("", str(name or ""))).split()
    return {word[i : i + 2] for word in words for i in range(len(word) - 1)}
