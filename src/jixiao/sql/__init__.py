"""SELECTs kept as files, rules and measures alike: their format, the gate, the fence, their examples and what these notice."""
