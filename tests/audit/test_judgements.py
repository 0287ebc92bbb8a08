"""The verdicts on findings in shared documents, and the reading of the keys: one of each, about files and rules that there are."""

from collections import Counter

import pytest

from defects.bases import SHARED
from defects.judgements import judgements, key_defects
from defects.slip import slips
from jixiao.audit.load import shipped_rules

CODES = {rule.code for rule in shipped_rules()}


def test_a_finding_is_judged_once() -> None:
    assert [key for key, n in Counter((j.file, j.code, j.path) for j in judgements()).items() if n > 1] == []


def test_a_defect_of_a_key_is_read_once() -> None:
    assert [key for key, n in Counter((d.file, d.defect) for d in key_defects()).items() if n > 1] == []


def test_every_verdict_has_a_reason() -> None:
    assert [j for j in judgements() if not j.why.strip()] == []


def test_only_rules_that_there_are_have_verdicts() -> None:
    assert {j.code for j in judgements()} - CODES == set()


def test_what_a_form_shows_some_rule_may_tell() -> None:
    assert [d for d in key_defects() if (d.shown_by == "form") != bool(d.codes) and d.shown_by != "wording"] == []


@pytest.mark.skipif(not SHARED.exists(), reason="the shared cases are not here")
def test_every_judged_file_is_there() -> None:
    assert {j.file for j in judgements() if not (SHARED / j.file).exists()} == set()


def test_slips_and_keys_name_rules_that_there_are() -> None:
    named = {code for slip in slips() for code in slip.rules} | {code for defect in key_defects() for code in defect.codes}
    assert named - CODES == set()
