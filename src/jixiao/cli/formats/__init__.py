"""The layouts of an audit's report, a module ``as_LAYOUT`` each, of which a run loads the one it writes."""
