"""The author's reference is what the code says today."""

from __future__ import annotations

from pathlib import Path

from game.content.reference import reference
from game.content.written.effects import EffectEntry
from game.model.conditions import BUILT_IN, FAMILIES

PAGE = Path(__file__).resolve().parents[2] / "docs" / "authoring.md"


def test_the_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference(), (
        "run: python -m game.content.reference > docs/authoring.md"
    )


def test_it_names_every_effect_and_every_name() -> None:
    page = reference()
    for word in (*EffectEntry.model_fields, *(name.pattern for name in (*BUILT_IN, *FAMILIES))):
        assert f"| `{word}` |" in page


def test_no_cell_is_without_words() -> None:
    for line in reference().splitlines():
        if line.startswith("| `"):
            cells = line.split(" | ")
            assert all(cell.strip(" |") for cell in (cells[0], cells[1])), line
            assert "()" not in line
