"""The score and the decisions under other weights, as text; never a rating."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.debrief.telling import option_title, points
from game.model.units import DAY
from game.ui import weighing
from game.ui.terminal import pages
from game.ui.terminal.debrief import SHOWN, add, debriefing, locked_page
from game.ui.terminal.page import Choice, Page

if TYPE_CHECKING:
    from game.ui.terminal.game import Game

HEAVIEST = 100


def weights(game: Game) -> Page:
    """The weights, what they make of the game, and the decisions that they see otherwise."""
    locked = locked_page(game)
    if locked is not None:
        return locked
    found = debriefing(game)
    page = Page("WEIGHTS", right="step 3 of 7")
    page.enter = Choice("back", lambda: game.go(pages.maker("skill", game)))
    page.hint = "A number takes a set · a part and a number weighs it: cost 40 · Enter back"
    analysis, weighed = found.analysis, found.reweighed()
    if analysis is None or weighed is None:
        page.add(" Other weights can be tried when the decisions are judged.")
        return page
    parts = game.view.project.score
    page.add(f" {'Part':<28}{'word':<14}{'charter':>8}{'yours':>8}")
    for part in parts:
        page.add(
            f" {part.name[:27]:<28}{part.id:<14}{part.weight:>6} %"
            f"{weighing.share(found, part.id):>6} %"
        )
        page.keys[part.id] = partial(_weigh, game, part.id)
    page.add("")
    for each in weighing.presets(parts):
        here = " (set)" if each.id == weighing.preset_of(found) else ""
        page.choice(f"{each.name}{here}", partial(_take, game, each))
    page.add(
        "", f" {'':<24}{'Decisions':>10}{'start':>10}{'decided':>10}{'luck':>10}{'result':>10}"
    )
    a, b = analysis, weighed
    for name, accuracy, figures in (
        ("As the charter weighs", a.accuracy, (a.start_value, a.gains, a.luck_points, a.score)),
        ("Under your weights", b.accuracy, (b.start, b.gains, b.luck, b.score)),
    ):
        rating = "-" if accuracy is None else f"{accuracy / 100:.0f}"
        page.add(f" {name:<24}{rating:>10}" + "".join(f"{points(each):>10}" for each in figures))
    changed = weighing.changed(found)
    page.add("", " Decisions: points lost as the charter weighs, and as you do")
    for one in changed[:SHOWN]:
        decision, mine = one.decision, one.weighed
        better = f"best: {option_title(decision, mine.best)}" if one.other_best else ""
        page.add(
            f"   day {decision.time // DAY:>3} {points(-max(0, decision.loss)):>7}"
            f"{points(-max(0, mine.loss)):>8}  {decision.title[:26]:<27}{better[:26]}".rstrip()
        )
    add(page, game, "No new futures are played, and the rating stays as it is.")
    return page


def _take(game: Game, preset: weighing.Preset) -> None:
    debriefing(game).weights = dict(preset.weights)
    game.show_again()


def _weigh(game: Game, part: str, text: str) -> None:
    if not (text.isascii() and text.isdecimal() and int(text[:4]) <= HEAVIEST):
        game.say(f"With a number from 0 to {HEAVIEST}: {part} 40.", "bad")
        return
    weights = debriefing(game).weights
    before, weights[part] = weights[part], int(text)
    if not sum(weights.values()):
        weights[part] = before
        game.say("Something must weigh.", "bad")
    game.show_again()
