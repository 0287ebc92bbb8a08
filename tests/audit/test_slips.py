"""Forms of invented offices with the slips that officers make: each is told where it stands, and nothing else is accused.

Beside every form stand its slips as TOML: what, where, by which rules; ``missed`` says why nobody tells one, ``also`` which other
rules rightly speak.
"""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from jixiao.audit.load import shipped_rules
from jixiao.audit.run import AuditOptions, audit_documents
from jixiao.model.finding import Covered, Finding, every
from jixiao.read.document import read_file

FORMS = sorted((Path(__file__).parent / "slips").glob("*.txt"))


def findings(file: Path) -> tuple[Finding, ...]:
    """Return what is found in a form."""
    return audit_documents([read_file(file)], AuditOptions(), shipped_rules()).documents[0].findings


def known(file: Path) -> dict[str, Any]:
    """Return the slips of a form."""
    return tomllib.loads(file.with_suffix(".toml").read_text("utf-8"))


def tells(finding: Finding | Covered, slip: dict[str, Any]) -> bool:
    """Return whether a finding speaks of a slip at its place."""
    paths = (finding.path, *(finding.other_paths if isinstance(finding, Finding) else ()))
    near = any(path.startswith(at) or at.startswith(f"{path}/") for path in paths for at in slip["at"])
    return finding.code in slip["codes"] and near


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.stem)
def test_each_slip_is_told_and_nothing_else(file: Path) -> None:
    found, truth = findings(file), known(file)
    untold = [slip["what"] for slip in truth["slip"] if "missed" not in slip and not any(tells(f, slip) for f in every(found))]
    meant = {code for slip in truth["slip"] for code in slip["codes"]} | set(truth["also"])
    assert (untold, sorted({f.code for f in found} - meant)) == ([], [])


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.stem)
def test_what_is_said_to_be_missed_is(file: Path) -> None:
    found = tuple(every(findings(file)))
    assert [slip["what"] for slip in known(file)["slip"] if "missed" in slip and any(tells(f, slip) for f in found)] == []
