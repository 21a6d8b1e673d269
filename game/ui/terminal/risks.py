"""Risks: the register with its early signs, and one entry with its responses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.model.actions import EstimateRisk, LookForRisks, Respond, WriteJournal, WriteRisk
from game.model.scenario import Response, Risk
from game.model.units import DAY
from game.model.view import View
from game.model.world import RiskState
from game.ui import figures, phrases
from game.ui import wording as w
from game.ui.terminal import asking, pages
from game.ui.terminal.page import Choice, Page

if TYPE_CHECKING:
    from game.ui.terminal.game import Game

NAME, STATE, SIGN, CHANCE, IMPACT = 28, 11, 15, 6, 13


def risks(game: Game) -> Page:
    """All entries; a number opens one."""
    view, console = game.view, game.console
    page = Page("RISKS")
    known = figures.known_risks(view)
    if not console.plain and known:
        head = (
            f"     {'Risk or opportunity (O)':<{NAME}}{'State':<{STATE}}{'Early sign':<{SIGN}}"
            f"{'Yours':>{CHANCE}}{'Impact':>{IMPACT}}"
        )
        page.add(console.style(head, "dim"))
    for id in known:
        entry, state = view.project.risks[id], view.public.risks[id]
        label = _spoken(entry, state) if console.plain else _row(game, entry, state)
        page.choice(label, lambda id=id: game.go(pages.maker("risk", game, id)))  # type: ignore[misc]
    if not known:
        page.add(" No risks written down yet. Look for risks: look workshop, or look premortem.")
    for written in view.public.written:
        if written.kind == "risk":
            text = f"Your own: {written.text} ({_estimate(written.probability, written.impact)})"
            page.add(*(f" {line}" for line in console.wrap(text, console.width - 2)))
    page.choice("Look for risks: workshop (half a day)", lambda: look(game, "workshop"))
    page.choice("Look for risks: pre-mortem (two hours)", lambda: look(game, "premortem"))
    page.choice("Write an entry of your own", lambda: write(game, ""))
    page.enter = Choice("home", lambda: game.go(pages.maker("home", game)))
    page.hint = "A number opens an entry · Enter home · z take back · ? help"
    return page


def look(game: Game, method: str) -> None:
    """A session that looks for what nobody has thought of."""
    game.act(LookForRisks(method))


def write(game: Game, text: str) -> None:
    """An entry of the player's own: words, chance, days."""
    text = text or game.ask("Because of … it may happen that …, and then …:")
    if not text:
        return
    probability = game.ask_number("Chance in percent", 0, 100)
    if probability < 0:
        return
    impact = game.ask_number("Impact in working days", 0, 200)
    if impact >= 0:
        game.act(WriteRisk(text, probability * 10, impact * DAY), said="In your register.")


def impact_text(entry: Risk) -> str:
    """ "3–12 d" """
    low, high = entry.impact_days
    if not (low or high):
        return w.NOTHING
    if low == high:
        return f"{w.number(low)} d"
    between = "–" if low >= 0 else " to "
    return f"{w.number(low)}{between}{w.number(high)} d"


def _estimate(probability: int, impact: int) -> str:
    if probability < 0:
        return w.NOTHING
    return f"{w.percent(probability)}, {w.days(impact)}"


def sign_text(entry: Risk, state: RiskState) -> str:
    """Early sign or state, with its mark."""
    if state.status == "struck":
        return "[x] Happened"
    if entry.indicator is None:
        return "no sign"
    return f"{phrases.SIGN[pages.risk_sign(state)]} {phrases.INDICATOR[state.indicator]}"


def _row(game: Game, entry: Risk, state: RiskState) -> str:
    console = game.console
    name = console.fit(f"{entry.id} {entry.name}", NAME - 1)
    chance = w.percent(state.probability) if state.probability >= 0 else w.NOTHING
    sign = console.fit(sign_text(entry, state), SIGN)
    return (
        f"{name} {console.fit(phrases.RISK[state.status], STATE)}"
        f"{console.style(sign, pages.risk_sign(state)) if state.status != 'closed' else sign}"
        f"{chance:>{CHANCE}}{impact_text(entry):>{IMPACT}}"
    )


def _spoken(entry: Risk, state: RiskState) -> str:
    mine = _estimate(state.probability, state.impact)
    return (
        f"{entry.id} {entry.name}: {phrases.RISK[state.status]}, {sign_text(entry, state)[4:]}, "
        f"your estimate {mine if state.probability >= 0 else 'none'}, impact {impact_text(entry)}"
    )


