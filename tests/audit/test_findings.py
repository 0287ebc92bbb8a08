from collections.abc import Callable

import pytest

from jixiao.audit.fingerprint import own_words, project_index
from jixiao.audit.places import places_of
from jixiao.audit.verdicts import pointers
from jixiao.model.document import CostItem, Document, Indicator, Project, Source
from jixiao.values.place import Place

MakeDocument = Callable[..., Document]
MakeProject = Callable[..., Project]
PLACES = {
    "": Place(line=1),
    "/projects/0/name": Place(line=2),
    "/projects/0/funding": Place(line=3, confidence=0.5),
    "/projects/0/funding/annual": Place(line=4),
    "/projects/1": Place(line=5, confidence=0.1),
}


@pytest.mark.parametrize(
    ("paths", "lines"),
    [
        (("/projects/0/funding/annual",), [4]),
        (("/projects/0/funding/total",), [3]),
        (("/projects/0/funding/annual", "/projects/0/name"), [4, 2]),
        (("/projects/0/funding/total", "/projects/0/funding/annual_other"), [3]),
        (("/projects/0/narrative/basis",), [2]),
        (("/projects/1/narrative/basis",), [5]),
        (("/projects/1",), [5]),
        (("/projects/7/name",), [1]),
        (("/stated_total",), [1]),
        (("",), [1]),
    ],
)
def test_every_pointer_has_a_place(paths: tuple[str, ...], lines: list[int], make_document: MakeDocument) -> None:
    assert [p.line for p in places_of(make_document(places=PLACES), paths)] == lines


def test_without_any_place_it_is_line_one(make_document: MakeDocument) -> None:
    (place,) = places_of(make_document(), ("/projects/0/name",))
    assert (place.line, place.path) == (1, "/projects/0/name")


ITEM = CostItem(label="培训", children=(CostItem(label="住宿"), CostItem(expression="3人*2天")))
PROJECT = Project(name="甲", indicators=(Indicator(name="场次", level2="数量", level2_standard="数量指标"),), cost_items=(ITEM,))
DOCUMENT = Document(source=Source(file="a", sha256="0"), projects=(PROJECT,))


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/projects/0/funding/annual", ("funding", "annual", "")),
        ("/projects/0/indicators/0/target", ("indicators", "场次", "数量指标", "target", "")),
        ("/projects/0/indicators/9", ("indicators", "9", "")),
        ("/projects/0/indicators", ("indicators", "")),
        ("/projects/0/cost_items/0", ("cost_items", "培训", "")),
        ("/projects/0/cost_items/0/children/0/stated", ("cost_items", "培训", "住宿", "stated", "")),
        ("/projects/0/cost_items/0/children/1", ("cost_items", "培训", "3人*2天", "")),
        ("/projects/4/name", ("/projects/4/name",)),
        ("/stated_total", ("/stated_total",)),
    ],
)
def test_a_row_is_named_by_its_words(path: str, words: tuple[str, ...]) -> None:
    assert own_words(DOCUMENT, path) == words


@pytest.mark.parametrize(
    ("path", "index"), [("/projects/12/name", 12), ("/projects/3", 3), ("/projects", None), ("/title", None), ("", None)]
)
def test_the_project_that_a_pointer_leads_into(path: str, index: int | None) -> None:
    assert project_index(path) == index


@pytest.mark.parametrize(
    ("text", "found"),
    [(None, ()), ("/a/b", ("/a/b",)), ("[/a/b, /c]", ("/a/b", "/c")), ("[/a, NULL, /a]", ("/a",)), ("[]", ()), ("['/a b']", ("/a b",))],
)
def test_other_paths_come_one_or_many(text: str | None, found: tuple[str, ...]) -> None:
    assert pointers(text) == found
