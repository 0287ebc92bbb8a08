"""Where a declaration stands: the state in a word, and five steps of which so many are done."""

from msgspec import Struct

from jixiao.workflow.table import PHASES, table

STEPS = 5
ROUND = ("单位", "主管部门", "财政", "人大", "批复")
"""What the five steps are called."""


class Track(Struct, frozen=True):
    """The state's title, how many steps are done, whether the last one sent it back, whose turn it is."""

    title: str
    done: int
    is_back: bool
    turn: str

    @property
    def steps(self) -> tuple[str, ...]:
        """The look of each step: ``on``, ``back`` or nothing."""
        return tuple("" if n > self.done else "back" if self.is_back and n == self.done else "on" for n in range(1, STEPS + 1))


def track(state: str) -> Track:
    """Return where a state is."""
    told = table().states[state]
    back = told.edit and told.phase in ("department", "finance") and state != "recut"
    return Track(told.title, min(STEPS, PHASES.index(told.phase) + 1), back, told.turn)


def leads_back(step: str) -> bool:
    """Whether a step sends a declaration back to be mended, wherever it ends."""
    ends = table().steps[step].ends
    return bool(ends) and all(track(end).is_back for end in ends)
