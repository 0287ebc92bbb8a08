"""Every field of a project that a reader may fill has words for a person."""

import pytest

from jixiao.model.document import Document, Funding, Goals, Indicator, Narrative, Project
from jixiao.model.fields import FIELDS, field_words

GROUPS = {"funding": Funding, "goals": Goals, "narrative": Narrative}


@pytest.mark.parametrize("field", [f"{group}/{name}" for group, struct in GROUPS.items() for name in struct.__struct_fields__])
def test_a_field_of_a_group_has_words_in_both_languages(field: str) -> None:
    assert all(FIELDS[field])


UNTOLD = {"has_form", "has_narrative", "partly_read", "level1_standard", "level2_standard"}
"""What no cell of a form says."""


@pytest.mark.parametrize("pointer", [f"/projects/0/{name}" for name in Project.__struct_fields__ if name not in UNTOLD])
def test_a_field_of_a_project_is_told_in_words(pointer: str) -> None:
    assert not field_words(pointer).isascii()
    assert "_" not in field_words(pointer, "en")


@pytest.mark.parametrize("name", [name for name in Indicator.__struct_fields__ if name not in UNTOLD])
def test_a_column_of_an_indicator_is_told_in_words(name: str) -> None:
    assert field_words(f"/projects/0/indicators/1/{name}") != field_words("/projects/0/indicators/1")
    assert "_" not in field_words(f"/projects/0/indicators/1/{name}", "en")


READING = {"schema", "source", "projects", "places", "blanks", "warnings", "unread", "stated"}
"""What of a document tells of its reading."""


@pytest.mark.parametrize("name", [name for name in Document.__struct_fields__ if name not in READING])
def test_a_field_of_a_document_is_told_in_words(name: str) -> None:
    for pointer in (f"/{name}", f"/{name}/3"):
        assert not field_words(pointer).isascii()
        assert "_" not in field_words(pointer, "en")
    assert field_words("/calculations/4") == "封面的第 5 个算式"


def test_no_words_are_left_over() -> None:
    own = (
        set(Document.__struct_fields__)
        | {f"{group}/{name}" for group, struct in GROUPS.items() for name in struct.__struct_fields__}
        | set(Project.__struct_fields__)
    )
    assert {name for name in FIELDS if name.partition("/")[0] not in {"indicators", "items"}} - own == set()
