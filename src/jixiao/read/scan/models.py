"""The two networks that the package rapidocr brings: where text is, and which characters a line holds."""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from jixiao.extras import missing
from jixiao.read.pdf.shapes import Box
from jixiao.read.refused import Refused
from jixiao.read.scan.libraries import Array, cv, numpy, runtime

EXTRA = "ocr"
LONGEST = 1280
"""Dots of the longer side at which text is looked for."""
STEP = 32
SEEN, SURE = 0.3, 0.5
GROWN = 1.6
"""How far the box of found text is grown: area over girth, so many times."""
HIGH = 48
"""Dots of height at which a line is read."""
BATCH = 8
NARROWEST, WIDEST = 48, 1600
TWINS = tuple(zip("：（），；％＝－", ":(),;%=-", strict=True))
SLACK = 1.25
"""Lines of a batch differ in width by at most this."""


class Letter(NamedTuple):
    """A character read: its text, where its middle stands in the line (0 to 1), and how sure it is."""

    text: str
    at: float
    confidence: float


def folder() -> Path:
    """Return where the networks are; Refused with what to install where they are missing."""
    found = find_spec("rapidocr")
    if found is None or found.origin is None or missing(EXTRA):
        raise Refused(
            f"这是扫描件或图片，识别文字需要另装的组件：pip install 'jixiao[{EXTRA}]'。",
            f"this is a scan or picture; reading it needs more packages: pip install 'jixiao[{EXTRA}]'.",
            EXTRA,
        )
    return Path(found.origin).parent / "models"


@cache
def session(kind: str) -> Array:
    """Return a network, on one thread."""
    options = runtime().SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 4
    model = max(folder().glob(f"*_{kind}_*.onnx"))
    return runtime().InferenceSession(str(model), options, providers=["CPUExecutionProvider"])


@cache
def characters() -> tuple[str, ...]:
    """Return the characters that the network tells apart, the blank first."""
    listed = session("rec").get_modelmeta().custom_metadata_map["character"].splitlines()
    return ("", *listed, " ")


def run(kind: str, batch: Array) -> Array:
    """Return what a network answers."""
    network = session(kind)
    return network.run(None, {network.get_inputs()[0].name: batch})[0]


def text_boxes(grey: Array) -> list[Box]:
    """Return the boxes of lines of text in a straight picture, in dots."""
    height, width = grey.shape
    scale = min(1.0, LONGEST / max(height, width))
    size = tuple(max(STEP, round(side * scale / STEP) * STEP) for side in (width, height))
    small = cv().resize(grey, size, interpolation=cv().INTER_AREA)
    batch = numpy().repeat(normal(small)[None, None], 3, axis=1)
    likely = run("det", batch)[0, 0]
    _, labels, stats, _ = cv().connectedComponentsWithStats((likely > SEEN).astype("uint8"))
    fx, fy = width / size[0], height / size[1]
    found = []
    for n, (x, y, w, h, _) in enumerate(stats[1:].tolist(), 1):
        part = likely[y : y + h, x : x + w]
        if min(w, h) < 3 or float(part[labels[y : y + h, x : x + w] == n].mean()) < SURE:
            continue
        grow = w * h * GROWN / (2 * (w + h))
        box = ((x - grow) * fx, (y - grow) * fy, (x + w + grow) * fx, (y + h + grow) * fy)
        found.append((max(0.0, box[0]), max(0.0, box[1]), min(float(width), box[2]), min(float(height), box[3])))
    return found


def normal(grey: Array) -> Array:
    """Return a picture as the networks want it: from -1 to 1."""
    return (grey.astype("float32") / 255 - 0.5) / 0.5


def read_lines(crops: Sequence[Array]) -> list[list[Letter]]:
    """Return the characters of pictures of one line each."""
    found: list[list[Letter]] = [[] for _ in crops]
    widths = [min(WIDEST, max(8, round(crop.shape[1] * HIGH / crop.shape[0]))) for crop in crops]
    for group in batches(widths):
        wide = max(NARROWEST, *(widths[n] for n in group))
        batch = numpy().zeros((len(group), 3, HIGH, wide), "float32")
        for k, n in enumerate(group):
            batch[k, :, :, : widths[n]] = normal(cv().resize(crops[n], (widths[n], HIGH), interpolation=cv().INTER_LINEAR))
        for k, answer in enumerate(run("rec", batch)):
            found[group[k]] = list(letters(answer, wide / widths[group[k]]))
    return found


def batches(widths: Sequence[int]) -> Iterator[list[int]]:
    """Yield numbers of lines of like width."""
    held: list[int] = []
    for n in sorted(range(len(widths)), key=widths.__getitem__):
        if held and (len(held) >= BATCH or widths[n] > max(NARROWEST, widths[held[0]]) * SLACK):
            yield held
            held = []
        held.append(n)
    if held:
        yield held


@cache
def twins() -> dict[int, int]:
    """Return the numbers of signs that differ in width only."""
    known = {text: n for n, text in enumerate(characters())}
    pairs = [(known[a], known[b]) for a, b in TWINS if a in known and b in known]
    return dict([*pairs, *((b, a) for a, b in pairs)])


def likely(answer: Array, index: int) -> float:
    """Return how sure a character is; whether a sign is full or half width is no doubt."""
    twin = twins().get(index)
    return float(answer[index]) + (float(answer[twin]) if twin is not None else 0.0)


def letters(answer: Array, spare: float) -> Iterator[Letter]:
    """Yield the characters of one line: repeats and blanks between them left out."""
    best = answer.argmax(axis=1)
    known = characters()
    before = 0
    for n, index in enumerate(best.tolist()):
        if index and index != before:
            yield Letter(known[index], (n + 0.5) / len(best) * spare, round(min(1.0, likely(answer[n], index)), 4))
        before = index
