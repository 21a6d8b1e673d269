"""Writes the pages of all playthroughs anew: `python -m tests.playthroughs.regenerate`.

A page that changes means that old recordings play differently: raise `RULES_VERSION` with it, or
know why not (a change of the scenario changes its digest, and that is enough).
"""

from __future__ import annotations

import sys

from tests.playthroughs.script import FOLDER, pages, played


def main() -> None:
    """Plays every game, writes its page, and removes pages of games that are no more."""
    wanted = pages()
    for file in sorted(FOLDER.glob("*.txt")):
        if file not in wanted:
            file.unlink()
            sys.stdout.write(f"gone       {file.name}\n")
    for file in wanted:
        text = played(file)
        old = file.read_text(encoding="utf-8") if file.exists() else ""
        file.write_text(text, encoding="utf-8", newline="\n")
        word = "unchanged" if text == old else "changed" if old else "new"
        sys.stdout.write(f"{word:<10} {file.name}\n")


if __name__ == "__main__":
    main()
