"""Every field of a project that a reader may fill has words for a person."""

import pytest

from jixiao.model.document import Document, Funding, Goals, Narrative, Project
from jixiao.model.fields import FIELDS

GROUPS = {"funding": Funding, "goals": Goals, "narrative": Narrative}


@pytest.mark.parametrize("field", [f"{group}/{name}" for group, struct in GROUPS.items() for name in struct.__struct_fields__])
def test_a_field_of_a_group_has_words_in_both_languages(field: str) -> None:
    assert all(FIELDS[field])


def test_no_words_are_left_over() -> None:
    own = (
        set(Document.__struct_fields__)
        | {f"{group}/{name}" for group, struct in GROUPS.items() for name in struct.__struct_fields__}
        | set(Project.__struct_fields__)
    )
    assert {name for name in FIELDS if name.partition("/")[0] not in {"indicators", "items"}} - own == set()
