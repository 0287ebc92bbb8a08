"""The pages of the rule book's proof, and a rule's own share of it, from ``bench/results/defects.json`` and ``precision.json``.

The pages of the grades, of the classifier and of the layouts are made in the same way.
"""

import json
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "bench/results"
Row = dict[str, Any]
LAYOUTS_HEAD = """# 版式 Layouts

同一份表，换一种印法，读出来的内容和审核结论都不该变。`bash scripts/bench layouts` 自己编出内容已知的申报表、自评表、监控表、整体表和清单
（有共享的真实文件时也用它们），按许多“版式家族”印成文本、Word、Excel、网页和 PDF，再经真实的转换程序变成文本，读回来与已知内容对照。
一个家族只难在一处（分隔符、一格一行、合并格、折行、表头、列、表外文字、转换程序……），看得出读法受不了哪一种。

约三分之一的家族留出不看：改读法的人只看得到它们的合计，合计才说明没见过的版式会怎样。`--show 家族` 列出最差的文件里要什么、读成什么、文件在哪里。

- **行**：一级、二级、名称、指标值（比较符、数、单位）全对才算对；分值、实际完成值、得分另算。**字段**：名称、部门、单位、起止、资金、目标、年度、表的种类和张数；*story* 是项目经费情况说明。
- **一声不吭地错**（silent）：有错、有漏或者多出来，而没有一张表说“部分读入”，没有“未读”，至少有一处错，涉及的值说的把握都在 0.95 以上。
- **说了部分读入**（declared）：总这么说的读法没有用，所以列在旁边；其中全部读对的是白说（in vain）。
- **版式造成的**错误、警告和结论变化：同一份内容用本程序的 JSON 审核时没有的；变成“无法判定”不算，说得轻一些不算，说副本残缺的 FRM15、FRM17 不算。
  结论一行对一行地比：本来没有的“不符”（accused）、没有了的“不符”（cleared）、别的变化（moved）；漏读的行没有结论，多出来的行只看“不符”。
- **看不懂的版式**（honesty）：名称和指标值分开成两串、整篇连成一行之类，谁也对不上号，只问它老实不老实。

One form, printed differently, must read the same and be judged the same. Known documents are made up (and taken from real files where
those lie beside the project), printed in families of layouts, sent through real converters and read back. Each family is hard in one way.
A third of the families is held back: only their total is told. A row is right when levels, name and target all are; *silent* is a
document with any fault of which the reader told no doubt; *declared* is one said to be partly read, *in vain* where all was read right;
errors, warnings and verdicts are those that the same content has not as our own JSON, a change to “unknown” left out: *accused* is a new
failure of a subject, *cleared* one that is gone, *moved* any other change. *invented* is rows+fields, *story* the narrative.
"""
DEFECTS_HEAD = """# 种下的毛病 Planted slips

`bash scripts/bench defects` 把一类一类的笔误、漏填、抄错种进随附样例、自拟的干净申报表（`bench/defects/clean/`）和（有的话）共享的真实文件，
看审核在该说的地方说了没有；再做不改变内容的改动，看结论变了没有。毛病是数据（`bench/defects/slips/*.toml`），按结构找地方，不认固定文字。

列：种类、毛病、种了几处、在该处以该级别说出几处、主要规则、由它说出几处、还有谁说。

Each kind of slip is planted by structure into the declarations that it fits, and must be told at its place, as loudly as the entry asks.
Columns: kind, what, planted, found there loudly enough, the rule it is meant for, told by that rule, told also by.
"""
PRECISION_HEAD = """# 对与错 Precision

`bash scripts/bench precision` 对全部共享的真实文件运行全部规则，把每条发现与人读原件后的判断（`tests/judgements/findings.jsonl`）对照；
再看答案里确定的毛病（`key_defects.jsonl`）有没有说出来。“存疑”不算对；原件没有读对的另外计数。

列：规则、级别、说了几条、对、存疑、错、还没有人读。

Every finding on the shared documents held against a reader's verdict, the document in hand. Doubtful does not count as right; what comes
of a form not read right is counted apart.
Columns: rule, severity, findings, right, doubtful, wrong, not read yet.
"""
CLASSIFICATION_HEAD = """# 指标分类 Classification

`bash scripts/bench classification` 量一量：只看名称（一到三个字的片段）和单位，能不能说出指标属于哪个二级类别。模型是线性的：每个片段对每一类有一个整数权重，
加起来最大的就是（`src/jixiao/classify/model.txt`，一行一个片段，人能读）。按文件分五份，只用没学过的文件来量；真实文件的文字不随包发布，发布的只有权重。
没有把握的不说：规则 [CLS14](reference/rules/CLS14.md) 只在留出文件上至少 95% 正确的把握以上才说，而且只说分得清的类别。

Which level 2 does a name look like? Character n-grams and the unit, integer weights added up; measured on documents not learnt from.
Below the margin at which 95 of 100 guesses are right the answer is: unknown.
"""

