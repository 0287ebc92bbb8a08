"""What stands in the attributes of an export's tags is read, or told as not read: it is never dropped."""

from collections.abc import Callable
from decimal import Decimal

from jixiao.model.document import Document

Read = Callable[..., Document]

EXPORT = """\
<?xml version="1.0" encoding="UTF-8"?>
<申报表 xmlns="http://example.cn/a">
<项目名称>公益讲座</项目名称>
<主管部门>示例区文化和旅游局</主管部门>
<实施单位 id="302" type="text">示例区图书馆</实施单位>
<年度资金申请总额 单位="万元">21.6</年度资金申请总额>
<立项依据 文号="区发〔2023〕5号">规划</立项依据>
<年度绩效目标>办好公益讲座48场</年度绩效目标>
<指标><一级指标>产出指标</一级指标><二级指标>数量指标</二级指标><三级指标>讲座场次</三级指标><指标值 单位="场">≥48</指标值></指标>
<指标><一级指标>满意度指标</一级指标><二级指标>服务对象满意度指标</二级指标><三级指标>听众满意度</三级指标><指标值 单位="%">≥90</指标值></指标>
</申报表>
"""


def test_a_unit_in_an_attribute_is_the_values(read: Read) -> None:
    project = read(EXPORT).projects[0]
    assert project.funding.annual == Decimal("216000.00")
    assert [(i.target.value, i.target.unit) for i in project.indicators if i.target] == [(Decimal(48), "场"), (Decimal(90), "%")]


def test_an_attribute_that_belongs_nowhere_is_told_and_what_is_the_formats_is_not(read: Read) -> None:
    document = read(EXPORT)
    assert document.projects[0].unit == "示例区图书馆"
    told = " ".join(warning.message for warning in document.warnings)
    assert "区发〔2023〕5号" in told
    assert "302" not in told
    assert "302" not in " ".join(one.message for one in document.unread)
