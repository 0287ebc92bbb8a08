"""Python because a word of one trade is foreign only where the whole rest of the form speaks of another: texts are held against all others."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from jixiao.system.patterns import of_ours

HEAD = """
name     = "across.of-another-trade"
severity = "warning"
since    = "0.2"
subject  = "project"
params   = ["trade_words", "many_trades"]
kinds    = ["declaration", "monitoring", "self_evaluation"]
basis    = [{ practice = "目标和指标只说本项目的事" }, { text = "财预〔2015〕88号《中央部门预算绩效目标管理办法》绩效目标审核·目标相关性", from = 2015-05-21 }]
title    = { zh = "写着与本项目无关的另一行的事", en = "It speaks of another trade" }
message.zh = "“{project}”是{home}的项目，这里却写着“{passage}”：别处没有一个字说到{trade}，像是从另一张表抄来的。"
message.en = "“{project}” says “{passage}”, and nothing else in the form speaks of that trade: it looks copied from another form."
fix.zh = "改成本项目的内容；确有关系的，在目标或说明里写明。"
fix.en = "Put what this project does; where it does belong here, let the goal or the narrative say so."
why.zh = "照抄别的表没有改，指标值也是别的项目的，年底没有数可填。"
why.en = "Copied words bring another project's targets; at the year's end there is nothing to fill in."
"""

QUERY = """
SELECT p.id AS subject, t.path AS path, t.text AS text, t.is_told AS is_told, p.name AS project, p.at || '/indicators' AS place,
       :trade_words AS trades, :many_trades AS many
FROM project AS p
JOIN (
  SELECT f.project, f.path, f.text, FALSE AS is_told
  FROM (
    SELECT q.id AS project, q.at || '/name' AS path, q.name AS text FROM project AS q
    UNION ALL SELECT q.id, q.at || '/unit', q.unit FROM project AS q
    UNION ALL SELECT q.id, q.at || '/department', q.department FROM project AS q
    UNION ALL SELECT n.project, n.at || '/overview', n.overview FROM narrative AS n
    UNION ALL SELECT n.project, n.at || '/plan', n.plan FROM narrative AS n
    UNION ALL SELECT n.project, n.at || '/basis', n.basis FROM narrative AS n
    UNION ALL SELECT n.project, n.at || '/budget', n.budget FROM narrative AS n
  ) AS f
  UNION ALL SELECT g.project, g.at, g.text, TRUE FROM goal AS g WHERE g.which <> 'achieved'
  UNION ALL SELECT i.project, i.at || '/name', i.name, TRUE FROM indicator AS i
) AS t ON t.project = p.id
ORDER BY p.id, t.path
"""

EXAMPLES = '''
[[example]]
name = "an indicator, and a sentence of the goal, of another trade; no name"
given.project = """
id | unit       | name
H  | 停车管理所 |
A  | 停车管理所 | 智慧停车管理系统
B  | 公路中心   | 乡村公路护栏
"""
given.indicator = """
id | project | name
I1 | A       | 泊位周转率
I2 | A       | 农田灌溉保证率
I3 | B       | 安装护栏里程
I4 | B       | 公路事故下降率
"""
given.goal = """
project | at | which    | text
A       | /a | annual   | 接入停车泊位1200个。
A       | /z | achieved | 图书借阅量提升。
B       | /b | annual   | 安装护栏30公里；我县图书借阅量明显提升。
"""
expect = { A = "fail", B = "fail" }
expect_path.A = ["/I2/name"]
message = "“智慧停车管理系统”是停车的项目，这里却写着“农田灌溉保证率”：别处没有一个字说到农田，像是从另一张表抄来的。"

[[example]]
name = "told elsewhere too; the trade is not known; too little speaks of it; a project of many trades; the results of last year"
given.project = """
id | name           | unit   | department
A  | 停车场         | 停车所 |
B  | 宣传活动       | 宣传部 |
C  | 停车           |        |
E  | 停车           | 城管局 | 公路绿化局
F  | 停车场综合整治 | 停车所 |
G  | 停车场         | 停车所 |
"""
given.indicator = """
id | project | name
I1 | A       | 农田灌溉保证率
I2 | B       | 农田灌溉保证率
I3 | C       | 农田灌溉保证率
I4 | E       | 农田灌溉保证率
I5 | E       | 泊位数
I6 | F       | 农田灌溉保证率
I7 | F       | 泊位数
I8 | A       | 泊位数
I9 | G       | 泊位数
"""
given.goal = [{ project = "G", at = "/g", which = "achieved", text = "农田灌溉保证率" }, { project = "A", at = "/h", which = "annual", text = "种植农作物" }]
expect = { A = "pass", B = "unknown", C = "unknown", E = "unknown", F = "unknown", G = "pass" }
'''

Row = Mapping[str, object]
Words = Sequence[tuple[str, str]]
PIECE = re.compile(r"[^。；;\n]+")
LEAST, MOST = 3, 1
"""So many places at least tell the project's own trade, and it has so many at most."""


def judge(rows: Sequence[Row]) -> Iterable[Row]:
    """Return a verdict per project: whether a piece of its goals or a name of its indicators is of a trade that nothing else speaks of."""
    projects: dict[object, list[Row]] = {}
    for row in rows:
        if row["text"] and row["project"]:
            projects.setdefault(row["subject"], []).append(row)
    for texts in projects.values():
        yield from _verdict(texts)


def _verdict(texts: Sequence[Row]) -> Iterator[Row]:
    trades, strange, any_of_them = words_of(str(texts[0]["trades"]))
    found = [(row, piece, said) for row in texts for piece, said in pieces(row, trades, any_of_them)]
    own = {trade for row, _, said in found if not row["is_told"] for trade in said}
    told = sum(bool(said & own) for _, _, said in found)
    told_by = {"home": "、".join(sorted(own)), "passage": None, "trade": None}
    subject: Row = {**texts[0], "path": texts[0]["place"], **told_by}
    if not 0 < len(own) <= MOST or told < LEAST or of_ours(str(texts[0]["many"])).search(str(texts[0]["project"])):
        yield {**subject, "ok": None}
        return
    foreign = [(row, piece, trade) for row, piece, said in found if not said & own for trade in sorted(trades_of(piece, strange))]
    alone = [(row, piece, trade) for row, piece, trade in foreign if sum(trade in said for _, _, said in found) == 1]
    if not alone:
        yield {**subject, "ok": True}
    else:
        row, piece, trade = alone[0]
        yield {**row, **told_by, "ok": False, "passage": piece.strip(), "trade": trade}


@cache
def words_of(trades: str) -> tuple[Words, Words, re.Pattern[str]]:
    """Return the words that speak of each trade, and those that speak of nothing else, with their trade; and what finds any of the first.

    In most texts there is none: to look for one after the other takes longer.
    """
    told = [trade.split(":") for trade in trades.split(";")]
    own, strange = ([(word, trade[0]) for trade in told for word in trade[n].split("|")] for n in (1, 2))
    return own, strange, of_ours("|".join(re.escape(word) for word, _ in own))


def pieces(row: Row, trades: Words, any_of_them: re.Pattern[str]) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the sentences of a text with the trades that they speak of."""
    text = str(row["text"])
    there = [(word, trade) for word, trade in trades if word in text] if any_of_them.search(text) else []
    yield from ((piece, trades_of(piece, there)) for piece in PIECE.findall(text))


def trades_of(text: str, trades: Words) -> frozenset[str]:
    """Return the trades whose words stand in a text."""
    return frozenset(trade for word, trade in trades if word in text)
