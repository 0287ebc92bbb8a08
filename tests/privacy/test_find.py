"""Personal data is found in all spellings, and what only looks like it is not: by hand, and over a corpus half of which was set aside."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.privacy import beside
from jixiao.privacy import find as find_module
from jixiao.privacy.beside import ALONE, NEAR, OF
from jixiao.privacy.find import find
from jixiao.privacy.fold import Folded, folds
from personal.corpus import One, corpus
from personal.fresh import fresh

CORPUS = tuple(corpus())
FRESH = tuple(fresh())
RECALL, FALSE = 0.99, 0.01
BLANK_EACH = 3
"""A blank is put in at every third place of a text, the first of them another from text to text."""


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("身份证11010519491231002X", "identity"),
        ("证件 110105 19491231 002x 号", "identity"),
        ("１１０１０５１９４９１２３１００２Ｘ", "identity"),
        ("110105-19491231-002X", "identity"),
        ("旧证 110105491231002", "identity"),
        ("联系电话13800138000，", "phone"),
        ("手机：138-0013-8000", "phone"),
        ("+8613800138000", "phone"),
        ("卡号 6222 0212 3456 7890 128", "card"),
        ("开户账号4111111111111111", "card"),
        ("家庭住址：某路88号", "address"),
        ("现住址为幸福路12弄3号", "address"),
        ("幸福路12弄3号401室", "address"),
        ("阳光花园3号楼2单元501室", "address"),
        ("现住幸福路88号", "address"),
        ("幸福路12弄3号", "address"),
        ("柳树村第3组12号", "address"),
        ("湖滨小区5幢2单元", "address"),
        ("幸福路88号501室 张伟", "address"),
        ("残疾人证号11010519491231002X43", "identity"),
        ("电话：0755 - 2345 6789", "phone"),
        ("电话１３８,００１３,８０００", "phone"),
        ("电话１３٨٠٠١٣٨٠٠٠", "phone"),
        ("张三@example.com", "mail"),
        ("6222 0200 1234 5678 901 银行卡", "card"),
        ("⑴13800138000", "phone"),
        ("①13800138000", "phone"),
        ("分机前请拨36997150", "phone"),
        ("13800138000张师傅", "phone"),
        ("现住桥头村17队", "address"),
        ("加QQ8741648联系", "account"),
        ("残疾人周小平", "name"),
    ],
)
def test_what_blocks(text: str, kind: str) -> None:
    assert [found.kind for found in find(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "张三13812345678.txt",
        "李四11010519491231002X",
        "王五6222021234567890128",
        "科室一13812345678",
        "13812345678一楼",
        "一三八12345678",
        "1三8一二三4五六七八",
    ],
)
def test_a_name_that_ends_in_a_digit_does_not_hide_the_number_behind_it(text: str) -> None:
    assert len(find(text)) == 1


@pytest.mark.parametrize("text", ["总计三13812345678元", "编号三13812345678901", "第一2024年12345678件", "二〇二四年三月2024年"])
def test_a_digit_in_chinese_makes_no_number_of_a_person_of_another(text: str) -> None:
    assert find(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "110105194912310021",
        "110105194913310023",
        "990105194912310020",
        "4,660,800.00",
        "12345678901",
        "23800138000",
        "金额13800138000.00元",
        "文号〔2021〕20号",
        "6222021234567890129",
        "4111111111111111",
        "办公地点：人民北路1号",
        "培训地点：幸福路88号501室",
        "幸福路88号道路改造",
        "幸福路12弄3号屋面维修",
        "幸福村3组道路硬化",
        "湖滨小区5幢2单元加装电梯",
        "沪财预〔2015〕88号",
        "M010,2024-05-11,图书",
        "2021，2022，2023，2024",
        "13,8001,3800",
        "285名*2000元/人=57万元",
        "2024-01-01至2024-12-31",
        "统一社会信用代码11310117MB2F31234X",
    ],
    ids=lambda text: text,
)
def test_what_does_not_block(text: str) -> None:
    assert find(text) == []


@pytest.mark.parametrize("sign", ["|", "\t", ",", "、", "│", "□", "][", " | "])
@pytest.mark.parametrize(("word", "number", "kind"), [
    ("手机号", "13800138000", "phone"), ("身份证号", "11010519491231002X", "identity"), ("卡号", "6222021234567890128", "card"),
])  # fmt: skip
def test_a_number_is_read_whose_digits_stand_in_cells_of_their_own(word: str, number: str, kind: str, sign: str) -> None:
    assert [found.kind for found in find(f"{word}{sign}{sign.join(number)}")] == [kind]
    assert find(f"得分{sign}{sign.join(number)}") == []


@pytest.mark.parametrize("sign", ["\t", "|", ":", "'", "=", "\\"])
def test_behind_a_word_any_sign_may_part_a_number(sign: str) -> None:
    assert [found.kind for found in find(f"手机{sign}138{sign}0013{sign}8000")] == ["phone"]
    assert find(f"座机{sign}5952{sign}1234{sign}5678") == find(f"合计{sign}138{sign}0013{sign}8000") == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("姓 名：蒋玉梅", "name"),
        ("家 庭 住 址：城南旧事里二十八号", "address"),
        ("护 照 号：E12345678", "passport"),
        ("电  话：59521234", "phone"),
        ("护照号（有效）：E12345678", "passport"),
        ("护照号码|E12345678", "passport"),
        ("通行证（港澳）C12345678", "passport"),
        ("参保人编号 1304065582", "passport"),
        ("微信号（本人）：zhang_01", "account"),
        ("领款人（签字）：蒋玉梅", "name"),
        ("加我Q608069507", "account"),
        ("zhang1【at】163.com", "mail"),
        ("zhang1@qq.c0m", "mail"),
        ("联系人：李主任 59521234", "phone"),
        ("老家某县某镇七村七社", "address"),
        ("户籍所在地：某省某市某县某镇九村", "address"),
        ("住户24号楼3单元1003室", "address"),
        ("姓名\t蒋玉梅\t女", "name"),
        ("创建者：蒋玉梅", "name"),
        ("慰问老党员：陈德福", "name"),
    ],
)
def test_a_heading_may_be_spread_or_have_a_note_in_brackets(text: str, kind: str) -> None:
    assert [found.kind for found in find(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "护照（本） 1725130",
        "社保卡（万张） 95759369",
        "座机（部） 59521234",
        "姓名\t石料\t沙料",
        "姓名|金额|账号",
        "联系人：科室 59521234",
        "联系人：李主任 20240315",
        "加Q2350钢板",
        "户籍所在地公安机关出具证明",
        "户籍地 派出所 居委会",
        "creator: Microsoft Word",
        "老党员慰问32人",
    ],
)
def test_a_heading_of_amounts_or_of_another_column_is_none(text: str) -> None:
    assert find(text) == []


def test_a_name_and_an_address_are_told_apart() -> None:
    assert [found.kind for found in find("低保户李建国，幸福村三组")] == ["name", "address"]


def test_numbers_one_after_the_other_do_not_hide_each_other() -> None:
    text = "13800138000 13900139000，11010519491231002X 13700137000"
    assert [found.kind for found in find(text)] == ["phone", "phone", "identity", "phone"]


def is_found(one: One) -> bool:
    return any(found.kind == one.kind for found in find(one.text))


@pytest.mark.parametrize("aside", [False, True], ids=["seen", "set aside"])
def test_the_corpus(aside: bool) -> None:
    kept = [one for one in CORPUS if one.aside == aside]
    personal, harmless = [one for one in kept if one.kind], [one for one in kept if not one.kind]
    missed, wrong = [one.key for one in personal if not is_found(one)], [one.key for one in harmless if find(one.text)]
    assert (len(missed) <= (1 - RECALL) * len(personal), missed) == (True, [])
    assert (len(wrong) <= FALSE * len(harmless), wrong) == (True, [])


def test_the_corpus_is_large_enough() -> None:
    assert sum(one.kind is not None for one in CORPUS) >= 400
    assert sum(one.kind is None for one in CORPUS) >= 400


@pytest.mark.parametrize("seed", [1, 11])
def test_what_was_written_without_a_look_at_the_finder(seed: int) -> None:
    given = list(fresh(seed))
    personal = sum(one.kind is not None for one in given)
    assert (personal >= 300, len(given) - personal >= 300) == (True, True)
    assert [one.key for one in given if (not is_found(one) if one.kind else find(one.text))] == []


@pytest.mark.parametrize("seed", [11, 12])
def test_other_dice(seed: int) -> None:
    assert [one.key for one in corpus(seed) if (not is_found(one) if one.kind else find(one.text))] == []


def test_a_finder_that_does_not_fold_misses_some(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jixiao.privacy.find.folds", lambda text: (Folded(text, list(range(len(text)))),))
    missed = [one for one in CORPUS if one.kind and not is_found(one)]
    assert len(missed) > 0.1 * sum(one.kind is not None for one in CORPUS)


@pytest.mark.parametrize(
    "text",
    [
        "1" * 200_000,
        "a@" * 50_000,
        "a.a" * 50_000 + "@",
        "小区" * 50_000,
        "护照" * 50_000,
        "1 2 3 " * 3_000,
        "村第十" * 50_000,
        "路1号" * 30_000,
        "1\n" * 50_000,
        "1O" * 50_000,
        "a@b." * 20_000,
        "住" * 50_000,
    ],
)
def test_a_text_made_to_take_long_does_not(text: str) -> None:
    assert find(text) == []


def test_what_spares_the_searches_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    sparing = [find(one.text) for one in (*CORPUS, *FRESH)]
    monkeypatch.setattr(find_module, "DATED", re.compile("nothing"))
    monkeypatch.setattr(find_module, "TOLD", re.compile(""))
    monkeypatch.setattr(find_module, "searches", lambda _: (search for _, search in find_module.SEARCHES))
    assert [find(one.text) for one in (*CORPUS, *FRESH)] == sparing


@pytest.mark.parametrize(
    "text",
    [
        "护照 PASSPORT No. E12345678",
        "paſſport no. G12345678",
        "zhang [at] example [dot] com",
        "Zhang AT example.com",
        "zhang（at）example.com 邮箱",
        "邮箱zhang#example.com",
        "请写zhang＃ＱＱ．com",
        "zhang1#163.com",
        "微信：zhang_1234",
        "WeChat id zhang1234",
        "ＱＱ１２３４５６７８",
        "抖音号zhang123",
        "小红书号：zhang123",
        "车停在沪A12345",
        "户籍：某省某市某县某路",
        "旭日小区3号楼2单元501室",
        "电话一三八零零一三八零零零",
        "电话①③⑧⓪⓪①③⑧⓪⓪⓪",
        "第一行没有什么\n手机13800138000\n第三行家庭住址：某路88号",
    ],
)
def test_no_line_with_personal_data_is_passed_over(text: str) -> None:
    """What is looked at first, to spare the searches, lets every line through in which a search finds anything."""
    for line in text.split("\n"):
        readings = folds(line)
        by_all = [span for folded in readings for _, search in find_module.SEARCHES for span in search(folded)]
        assert bool(find(line)) is bool(by_all)
        for folded in readings:
            found = {search for _, search in find_module.SEARCHES if [*search(folded)]}
            assert found <= {*find_module.searches(folded.text)}


WORDS = re.findall(
    r"\S+",
    "电话 手机 卡号 身份证 联系电话： 固话: 传真 护照 QQ 微信 账号 残疾人证 编号 转 分机 号 元 人 年 月 日 生 出生 男 女 一 三 八 零 ① ⑧ "
    "No. B1 @ com + +86 86 0 00 X x - / * ． . ~ _ ( ) （ ） ， 、",
)
PIECES = st.one_of(st.sampled_from([*WORDS, " ", "\n", "\t"]), st.text("0123456789", min_size=1, max_size=18))


@settings(max_examples=1500)
@given(st.lists(PIECES, min_size=1, max_size=9).map("".join))
def test_whatever_is_written_around_digits_is_looked_through(text: str) -> None:
    found = find(text)
    ends = [0, *(one.end for one in found)]
    assert all(before <= one.start < one.end <= len(text) for before, one in zip(ends, found, strict=False))


def test_a_blank_more_keeps_no_search_from_a_line() -> None:
    """Where a search finds anything that is not found, it was not asked: also with a blank between any two signs of a text."""
    missed = []
    for number, one in enumerate(one for one in (*CORPUS, *FRESH) if "\n" not in one.text):
        for at in range(number % BLANK_EACH, len(one.text), BLANK_EACH):
            text = f"{one.text[:at]} {one.text[at:]}"
            searches = (search for folded in folds(text) for _, search in find_module.SEARCHES if [*search(folded)])
            missed += [(text, search.__name__) for search in searches if not find(text)]
    assert missed == []


@pytest.mark.parametrize("word", [*(f"{of}对象" for of in OF.split("|")), *ALONE.split("|"), *NEAR.split("|")])
def test_every_word_for_who_is_helped_lets_its_search_begin(word: str) -> None:
    assert not beside.PERSON.search(f"{word}：王小明 ") or find(f"{word}：王小明 ")


@pytest.mark.parametrize("date", ["2024-07-31", "2024/7/3", "1999.12.1", "2024-12-0455"])
@pytest.mark.parametrize("word", ["", "电话", "手机：", "身份证", "卡号", "2024-01-01 "])
def test_a_date_is_never_a_number_of_a_person(date: str, word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands for a date alone is passed over unseen: looked at, it would be none, whatever word stands before it."""
    assert find_module.DATED.fullmatch(date)
    assert [found.kind for found in find(f"{word}{date}，电话13800138000")] == ["phone"]
    monkeypatch.setattr(find_module, "DATED", re.compile("nothing"))
    assert find(f"{word}{date}，") == []
