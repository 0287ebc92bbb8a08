"""The heavy libraries of picture reading, loaded in the child only; pictures are arrays of bytes, rows first."""

from functools import cache
from importlib import import_module
from typing import Any

Array = Any
"""A numpy array, or a library that makes them."""


@cache
def cv() -> Array:
    """Return OpenCV, on one thread; not imported by name, for the parent must not load it."""
    opened = import_module("cv2")
    opened.setNumThreads(1)
    return opened


@cache
def numpy() -> Array:
    """Return numpy."""
    return import_module("numpy")


@cache
def runtime() -> Array:
    """Return onnxruntime."""
    return import_module("onnxruntime")


def pillow(part: str) -> Array:
    """Return a module of Pillow."""
    return import_module(f"PIL.{part}")
