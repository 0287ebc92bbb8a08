import pytest
from msgspec.structs import replace

from jixiao.audit.personal import kinds, personal
from jixiao.model.document import Document, Goals, Narrative, Project, Source
from jixiao.values.place import Place

EMPTY = Document(source=Source(file="13800138000.txt", sha256="0" * 64))


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
    ],
)
def test_what_blocks(text: str, kind: str) -> None:
    assert [found for found, _ in kinds(text)] == [kind]


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
        "285名*2000元/人=57万元",
        "2024-01-01至2024-12-31",
        "统一社会信用代码11310117MB2F31234X",
    ],
    ids=lambda text: text,
)
def test_what_does_not_block(text: str) -> None:
    assert list(kinds(text)) == []


def test_all_published_texts_are_looked_at_with_their_place() -> None:
    place = Place(line=7, text="电话")
    one = replace(
        EMPTY,
        projects=(Project(narrative=Narrative(plan="电话13800138000"), goals=Goals(annual="证11010519491231002X")),),
        stated={"备注": "13900139000"},
        places={"/projects/0/narrative": place},
    )
    assert [(f.kind, f.path, f.place, f.digits) for f in personal(one)] == [
        ("phone", "/stated/备注", None, 11),
        ("phone", "/projects/0/narrative/plan", place, 11),
        ("identity", "/projects/0/goals/annual", None, 17),
    ]


def test_numbers_one_after_the_other_do_not_hide_each_other() -> None:
    text = "13800138000 13900139000，11010519491231002X 13700137000"
    assert [kind for kind, _ in kinds(text)] == ["phone", "phone", "identity", "phone"]


def test_what_is_not_published_is_not_looked_at() -> None:
    assert personal(replace(EMPTY, places={"/title": Place(text="13800138000")})) == ()


def test_the_number_itself_is_never_told() -> None:
    found = personal(replace(EMPTY, title="11010519491231002X"))
    assert len(found) == 1
    assert "1949" not in repr(found)
