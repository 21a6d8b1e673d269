"""The first steps of the debrief as text: your view, facts, skill and luck, one decision.

The learner writes first; Enter leads on. Pages read from the same debriefing as the window.
"""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from game.debrief import words
from game.debrief.analysis import Decision
from game.debrief.analyst import Progress
from game.debrief.telling import option_title, points
from game.errors import ContingencyError
from game.model.units import DAY
from game.ui import wording as w
from game.ui.debriefing import STAGES, Debriefing
from game.ui.terminal import game as settings
from game.ui.terminal import pages
from game.ui.terminal.page import Choice, Page

if TYPE_CHECKING:
    from game.ui.terminal.game import Game

STEPS = ("view", "facts", "skill", "reasons", "calibration", "whatif", "themes", "next_time")
SHOWN = 9


def debriefing(game: Game) -> Debriefing:
    """The debriefing of this game, the same for all pages."""
    found = game.debriefing
    if found is None:
        found = game.debriefing = Debriefing(game.session, game.path)
    return found


def step_page(name: str, game: Game, step: int) -> Page:
    """A page with the way on."""
    page = Page(name, right=f"step {min(step, 7)} of 7")
    place = STEPS.index(STEPS_OF[name])
    if place + 1 < len(STEPS):
        page.enter = Choice("on", lambda: game.go(pages.maker(STEPS[place + 1], game)))
    else:
        page.enter = Choice("result", lambda: game.go(pages.maker("result", game)))
    page.keys["b"] = lambda _: game.go(pages.maker(STEPS[max(0, place - 1)], game))
    page.hint = "Enter on · b back · x leave (saved) · ? help"
    return page


STEPS_OF = {
    "YOUR VIEW": "view",
    "FACTS": "facts",
    "SKILL": "skill",
    "WHY": "reasons",
    "NUMBERS": "calibration",
    "WHAT IF": "whatif",
    "THEMES": "themes",
    "NEXT TIME": "next_time",
}


def view(game: Game) -> Page:
    """Two decisions to take again, one to change; no verdict before."""
    found = debriefing(game)
    page = step_page("YOUR VIEW", game, 1)
    add(page, game, f"The project has ended: {w.why_it_ended(game.view)}.")
    page.add(" Before the game says anything: what do you think? Your decisions were")
    for each in found.taken[:18]:
        page.add(
            f"  {each.number:>3}  day {each.time // DAY:>3}  {each.title[:32]}: {each.choice[:28]}"
        )
    page.add("")
    for kind in words.VIEW:
        said = words.last(game.view, kind)
        own = f": “{said.text}”" if said is not None else " (a number of a decision, then why)"
        page.choice(f"{words.ASKED[kind]}{own}", partial(_ask_view, game, kind))
    page.choice("Guess: how good were my decisions, and luck", partial(_guess, game))
    if not words.is_open(game.view):
        page.choice("Go on without writing; it stands in the record", partial(_skip, game))
        page.enter = Choice("again", partial(_ask_view, game, words.AGAIN))
        page.hint = "Enter or a number writes · the result opens after one sentence · x leave"
    return page


def _ask_view(game: Game, kind: str) -> None:
    found = debriefing(game)
    number = 0
    if found.taken:
        number = game.ask_number("Which decision (number, 0 for none)?", 0, len(found.taken), 0)
    text = game.ask("Because:")
    if len(text.strip()) < words.LEAST:
        game.say(f"A sentence of at least {words.LEAST} characters is wanted.")
        return
    action = found.taken[number - 1].action if number else -1
    keep_words(game, kind, text, action)
    game.go(pages.maker("view", game))


def _guess(game: Game) -> None:
    number = game.ask_number("How good were your decisions, 0 to 100?", 0, 100, 50)
    luck = game.ask("Luck (hurt a lot, hurt, even, helped):") or "not said"
    problem = debriefing(game).say(words.guess(number, luck))
    game.look()
    game.say(problem or "Kept; it is compared in step 3.")


def keep_words(game: Game, kind: str, text: str, action: int = -1) -> None:
    problem = debriefing(game).say(words.entry(kind, text, action))
    game.look()
    game.show_again()
    game.say(problem or "Kept as you wrote it.")


def _skip(game: Game) -> None:
    keep_words(game, words.SKIPPED, "(No view was written.)")
    game.go(pages.maker("facts", game))


def locked_page(game: Game) -> Page | None:
    """The first step, while nothing is written: nothing else is shown before."""
    return None if words.is_open(game.view) else view(game)


def facts(game: Game) -> Page:
    """What was planned, said and came, without a comment."""
    locked = locked_page(game)
    if locked is not None:
        return locked
    found, public = debriefing(game), game.view.public
    why = found.why
    page = step_page("FACTS", game, 2)
    name = game.view.project.deadline.name
    planned = f"day {w.finish_number(why.planned)}" if why.planned >= 0 else "no baseline"
    came = f"day {w.finish_number(why.finish)}" if why.finish >= 0 else "not reached"
    add(
        page,
        game,
        f"{name}: baseline {planned}, date day {w.finish_number(why.deadline)}, came {came}.",
    )
    add(page, game, f"Cost: budget {w.money(why.budget)}, spent {w.money(why.spent)}.")
    page.add("", " Reports as sent: the day, what was said, what the plan had then")
    for said in public.reports:
        page.add(
            f"   day {said.time // DAY:>3}   said day {w.finish_number(said.high):>3}"
            f"   plan day {w.finish_number(said.plan_finish):>3}   {said.colour}"
        )
    if not public.reports:
        page.add("   none was sent")
    page.add("", " What happened")
    for entry in [each for each in public.log if each.kind == "risk_struck"][:SHOWN]:
        page.add(f"   day {entry.time // DAY:>3}   {entry.detail[:64]}")
    return page


