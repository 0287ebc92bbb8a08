"""What stands under the heading of a project above its form is this project's, not the form's before it."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from jixiao.model.document import Document

Read = Callable[..., Document]

FORM = """项目支出绩效目标申报表
（2025年度）
项目名称\t{name}
主管部门\t示例旗林业和草原局\t实施单位\t示例旗工作站
年度资金总额（万元）\t{money}
其中：财政拨款\t{money}
年度目标\t完成{name}的各项任务，改善当地环境。
一级指标\t二级指标\t三级指标\t指标值
产出指标\t数量指标\t{quantity}\t{target}
产出指标\t质量指标\t验收合格率\t100%
效益指标\t生态效益指标\t植被盖度提高\t≥5个百分点
满意度指标\t服务对象满意度指标\t群众满意度\t≥90%
"""
ONE = FORM.format(name="草原围栏封育", money="30", quantity="围栏长度", target="12公里")
OTHER = FORM.format(name="苗圃改造提升", money="48", quantity="改造苗圃面积", target="160亩")
SAID, SAID_TOO = "围栏12公里，每公里2.5万元，计30万元。", "改造苗圃160亩，每亩3000元，计48万元。"
HEADS = {
    "chapters": ("一、草原围栏封育项目", "二、苗圃改造提升项目"),
    "brackets": ("（一）草原围栏封育", "（二）苗圃改造提升"),
    "ordinals": ("项目一：草原围栏封育", "项目二：苗圃改造提升"),
    "shortened": ("1.草原围栏封育经费", "2.苗圃改造"),
}


@pytest.mark.parametrize("heads", HEADS)
@pytest.mark.parametrize("label", ["经费测算：", "（一）测算依据：", "资金测算依据："])
def test_a_calculation_under_a_heading_is_the_project_s_below(read: Read, heads: str, label: str) -> None:
    one, other = HEADS[heads]
    document = read(f"示例旗2025年项目支出绩效目标\n{one}\n{label}{SAID}\n{ONE}{other}\n{label}{SAID_TOO}\n{OTHER}")
    assert [project.name for project in document.projects] == ["草原围栏封育", "苗圃改造提升"]
    assert [[item.stated for item in project.cost_items] for project in document.projects] == [[Decimal(300000)], [Decimal(480000)]]


def test_what_follows_a_form_without_such_a_heading_stays_its_own(read: Read) -> None:
    document = read(f"{ONE}资金测算依据：{SAID}\n{OTHER}资金测算依据：{SAID_TOO}\n")
    assert [[item.stated for item in project.cost_items] for project in document.projects] == [[Decimal(300000)], [Decimal(480000)]]