GRADES_HEAD = """# 等级建议 Proposed grades

审核给每张申报表建议一个等级：按财预〔2015〕88号审核表的八项给分，一条规则查出的问题按轻重和所涉指标、资金的比例扣分；没有读全的表不作建议，
读全了而没有目标或指标的是差；有错误未改、八项中有一项是差、四性中有一性规则看不到一半的不评优；能判定的部分折成百分。分值和扣分比例是[参数](reference/params.md)，由审核人核定。

`bash scripts/bench grades` 把它用在全部共享的真实表格上，看等级分得开分不开；再把笔误一处一处种进自拟的干净申报表，看越错是不是越低。
监控表、自评表不评（审核表用于批复前的目标），这里列出只为对照。作出建议的表里，优超过三分之一，就要在这一页说明理由。

Columns: forms, all, grades from the best to the worst, no proposal. Of every form: file, project, kind, grade, points, points judged, why held.
"""

ABLATION_HEAD = """# 识读的各部分 Parts of the reader

识读表格靠一个走法（`read/walk.py`）和若干小部件。`bash scripts/bench ablation` 把部件一个一个关掉，再读一遍自编的各种版式和共享的文本：
关掉以后什么都不变的部件没有用处，就该删掉。改了共享文本的算“shared”；自编的文件知道对错，少对的算“worse”，多对的算“better”。

Every part of the reader switched off in turn, known documents and shared forms read again. What changes nothing is dead weight.
Columns: what the part does, where it is used, documents that read differently, shared ones among them, made documents with fewer and
with more rows and fields right, and how many of these are lost and gained.
"""


@cache
def result(name: str) -> Row:
    """Return a result of the benchmarks, empty where it was never run."""
    file = RESULTS / f"{name}.json"
    found: Row = json.loads(file.read_text("utf-8")) if file.exists() else {}
    return found


def defects_page(note: str) -> Iterator[tuple[Path, str]]:
    """Yield the page of the planted slips."""
    made = result("defects")
    if made:
        misses = [{**row, "softly": " ".join(row["softly"]), "elsewhere": " ".join(row["elsewhere"])} for row in made["misses"]]
        rules = [{"rule": code, **row} for code, row in made["rules"].items()]
        clean = [{**row, "errors": "；".join(row["errors"]), "warnings": "；".join(row["warnings"])} for row in made["clean"]]
        harmless = [{**row, "where": "、".join(row["where"])} for row in made["harmless"]]
        parts = [
            DEFECTS_HEAD,
            facts(made),
            *section("按种类 By kind", made["rows"]),
            *section("按规则 By rule", rules),
            *section("没有说出的 Missed", misses),
            *section("不改变内容的改动 Harmless changes", harmless),
            *section("干净的申报表 Clean declarations", clean),
        ]
        yield ROOT / "docs/defects.md", note + "\n".join(parts) + "\n"


def precision_page(note: str) -> Iterator[tuple[Path, str]]:
    """Yield the page of the verdicts on real documents."""
    made = result("precision")
    if made:
        missed = [{"file": row["file"], "what": row["why"], "shown_by": row["shown_by"]} for row in made["recall"] if not row["found"]]
        parts = [
            PRECISION_HEAD,
            facts(made),
            *section("按规则 By rule", made["rows"]),
            *section("错或存疑的 Wrong or doubtful", made["against"]),
            *section("没有说出的确定的毛病 Sure defects of the keys not told", missed),
        ]
        yield ROOT / "docs/precision.md", note + "\n".join(parts) + "\n"


