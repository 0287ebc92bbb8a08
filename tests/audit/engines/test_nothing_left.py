"""A plain audit asks no other engine: one rule that were left to it would cost more than all the others together."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from jixiao.actions.audit import AuditRequest, audit
from jixiao.audit.engines import door
from jixiao.audit.rulefile import Rule
from jixiao.audit.verdicts import Judged

EXAMPLE = Path(__file__).parents[3] / "examples/songjiang-2024/declaration.txt"


def test_no_rule_of_forms_is_left_to_the_other_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    left: list[str] = []

    def noted(rules: Sequence[Rule], *_: object) -> Judged:
        left.extend(rule.code for rule in rules)
        return Judged()

    monkeypatch.setattr(door, "_in_duckdb", noted)
    audit(AuditRequest(files=(str(EXAMPLE),), today=date(2026, 1, 1)), lambda: b"", lambda *_: None)
    assert left == []
