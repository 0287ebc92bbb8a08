"""Texts that speak of targets and hold no form give no project."""

from collections.abc import Callable

import pytest

from jixiao.model.document import Document

REPORT = """示例县林业局2023年造林项目支出绩效自评报告
（2024年度）
部门名称（公章）：示例县林业局
项目单位：示例县林业局资源科
主管部门：示例县林业局
项目名称：2023年造林补助项目支出
绩效自评日期：2025年5月
评价小组 机构职位 | 姓名 | 职务 | 所属单位 | 签字 |
组长 | 某某 | 局长 | 示例县林业局 | |
目录
一、 项目基本情况
（六）项目绩效目标
二、绩效评价工作情况
"""
STANDARD = """评价指标 | 分值 | 评价标准 | 评价依据 |
前期工作 | 任务分解 （2分） | 按要求分解任务的，得2分；未完成的，不得分。 | 平台数据。 |
审批备案 （2分） | 及时审批的，得2分。 | ||
"""
BUDGET = """| 表一：2025年部门收支总表 | |||
| 单位：万元 | |||
| 项目 | 预算数 | 项目 | 预算数 |
| 一、财政拨款收入 | 289.10 | 一、一般公共服务支出 | |
| 上年结转 | 结转下年 | ||
| 收入总计 | 289.10 | 支出总计 | 289.10 |
"""
ALLOCATION = """附件1
2025年水利资金安排表
单位：万元
序号 |
乡镇名称 |
项目名称 |
金额 |
备注 |
1 |
柳溪镇 |
水渠修复 |
12 |
|
合计 |
12 |
"""
GUIDE = """项目支出绩效目标申报表填报说明
一、年度：填写申请使用资金的年份。
二、项目名称：按规范的项目名称填报。
三、项目资金：资金总额=财政拨款+其他资金。
四、绩效指标：一级指标、二级指标、三级指标和指标值应细化量化。
"""
RUN = "关于项目名称统一和主管部门职责的说明，" + "各实施单位应当按一级指标二级指标三级指标填报，资金总额与年度目标一致。" * 8


@pytest.mark.parametrize(
    "text", [REPORT, STANDARD, BUDGET, ALLOCATION, GUIDE, RUN], ids=["report", "standard", "budget", "allocation", "guide", "run"]
)
def test_no_project_is_read(text: str, read: Callable[..., Document]) -> None:
    assert read(text).projects == ()
