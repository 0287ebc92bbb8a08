"""What is no operand is covered, and every sign has one spelling."""

import random

import pytest

from jixiao.formula.calculation.mask import LABEL, TABLE, mask, one_spelling


@pytest.mark.parametrize(
    ("raw", "masked"),
    [
        ("2024年3月5日开会3次", "#########开会3次"),
        ("3月5日前完成2场", "####前完成2场"),
        ("5月 3日", "#####"),
        ("会期 3-5月", "会期 ####"),
        ("2024.3.5 开会", "######## 开会"),
        ("2023-2024学年", "###########"),
        ("二〇二四年度3场", "######3场"),
        ("2人*2024年", "2人*#####"),
        ("电话0571-88880000", "电话#############"),
        ("13800000000 联系", "########### 联系"),
        ("沪财〔2021〕20号", "沪财#########"),
        ("共3号楼2栋", "共##楼2栋"),
        ("第3期40人", "###40人"),
        ("5G基站3个", "##基站3个"),
        ("90后3人", "###3人"),
        ("周一至周五12:00-13:00", "周一至周五###########"),
        ("“1+8”", "#####"),
        ("8-9人", "8-9人"),
        ("12345热线", "12345热线"),
        ("空调1.5匹8台", "空调####8台"),
        ("80-89周岁310人", "#######310人"),
        ("70周岁及以上9人", "#######9人"),
        ("12台55寸电视", "12台###电视"),
        ("内存32GB*16条", "内存#####16条"),
        ("3台,2024年5台", "3台,#####5台"),
        ("1 200 元", "1,200 元"),
        ("1 250 000=3", "1,250,000=3"),
        ("30 200 6000", "30 200 6000"),
        ("1个百分点", "1%   "),
        ("100万-500万元部分1.1%", "##########部分1.1%"),
        ("2.16E+05元", "   21.6万元"),
        ("5E+06元", "0.05亿元"),
        ("9.999E+12元", "   99990亿元"),
        ("1.2345678E+05", "    123456.78"),
        ("1.2E-03", " 0.0012"),
        ("2.16E+01万元", "    21.6万元"),
        ("附件4:9天", "附件4:9天"),
    ],
)
def test_labels_dates_and_numbers_of_documents_are_covered(raw: str, masked: str) -> None:
    assert mask(raw).text.replace(LABEL, "#") == masked


def test_the_spelling_is_that_of_the_table_whatever_the_text_holds() -> None:
    chance = random.Random(3)  # noqa: S311 - the same texts in every run
    every = "".join(map(chr, TABLE)) + "12人元（），：；×【】＝+-"
    texts = ["".join(chance.choices(every, k=chance.randint(0, 20))) for _ in range(2000)]
    assert [text for text in texts if one_spelling(text) != text.translate(TABLE)] == []
