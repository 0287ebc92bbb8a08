"""A small declaration to run commands on, and a way to run them in this process."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from jixiao.cli.program import main

FORM = """# 示例区图书馆 2025 年财政支出项目绩效目标申报表

按照要求，编报绩效目标的项目 1 个，涉及项目预算资金 {cover} 万元。

## 项目经费情况说明 1 读书会

### 六、年度预算安排

读书会：24场*2000元/场=4.8万元

财政项目支出绩效目标申报表 1
(2025 年度)
项目名称	读书会	项目性质	其他经常性项目	项目类别	特定目标类
主管部门	示例区文化和旅游局	实施单位	示例区图书馆
计划开始日期	2025-01-01	计划完成日期	2025-12-31
项目资金 (元)	项目资金总额	48,000.00	年度资金申请总额	48,000.00
	其中：财政资金	48,000.00	其中：当年财政拨款	48,000.00
项目绩效目标	项目总目标		年度总体目标
	三年内举办读书会 72 场，读者满意度保持在 90% 以上。		2025 年举办读书会 24 场，读者满意度不低于 90%。
	一级指标	二级指标	三级指标	年度(/项目)指标值
绩效指标	产出指标	数量指标	读书会举办场次	≥24.00(场)
	效益指标	社会效益指标	新增持证读者人数	≥600.00(人)
	满意度指标	服务对象满意度指标	参加活动读者满意度	≥90.00(%)
"""


class Ended(NamedTuple):
    """How a run ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Ended]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs the command line in this process."""
    monkeypatch.delenv("JIXIAO_LANG", raising=False)

    def go(*args: object) -> Ended:
        code = main([str(arg) for arg in args])
        said = capsys.readouterr()
        return Ended(code, said.out, said.err)

    return go


@pytest.fixture
def form(tmp_path: Path) -> Path:
    """Return the file of a declaration whose cover agrees with its form."""
    file = tmp_path / "申报表.txt"
    file.write_text(FORM.format(cover="4.80"), "utf-8")
    return file


@pytest.fixture
def wrong_form(tmp_path: Path) -> Path:
    """Return the file of a declaration whose cover says more than its form."""
    file = tmp_path / "有误.txt"
    file.write_text(FORM.format(cover="5.80"), "utf-8")
    return file


@pytest.fixture
def undated_form(tmp_path: Path) -> Path:
    """Return the file of a declaration without any year: what depends on the law of a day can't be judged."""
    file = tmp_path / "无年度.txt"
    text = FORM.format(cover="4.80").replace("计划开始日期\t2025-01-01\t计划完成日期\t2025-12-31\n", "").replace("(2025 年度)\n", "")
    file.write_text(text.replace("2025 年", ""), "utf-8")
    return file
