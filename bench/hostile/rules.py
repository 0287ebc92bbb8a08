"""Hostile rules of somebody else, with what is told of each."""

from pathlib import Path

HEAD = """/*---
name = "x.y{n}"
severity = "warning"
since = "0.1"
subject = "project"
params = []
basis = [{{ practice = "示例" }}]
title = {{ zh = "甲", en = "a" }}
message = {{ zh = "甲", en = "a" }}
fix = {{ zh = "甲", en = "a" }}
why = {{ zh = "甲", en = "a" }}
---*/
"""
ANSWERS = {
    "LOC01": ("p.id AS subject, 1 AS ok, '/x' AS path", "ok 须是"),
    "LOC02": ("NULL AS subject, false AS ok, '/x' AS path", "subject 须是"),
    "LOC03": ("p.id AS subject, 'x' AS ok, '/x' AS path", "ok 须是"),
    "LOC04": ("p.id AS subject, false AS ok, [1] AS path", "path 须是"),
    "LOC05": ("p.id AS subject, false AS ok, 'name' AS path", "path 须是"),
    "LOC06": ("p.id AS subject, 0.5 AS ok, '/x' AS path", "ok 须是"),
    "LOC07": ("p.position AS subject, false AS ok, '/x' AS path", "subject 须是"),
    "LOC08": ("'P1' AS subject, false AS ok, '/x' AS path", "subject 不是"),
    "LOC09": ("p.id AS subject, false AS ok", "path"),
    "LOC10": ("* ", "subject"),
}
"""Columns of hostile rules, and what is told of each."""
NAMES, TABLES = " || ".join(f"i{n}.name" for n in range(9)), ", ".join(f"indicator i{n}" for n in range(9))
SLOW = f"p.id AS subject, (SELECT max(length({NAMES})) FROM {TABLES}) > 0 AS ok, '/x' AS path"  # noqa: S608
"""Hundreds of billions of rows are looked at."""
TIMES = "import jixiao.audit.foreign as f; from msgspec.structs import replace; f.run_foreign.__defaults__ = (replace(f.LIMITS, each={each}, cpu={all}),)"
TEXTS = {
    "LOC11": ("a." * 3_000 + "b = 1", "一个键有 32 段以上"),
    "LOC12": ("x = " + "1" * 5_000, "有一个数太长"),
    "LOC13": ("x = " + "[" * 20_000, "嵌套太深"),
    "LOC14": ("x = 1e" + "9" * 30, "InvalidOperation"),
    "LOC15": ('name = "x.\u202ey"', "U+202E"),
}
"""Heads of hostile rules, and what is told of each."""


def rule(place: Path, code: str, select: str) -> None:
    """Write a rule file."""
    (place / f"{code}_x.sql").write_text(HEAD.format(n=code[-2:]) + f"SELECT {select} FROM project AS p\n", "utf-8")  # noqa: S608


def hostile(rules: Path) -> None:
    """Write all hostile rules, and one that is innocent, into a folder."""
    for code, (select, _) in ANSWERS.items():
        rule(rules, code, select)
    for code, (head, _) in TEXTS.items():
        (rules / f"{code}_y.sql").write_text(f"/*---\n{head}\n---*/\nSELECT 1\n", "utf-8")
    rule(rules, "LOC98", "p.id AS subject, false AS ok, p.at AS path, p.name")
    text = (rules / "LOC98_x.sql").read_text("utf-8")
    (rules / "LOC98_x.sql").write_text(
        text.replace('zh = "甲"', 'zh = "{{name[0]}} {name} {na[{name}]me} {0} {name!r:>99999999}"'), "utf-8"
    )
    rule(rules, "LOC99", "p.id AS subject, false AS ok, p.at || '/name' AS path")
