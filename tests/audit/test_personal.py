from msgspec.structs import replace

from jixiao.audit.personal import personal
from jixiao.model.document import Document, Goals, Narrative, Project, Source
from jixiao.values.place import Place

EMPTY = Document(source=Source(file="申报表.txt", sha256="0" * 64))


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


def test_what_is_not_published_is_not_looked_at() -> None:
    assert personal(replace(EMPTY, places={"/title": Place(text="13800138000")})) == ()


def test_the_number_itself_is_never_told() -> None:
    found = personal(replace(EMPTY, title="11010519491231002X"))
    assert len(found) == 1
    assert "1949" not in repr(found)


def test_the_name_of_the_file_is_looked_at() -> None:
    named = replace(EMPTY, source=Source(file="/材料/王小明13800138000.txt", sha256="0" * 64))
    assert [(f.kind, f.path) for f in personal(named)] == [("phone", "/source/file")]
