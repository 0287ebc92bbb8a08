"""Statements decided by the set of their readings: what accounts for every figure holds or is proved wrong, all else stays open."""

import pytest

from jixiao.formula.calculation import evaluate

HOLD = (
    "讲堂4个，每堂课时6节，每节课酬150元，共3600元",
    "防火期5个月每月1200元，非防火期7个月每月500元，巡护员34人，全年32.3万元",
    "巡护员34人，防火期5个月每月1200元，非防火期7个月每月500元，全年32.3万元",
    "技师136人、学徒88人，分别为每人每年400元和650元，共11.16万元",
    "棉纱85吨，单价2.35元/公斤，合19.975万元，外加运费每吨110元，总额20.91万元",
    "步道长1.6公里、宽4.5米，每平方米118元，需84.96万元",
    "改造326户，标准1500元/户，其中省700元、市300元、县500元，县级应配套16.3万元",
    "收割3.1万亩，30元/亩，上级已下达50万元，缺口43万元",
    "每个行政村（共72个）每年2000元，中央承担80%，地方20%，地方资金2.88万元",
    "合计19.18万元：①校舍维修12.6万元；②围墙65米×920元＝5.98万元；③清掏4次×1500元＝0.6万元",
    "联络处3个，每个年工作经费25万元，房租8万元，三处合计99万元",
    "仓库5座，每座年保养2万元，电费1万元，5座合计15万元",
    "教师21人，每人每月2000元，按10个月计发，另每人每年路费2次×1500元，需48.3万元",
    "教官8名，每人每月补助600元，9个月，每人每年体检500元，共4.72万元",
    "开评标160场，每场5人，每人500元：160*5*500=400000元",
    "讲课每场800元：12*800=9600元",
    "苗木450株（28元/株，含运费）；浇水车6台班，700元/台班。合计16800元",
)
WRONG = (
    ("墓区3处，每处2.4万元；围墙修缮1.8万元；合计7.2万元", 90_000),
    ("运转经费每村8万元，全镇21个村，县财政承担60%，即67.2万元", 1_008_000),
    ("在校1040人，按90%享受，每人每年2000元，年需208万元", 1_872_000),
    ("上半年6.2公里、下半年7.8公里，单价3600元/公里，全年2.232万元", 50_400),
    ("阅览室每站5万元，14个站，中央80%、县级20%，县级配套56万元", 140_000),
)
OPEN = (
    "设备10台，每台2万元，安装费3万元",
    "慰问50户，每户500元，财政安排2万元",
    "每台设备维护850元，10台，年维护费10.2万元",
    "补贴企业9家，每家20万元，封顶100万元，共120万元",
    "学员48人（有3人免费），每人300元，共13500元",
)


@pytest.mark.parametrize("text", HOLD)
def test_a_sum_holds_by_a_reading_that_accounts_for_every_figure(text: str) -> None:
    assert evaluate(text).holds is True


@pytest.mark.parametrize(("text", "value"), WRONG)
def test_a_sum_that_leaves_a_figure_out_is_proved_wrong(text: str, value: int) -> None:
    result = evaluate(text)
    assert result.holds is False
    assert result.value == value


@pytest.mark.parametrize("text", OPEN)
def test_a_figure_that_may_be_something_else_accuses_nobody(text: str) -> None:
    assert evaluate(text).holds is not False


def test_a_bare_number_among_counts_per_something_is_read_without_a_fault() -> None:
    assert evaluate("每队3人，每班2人，数量5，每人80元，共1200元").holds is not False
