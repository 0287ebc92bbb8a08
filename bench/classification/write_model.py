"""Trains on all examples and writes ``src/jixiao/classify/model.txt``: ``PYTHONPATH=src:bench python bench/classification/write_model.py``."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from classification.examples import own, real
from classification.rivals import held_out
from classification.train import mark_of, sure_margin, text_of, train
from jixiao.classify.model import FILE, Model


def main() -> int:
    """Train and write; the sure margin is that of the held-out documents."""
    if not real():
        sys.exit("没有共享的真实文件（../shared/cases）。 The shared documents are not here.")
    examples = (*real(), *own())
    model = Model(train(examples).lines, sure_margin(held_out("model")))
    FILE.write_text(text_of(model, mark_of(examples)), "utf-8")
    print(f"{FILE.name}: {len(model.lines)} n-grams, {len(examples)} examples, sure from {model.sure}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
