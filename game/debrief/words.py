"""The learner's own words about a game that has ended, as they stand in its recording.

They are journal entries whose `about` names what they are: `debrief:change:41` is the decision that
began with action 41 and would be taken otherwise. Written first, before any verdict; a later entry
of the same kind adds to the earlier one and never replaces it.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.model.actions import WriteJournal
from game.model.view import View

PREFIX = "debrief"
AGAIN, ANOTHER, CHANGE = "again", "again-2", "change"
VIEW = (AGAIN, ANOTHER, CHANGE)
"""Two decisions to take again and one to change: what is written before anything is shown."""
GUESS, SKIPPED = "guess", "skipped"
CAUSE, COMPARED = "cause", "compared"
RULE, RULE_AT_WORK, QUESTION = "next-rule", "work-rule", "question"
NEXT = (RULE, RULE_AT_WORK, QUESTION)
"""What goes into the retrospective: a rule for the next run, one for real work, a question."""
AIMS = ("aims", "aim_2", "aim_3")
"""Fields of the charter that hold the aims of the manager, one each."""
AIM = "aim"
"""What became of an aim; its place in `AIMS` stands for the action."""
OWN_RISK = "own-risk"
"""What became of a risk that the manager wrote down; its place among them stands for the action."""
BECAME = ("reached", "partly", "missed")
CAME = ("came", "did not come")
"""With which of these words such an entry begins; a sentence may follow after a colon."""
RETROSPECTIVE = {
    "keep": "Keep",
    "different": "Change",
    "try": "Try",
}
"""Lines of the retrospective that the learner adds, by kind."""
HEADED = {AGAIN: "Keep", ANOTHER: "Keep", CHANGE: "Change", RULE: "Try", **RETROSPECTIVE}
"""Under which of the three a sentence stands in the retrospective."""
ASKED = {
    AGAIN: "A decision I would take again",
    ANOTHER: "Another one",
    CHANGE: "A decision I would change",
    CAUSE: "What drove the date most",
    COMPARED: "What the comparison tells me",
    RULE: "One rule for the next run",
    RULE_AT_WORK: "One rule for real work",
    QUESTION: "One question that is still open",
    AIM: "What became of an aim",
    OWN_RISK: "What became of a risk of mine",
    **RETROSPECTIVE,
}
LEAST = 12
"""Characters of a sentence that opens the rest."""


@dataclass(frozen=True, slots=True)
class Words:
    """What was written: its kind, the action that it is about (-1 for none), when."""

    kind: str
    action: int
    text: str
    time: int


def entry(kind: str, text: str, action: int = -1) -> WriteJournal:
    """The action that puts the words into the recording."""
    return WriteJournal(about(kind, action), text)


def about(kind: str, action: int = -1) -> str:
    """What an entry of this kind says that it is about."""
    return f"{PREFIX}:{kind}" + (f":{action}" if action >= 0 else "")


def written(view: View) -> list[Words]:
    """All words of the debrief, in the order in which they were written."""
    found = []
    for each in view.public.written:
        prefix, _, rest = each.about.partition(":")
        if each.kind == "journal" and prefix == PREFIX and rest:
            kind, _, number = rest.partition(":")
            action = int(number) if number.isdecimal() else -1
            found.append(Words(kind, action, each.text, each.time))
    return found


def last(view: View, kind: str) -> Words | None:
    """The latest words of a kind."""
    return next((each for each in reversed(written(view)) if each.kind == kind), None)


def judged(view: View, kind: str, place: int) -> tuple[str, str]:
    """The last verdict on an aim or an own risk and the sentence behind it, "" for none."""
    said = [each for each in written(view) if (each.kind, each.action) == (kind, place)]
    if not said:
        return "", ""
    verdict, _, why = said[-1].text.partition(":")
    return verdict, why.strip()


def heading(about: str) -> str:
    """What an entry of the debrief answers, "" for any other entry of the journal."""
    prefix, _, rest = about.partition(":")
    kind = rest.partition(":")[0]
    return ASKED.get(kind, "Debrief") if prefix == PREFIX and rest else ""


def is_open(view: View) -> bool:
    """Whether the learner has written a view, or chosen to go on without one."""
    return any(each.kind in (*VIEW, SKIPPED) for each in written(view))


def guess_of(view: View) -> tuple[int, str] | None:
    """What the learner guessed: decisions from 0 to 100, and what luck did."""
    said = last(view, GUESS)
    if said is None:
        return None
    number, _, luck = said.text.partition(" of 100, luck ")
    return (int(number), luck) if number.isdecimal() else None


def guess(decisions: int, luck: str) -> WriteJournal:
    """The two guesses as an entry."""
    return entry(GUESS, f"{decisions} of 100, luck {luck}")
