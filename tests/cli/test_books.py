import json
from collections.abc import Callable
from pathlib import Path

import pytest

from jixiao.actions.schema import KINDS
from jixiao.values.width import width

Run = Callable[..., tuple[int, str, str]]


def test_rules_as_json(run: Run) -> None:
    code, out, _ = run("rules", "--format", "json")
    listed = json.loads(out)
    assert code == 0
    assert set(listed[0]) >= {"code", "name", "severity", "title", "basis", "since"}
    assert [rule["code"] for rule in listed] == sorted(rule["code"] for rule in listed)


@pytest.mark.parametrize(
    ("families", "starts"), [(("FND",), {"FND"}), (("FND,GOA",), {"FND", "GOA"}), (("fnd", "--family", "CLS01"), {"FND", "CLS"})]
)
def test_families(run: Run, families: tuple[str, ...], starts: set[str]) -> None:
    _, out, _ = run("rules", "--format", "json", "--family", *families)
    assert {rule["code"][:3] for rule in json.loads(out)} == starts


def test_rules_for_people(run: Run) -> None:
    _, out, _ = run("rules")
    assert ("FND06  错误  " in out, [line for line in out.splitlines() if width(line) > 80]) == (True, [])


def test_a_rule_page(run: Run) -> None:
    code, out, _ = run("rule", "fnd06")
    assert (code, out.startswith("# FND06 "), "```sql" in out) == (0, True, True)


def test_a_rule_in_english(run: Run) -> None:
    assert "## Why" in run("rule", "FND06", "--lang", "en")[1]


def test_an_unknown_code_names_near_ones(run: Run) -> None:
    code, out, err = run("rule", "FND60")
    assert (code, out, "相近的有：FND" in err, err.count("\n")) == (2, "", True, 1)


def test_parameters_on_a_day(run: Run) -> None:
    before, after = (json.loads(run("params", "--format", "json", "--on", day)[1]) for day in ("1990-01-01", "2024-01-01"))
    assert len(before) < len(after)
    assert {value["verified"] for p in after for value in p["values"]} <= {True, False}
    assert [p["name"] for p in after if len(p["values"]) != 1] == []


def test_parameters_for_people(run: Run) -> None:
    code, out, _ = run("params")
    assert (code, [line for line in out.splitlines() if width(line) > 80]) == (0, [])


def test_schemas_are_listed_and_printed(run: Run) -> None:
    assert [line.split()[0] for line in run("schema")[1].splitlines()] == list(KINDS)
    assert json.loads(run("schema", "document")[1])["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_schemas_are_written(run: Run, tmp_path: Path) -> None:
    code, _, _ = run("schema", "--to", tmp_path)
    assert (code, sorted(f.name for f in tmp_path.iterdir())) == (
        0,
        sorted(f"{name}.json" for name in KINDS),
    )
