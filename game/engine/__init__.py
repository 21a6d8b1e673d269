"""RULES: the only code that changes a world. `session` is its door."""
