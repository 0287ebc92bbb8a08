"""What a function said of a short text is not asked again; of a long text nothing is kept, and the memory has an end."""

import sys
from types import ModuleType
from typing import NoReturn

import pytest

from hostile import working
from jixiao.values import remembered
from jixiao.values.remembered import LONGEST


class Asked(list[str]):
    """The texts that a function was asked for."""

    def length(self, text: str) -> int:
        """Return how many signs a text has."""
        self.append(text)
        return len(text)


def test_a_short_text_is_asked_for_once_and_a_long_one_each_time() -> None:
    asked = Asked()
    said = remembered.remembered(asked.length)
    longest, longer = "长" * LONGEST, "长" * (LONGEST + 1)
    assert [said(text) for text in ("", "甲乙", longest, longer, "", "甲乙", longest, longer)] == [0, 2, LONGEST, LONGEST + 1] * 2
    assert asked == ["", "甲乙", longest, longer, longer]


def test_with_one_more_than_it_has_room_for_all_are_asked_for_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "MOST", 2)
    asked = Asked()
    said = remembered.remembered(asked.length)
    assert [said(text) for text in ("甲", "乙乙", "甲", "丙丙丙", "乙乙", "丙丙丙")] == [1, 2, 1, 3, 2, 3]
    assert asked == ["甲", "乙乙", "丙丙丙", "乙乙"]


class Unready:
    """Can't be asked for anything yet, as the settings of a web server that does not run: not even for its class."""

    def __getattribute__(self, name: str) -> NoReturn:
        raise RuntimeError(name)


def test_to_forget_asks_nothing_of_what_is_not_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Asked()
    module = ModuleType("jixiao.unready")
    module.settings, module.said = Unready(), remembered.remembered(asked.length)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    module.said("甲")
    working.forget()
    module.said("甲")
    assert asked == ["甲", "甲"]
