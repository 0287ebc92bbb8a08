"""A small crowd signs in at a running site, over the network: nobody is lost, nobody twice, the log is whole."""

import sys
from pathlib import Path

PEOPLE, SECONDS = 12, 1.0


def test_a_crowd_signs_in_once_each(root: Path, tmp_path: Path) -> None:
    sys.path.insert(0, str(root / "bench"))
    try:
        from signing.crowd import crowd
    finally:
        sys.path.remove(str(root / "bench"))
    went = crowd(tmp_path / "office", PEOPLE, SECONDS)
    assert went.wrong == []
    assert went.came == {"rows": PEOPLE, "deputies": PEOPLE, "faults": []}
    assert (len(went.forms), len(went.acts)) == (PEOPLE, PEOPLE)