def risk(game: Game, id: str) -> Page:
    """One entry: cause, event, effect; your estimate; the responses."""
    view, console = game.view, game.console
    entry, state = view.project.risks[id], view.public.risks[id]
    page = Page("RISK")
    kind = "Opportunity" if entry.opportunity else "Risk"
    page.add(" " + console.style(f"{id} {entry.name}", "bold"))
    for text in _facts(game, entry, state, kind):
        page.add(*(f" {line}" for line in console.wrap(text, console.width - 2)))
    page.choice("Write your estimate", lambda: estimate(game, id))
    page.choice("Say why, in a sentence of yours", lambda: say_why(game, id))
    for response in entry.responses:
        label, more = _response(game, entry, state, response)
        page.choice(label, lambda r=response.id: _respond(game, id, r), *more)  # type: ignore[misc]
    page.enter = Choice("risks", lambda: game.go(pages.maker("risks", game)))
    page.keys["why"] = lambda rest: asking.why(game, rest or id)
    page.hint = "A number estimates or responds · why: the chance · Enter risks · ? help"
    return page


def _facts(game: Game, entry: Risk, state: RiskState, kind: str) -> list[str]:
    view = game.view
    facts = [
        (
            f"{kind}. Because {_lower(entry.cause)}, it may happen: {_lower(entry.event)}. "
            f"Then: {_lower(entry.effect)}."
        ),
        (
            f"State: {phrases.RISK[state.status]}. Impact {impact_text(entry)}: "
            f"{entry.impact_text.rstrip('.')}. Owner: {_owner(view, entry)}."
        ),
    ]
    if entry.indicator is not None:
        seen = f", seen on {w.day(state.indicated)}" if state.indicated >= 0 else ""
        facts.append(f"Early sign, {entry.indicator.watched}: {sign_text(entry, state)}{seen}.")
        if state.indicator in ("calm", "rising"):
            facts.append(getattr(entry.indicator, state.indicator))
    mine = _estimate(state.probability, state.impact) if state.probability >= 0 else "none yet"
    facts.append(f"Your estimate: {mine}. It is scored as it stands when the risk can happen.")
    note = figures.note_of(view, entry.id)
    if note:
        facts.append(f"You: {note}")
    return facts


def _lower(text: str) -> str:
    text = text.rstrip(".")
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text


def _owner(view: View, entry: Risk) -> str:
    return w.label(view, entry.owner) if entry.owner else "nobody yet"


def _response(
    game: Game, entry: Risk, state: RiskState, response: Response
) -> tuple[str, list[str]]:
    """A numbered response: kind, title, cost; below it what it changes and whether it can begin."""
    view = game.view
    kind = phrases.RESPONSE.get(response.kind, response.kind)
    cost = phrases.cost_of(response.cost, response.hours, view)
    lead = f", works after {w.span(response.lead)}" if response.lead else ""
    since = state.responses.get(response.id)
    if since is not None:
        tail = f"runs since {w.day(since)}" if since >= 0 else "begun"
        lines = [f"{response.changes.rstrip('.')}. [v] {tail}."]
    else:
        refusal = game.session.check(Respond(entry.id, response.id))
        lines = [f"{response.changes.rstrip('.')}."]
        if refusal:
            lines[0] += f" Not now: {game.session.fill(refusal.text)}"
    more = game.console.wrap(lines[0], game.console.width - 7)
    return f"{kind.capitalize()}: {response.title} ({cost}{lead})", more


def estimate(game: Game, id: str) -> None:
    """Chance and impact in the player's own view."""
    probability = game.ask_number("Chance in percent", 0, 100)
    if probability < 0:
        return
    impact = game.ask_number("Impact in working days", 0, 200)
    if impact >= 0:
        set_estimate(game, id, probability, impact)


def say_why(game: Game, id: str) -> None:
    """A sentence of the player's own about this risk, for journal and register."""
    text = game.ask("Why this chance, or why this response:")
    if text:
        game.act(WriteJournal(id, text), said="Written into the register.")


def set_estimate(game: Game, id: str, percent: int, days: int) -> None:
    """Writes the player's estimate into the register."""
    name = game.view.name(id)
    said = f"Your estimate for {name}: {percent} %, {days} d."
    game.act(EstimateRisk(id, percent * 10, days * DAY), said=said)


def _respond(game: Game, id: str, response: str) -> None:
    game.act(Respond(id, response))
