"""Official forms as data: labels, level names, sections and words, one TOML per subject, used to read and to write."""
