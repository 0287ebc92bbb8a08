"""The heavy libraries of picture reading, loaded in the child only; pictures are arrays of bytes, rows first."""

from functools import cache
from typing import Any

Array = Any
"""A numpy array."""


@cache
def cv() -> Any:
    """Return OpenCV, on one thread."""
    import cv2  # noqa: PLC0415 - heavy; the parent never reads pictures

    cv2.setNumThreads(1)
    return cv2


@cache
def numpy() -> Any:
    """Return numpy."""
    import numpy as np  # noqa: PLC0415 - as above

    return np
