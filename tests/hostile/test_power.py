"""The power goes while files and rows are kept: what was said to be kept is there afterwards, nothing half; without the flush it is not."""

from pathlib import Path

import pytest

from hostile.power import FORGETFUL, cut, is_possible

pytestmark = pytest.mark.skipif(not is_possible(), reason="只有 Linux 上的 root 能把一个文件挂成文件系统")


@pytest.mark.parametrize("after", [0.0, 0.2])
def test_what_was_kept_is_there_when_the_power_comes_back(tmp_path: Path, after: float) -> None:
    assert cut(tmp_path, after) == []


@pytest.mark.parametrize("forgotten", [name for name, sabotage in FORGETFUL.items() if sabotage])
def test_without_the_flush_it_is_lost(tmp_path: Path, forgotten: str) -> None:
    assert cut(tmp_path, 0.2, FORGETFUL[forgotten]) != []
