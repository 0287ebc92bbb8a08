"""Target values (指标值) as people write them, read into operator, number and printed unit, or a word."""

from jixiao.formula.target.read import read_target, read_target_afresh
from jixiao.formula.target.reading import TargetReading, target_json, to_text, with_name

__all__ = ["TargetReading", "read_target", "read_target_afresh", "target_json", "to_text", "with_name"]
