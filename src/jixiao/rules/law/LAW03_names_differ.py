"""Python because whether two titles mean the same paper is a likeness of texts: a word changed, or a short name for a long one."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import combinations

HEAD = """
name     = "law.names-differ"
severity = "note"
since    = "0.1"
subject  = "document"
params   = []
basis    = [{ practice = "同一法规、文件在一份申报里用同一名称，首次引用写全称" }]
title    = { zh = "同一法规用了不同名称", en = "The same law cited by different names" }
message.zh = "《{one}》（{projects}）与《{other}》（{other_projects}）像是同一份文件的两种写法。"
message.en = "《{one}》 ({projects}) and 《{other}》 ({other_projects}) look like two names of one document."
fix.zh = "查对原文，统一写规范全称；若是两份不同的文件，可不改。"
fix.en = "Look up the original and use its full name throughout; if they are two different documents, leave them."
why.zh = "名称写错一个词，就可能查成另一部法规；简称各写各的，读者不知道指的是哪一部。"
why.en = "With one word wrong a reader may find another law; with short names of one's own nobody knows which is meant."
"""

QUERY = """
SELECT c.document AS subject, c.at AS path, c.title AS title, COALESCE(p.name, p.narrative_name) AS project
FROM citation AS c JOIN project AS p ON p.id = c.project
WHERE c.title IS NOT NULL
ORDER BY c.document, project, c.title, c.at
"""

EXAMPLES = r'''
[[example]]
name = "one law by one name, and other laws"
given.document = [{ id = "D" }, { id = "E" }]
given.project = """
id | document | name     | position
P1 | D        | 甲       | 1
P2 | D        | 乙       | 2
P3 | E        | 只有文号 |
"""
given.citation = """
document | project | number          | title
E        | P3      | 甲发〔2020〕1号 |
D        | P1      |                 | 中华人民共和国消防法
D        | P2      |                 | 中华人民共和国消防法
D        | P2      |                 | 中华人民共和国公共图书馆法
"""
expect = { D = "pass" }

[[example]]
name = "rules and provisions: one word changed"
given.document = [{ id = "D" }]
given.project = [{ id = "P1", document = "D", name = "调研", position = 1 }, { id = "P2", document = "D", name = "会议", position = 2 }]
given.citation = """
document | project | title
D        | P1      | 甲市人民代表大会常务委员会关于乡镇人民代表大会工作的若干规定
D        | P2      | 甲市人民代表大会常务委员会关于乡镇人民代表大会工作的若干规则
"""
expect = { D = "fail" }
message = """\
  《甲市人民代表大会常务委员会关于乡镇人民代表大会工作的若干规则》（会议）与《甲市人民代表大会常务委员会关于乡镇人民代表大会工作的若干规定》（调研）像是同一\
  份文件的两种写法。"""

[[example]]
name = "a short name beside the full one"
given.document = [{ id = "D" }]
given.project = [{ id = "P1", document = "D", name = "研究", position = 1 }, { id = "P2", document = "D", name = "会议", position = 2 }]
given.citation = """
document | project | title
D        | P1      | 地方组织法
D        | P2      | 中华人民共和国地方各级人民代表大会和地方各级人民政府组织法
"""
expect = { D = "fail" }

[[example]]
name = "two laws alike in name, papers of two years, of two numbers or of two bodies, and a law without the country's name are not one paper by two names"
given.document = [{ id = "A" }, { id = "B" }, { id = "C" }, { id = "E" }, { id = "F" }, { id = "G" }, { id = "H" }]
given.project = """
id | document | name
P1 | A        | 甲
P2 | B        | 乙
P3 | C        | 丙
P4 | E        | 丁
P5 | F        | 戊
P6 | G        | 己
P7 | H        | 庚
"""
given.citation = """
document | project | title
A        | P1      | 中华人民共和国教育法
A        | P1      | 中华人民共和国义务教育法
B        | P2      | 关于下达2023年度活动经费的通知
B        | P2      | 关于下达2024年度活动经费的通知
C        | P3      | 关于印发某某办法的通知（第一批）
C        | P3      | 关于印发某某办法的通知（第二批）
E        | P4      | 中华人民共和国预算法
E        | P4      | 预算法
F        | P5      | 中华人民共和国预算法
F        | P5      | 中华人民共和国预算法实施条例
G        | P6      | 东城区文化事业专项资金管理办法
G        | P6      | 西城区文化事业专项资金管理办法
H        | P7      | 甲市体育事业专项资金管理办法
H        | P7      | 甲市文化事业专项资金管理办法
"""
expect = { A = "pass", B = "pass", C = "pass", E = "pass", F = "pass", G = "pass", H = "pass" }
'''

Row = Mapping[str, object]
TELLING = re.compile(r"[\d一二三四五六七八九十甲乙丙丁]")
KIND = re.compile(r"(?:规定|规则|办法|细则|条例|决定|意见|通知|方案|制度|法)$")
LONG_ENOUGH = 12
"""A title must be so long for a change in its middle to be a slip of the pen."""


def judge(rows: Sequence[Row]) -> Iterable[Row]:
    """Return a fail for each pair of titles that look like one paper, a pass for a document without such a pair."""
    documents: dict[object, list[Row]] = {}
    for row in rows:
        documents.setdefault(row["subject"], []).append(row)
    for subject, cited in documents.items():
        pairs = list(_pairs(cited))
        yield from pairs or [
            {"subject": subject, "ok": True, "path": cited[0]["path"], "one": None, "other": None, "projects": None, "other_projects": None}
        ]


def _pairs(cited: Sequence[Row]) -> Iterator[Row]:
    places: dict[str, list[Row]] = {}
    for row in cited:
        places.setdefault(str(row["title"]), []).append(row)
    for one, other in combinations(places, 2):
        if slip(one, other) or abbreviates(one, other) or abbreviates(other, one):
            yield {
                "subject": cited[0]["subject"], "ok": False, "path": places[one][0]["path"], "other_path": [r["path"] for r in places[other]],
                "one": one, "other": other, "projects": _names(places[one]), "other_projects": _names(places[other]),
            }  # fmt: skip


def _names(rows: Iterable[Row]) -> str:
    return "、".join(dict.fromkeys(str(row["project"]) for row in rows))


def slip(one: str, other: str) -> bool:
    """Whether two long titles are the same but for the word of their kind, or one character lost in the middle."""
    if min(len(one), len(other)) < LONG_ENOUGH or TELLING.sub("", one) == TELLING.sub("", other):
        return False
    if KIND.sub("", one) == KIND.sub("", other):
        return True
    if abs(len(one) - len(other)) != 1:  # nothing but one character is lost
        return False
    changes = [c for c in SequenceMatcher(None, one, other, autojunk=False).get_opcodes() if c[0] != "equal"]
    return len(changes) == 1 and changes[0][0] in ("insert", "delete") and _inside(changes[0], one, other)


def _inside(change: tuple[str, int, int, int, int], one: str, other: str) -> bool:
    _, start, end, other_start, other_end = change
    lost = one[start:end] or other[other_start:other_end]
    return not TELLING.search(lost) and start > 1 and end < len(one) - 1


def abbreviates(short: str, full: str) -> bool:
    """Whether ``short`` is a short name of ``full``: the same first word and kind, its characters in order, less than half as long."""
    core = full.removeprefix("中华人民共和国")
    if len(short) * 2 >= len(core) or short[:2] != core[:2] or short[-2:] != core[-2:]:
        return False
    rest = iter(core)
    return all(character in rest for character in short)
