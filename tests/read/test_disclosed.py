"""The figures of performance management that a booklet's paragraph discloses: read, told, and nothing made up where it gives none."""

import pytest

from jixiao.read.disclosed import disclosed
from jixiao.read.document import read_bytes
from jixiao.write.page import Page
from jixiao.write.text.document import document_text

BOOKLET = """某区体育局2024年度部门决算

十、预算绩效管理情况
编报绩效目标的2024年度项目12个，涉及预算金额1,234.56万元；绩效跟踪评价的2024年度项目12个，涉及预算金额1,234.56万元；绩效自评的2024年度项目11个，涉及预算金额1,200万元，平均得分95.5分。
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("编报绩效目标的2024年度项目39个，涉及预算金额4415.48万元", {"targets_count": "39", "targets_total": "44154800.00"}),
        (
            "组织对2022年度一般公共预算项目支出全面开展绩效自评，共涉及项目12个，共涉及资金1234.56万元，占一般公共预算项目支出总额的100%",
            {"evaluated_count": "12", "evaluated_total": "12345600.00", "evaluated_share": "100"},
        ),
        (
            "对项目支出开展绩效自评，其中，一级项目3个，二级项目25个，共涉及资金1.2亿元，占项目支出总额的98.5%",
            {"evaluated_count": "25", "evaluated_total": "120000000.00", "evaluated_share": "98.5"},
        ),
        ("开展自评的项目共计十二个，金额合计300,000.00元", {"evaluated_count": "12", "evaluated_total": "300000.00"}),
        ("绩效监控的项目5个；绩效自评的项目6个", {"monitored_count": "5", "evaluated_count": "6"}),
        ("绩效自评工作由办公室负责。全年采购3台设备，金额2万元", {}),
        ("绩效自评覆盖全部项目", {}),
    ],
)
def test_figures_of_a_paragraph(text: str, found: dict[str, str]) -> None:
    assert dict(disclosed(text)) == found


def test_a_booklet_without_a_form_says_what_it_discloses() -> None:
    document = read_bytes(BOOKLET.encode(), "决算.txt")
    assert {key: document.stated.get(key) for key in ("evaluated_count", "evaluated_total", "average_score")} == {
        "evaluated_count": "11",
        "evaluated_total": "12000000.00",
        "average_score": "95.5",
    }
    told, other = (document_text(document, Page(lang="en" if english else "zh")) for english in (False, True))
    assert "正文写 绩效自评：11 个项目，12,000,000.00 元\n" in told
    assert "the text says of self-evaluation: 11 projects, 12,000,000.00 yuan\n" in other
    assert "/stated/evaluated_count" in document.places


CONTENTS = """某区商务局2025年部门预算
目录
六、其他相关情况说明{leader}
七、项目经费情况说明{leader}
某区商务局主要职能
负责商贸流通。
四、绩效目标设置情况
2025年度，本部门编报绩效目标的项目共25个，涉及项目预算资金11381.60万元。
{name}
一、项目概述
扶持商业。
二、立项依据
按区政府办法。
七、绩效目标
详见单位的项目绩效目标表
"""


@pytest.mark.parametrize("leader", ["", "……………………", "…… 12"])
@pytest.mark.parametrize("name", ["项目经费情况说明", "商业创新专项经费情况说明"])
def test_a_line_of_the_contents_hides_nothing_behind_it(leader: str, name: str) -> None:
    document = read_bytes(CONTENTS.format(leader=leader, name=name).encode(), "预算.txt")
    assert document.stated["targets_count"] == "25"
    assert document.stated["targets_total"] == "113816000.00"
    assert "有 1 段项目经费情况说明" in document.warnings[-1].message
