"""The parameter sheet as a page: `python -m game.model.sheet > docs/model.md`."""

from __future__ import annotations

import sys

from game.model.parameters import LEVELS, PARAMETERS

HEAD = """# The model's parameters

Every number that the rules assume. A scenario or an instructor may override any of them
(`parameters:` in a scenario file); a recording says so. Marks of evidence: V verified in the
source's own text, v at second hand, K seen in source code, C computed, R recalled, D our own
calibration. This page is made from `game/model/parameters.py` by `python -m game.model.sheet`.

| parameter | default | range | unit | source | mark | meaning |
|---|---:|---|---|---|---|---|
"""

LEVEL_HEAD = """
## Levels

What a level changes; everything else is as above.

| level | changes |
|---|---|
"""


def sheet() -> str:
    """The whole page in Markdown."""
    rows = [
        f"| `{p.name}` | {p.default} | {p.low} to {p.high} | {p.unit} | "
        f"{p.source} | {p.mark} | {p.meaning} |\n"
        for p in PARAMETERS
    ]
    levels = [
        f"| {name} | {', '.join(f'`{k}` {v}' for k, v in changes.items()) or 'nothing'} |\n"
        for name, changes in LEVELS.items()
    ]
    return HEAD + "".join(rows) + LEVEL_HEAD + "".join(levels)


if __name__ == "__main__":
    sys.stdout.write(sheet())
