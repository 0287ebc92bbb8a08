"""How much work a job is: counted in calls, so that a busy machine changes nothing."""

import sys
from collections.abc import Callable
from types import BuiltinMethodType, FrameType

from jixiao.values.remembered import Remembered


def forget() -> None:
    """Forget what was said of texts before: else a job is less work for those that came up already."""
    for name, module in list(sys.modules.items()):
        if name.startswith("jixiao."):
            for value in vars(module).values():
                # by the very type: an object that is made when it is first asked for anything, as settings are, is not asked
                if type(value) is BuiltinMethodType and isinstance(value.__self__, Remembered):
                    value.__self__.clear()


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
