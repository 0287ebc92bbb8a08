"""The money side by side claims nothing on indicators that may not be read whole."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from jixiao.audit.balance import balance
from jixiao.model.document import Document, Project, Unread
from jixiao.model.finding import CONTROLLED, Balance
from jixiao.values.place import Place

TABLE = "/projects/0/indicators"


@pytest.fixture
def of(make_project: Callable[..., Project], make_document: Callable[..., Document]) -> Callable[..., Balance]:
    def made(**fields: object) -> Balance:
        return balance(replace(make_document(make_project(annual="100.00")), **fields))

    return made


@pytest.mark.parametrize(
    ("fields", "known"),
    [
        ({}, True),
        ({"places": {TABLE: Place(confidence=0.95)}}, True),
        ({"places": {TABLE: Place(confidence=0.94)}}, False),
        ({"unread": (Unread(path=TABLE, message="没有读"),)}, False),
        ({"unread": (Unread(path="/projects/1/indicators", message="没有读"),)}, True),
    ],
)
def test_what_cost_indicators_control_is_known_of_a_table_read_whole(
    of: Callable[..., Balance], fields: dict[str, object], known: bool
) -> None:
    told = of(**fields)
    assert (told.rows[0].controlled is not None, told.controlled_total is not None, CONTROLLED not in told.rows[0].doubtful) == (known,) * 3