def skill(game: Game) -> Page:
    """Decision score and result side by side, then what made the difference."""
    locked = locked_page(game)
    if locked is not None:
        return locked
    found = debriefing(game)
    page = step_page("SKILL", game, 3)
    if not found.complete:
        _compute(game, found)
    a = found.analysis
    if a is None:
        page.add(" The analysis was stopped before anything was judged; what was computed is kept.")
        page.choice("Compute it", game.show_again)
        return page
    rating = "no rating, with hindsight" if found.hindsight else "nothing mattered"
    if a.accuracy is not None and not found.hindsight:
        rating = f"{a.accuracy / 100:.0f} of 100"
    result = f"{a.score / 100:.0f} of 100" if a.finished else "not complete"
    page.add(game.console.style(f" Decisions {rating:<28}Result {result}", "bold"))
    page.add(
        f" {points(a.start_value)} at the start {points(a.gains, sign=True)} decisions "
        f"{points(a.luck_points, sign=True)} luck = {points(a.score)}"
    )
    guess = words.guess_of(game.view)
    if guess is not None:
        page.add(f" You guessed {guess[0]} of 100, luck {guess[1]}.")
    page.add("", " Decisions that cost most; a number opens one")
    for each in sorted(found.weighty(), key=lambda each: -each.loss)[:SHOWN]:
        lost = points(-max(0, each.loss))
        text = f"day {each.time // DAY:>3}  {each.label:<10} {lost:>7}  {each.title[:40]}"
        page.choice(text, partial(_open, game, each))
    page.add("", " Luck")
    named = sorted((each for each in a.luck if each.time >= 0), key=lambda each: -abs(each.points))
    for luck in named[:6]:
        page.add(
            f"   day {luck.time // DAY:>3} {points(luck.points, sign=True):>7}  {luck.event[:56]}"
        )
    rest = a.luck_points - sum(luck.points for luck in named[:6])
    page.add(f"           {points(rest, sign=True):>7}  everything else")
    return page


def _open(game: Game, decision: Decision) -> None:
    debriefing(game).selected = decision.id
    game.go(pages.maker("judged", game))


def judged(game: Game) -> Page:
    """One decision: what each option was worth, knowing what was known."""
    locked = locked_page(game)
    if locked is not None:
        return locked
    found = debriefing(game)
    decision = found.decision(found.selected)
    page = Page("DECISION", right="step 3 of 7")
    page.enter = Choice("back", lambda: game.go(pages.maker("skill", game)))
    page.hint = "A number plays that option out in the same luck · Enter back"
    if decision is None:
        page.add(" There is no such decision.")
        return page
    when = f"{w.day(decision.time)}: {decision.title}"
    page.add(game.console.style(f" {when}", "bold"))
    add(page, game, f"You chose: {option_title(decision, decision.chosen)}.")
    page.add("", " What each option was worth in points, by what could be known")
    for each in sorted(decision.options, key=lambda each: -each.value):
        note = "yours" if each.id == decision.chosen else "best" if each.id == decision.best else ""
        half = (each.high - each.low) / 200
        text = f"{each.value / 100:>6.1f} ± {half:<5.1f} {each.title[:44]:<45}{note}"
        page.choice(text, partial(play_out, game, decision, each.id))
    page.add("")
    page.add(
        f" {decision.label.capitalize()}: loss {points(max(0, decision.loss))} points"
        f" ({points(decision.loss_low)} to {points(decision.loss_high)})."
    )
    if decision.flagged:
        add(page, game, decision.flagged)
    return page


def play_out(game: Game, decision: Decision, option: str) -> None:
    found = debriefing(game)
    game.say("Playing it out …")
    try:
        branch = found.rewind.play_out(decision.id, option)
    except (ContingencyError, KeyError) as error:
        game.say(str(error), "bad")
        return
    found.keep(branch)
    day = f"day {w.finish_number(branch.finish)}" if branch.finish >= 0 else "not reached"
    game.say(f"With “{branch.title}”: {day}, {w.money(branch.cost)}, score {points(branch.score)}.")


def _compute(game: Game, found: Debriefing) -> None:
    """The analysis with a line of progress; Ctrl-C stops it and keeps what is there."""
    game.say("What each decision was worth is computed. Ctrl-C stops; what is done is kept.")
    shown = sys.stderr.isatty()

    def told(progress: Progress) -> None:
        if shown and progress.stage != "done":
            sys.stderr.write(f"\r\x1b[K {STAGES[progress.stage]}: {found.doing_now()}")
            sys.stderr.flush()

    try:
        found.finish(settings.PRECISION, told)
    except KeyboardInterrupt:
        game.say("Stopped.")
    except ContingencyError as error:
        game.say(str(error), "bad")
    finally:
        if shown:
            sys.stderr.write("\r\x1b[K")


def add(page: Page, game: Game, text: str) -> None:
    page.add(*(f" {line}" for line in game.console.wrap(text, game.console.width - 2)))
