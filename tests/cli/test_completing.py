from collections.abc import Callable

import pytest

from jixiao.audit.load import shipped_rules

Run = Callable[..., tuple[int, str, str]]


def codes(start: str) -> set[str]:
    return {f"plain,{rule.code}" for rule in shipped_rules() if rule.code.startswith(start)}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("jixiao audit 申", {"file,申"}),
        ("jixiao audit a.txt --to b", {"file,b"}),
        ("jixiao diff a.docx b", {"file,b"}),
        ("jixiao audit a.txt --ledgers 台", {"dir,台"}),
        ("jixiao rule FND0", codes("FND0")),
        ("jixiao audit a.txt --select clS1", codes("CLS1")),
        ("jixiao rule test 本局", {"file,本局"}),
        ("jixiao audit a.txt --format js", {"plain,json"}),
        ("jixiao ann", {"plain,annotate"}),
    ],
)
def test_a_shell_completes_what_was_begun(run: Run, monkeypatch: pytest.MonkeyPatch, typed: str, said: set[str]) -> None:
    monkeypatch.setenv("_JIXIAO_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", typed)
    monkeypatch.setenv("COMP_CWORD", str(len(typed.split()) - 1))
    assert set(run()[1].split("\n")) - {""} == said
