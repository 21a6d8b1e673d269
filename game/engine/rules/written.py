"""The manager's own words: journal, charter, hints used. Kept as they were typed."""

from __future__ import annotations

from game.engine.agenda import note
from game.model.actions import Refusal, UseHint, WriteCharter, WriteJournal
from game.model.world import World, Written

LONGEST = 600
"""Characters of one entry."""
LONGEST_NAME = 80
"""Characters of what an entry is about, and of a hint's name."""
CHARTER_FIELDS = (
    "aims",
    "aim_2",
    "aim_3",
    "purpose",
    "objectives",
    "success",
    "in_scope",
    "out_of_scope",
    "assumptions",
    "constraints",
    "authority",
)
# First and last code points that can hide or reorder what stands around them, or that no file can
# hold: controls, line separators, bidirectional marks, lone surrogates.
FORBIDDEN = (
    (0x00, 0x1F),
    (0x7F, 0x9F),
    (0x200E, 0x200F),
    (0x2028, 0x202E),
    (0x2066, 0x2069),
    (0xD800, 0xDFFF),
    (0xFEFF, 0xFEFF),
)


def bad_text(text: str, longest: int = LONGEST) -> Refusal | None:
    """Why these words cannot be kept, if so."""
    if not text.strip():
        return Refusal("empty", "There is nothing written yet.")
    return bad_characters(text, longest)


def bad_characters(text: str, longest: int) -> Refusal | None:
    """Why these words cannot be kept; no words at all are fine."""
    if len(text) > longest:
        return Refusal(
            "long",
            f"That is {len(text)} characters, and {longest} are the most.",
            "Shorten it.",
        )
    for letter in text:
        if any(first <= ord(letter) <= last for first, last in FORBIDDEN):
            return Refusal(
                "characters",
                "The text holds a line break or a character that cannot be printed.",
                "Write it in one paragraph of plain text.",
            )
    return None


def check_write_journal(world: World, action: WriteJournal) -> Refusal | None:
    """A sentence of why."""
    return bad_text(action.text) or bad_characters(action.about, LONGEST_NAME)


def do_write_journal(world: World, action: WriteJournal) -> None:
    """Adds it to the decision journal."""
    now = world.public.now
    world.public.written.append(Written(now, "journal", action.about, action.text))
    note(world, "journal", action.about, detail=action.text)


def check_write_charter(world: World, action: WriteCharter) -> Refusal | None:
    """The manager's words for a field that the charter has."""
    if action.field not in CHARTER_FIELDS:
        fields = ", ".join(CHARTER_FIELDS)
        return Refusal("field", f"The charter has no field {action.field!r}.", f"It has {fields}.")
    return bad_text(action.text)


def do_write_charter(world: World, action: WriteCharter) -> None:
    """The last words for a field count; earlier ones stay in the record."""
    now = world.public.now
    world.public.written.append(Written(now, "charter", action.field, action.text))


def check_use_hint(world: World, action: UseHint) -> Refusal | None:
    """Any hint may be opened, each as often as wanted."""
    return bad_text(action.hint, LONGEST_NAME)


def do_use_hint(world: World, action: UseHint) -> None:
    """Remembers that it was used."""
    if action.hint not in world.public.hints:
        world.public.hints.append(action.hint)
        note(world, "hint", action.hint, detail=action.hint)
