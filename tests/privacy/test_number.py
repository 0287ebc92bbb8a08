"""What speaks for a number and against it is weighed: each kind with the least that makes it somebody's, and with a little less."""

import pytest

from jixiao.privacy.find import Found, find
from jixiao.privacy.number import has_check, is_day, luhn
from personal.corpus import WEIGHTS

ID, CARD, PLAIN = "11010519491231002X", "6222021234567890128", "6222021234567890129"


def kinds(text: str) -> list[str]:
    return [found.kind for found in find(text)]


def born(start: str) -> str:
    body = start + "19491231002"[: 17 - len(start)]
    return body + "10X98765432"[sum(int(d) * w for d, w in zip(body, WEIGHTS, strict=True)) % 11]


REGIONS = "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83"


@pytest.mark.parametrize("region", range(100))
def test_an_identity_number_begins_with_a_region(region: int) -> None:
    assert has_check(born(f"{region:02}0105")) is (f"{region:02}" in REGIONS)


@pytest.mark.parametrize(
    ("day", "is_one"),
    [
        ("19000101", True), ("18991231", False), ("20991231", True), ("21000101", False), ("20240229", True), ("20230229", False),
        ("19990131", True), ("19990132", False), ("19990430", True), ("19990431", False), ("19990100", False), ("19990001", False),
        ("19991301", False), ("19991201", True), ("19990101", True),
    ],
)  # fmt: skip
def test_a_day_of_birth_is_a_day(day: str, is_one: bool) -> None:
    assert is_day(day) is is_one


@pytest.mark.parametrize("at", range(18))
def test_every_digit_counts_in_a_check(at: int) -> None:
    for digit in "0123456789X":
        other = ID[:at] + digit + ID[at + 1 :]
        assert has_check(other) is (other == ID) or (other != ID and born(other[:17]) == other)
    assert not has_check(ID + "0")
    assert not has_check(ID[:-1])


@pytest.mark.parametrize("at", range(19))
def test_every_digit_counts_in_a_sum_of_luhn(at: int) -> None:
    assert [luhn(CARD[:at] + digit + CARD[at + 1 :]) for digit in "0123456789"] == [digit == CARD[at] for digit in "0123456789"]
    assert luhn("18")
    assert luhn("59")
    assert not luhn("19")


MOBILE = "13800138000"
SHAPES = ("11", "3-4-4", "3-3-5", "3-3-3-2", "3-2-3-3", "4-3-4", "3-8", "7-4", "4-4-3", "5-6", "3-2-2-2-2", "1-1-1-1-1-1-1-1-1-1-1")


def grouped(number: str, shape: str, sign: str) -> str:
    at, parts = 0, []
    for size in map(int, shape.split("-")):
        parts.append(number[at : at + size])
        at += size
    return sign.join(parts)


@pytest.mark.parametrize("sign", [" ", "-", "·", "/", "_"])
@pytest.mark.parametrize("shape", SHAPES)
def test_groups_of_a_mobile_number(shape: str, sign: str) -> None:
    assert kinds(grouped(MOBILE, shape, sign)) == ["phone"]


@pytest.mark.parametrize("shape", ["2-9", "6-5", "2-3-3-3", "1-10", "9-2"])
def test_other_groups_need_a_word(shape: str) -> None:
    assert kinds(grouped(MOBILE, shape, " ")) == []
    assert kinds("手机：" + grouped(MOBILE, shape, " ")) == ["phone"]
    assert kinds("请联系王工 " + grouped(MOBILE, shape, " ")) == ["phone"]


@pytest.mark.parametrize("shape", ["15", "6-6-3"])
def test_groups_of_an_old_identity_number(shape: str) -> None:
    assert kinds(grouped("110105491231002", shape, " ")) == ["identity"]


