"""Twelve good files, hostile ones among them, and the command line over the folder: what must come of it, and what may be broken on purpose."""

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

SRC = Path(__file__).parents[2] / "src"
GOOD = tuple(f"{n:02}.txt" for n in range(12))
FORM = """示例区图书馆{n}分馆 2025 年财政支出项目绩效目标申报表

## 项目经费情况说明 1 读书会

### 六、年度预算安排

读书会：24场*2000元/场=4.8万元

财政项目支出绩效目标申报表
(2025 年度)
项目名称	读书会	项目性质	其他经常性项目	项目类别	特定目标类
主管部门	示例区文化和旅游局	实施单位	示例区图书馆{n}分馆
计划开始日期	2025-01-01	计划完成日期	2025-12-31
项目资金 (元)	项目资金总额	48,000.00	年度资金申请总额	48,000.00
	其中：财政资金	48,000.00	其中：当年财政拨款	48,000.00
	一级指标	二级指标	三级指标	年度(/项目)指标值
绩效指标	产出指标	数量指标	读书会举办场次	≥24.00(场)
	满意度指标	服务对象满意度指标	参加活动读者满意度	≥90.00(%)
"""
START = """import sys
sys.path.insert(0, {src!r})
{sabotage}
import jixiao.actions.many.processes
jixiao.actions.many.processes.BOOT = jixiao.actions.many.processes.BOOT.replace("; from jixiao", "; exec(" + repr({sabotage!r}) + "); from jixiao", 1)
from jixiao.__main__ import command
command()
"""
"""Runs the program with a sabotage in it, in its children too."""
FENCE = """
import jixiao.fence
jixiao.fence.BOOT = jixiao.fence.BOOT.replace("; from jixiao", "; exec(" + repr({sabotage!r}) + "); from jixiao", 1)
"""
"""Puts the sabotage into fenced children too."""

AT = """
import os, sys
from jixiao import ending
ending.watch()
calls = 0
def one_more(frame, event, arg):
    global calls
    calls += event == "call"
    if calls == {at}:
        sys.setprofile(None)
        os.kill(os.getpid(), {number})
sys.setprofile(one_more)
"""
"""Sends the process a signal at its n-th call of a function: the same moment in every run."""


INNER = re.compile(r"[a-z]Error\b")
"""The end of an exception's name of Python; what DuckDB says of a SELECT (Binder Error) its author needs."""


class Ended(NamedTuple):
    """How a run ended: its code, the report's documents by file name, what it says of rules, and the words on standard error."""

    code: int
    documents: Mapping[str, Mapping[str, object]]
    problems: Mapping[str, str]
    words: str

    def faults(self, culprits: Iterable[str] = ()) -> list[str]:
        """Return what is broken of the promise: all good reports come, the culprits are named, nothing inner is shown."""
        found = [f"{name} is missing" for name in GOOD if self.documents.get(name, {}).get("projects") != 1]
        found += [f"{name} is not named" for name in culprits if name not in self.words + str(self.problems)]
        found += [f"{word} is shown" for word in ("Traceback", "内部出错") if word in self.words]
        found += ["an exception is shown"] * bool(INNER.search(self.words))
        return found


def folder(place: Path) -> Path:
    """Make a folder with the twelve good files."""
    place.mkdir()
    for n, name in enumerate(GOOD):
        (place / name).write_text(FORM.format(n=n), "utf-8")
    return place


def command(*args: object, sabotage: str = "") -> list[str]:
    """Return the command line that runs the program with a sabotage in it."""
    start = START.format(src=str(SRC), sabotage=sabotage + FENCE.format(sabotage=sabotage))
    return [sys.executable, "-I", "-X", "utf8", "-c", start, *map(str, args)]


def audited(place: Path, *args: object, sabotage: str = "", timeout: float = 120) -> Ended:
    """Audit a folder by the command line, with a sabotage of the program where one is given."""
    line = command("audit", place, "--format", "json", "--no-progress", *args, sabotage=sabotage)
    done = subprocess.run(line, capture_output=True, timeout=timeout, check=False, stdin=subprocess.DEVNULL)
    report = json.loads(done.stdout or b"{}")
    return Ended(
        done.returncode,
        {Path(d["file"]).name: d for d in report.get("documents", ())},
        {p["code"]: p["message"] for p in report.get("rule_problems", ())},
        done.stderr.decode(),
    )
