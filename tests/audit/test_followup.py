from collections.abc import Callable
from pathlib import Path

import pytest

from jixiao.audit.followup import followed_up
from jixiao.audit.load import shipped_rules
from jixiao.audit.run import AuditOptions, audit_documents
from jixiao.model.document import Document
from jixiao.model.finding import DocumentReport, Followup
from jixiao.read.document import read_bytes

Follow = Callable[..., Followup]


def audited(text: str) -> tuple[Document, DocumentReport]:
    document = read_bytes(text.encode(), "a.txt")
    return document, audit_documents([document], AuditOptions(), shipped_rules()).documents[0]


@pytest.fixture(scope="module")
def text(example: Path) -> str:
    return example.read_text("utf-8")


@pytest.fixture(scope="module")
def earlier(text: str) -> tuple[Document, DocumentReport]:
    return audited(text)


@pytest.fixture
def follow(earlier: tuple[Document, DocumentReport], text: str) -> Follow:
    def go(before: str, after: str = "") -> Followup:
        assert not before or before in text
        return followed_up(earlier, audited(text.replace(before, after) if before else text))

    return go


def codes(told: Followup) -> set[str]:
    return {f.code for f in told.closed}


def test_the_same_again_leaves_all_open(follow: Follow, earlier: tuple[Document, DocumentReport]) -> None:
    told = follow("")
    fails = [f for f in earlier[1].findings if f.verdict == "fail"]
    assert (told.closed, len(told.still_open), told.new) == ((), len(fails), ())


def test_what_was_corrected_is_closed(follow: Follow) -> None:
    told = follow("903,200.00", "963,200.00")
    assert codes(told) >= {"FND06", "FND08"}
    assert told.new == ()


def test_a_fault_in_a_project_that_was_renamed_is_still_open(follow: Follow) -> None:
    told = follow("人大履职培训", "人大代表履职培训")
    assert "FND06" not in codes(told)


def test_a_new_fault_is_new(follow: Follow) -> None:
    told = follow("10,400.00", "10,500.00")
    assert told.new != ()
