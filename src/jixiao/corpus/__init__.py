"""Many documents: corpora of fact tables on disk, made up or added, and all SQL rules over them on one of two engines."""
