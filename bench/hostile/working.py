"""How much work a job is: counted in calls, so that a busy machine changes nothing."""

import sys
from collections.abc import Callable
from types import FrameType

from jixiao.values.remembered import Remembered


def forget() -> None:
    """Forget what was said of texts before: else a job is less work for those that came up already."""
    for name, module in list(sys.modules.items()):
        if name.startswith("jixiao."):
            for value in vars(module).values():
                if isinstance(memory := getattr(value, "__self__", None), Remembered):
                    memory.clear()


def calls(job: Callable[[], object]) -> int:
    """Return how many functions the job calls."""
    forget()
    count = 0

    def one_more(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(one_more)
    try:
        job()
    finally:
        sys.setprofile(before)
    return count