def grades_page(note: str) -> Iterator[tuple[Path, str]]:
    """Yield the page of the grades proposed for real documents."""
    made = result("grades")
    if made:
        more = (line for title, rows in made["more"].items() for line in section(title, rows))
        parts = [
            GRADES_HEAD,
            facts(made),
            *section("等级分布 Spread", made["rows"]),
            *more,
            *section("为什么不作建议 Why none is proposed", made["held"]),
            *section("每张表 Every form", made["forms"]),
        ]
        yield ROOT / "docs/grades.md", note + "\n".join(parts) + "\n"


def classification_page(note: str) -> Iterator[tuple[Path, str]]:
    """Yield the page of the classifier's figures on documents that it has not learnt from."""
    made = result("classification")
    if made:
        more = (line for title, rows in made["more"].items() for line in section(title, rows))
        parts = [CLASSIFICATION_HEAD, facts(made), *section("对手 Rivals", made["rows"]), *more]
        yield ROOT / "docs/classification.md", note + "\n".join(parts) + "\n"


def ablation_page(note: str) -> Iterator[tuple[Path, str]]:
    """Yield the page of the reader's parts: what changes without each."""
    made = result("ablation")
    if made:
        parts = [ABLATION_HEAD, facts(made), *section("一部分一部分地关掉 One part after another", made["rows"])]
        yield ROOT / "docs/ablation.md", note + "\n".join(parts) + "\n"


def layouts_page(note: str) -> Iterator[tuple[Path, str]]:
    """Yield the page of the layouts: by kind of choice, by developed family, and how far the reader's certainty can be relied on."""
    made = result("layouts")
    if made:
        more = (line for title, rows in made["more"].items() for line in section(title, rows))
        parts = [
            LAYOUTS_HEAD,
            facts(made),
            *section("按难处 By kind of choice", made["choices"]),
            *section("按家族 By family", made["rows"]),
            *more,
        ]
        yield ROOT / "docs/layouts.md", note + "\n".join(parts) + "\n"


def of_rule(code: str) -> str:
    """Return a rule's share of the proof as a section of its page, empty where it has none."""
    planted, verdicts = result("defects").get("rules", {}).get(code), result("precision").get("rules", {}).get(code)
    lines = []
    if planted:
        lines.append(
            f"- 种下 {planted['planted']} 处（{planted['kinds']} 种）毛病，由它说出 {planted['by_rule']} 处，连同其他规则 {planted['found']} 处。"
        )
    if verdicts:
        lines.append(
            f"- 在真实文件上说了 {verdicts['fired']} 条（{verdicts['severity']}）：对 {verdicts['right']}，存疑 {verdicts['doubtful']}，"
            f"错 {verdicts['wrong']}，没有人读 {verdicts['unjudged']}。"
        )
    return "\n\n## 证明 Proof\n\n" + "\n".join(lines) if lines else ""


def facts(made: Row) -> str:
    """Return what a benchmark says in sentences."""
    machine = made["machine"]
    return "\n".join(
        [
            f"`{made['command']}` · Python {machine['python']}, {machine['system']}, {machine['cores']} cores\n",
            *(f"- {n}" for n in made["notes"]),
        ]
    )


def section(title: str, rows: Iterable[Row]) -> Iterator[str]:
    """Yield a heading and a table, or a line that says there is nothing."""
    rows = list(rows)
    yield f"\n## {title}\n"
    if not rows:
        yield "没有 none"
        return
    yield f"| {' | '.join(rows[0])} |"
    yield "|---" * len(rows[0]) + "|"
    yield from (f"| {' | '.join(cell(value) for value in row.values())} |" for row in rows)


def cell(value: object) -> str:
    """Return a value fit for a cell of a Markdown table."""
    return str(value).replace("|", "\\|").replace("\n", " ")
