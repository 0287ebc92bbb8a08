"""How reports are shown: a renderer for each format, which knows the tree and no report."""
