"""One decision of a game as text, and taking it otherwise: played out, compared, or by hand."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from game.debrief import words
from game.debrief.analysis import Decision, Option
from game.debrief.rewind import Pair
from game.debrief.telling import option_title, points
from game.errors import ContingencyError
from game.model.units import DAY
from game.ui import side_by_side
from game.ui import wording as w
from game.ui.own_moves import NAMED, WHO, meant, verdict
from game.ui.terminal import pages
from game.ui.terminal.debrief import SHOWN, add, debriefing, locked_page, step_page
from game.ui.terminal.debrief_later import write
from game.ui.terminal.page import Choice, Page
from game.ui.theme import VERDICTS

if TYPE_CHECKING:
    from game.ui.terminal.game import Game

CUT = 44
"""Characters of a title in a row."""
FUTURES = 60
"""Other futures in which two options are compared."""
BESIDE = 2
"""Branches that stand beside the run."""


def judged(game: Game) -> Page:
    """One decision: what each option was worth, knowing what was known."""
    locked = locked_page(game)
    if locked is not None:
        return locked
    found = debriefing(game)
    decision = found.decision(found.selected)
    page = Page("DECISION", right="step 3 of 7")
    page.enter = Choice("back", lambda: game.go(pages.maker("skill", game)))
    page.hint = (
        "A number plays that option out in the same luck · c NUMBER compares it\n"
        "h NUMBER you decide from there, same luck · o NUMBER in another · Enter back"
    )
    if decision is None:
        page.add(" There is no such decision.")
        return page
    when = f"{w.day(decision.time)}: {decision.title}"
    page.add(game.console.style(f" {when}", "bold"))
    add(page, game, f"You chose: {option_title(decision, decision.chosen)}.")
    page.add("", " What each option was worth in points, by what could be known")
    for each in _in_order(decision):
        note = "yours" if each.id == decision.chosen else "best" if each.id == decision.best else ""
        half = (each.high - each.low) / 200
        text = f"{each.value / 100:>6.1f} ± {half:<5.1f} {each.title[:CUT]:<45}{note}"
        page.choice(text, partial(play_out, game, decision, each.id))
    page.keys["h"] = partial(_chosen, game, decision, partial(_by_hand, game, decision, "same"))
    page.keys["o"] = partial(_chosen, game, decision, partial(_by_hand, game, decision, "others"))
    page.keys["c"] = partial(_chosen, game, decision, partial(_compare, game, decision))
    page.add("")
    page.add(
        f" {VERDICTS[verdict(decision)].word}: loss {points(max(0, decision.loss))} points"
        f" ({points(decision.loss_low)} to {points(decision.loss_high)})."
    )
    for each in _in_order(decision):
        moves = found.moves(decision, each.id)
        if len(moves) > NAMED or (moves and len(each.title) > CUT):
            add(page, game, f"{WHO.get(each.kind, each.title)}: {meant(moves)}.")
    if decision.flagged:
        add(page, game, decision.flagged)
    return page


def _in_order(decision: Decision) -> list[Option]:
    """The options as they are numbered."""
    return sorted(decision.options, key=lambda each: -each.value)


def _chosen(game: Game, decision: Decision, do: Callable[[str], None], text: str) -> None:
    """Does something with the option of the number that was typed."""
    options = _in_order(decision)
    number = _number(text)
    if not 1 <= number <= len(options):
        game.say(f"With the number of an option, 1 to {len(options)}: h 1.", "bad")
        return
    do(options[number - 1].id)


def _number(text: str) -> int:
    """The number that was typed; 0 for anything else."""
    return int(text) if text.isascii() and text.isdecimal() else 0


def _by_hand(game: Game, decision: Decision, luck: str, option: str) -> None:
    """A new game from this decision on; the one that was is kept."""
    if _full(game):
        return
    try:
        session, path = debriefing(game).by_hand(decision.id, option, luck)
    except ContingencyError as error:
        game.say(str(error), "bad")
        return
    game.open(session, path)
    game.say(f"A branch from {w.day(decision.time)}, with hindsight and without a rating.")
    if luck == "same":
        game.say("The luck is the same: what your choices do not change comes again.")
    else:
        game.say("What you had seen stays; what was hidden and what comes is drawn anew.")
    game.say("Your run is kept.")
    game.go(pages.maker("home", game))


def play_out(game: Game, decision: Decision, option: str) -> None:
    """An option in the same luck, led on by the handbook manager."""
    found = debriefing(game)
    if _full(game):
        return
    game.say("Playing it out …")
    try:
        branch = found.rewind.play_out(decision.id, option)
    except (ContingencyError, KeyError) as error:
        game.say(str(error), "bad")
        return
    found.keep(branch)
    tried, came = option_title(decision, option), side_by_side.day(branch.finish)
    game.say(f"With “{tried}”: {came}, {w.money(branch.cost)}, score {points(branch.score)}.")


def _full(game: Game) -> bool:
    """Whether no branch can be added, which is said then."""
    full = debriefing(game).full
    if full:
        game.say(f"{full} In step 5: d 1.", "bad")
    return bool(full)


def whatif(game: Game) -> Page:
    """Branches of the run beside it, and what could be tried."""
    locked = locked_page(game)
    if locked is not None:
        return locked
    found = debriefing(game)
    found.gather()
    found.wait_busy()
    why = found.why
    page = step_page("WHAT IF", game, 5)
    page.add(
        f"    {'Your run':<31}{'':<22}{side_by_side.day(why.finish):>10}{w.amount(why.spent):>11}"
    )
    for number, each in enumerate(found.branches, 1):
        page.add(
            f" {number:>2} {each.title[:30]:<31}{side_by_side.led(each):<22}"
            f"{side_by_side.state(each):>10}{w.amount(each.cost):>11}"
        )
    if found.branches:
        page.keys["d"] = partial(_remove, game)
        page.hint = "\n".join(filter(None, (page.hint, "d NUMBER removes that branch")))
    _beside(page, game)
    page.add("", " Another option at one of these: a number plays the best out, and compares it")
    costly = sorted(found.weighty(), key=lambda each: -each.loss)[:SHOWN]
    for decision in costly:
        if decision.best != decision.chosen:
            text = f"day {decision.time // DAY:>3}  {decision.title}: "
            text += option_title(decision, decision.best)
            page.choice(text, partial(_try_best, game, decision))
    if not costly:
        page.add("   (they appear when the decisions are judged)")
    said = words.last(game.view, words.COMPARED)
    own = f": “{said.text}”" if said is not None else ""
    page.choice(f"What does it tell me? One sentence{own}", partial(write, game, words.COMPARED))
    add(page, game, "To decide yourself from there on, open the decision in step 3.")
    return page


def _remove(game: Game, text: str) -> None:
    """Forgets the branch of the number that was typed, once that is confirmed."""
    found = debriefing(game)
    number = _number(text)
    if not 1 <= number <= len(found.branches):
        game.say(f"With the number of a branch, 1 to {len(found.branches)}: d 1.", "bad")
        return
    branch = found.branches[number - 1]
    also = " Its saved game is deleted with it." if branch.path else ""
    if game.ask(f"Remove “{branch.title}”?{also} y or n [n]:").lower() != "y":
        return
    problem = found.remove(branch)
    game.say(problem or "Removed. Your run is kept.", "bad" if problem else "")
    game.show_again()


def _beside(page: Page, game: Game) -> None:
    """The latest branches that have ended, figure by figure."""
    found = debriefing(game)
    shown = side_by_side.ended(found)[-BESIDE:]
    if not shown:
        return
    heads = "".join(f"{each.title[:18]:>20}" for each in shown)
    page.add("", game.console.style(f" {'Side by side':<28}{'your run':>10}{heads}", "dim"))
    for line in side_by_side.lines(found, shown):
        gaps = "".join(f"{_said(gap):>20}" for gap in line.gaps)
        page.add(f" {line.name[:27]:<28}{line.own:>10}{gaps}")


def _said(gap: side_by_side.Gap) -> str:
    if gap.better is None:
        return gap.text
    return f"{gap.text} {'better' if gap.better else 'worse'}"


def _try_best(game: Game, decision: Decision) -> None:
    play_out(game, decision, decision.best)
    _compare(game, decision, decision.best)
    game.show_again()


def _compare(game: Game, decision: Decision, option: str) -> None:
    """An option against the chosen one in other futures."""
    found = debriefing(game)
    if option == decision.chosen:
        game.say("That is your own choice; compare another one with it.")
        return
    game.say(f"The same pair in {FUTURES} other futures …")
    pair: Pair = found.rewind.compare(
        *(decision.id, option, decision.chosen), futures=FUTURES, executor=found.executor()
    )
    verdict = "they cannot be told apart" if pair.tied else f"± {points(pair.half_width)}"
    game.say(
        f"Better in {pair.wins} of {len(pair.first)} other futures, on average by "
        f"{points(pair.difference, sign=True)} points ({verdict})."
    )
