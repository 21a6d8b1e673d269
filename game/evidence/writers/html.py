"""A single HTML file: reads offline and without script, prints well, shows every script."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from game.evidence.blocks import Block, Entry
from game.evidence.portfolio import Portfolio
from game.evidence.stamp import PROVES, PROVES_NOT

TEMPLATE = Path(__file__).with_name("portfolio.html.jinja")


def html(made: Portfolio) -> bytes:
    """The whole portfolio; every text is escaped, only our own charts are markup."""
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    environment.filters["levels"] = levels
    environment.filters["picture"] = Markup
    template = environment.from_string(TEMPLATE.read_text(encoding="utf-8"))
    text = template.render(
        stamp=made.stamp,
        documents=made.documents,
        paper="letter" if made.settings.paper == "us-letter" else "A4",
        project=made.story.project,
        proves=PROVES,
        proves_not=PROVES_NOT,
    )
    return text.encode(errors="replace")


def levels(blocks: tuple[Block, ...]) -> list[tuple[Block, int]]:
    """Each block with the level that its heading has: below an entry one deeper."""
    found: list[tuple[Block, int]] = []
    level = 3
    for block in blocks:
        if isinstance(block, Entry):
            level = 4
        found.append((block, 3 if isinstance(block, Entry) else level))
    return found
