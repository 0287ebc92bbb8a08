"""The JSON Schemas of what the program prints, as files for other programs; ``jixiao schema --to DIR`` writes them anew."""
