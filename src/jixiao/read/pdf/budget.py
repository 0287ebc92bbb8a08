"""How much time and memory the child may use for a file of so many pages: less than the fence allows, told by the file itself."""

from jixiao.system.process import tighten

MIB = 1 << 20


def allow(seconds: float, memory: int) -> None:
    """Let the process use so many more seconds of processor time and bytes of memory, within its limits; only where limits are set."""
    tighten(memory=memory, seconds=seconds)