@pytest.mark.parametrize("shape", ["6-8-4", "6-8-3-1", "6-4-4-4", "6-4-4-3-1"])
def test_groups_of_an_identity_number_stand_for_its_check(shape: str) -> None:
    number = "110105194912310021"
    assert not has_check(number)
    assert kinds(grouped(number if shape.endswith("4") else ID, shape, " ")) == ["identity"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # an identity number: two points for region and day, one each for a check or X, groups, a word near; two for a word right before
        ("110105194912310021", []),
        ("姓名略 110105194912310021", ["identity"]),
        ("证件110105194912310021", ["identity"]),
        ("11010519491231008X", ["identity"]),
        ("110105 194912310021", []),
        ("身份证号：110105194913310021", ["identity"]),
        ("证件号：110105194913310021", []),
        ("姓名略 110105194913310021", []),
        ("身份证号：110105491331002", []),
        ("110105491331002", []),
        ("110 105491231002", []),
        ("姓名略 110 105491231002", ["identity"]),
        # a mobile number
        ("138,0013,8000", ["phone"]),
        ("138+0013+8000", []),
        ("138~0013~8000", []),
        ("手机138+0013+8000", ["phone"]),
        ("手机138~0013~8000", ["phone"]),
        ("013800138000", []),
        ("手机013800138000", ["phone"]),
        ("手机0 138 0013 8000", ["phone"]),
        ("手机0138 0013 8000", ["phone"]),
        ("13800138000元", []),
        ("13800138000 合计", []),
        ("138 0013 8000 三项合计", []),
        ("138 0013 8000 元", ["phone"]),
        ("电话13800138000个", ["phone"]),
        ("手机13800138000个", ["phone"]),
        ("13800138000张老师", ["phone"]),
        ("数量13800138000", []),
        ("138 0013 8000 8001", []),
        ("手机138 0013 8000 8001", ["phone"]),
        ("138 0013 8000 80012", ["phone"]),
        ("13800138000 8001", ["phone"]),
        ("008613800138000", ["phone"]),
        ("8613800138000", ["phone"]),
        ("86 138 0013 8000", ["phone"]),
        ("86 13800138000", ["phone"]),
        ("0086 138 0013 8000", ["phone"]),
        ("8 613800138000", []),
        ("12800138000", []),
        ("手机12800138000", []),
        # amounts
        ("13800138000.00", []),
        ("13800138000.0", ["phone"]),
        ("手机13800138000.00", ["phone"]),
        ("手机13800138000.50", []),
        ("卡号6222021234567890128.00", ["card"]),
        ("6222021234567890128.00", []),
        ("13800138000,000", ["phone"]),  # the next column
        ("1380 0138 000,000", []),
        ("138、0013、8000", []),
        ("手机138、0013、8000", ["phone"]),
        ("宽138*0013*8000", []),
        ("￥13800138000", []),
        ("¥13800138000", []),
        ("138.00138000", []),
        ("电话138.00138000", ["phone"]),
        ("联系138.00138000", ["phone"]),
        ("021.59521234", ["phone"]),
        ("21.59521234", []),
        ("0.13800138000", []),
        # a fixed number
        ("021-59521234", ["phone"]),
        ("02159521234", ["phone"]),
        ("共02159521234", []),
        ("共021-59521234", ["phone"]),
        ("联系02159521234", ["phone"]),
        ("共02159521234转801", ["phone"]),
        ("021-09521234", []),
        ("021-19521234", []),
        ("0512-5952123", ["phone"]),
        ("0512-595212", []),
        ("021-595212345", []),
        ("025-5952123", ["phone"]),
        ("0112-5952123", []),
        ("+86 21 59521234", ["phone"]),
        ("+86 (0)21 59521234", ["phone"]),
        ("+86 021 59521234", ["phone"]),
        ("+8621 59521234", ["phone"]),
        ("0086-21-59521234", ["phone"]),
        ("86-21-59521234", ["phone"]),
        ("021-59521234-801", ["phone"]),
        ("021-59521234-801234", ["phone"]),
        ("021-5952-1234-8012", ["phone"]),
        ("电话：59521234", ["phone"]),
        ("电话：5952123", ["phone"]),
        ("电话：5952-1234", ["phone"]),
        ("电话：595-2123", ["phone"]),
        ("电话：59-521234", []),
        ("电话：09521234", []),
        ("电话：19521234", []),
        ("电话：595212345", []),
        ("联系59521234", []),
        ("59521234", []),
        ("59521234转801", ["phone"]),
        ("59521234分机801", ["phone"]),
        # of another country
        ("+1 202 555 0147", ["phone"]),
        ("+12025550147", []),
        ("电话+12025550147", ["phone"]),
        ("联系+12025550147", ["phone"]),
        ("1 202 555 0147", []),
        ("00852 2345 6789", ["phone"]),
        ("00853 2845 6789", ["phone"]),
        ("00886 2 2345 6789", ["phone"]),
        ("+1 2025550147", ["phone"]),
        ("+1234567890123456", []),
        ("电话+1234567890123456", []),
        ("13800138000.000", []),
        ("￥02159521234", []),
        ("电话￥59521234", []),
        ("2+3 13800138000", ["phone"]),
        ("共021-59521234 8", ["phone"]),
        ("共021-5952123 4567", ["phone"]),
        ("+123 456 789 012 345", ["phone"]),
        ("项目 2025-0392-4594-0573", []),
        ("项目 20-0392-4594573", []),
        ("021-5952123-8", ["phone"]),
        ("021-59521234 80123", ["phone"]),
        ("共021-59521234 80123", ["phone"]),
        ("电话：86595212", ["phone"]),
        ("电话：8659-5212", ["phone"]),
        ("86475.98 86475.97 86475.76", []),
        ("86475-98864-7597", []),
        ("我的长号13800138000", ["phone"]),
        ("证书 865317326496", []),
        ("8621-5952-1234", ["phone"]),
        ("0-21-59521234", []),
        ("02-159521234", []),
        ("档案号 13800138000", []),
        ("档案号 110105 19491231 008X", []),
        ("档案号 11010519491231002X", ["identity"]),
        ("编号 13800138000", []),
        ("工会号：021-59521234", []),
        ("长号13800138000", ["phone"]),
        ("号码13800138000", ["phone"]),
        ("+49 30 12345", ["phone"]),
        ("+49 30 1234", []),
        # a card
        (CARD, ["card"]),
        (PLAIN, []),
        ("卡号" + PLAIN, ["card"]),
        ("账户" + PLAIN, ["card"]),
        ("开户 " + PLAIN, []),
        ("4111111111111111", []),
        ("4111 1111 1111 1111", ["card"]),
        ("4111-1111-1111-1112", []),
        ("建行 4111 1111 1111 1112", ["card"]),
        ("建行 4111111111111111", ["card"]),
        ("建行 4111111111111112", []),
        ("4111111111111111 建行", ["card"]),
        ("账号4111111111111112", []),
        ("7111 1111 1111 1118", []),
        ("卡号412345678901234", ["card"]),
        ("412345678901234", []),
        ("单位账号" + CARD, []),
        ("凭证号" + CARD, []),
        ("卡号71234567890123", []),
        ("卡号" + PLAIN + "0", []),
        # how far a number goes, with the country and without
        ("138 00138000 1234", []),
        ("+86 21 5952123", ["phone"]),
        ("0086 21 5952123", ["phone"]),
        ("+86138 0013 8000", ["phone"]),
        ("86138 0013 8000", ["phone"]),
        ("86215 9521234", []),
        ("862159521234", ["phone"]),
        ("+49 30 12345678901", ["phone"]),
        ("+49 30 123456789012", []),
        # what is read with a doubt needs a word right before it
        ("I3800138000", []),
        ("手机I3800138000", ["phone"]),
        ("联系 I3800138000", []),
        ("手机138001380*0", ["phone"]),
        ("手机13800138**0", ["phone"]),
        ("手机13800138***", []),
        ("138001380*0", []),
        ("身份证11010519491231**2X", ["identity"]),
        ("11010519491231**1X", ["identity"]),  # a region and a day of birth say it themselves
        ("IIOIO5I949I23IOO2X", ["identity"]),
        ("手机ll380Ol38OO0", []),
    ],
)  # fmt: skip
def test_what_is_weighed(text: str, found: list[str]) -> None:
    assert kinds(text) == found


@pytest.mark.parametrize(
    ("text", "digits"), [("021-59521234-80", 13), ("021-59521234 80", 11), ("021 59521234 80", 11), ("86 138 0013 8000", 13)]
)
def test_an_extension_and_the_country_are_part_of_a_number(text: str, digits: int) -> None:
    assert [found.digits for found in find(text)] == [digits]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("联系电话：138\n0013\n8000", Found("phone", 5, 18, 11)),
        ("联系电话：\n59521234\n", Found("phone", 6, 14, 8)),
        ("电话\r\n59521234", Found("phone", 4, 12, 8)),
        ("110105\n19491231\n002X", Found("identity", 0, 20, 17)),
        ("邮箱：a1@\n163.com", Found("mail", 3, 14, 4)),
    ],
)
def test_a_number_goes_on_over_the_end_of_a_line(text: str, found: Found) -> None:
    assert find(text) == [found]


@pytest.mark.parametrize("text", ["138\n0013\n8000", "电话\n20240511", "数量\n59521234", "110105\n19491331\n0021", "合计\n021\n59521234"])
def test_numbers_in_lines_of_their_own_stay_apart(text: str) -> None:
    assert find(text) == []
