from pathlib import Path

import pytest

from jixiao.corpus import generate as generating
from jixiao.corpus.sheets import departments, kinds


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small made-up corpus."""
    place = tmp_path_factory.mktemp("corpus") / "small"
    make(place)
    return place


def make(place: Path) -> None:
    """Make a small corpus of two departments, with fewer clean templates than a real one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(generating, "CLEAN", 1)
        patch.setattr(generating, "PROJECTS_A_YEAR", 250)
        patch.setattr(generating, "departments", lambda: departments()[:2])
        patch.setattr(generating, "kinds", lambda: tuple(kind for kind in kinds() if kind.department in departments()[:2]))
        generating.generate(500, 7, place)


@pytest.fixture
def again(tmp_path: Path) -> Path:
    """Return the same corpus made anew."""
    make(tmp_path / "again")
    return tmp_path / "again"
