"""Python because a slip of the pen in a name is a likeness of texts: a character lost, doubled or mistaken in the middle."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from jixiao.values.slips import near

HEAD = """
name     = "form.organisation-differs"
severity = "warning"
since    = "0.1"
subject  = "document"
params   = ["telling_characters", "optional_characters"]
basis    = [
  { practice = "单位名称通篇一致，使用规范全称" },
  { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》绩效目标审核·规范完整性", from = 2015-05-21 },
]
title    = { zh = "单位名称前后写法不一", en = "An organisation's name is written in two ways" }
message.zh = "“{name}”（{number} 处）与文中用了 {usual_number} 处的“{usual}”只差一两个字，像是漏字或错字。"
message.en = "“{name}” ({number} place(s)) differs by a character or two from “{usual}”, used in {usual_number} places; it looks like a slip of the pen."
fix      = { zh = "对照单位规范全称改正；确是两个单位的，可不改。", en = "Correct it to the official name; if they are two bodies, leave it." }
why.zh = "单位名称是公开文本里最先被看到的内容，写错一个字，系统也就认不出是同一个单位。"
why.en = "The name is what readers see first, and with one character wrong no system knows it as the same body."
"""

QUERY = """
SELECT n.document AS subject, n.at AS path, n.role AS role, n.name AS name, :telling_characters AS telling, :optional_characters AS optional
FROM name_use AS n
ORDER BY n.document, n.at
"""

EXAMPLES = '''
[[example]]
name = "one body by one name; two bodies"
given.document = [{ id = "D" }]
given.name_use = """
document | at | name
D        | /a | 示例区文化和旅游局
D        | /b | 示例区图书馆
D        | /c | 示例区图书馆
"""
expect = { D = "pass" }

[[example]]
name = "a character lost on the cover, at two places"
given.document = [{ id = "D" }]
given.name_use = """
document | at         | role      | name
D        | /title     | title     | 示例市示例区人民表大会常务委员会办公室
D        | /authority | authority | 示例市示例区人民表大会常务委员会办公室
D        | /x         |           | 示例市示例区人民表大会常务委员会办公室
D        | /a         |           | 示例市示例区人民代表大会常务委员会办公室
D        | /b         |           | 示例市示例区人民代表大会常务委员会办公室
D        | /c         |           | 示例市示例区人民代表大会常务委员会办公室
"""
expect = { D = "fail" }
message = "“示例市示例区人民表大会常务委员会办公室”（2 处）与文中用了 3 处的“示例市示例区人民代表大会常务委员会办公室”只差一两个字，像是漏字或错字。"

[[example]]
name = "a character doubled; a character mistaken; two characters lost in a long name"
given.document = [{ id = "A" }, { id = "B" }, { id = "C" }]
given.name_use = """
document | at | name
A        | /a | 示例区规划和自自然资源局
A        | /b | 示例区规划和自然资源局
A        | /c | 示例区规划和自然资源局
B        | /a | 示例区规化和自然资源局
B        | /b | 示例区规划和自然资源局
B        | /c | 示例区规划和自然资源局
C        | /a | 示例市示例区人民大会常务委员会办公室
C        | /b | 示例市示例区人民代表大会常务委员会办公室
C        | /c | 示例市示例区人民代表大会常务委员会办公室
"""
expect = { A = "fail", B = "fail", C = "fail" }

[[example]]
name = "written equally often both ways, nobody can tell which is right"
given.document = [{ id = "D" }]
given.name_use = [{ document = "D", at = "/a", name = "示例区规划和自然资源局" }, { document = "D", at = "/b", name = "示例区规化和自然资源局" }]
expect = { D = "unknown" }

[[example]]
name = "first and second school, east and west, a branch, a part of the body, a shorter form in front, short names: different bodies or ways of speaking"
given.document = [{ id = "A" }, { id = "B" }, { id = "C" }, { id = "E" }, { id = "F" }, { id = "G" }, { id = "H" }]
given.name_use = """
document | at | name
A        | /a | 示例区人民政府第一小学
A        | /b | 示例区人民政府第二小学
A        | /c | 示例区人民政府第二小学
B        | /a | 示例市东城区城市管理局
B        | /b | 示例市西城区城市管理局
B        | /c | 示例市西城区城市管理局
C        | /a | 示例区少儿图书馆
C        | /b | 示例区图书馆
C        | /c | 示例区图书馆
E        | /a | 示例县发展和改革局本级
E        | /b | 示例县发展和改革局
E        | /c | 示例县发展和改革局
F        | /a | 市示例区发展和改革局
F        | /b | 示例区发展和改革局
F        | /c | 示例区发展和改革局
G        | /a | 区文化局
G        | /b | 区教育局
G        | /c | 区教育局
H        | /a | 示例区农业技术推广中心
H        | /b | 示例区林业技术推广中心
H        | /c | 示例区林业技术推广中心
"""
expect = { A = "pass", B = "pass", C = "pass", E = "pass", F = "pass", G = "pass", H = "pass" }

[[example]]
name = "a character is lost in one of two places: the shorter name is the slip, whether the name is long or short"
given.document = [{ id = "A" }, { id = "B" }, { id = "C" }]
given.name_use = """
document | at | name
A        | /a | 示例区绿化管所
A        | /b | 示例区绿化管理所
B        | /a | 示例区图书馆
B        | /b | 示例区图馆
C        | /a | 示例区规划自然资源局
C        | /b | 示例区规划自然资局
C        | /c | 示例区规划自然资局
"""
expect = { A = "fail", B = "fail", C = "fail" }
expect_path.A = ["/a", "/b"]
expect_path.B = ["/b", "/a"]
expect_path.C = ["/a", "/b"]
message = "“示例区绿化管所”（1 处）与文中用了 1 处的“示例区绿化管理所”只差一两个字，像是漏字或错字。"

[[example]]
name = "a branch, a middle school, 和 left out, very short names, a character more in front or behind"
given.document = [{ id = "A" }, { id = "B" }, { id = "C" }, { id = "E" }, { id = "F" }, { id = "G" }]
given.name_use = """
document | at | name
A        | /a | 示例区公安局
A        | /b | 示例区公安分局
B        | /a | 示例县医院
B        | /b | 示例县中医院
C        | /a | 示例县发展改革局
C        | /b | 示例县发展和改革局
E        | /a | 区民局
E        | /b | 区民政局
F        | /a | 示教育委员会
F        | /b | 示例教育委员会
G        | /a | 示例区教育局办
G        | /b | 示例区教育局
"""
expect = { A = "pass", B = "pass", C = "pass", E = "pass", F = "pass", G = "pass" }
'''

Row = Mapping[str, object]
LONG_ENOUGH = 9
SHORT = 6
"""A name so long that lacks one character is still known as the same."""
LONG = 14
"""A name so long may have lost two characters and still be the same name."""


def judge(rows: Sequence[Row]) -> Iterable[Row]:
    """Return a verdict per odd name of a document: a slip beside a more frequent name fails, beside an equally frequent one is unknown."""
    documents: dict[object, list[Row]] = {}
    for row in rows:
        documents.setdefault(row["subject"], []).append(row)
    for subject, found in documents.items():
        uses = _cover_first(found)
        odd = list(_odd_names(uses))
        yield from odd or [_verdict(subject, True, uses[0], uses[0], Counter())]


def _cover_first(uses: Sequence[Row]) -> Sequence[Row]:
    titles = {use["name"] for use in uses if use["role"] == "title"}
    kept = [use for use in uses if use["role"] != "authority" or use["name"] not in titles]
    return sorted(kept, key=lambda use: use["role"] != "title")


def _odd_names(uses: Sequence[Row]) -> Iterator[Row]:
    counts = Counter(str(use["name"]) for use in uses)
    places: dict[str, list[Row]] = {}
    for use in uses:
        places.setdefault(str(use["name"]), []).append(use)
    telling, optional = frozenset(str(uses[0]["telling"])), frozenset(str(uses[0]["optional"]))
    for name, usual in near(counts, telling):
        lost = len(name) < len(usual)  # of two names used equally often the one that lacks a character is the slip
        ok = None if counts[name] == counts[usual] and len(name) == len(usual) else False
        if (is_slip(name, usual, telling) or lacks_one(name, usual, optional)) and (
            counts[name] < counts[usual] or lost or (ok is None and name < usual)
        ):
            row = _verdict(uses[0]["subject"], ok, places[name][0], places[usual][0], counts)
            yield {**row, "other_path": [*[use["path"] for use in places[name][1:]], places[usual][0]["path"]]}


def _verdict(subject: object, ok: bool | None, odd: Row, usual: Row, counts: Mapping[str, int]) -> Row:
    return {
        "subject": subject, "ok": ok, "path": odd["path"], "name": odd["name"], "usual": usual["name"],
        "number": counts.get(str(odd["name"])), "usual_number": counts.get(str(usual["name"])),
    }  # fmt: skip


def is_slip(name: str, usual: str, telling: frozenset[str]) -> bool:
    """Whether the names are one but for a character lost, doubled or mistaken in the middle, or two lost in a long name."""
    start, changed, expected, end = _parted(name, usual)
    inside = start > 1 and end > 1 and min(len(name), len(usual)) >= LONG_ENOUGH
    lengths = sorted((len(changed), len(expected)))
    few = lengths in ([0, 1], [1, 1]) or (lengths == [0, 2] and min(len(name), len(usual)) >= LONG)
    return inside and few and not telling & frozenset(changed + expected)


def lacks_one(name: str, usual: str, optional: frozenset[str]) -> bool:
    """Whether one name lacks a single character of the other, which neither makes it another body nor a usual short form."""
    start, changed, expected, end = _parted(name, usual)
    lost = changed + expected
    return len(lost) == 1 and start > 2 and end > 0 and max(len(name), len(usual)) >= SHORT and lost not in optional


def _parted(name: str, usual: str) -> tuple[int, str, str, int]:
    """Return how many characters both share at the start, what stands between in either, how many they share at the end."""
    start = _shared(name, usual)
    end = _shared(name[start:][::-1], usual[start:][::-1])
    return start, name[start : len(name) - end], usual[start : len(usual) - end], end


def _shared(one: str, other: str) -> int:
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
