"""Before the start: what the project is, what it may cost, and the date you promise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.model.actions import SetBaseline
from game.model.units import DAY
from game.ui import figures, phrases, saves
from game.ui import wording as w
from game.ui.terminal import pages
from game.ui.terminal.moves import baseline
from game.ui.terminal.page import Choice, Do, Page

if TYPE_CHECKING:
    from game.ui.terminal.game import Game


def briefing(game: Game) -> Page:
    """The charter in short, and the first decision: the promised day."""
    view, console = game.view, game.console
    project = view.project
    charter, deadline = project.charter, project.deadline
    level = game.session.recording.header.level
    page = Page("BRIEFING", right=f"{phrases.LEVEL.get(level, level)} · seed {_seed(game)}")
    finish = figures.milestone_finish(view)
    texts = [
        charter.organisation,
        charter.purpose,
        f"Goals: {charter.objectives}",
        f"{view.name(project.sponsor)}: “{charter.sponsor_words}”" if charter.sponsor_words else "",
        (
            f"{deadline.name}: by {w.date_text(view, view.public.deadline)}. "
            + (f"Each day later costs {w.money(deadline.penalty)}. " if deadline.penalty else "")
            + f"The plan says {w.finish(finish)}. Budget {w.money(project.bac)}, contingency "
            f"{w.money(view.public.ledger.contingency)}."
        ),
    ]
    for text in texts:
        page.add(*(f" {line}" for line in console.wrap(text, console.width - 2)) if text else ())
    rule = saves.own_rule()
    if rule:
        page.add(*(f" {line}" for line in console.wrap(f"Your rule: {rule}", console.width - 2)))
    page.add(console.rule(), " Promise a date and start. The promise acts on trust.")
    date = view.public.deadline
    page.choice(f"Promise {w.date_text(view, date)} (the date asked for)", _promise(game, date))
    rounded = -(-finish // DAY) * DAY
    if rounded != date and rounded > 0:
        page.choice(
            f"Promise {w.date_text(view, rounded)} (what the plan says)", _promise(game, rounded)
        )
    page.choice("Promise another day", lambda: baseline(game, ""))
    for label, name in (
        ("Look at the plan", "plan"),
        ("Look at the team", "team"),
        ("Look at the risks", "risks"),
        ("Look at the stakeholders", "stakeholders"),
        ("Read and write the charter", "charter"),
    ):
        page.choice(label, lambda n=name: game.go(pages.maker(n, game)))  # type: ignore[misc]
    page.enter = Choice("promise the date asked for and start", page.choices[0].do)
    page.hint = "Enter promise the date asked for and start · or a number · ? help · x leave"
    return page


def _seed(game: Game) -> int:
    return game.session.recording.header.seed


def _promise(game: Game, minute: int) -> Do:
    def promise() -> None:
        if game.act(SetBaseline(minute)):
            game.go(pages.maker("home", game))

    return promise
