from pathlib import Path

import pytest

from jixiao.audit.load import load_file, shipped_files
from jixiao.audit.rulefile import parse_sql_rule
from jixiao.audit.rulepage import rule_page

LOCAL = parse_sql_rule("LOC01_x.sql", Path(__file__).with_name("local_rule.sql").read_text("utf-8"))


@pytest.mark.parametrize(
    "part",
    [
        "# LOC01 年度资金不足一千元",
        "- 级别：警告",
        "太小的项目不值得单列。",
        "> “{name}”只有 {annual} 元。",
        "- 实务：本区惯例",
        "```sql\nSELECT p.id AS subject",
        "### below the bound",
        "| id | name | has_form |\n| --- | --- | --- |\n| P1 | 培训 | true |",
        "- P1: **不通过**",
    ],
)
def test_the_page_shows(part: str) -> None:
    assert part in rule_page(LOCAL)


def test_the_page_in_english() -> None:
    assert "# LOC01 Less than a thousand yuan" in rule_page(LOCAL, "en")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("file", shipped_files(), ids=[f.stem for f in shipped_files()])
def test_every_shipped_rule_has_a_page(file: Path, lang: str) -> None:
    assert rule_page(load_file(file), lang).startswith(f"# {file.name[:5]} ")
