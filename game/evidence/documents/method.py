"""How the documents were made, what their code proves, and what it does not."""

from __future__ import annotations

from game.evidence.blocks import Block, Document, Heading, Pairs, body, cell
from game.evidence.material import Material
from game.evidence.stamp import PROVES, PROVES_NOT
from game.evidence.words import plain_date, plural


def method(material: Material) -> Document:
    """The appendix of every pack."""
    story, stamp = material.story, material.stamp
    a = material.analysis
    if a is None:
        values = "Expected values of decisions were not analysed for this pack."
    else:
        values = (
            f"Expected values come from {a.rollouts:,} futures: at each decision what could not be "
            "known was drawn anew, consistent with what the manager had seen, and the game was led "
            f"on by the {a.policy} manager; options share their luck. The truth was never used."
        )
    hints = ", ".join(story.view.public.hints) or "none"
    led = "a person" if stamp.manager == "person" else f"computer manager “{stamp.manager}”"
    when = f"{plain_date(stamp.made)}, release {stamp.release}, rules {stamp.rules}"
    changed = ", ".join(f"{k} = {v:g}" for k, v in story.header.overrides.items()) or "none"
    blocks: tuple[Block, ...] = (
        Heading("What this is"),
        body(
            "A simulated project. People, companies and events are invented; time, cost and luck "
            "follow published models. One person decided; the game computed what followed."
        ),
        Heading("The game behind it"),
        Pairs(
            (
                ("Scenario", cell(f"{stamp.scenario} {stamp.version}, “{stamp.title}”")),
                ("Scenario digest", cell(story.header.scenario_digest)),
                ("Seed", cell(str(stamp.seed))),
                ("Difficulty", cell(stamp.level)),
                ("Hints used", cell(hints)),
                ("Changed parameters", cell(changed)),
                ("Led by", cell(led)),
                ("Recorded actions", cell(plural(len(story.recording.actions), "action"))),
                ("State at the end", cell(story.digest)),
                ("Made", cell(when)),
            )
        ),
        Heading("Words"),
        body(
            "What stands behind a blue bar or in blue, and the name on the cover, was typed by the "
            "player and is unedited. Everything else comes from the recording. Where the player "
            "wrote nothing the documents say “not recorded”; no reason was made up."
        ),
        Heading("Values"),
        body(values),
        Heading("Characters"),
        body(
            "The PDF holds one font, with Latin, Greek and Cyrillic letters. Other scripts and "
            "signs are named in brackets there; the HTML, DOCX and XLSX files show them as they "
            "were typed."
        ),
        Heading("What the code proves"),
        body(
            "“contingency verify FILE” plays the recording again, builds these documents anew and "
            f"compares them. {PROVES}"
        ),
        body(PROVES_NOT),
    )
    return Document("method", "Method and verification", "How to read and how to check", blocks)
