from pathlib import Path

import pytest

from jixiao.errors import UsageWrong
from jixiao.write.atomic import write_whole


def test_a_file_is_written_over_an_older_one(tmp_path: Path) -> None:
    file = tmp_path / "报告.json"
    file.write_text("old")
    write_whole(file, b"new")
    assert {f.name: f.read_bytes() for f in tmp_path.iterdir()} == {"报告.json": b"new"}


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageWrong, match="无法写入") as said:
        write_whole(tmp_path / "no/x.json", b"x")
    assert "Cannot write" in said.value.en


def test_nothing_partial_is_left(tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    with pytest.raises(UsageWrong):
        write_whole(tmp_path / "taken", b"x")
    assert [f.name for f in tmp_path.iterdir()] == ["taken"]
