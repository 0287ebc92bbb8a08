"""jixiao (绩效): reads, recomputes, judges and explains budget performance-target documents."""

__version__ = "0.2.0"
