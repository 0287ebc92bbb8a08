"""What stands in the attributes of an export's tags is read, or told as not read: it is never dropped."""

import pytest

from jixiao.read.exported import cells_told

LINES = (
    "<项目名称>公益讲座</项目名称>",
    "<项目类别>经常性专项业务费</项目类别>",
    "<主管部门>示例区文化和旅游局</主管部门>",
    "<实施单位>示例区图书馆</实施单位>",
    "<项目总目标>办好公益讲座</项目总目标>",
    "<年度绩效目标>办好公益讲座48场</年度绩效目标>",
)


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ('<年度资金申请总额 单位="万元">21.6</年度资金申请总额>', "年度资金申请总额（万元）\t21.6"),
        ("<年度资金申请总额 金额单位='元'>21.6</年度资金申请总额>", "年度资金申请总额（元）\t21.6"),
        ('<讲座场次 单位="场">48</讲座场次>', "讲座场次\t48\t单位\t场"),
        ('<立项依据 文号="区发〔2023〕5号">规划</立项依据>', "立项依据\t规划\t文号\t区发〔2023〕5号"),
        ('<项目 编号="7" 项目名称="公益讲座">', "编号\t7\t项目名称\t公益讲座"),
        ('<实施单位 id="302" type="text">示例区图书馆</实施单位>', "实施单位\t示例区图书馆"),
        ('<申报表 xmlns="http://example.cn/绩效">', ""),
        ('<?xml version="1.0" encoding="UTF-8"?>', ""),
        ("</项目>", ""),
    ],
)
def test_attributes_that_say_something_are_kept(line: str, cells: str) -> None:
    """Negative: what belongs to the format says nothing."""
    told = cells_told([*LINES, line])
    assert told is not None
    assert told[-1] == cells
