"""The later steps of the debrief as text: why, numbers, themes, next time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.debrief import words
from game.debrief.competences import met, strongest
from game.debrief.telling import points
from game.model.units import DAY
from game.model.world import Written
from game.ui import wording as w
from game.ui.own_moves import dated
from game.ui.terminal import pages
from game.ui.terminal.debrief import (
    SHOWN,
    add,
    debriefing,
    keep_words,
    locked_page,
    step_page,
)
from game.ui.terminal.page import Choice, Page

if TYPE_CHECKING:
    from game.ui.terminal.game import Game


KINDS = {
    "decision": "decision",
    "luck": "luck",
    "queue": "waiting",
    "crew": "staffing",
    "rest": "small things",
}


def reasons(game: Game) -> Page:
    """Why that date and that cost: sums that are exact."""
    locked = locked_page(game)
    if locked is not None:
        return locked
    found = debriefing(game)
    why = found.why
    page = step_page("WHY", game, 4)
    marked = words.last(game.view, words.CAUSE)
    if why.finish < 0:
        page.add(" The milestone was not reached, so there is no date to explain.")
    elif marked is None:
        page.add(" Which of these drove the date most? A number marks it; then the days appear.")
        for cause in sorted(why.largest()[:SHOWN], key=lambda each: each.title):
            page.choice(cause.title, partial(keep_words, game, words.CAUSE, cause.title[:300]))
        return page
    else:
        late = -(-why.late // DAY)
        days = w.plural(abs(late), "day")
        state = f"{days} late" if late > 0 else f"{days} early"
        total = (why.finish - why.planned) / DAY
        page.add(
            game.console.style(
                f" {state} because: ({_signed(total)} d against the baseline)", "bold"
            )
        )
        for cause in why.largest():
            text = f"{_signed(cause.minutes / DAY):>6} d  {cause.title} ({KINDS[cause.kind]})"
            add(page, game, text)
        kinds = ("decision", "luck", "queue", "crew", "rest")
        sums = ", ".join(f"{KINDS[kind]} {_signed(why.total(kind) / DAY)} d" for kind in kinds)
        page.add("")
        add(page, game, f"Together: {sums}. You marked “{marked.text}”.")
    page.add(
        "",
        game.console.style(
            f" Cost {w.money(why.spent - why.budget)} against the budget because:", "bold"
        ),
    )
    for cause in why.money[:SHOWN]:
        page.add(f" {w.money(cause.cents):>16}  {cause.title[:58]}")
    page.add(" A day or a cost is not a mistake; what it was worth stands in step 3.")
    return page


def calibration(game: Game) -> Page:
    """How good the numbers were, and what the reports said."""
    locked = locked_page(game)
    if locked is not None:
        return locked
    found = debriefing(game).calibration
    page = step_page("NUMBERS", game, 4)
    brier = "–" if found.brier is None else f"{found.brier / 10000:.2f}"
    page.add(
        f" Brier score {brier} over {len(found.claims)} forecasts and estimates; 0.25 is a coin."
    )
    for each in found.bins:
        page.add(
            f"   said {each.said // 10:>3} %: came true {each.came // 10:>3} % of {each.count}"
            f" (95 %: {each.low // 10} to {each.high // 10} %)"
        )
    if not found.claims:
        add(page, game, "No chance was said that came to be decided. Say one before each decision.")
    page.add("", " Reports: said, known then (median and 80th percentile), verdict")
    verdicts = {"honest": "as known", "hopeful": "earlier than known", "dark": "later than known"}
    for check in found.reports:
        low, high = (w.finish_number(each) for each in check.known)
        page.add(
            f"   day {check.said.time // DAY:>3}   said {w.finish_number(check.said.high):>3}"
            f"   known {low:>3} to {high:<3}   {verdicts[check.verdict]}"
        )
    if not found.reports:
        page.add("   none was sent")
    return page


def themes(game: Game) -> Page:
    """Decisions by skill theme, weakest first."""
    locked = locked_page(game)
    if locked is not None:
        return locked
    found = debriefing(game)
    page = step_page("THEMES", game, 6)
    standing = found.themes()
    page.add(f" {'Theme':<32}{'decisions':>10}{'lost':>8}{'won':>8}   outline of 2026")
    for each in standing:
        page.add(
            f" {each.theme.name:<32}{len(each.decisions):>10}{points(-each.lost):>8}"
            f"{points(each.gained, sign=True):>8}   {' '.join(each.theme.eco)[:18]}"
        )
    if standing and standing[0].lost:
        worst = standing[0].decisions[0]
        add(
            page,
            game,
            f"Most to gain: {standing[0].theme.name.lower()}, {dated(worst)}.",
        )
    best = strongest(standing)
    if best is not None:
        add(page, game, f"Strongest: {best.theme.name.lower()}.")
    if found.analysis is not None:
        counts = met(found.analysis.decisions)
        some = sum(count > 0 for count in counts.values())
        add(
            page,
            game,
            f"{some} of {len(counts)} tasks of the outline were met. Names only, no certificate.",
        )
    add(page, game, "contingency drill trains single decisions, those of the weakest theme first.")
    return page


def next_time(game: Game) -> Page:
    """Three sentences to take along."""
    locked = locked_page(game)
    if locked is not None:
        return locked
    page = step_page("NEXT TIME", game, 7)
    page.add(" What do you take along? It goes into the retrospective as you write it.")
    for kind in words.NEXT:
        said = words.last(game.view, kind)
        own = f": “{said.text}”" if said is not None else ""
        page.choice(f"{words.ASKED[kind]}{own}", partial(write, game, kind))
    for place, field in enumerate(words.AIMS):
        aim = next((x.text for x in reversed(_charter(game)) if x.about == field), "")
        if aim:
            verdict, why = words.judged(game.view, words.AIM, place)
            became = f": {verdict}" + (f", {why}" if why else "") if verdict else ""
            page.choice(f"Your aim “{aim}”{became}", partial(_judge, game, words.AIM, place))
    for place, risk in enumerate(x for x in game.view.public.written if x.kind == "risk"):
        verdict, _ = words.judged(game.view, words.OWN_RISK, place)
        became = f": {verdict}" if verdict else ""
        page.choice(
            f"Your risk “{risk.text}”{became}", partial(_judge, game, words.OWN_RISK, place)
        )
    page.choice("Evidence of this game", lambda: game.go(pages.maker("evidence", game)))
    page.choice("The score in its parts", lambda: game.go(pages.maker("result", game)))
    page.choice("Leave the game", game.leave)
    return page


def _charter(game: Game) -> list[Written]:
    return [each for each in game.view.public.written if each.kind == "charter"]


def _judge(game: Game, kind: str, place: int) -> None:
    """A verdict on an aim or an own risk; an aim may have a sentence behind it."""
    verdicts = words.BECAME if kind == words.AIM else words.CAME

    def keep(verdict: str) -> None:
        why = game.ask("What shows it?") if kind == words.AIM else ""
        keep_words(game, kind, f"{verdict}: {why}" if why else verdict, place)

    game.ask_which("What became of it", [Choice(x, partial(keep, x)) for x in verdicts])


def write(game: Game, kind: str) -> None:
    text = game.ask(f"{words.ASKED[kind]}:")
    if text:
        keep_words(game, kind, text)


def _signed(value: float) -> str:
    return f"{value:+.1f}".replace("-", "−")
