"""How sure the reading of a document is, pointer by pointer."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from jixiao.audit.certainty import Certainty, has_value
from jixiao.model.document import CostItem, Document, Funding, Indicator, Narrative, Project, Source, Unread
from jixiao.values.place import Place

PROJECT = Project(
    name="甲",
    funding=Funding(annual=Decimal("1.00")),
    narrative=Narrative(plan="做"),
    indicators=(Indicator(name="场次"), Indicator(name="人数")),
    cost_items=(CostItem(label="培训", children=(CostItem(label="住宿"),)),),
)
PLACES = {
    "/projects/0/name": Place(line=1, confidence=0.9),
    "/projects/0/funding": Place(line=2, confidence=0.8),
    "/projects/0/funding/total": Place(line=2, confidence=0.6),
    "/projects/0/indicators": Place(line=3, confidence=0.7),
    "/projects/0/indicators/1": Place(line=5, confidence=0.5),
    "/projects/0/cost_items/0": Place(line=8, confidence=0.4),
    "/projects/0/unit": Place(line=9, confidence=0.3),
}
DOCUMENT = Document(
    source=Source(file="a", sha256="0"), projects=(PROJECT,), places=PLACES, blanks=("/projects/0/unit", "/projects/0/department")
)


def sure(pointer: str, document: Document = DOCUMENT) -> str:
    return f"{Certainty(document).at(pointer).sure:f}"


def unread(*paths: str) -> Document:
    return replace(DOCUMENT, unread=tuple(Unread(path=path, message="没有读") for path in paths))


@pytest.mark.parametrize(
    ("pointer", "wanted"),
    [
        ("/projects/0/name", "0.9"),
        ("/projects/0/funding/annual", "0.8"),
        ("/projects/0/indicators/0/name", "1.0"),
        ("/projects/0/indicators/1/name", "0.5"),
        ("/projects/0/cost_items/0/label", "0.4"),
        ("/projects/0/cost_items/0/children/0/label", "0.4"),
        ("/projects/0/narrative/plan", "1.0"),
        ("/projects/0/indicators", "0.7"),
        ("/projects/0/indicators/", "0.5"),
        ("/projects/0/unit", "0.3"),
        ("/projects/0/department", "1.0"),
        ("/projects/0/category", "0.3"),
        ("/projects/0/funding/annual_other", "0.6"),
        ("/projects/0/goals/annual", "1.0"),
    ],
)
def test_how_sure_a_cell_is(pointer: str, wanted: str) -> None:
    assert sure(pointer) == wanted


@pytest.mark.parametrize(
    ("pointer", "wanted"),
    [
        ("/projects/0/unit", ("0.3", "unseen")),
        ("/projects/0/department", ("1.0", "unseen")),
        ("/projects/0/category", ("0", "unseen")),
        ("/projects/0/indicators/0/actual", ("0", "unseen")),
        ("/projects/0/narrative/basis", ("1.0", "incomplete")),
        ("/stated_total", ("1.0", "incomplete")),
        ("/projects/0/goals", ("1.0", "incomplete")),
    ],
)
def test_a_blank_is_one_that_was_seen(pointer: str, wanted: tuple[str, str]) -> None:
    found = Certainty(DOCUMENT).of_blank(pointer)
    assert (f"{found.sure:f}", found.kind) == wanted


@pytest.mark.parametrize(
    ("path", "pointer", "wanted"),
    [
        ("/projects/0/indicators", "/projects/0/indicators", "0"),
        ("/projects/0/indicators/2", "/projects/0/indicators", "0"),
        ("/projects/0/indicators/1/actual", "/projects/0/indicators", "0.7"),
        ("/projects/0/indicators/1/actual", "/projects/0/indicators/1/actual", "0"),
        ("/projects/0", "/projects/0/goals", "0"),
        ("", "/projects/0/goals", "0"),
        ("/projects", "/projects/0/goals", "1.0"),
        ("/projects", "/projects", "0"),
        ("/projects/1", "/projects", "0"),
        ("/projects/0/indicators", "/projects/0/name", "0.9"),
        ("/projects/0/unit", "/projects/0/unit", "0"),
    ],
)
def test_what_was_not_read_may_belong_to_a_list(path: str, pointer: str, wanted: str) -> None:
    assert sure(pointer, unread(path)) == wanted


FORMS = ("/projects/0/funding/annual_other", "/projects/0/goals/annual", "/projects/0/category", "/projects/0/indicators/0/actual")


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("/projects/0/funding/executed", "0 1.0 1.0 1.0"),
        ("/projects/0/goals/overall", "1.0 0 1.0 1.0"),
        ("/projects/0/funding", "0 1.0 1.0 1.0"),
        ("/projects/0/goals", "1.0 0 1.0 1.0"),
        ("/projects/0/number", "1.0 1.0 0 1.0"),
        ("/projects/0/indicators/1/actual", "1.0 1.0 1.0 1.0"),
        ("/projects/0/narrative/plan", "1.0 1.0 1.0 1.0"),
    ],
)
def test_what_was_not_read_of_a_part_may_be_what_it_seems_to_lack(path: str, wanted: str) -> None:
    told = replace(unread(path), places={}, blanks=())
    assert " ".join(sure(pointer, told) for pointer in FORMS) == wanted


@pytest.mark.parametrize(("text", "wanted"), [("示例县教育局", "1.0 1.0 0.8"), ("示例县第3小学", "0.8 0.8 0.8"), ("", "0.8 0.8 0.8")])
def test_a_doubtful_text_without_a_figure_is_no_day_that_seems_to_lack(text: str, wanted: str) -> None:
    told = replace(DOCUMENT, places={"/projects/0/unit": Place(line=9, confidence=0.8, text=text)}, blanks=())
    assert " ".join(sure(f"/projects/0/{field}", told) for field in ("finish", "total_score", "category")) == wanted


def test_a_form_partly_read_is_whole_where_its_places_tell_what_is_not() -> None:
    told, untold = (replace(DOCUMENT, projects=(replace(PROJECT, partly_read=True),), places=places) for places in (DOCUMENT.places, {}))
    assert (sure("/projects/0/goals/annual", told), sure("/projects/0/indicators", told)) == (sure("/projects/0/goals/annual"), "0.7")
    assert (sure("/projects/0/goals/annual", untold), sure("/projects/0/indicators", untold)) == ("0", "0")


def test_the_least_sure_place_is_known() -> None:
    assert [f"{Certainty(d).least():f}" for d in (DOCUMENT, unread("/title"), replace(DOCUMENT, places={}))] == ["0.3", "0", "1.0"]


@pytest.mark.parametrize(
    ("pointer", "there"),
    [
        ("", True),
        ("/projects/0", True),
        ("/projects/1", False),
        ("/projects/0/name", True),
        ("/projects/0/unit", False),
        ("/projects/0/funding", True),
        ("/projects/0/goals", False),
        ("/projects/0/indicators", True),
        ("/projects/0/indicators_medium_term", False),
        ("/projects/0/indicators/1/name", True),
        ("/projects/0/indicators/2/name", False),
        ("/projects/0/cost_items/0/children/0/label", True),
        ("/projects/0/nothing/at/all", False),
    ],
)
def test_what_has_a_value(pointer: str, there: bool) -> None:
    assert has_value(DOCUMENT, pointer) is there


def test_the_least_sure_place_of_a_project_is_its_own_or_outside_all() -> None:
    two = replace(
        DOCUMENT, projects=(PROJECT, PROJECT), places={"/projects/1/name": Place(confidence=0.6), "/title": Place(confidence=0.9)}
    )
    told = Certainty(two)
    assert [f"{told.least(near):f}" for near in (None, (), ("/projects/0",), ("/projects/1",))] == ["0.6", "0.9", "0.9", "0.6"]


@pytest.mark.parametrize(("path", "wanted"), [("/projects/1/funding", "1.0"), ("/projects/2", "0"), ("/projects", "0"), ("/title", "0")])
def test_a_form_that_is_not_there_is_outside_all(path: str, wanted: str) -> None:
    two = replace(DOCUMENT, projects=(PROJECT, PROJECT), places={}, unread=(Unread(path=path, message="没有读"),))
    assert f"{Certainty(two).least(('/projects/0',)):f}" == wanted
