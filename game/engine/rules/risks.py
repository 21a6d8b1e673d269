"""Risks while the project runs: windows, tests, early signs, responses, and looking for more.

At each strike trigger inside its window a risk is tested once: its true probability × what
responses changed × modifiers that hold × the level's event rate, at most 95 %. The first test is
against a draw made with the world, further ones draw afresh.
"""

from __future__ import annotations

from game.engine import agenda, chance
from game.engine.agenda import note
from game.engine.conditions import holds
from game.engine.rules import effects, errands, inbox, money, people
from game.engine.rules.register import known, reveal, scale
from game.engine.rules.triggers import fire
from game.model.actions import LookForRisks, Refusal, Respond
from game.model.events import Event
from game.model.scenario import Response, Risk
from game.model.units import DAY, PERMILLE
from game.model.world import World

OPEN, OVER = 1, 2
"""Values of `HiddenRisk.window`; 0 is not open yet."""
BEGUN = -1
"""What `RiskState.responses` holds until a response works; from then on the minute it began to."""
METHODS = {"workshop": ("A risk workshop", 500), "premortem": ("A pre-mortem", 750)}
"""Name of each way to look, and the team's pace (permille) on that day: half a day, a quarter."""


def open_window(world: World, id: str) -> None:
    """From now on the risk can happen; the manager's estimate is kept as it stands."""
    state, hidden = world.public.risks[id], world.hidden.risks[id]
    if hidden.window:
        return
    hidden.window = OPEN
    hidden.at_opening = probability(world, id)
    state.frozen = state.probability
    if state.status == "dormant":
        state.status = "open"


def close_window(world: World, id: str) -> None:
    """From now on it can happen no more."""
    state, hidden = world.public.risks[id], world.hidden.risks[id]
    if hidden.window == OVER:
        return
    hidden.window = OVER
    if state.status in ("dormant", "open"):
        state.status = "closed"
        note(world, "risk_closed", id, detail=world.rules.scenario.risks[id].name)


def probability(world: World, id: str) -> int:
    """The true probability of the next test as things stand, permille."""
    risk: Risk = world.rules.scenario.risks[id]
    p = world.rules.parameters
    value = world.hidden.risks[id].probability * world.public.risks[id].probability_factor
    value //= PERMILLE
    for condition, factor in risk.modifiers:
        if holds(world, condition):
            value = value * factor // PERMILLE
    if not risk.opportunity:
        value = value * p.event_rate // PERMILLE
    return int(max(0, min(p.risk_cap, value)))


def on_its_way(world: World, id: str) -> bool:
    """Whether the next test would strike as things stand. Hidden: only signs may lean on it."""
    hidden = world.hidden
    if hidden.risks[id].window == OVER:
        return False
    if _tests(world, id):
        key = _again(id)
        lot = chance.uniform(hidden.seed, key, hidden.counts.get(key, 0))
    else:
        lot = hidden.risks[id].draw
    return lot < probability(world, id) * 1000


def test(world: World, id: str) -> None:
    """One test of an open risk; it strikes or not."""
    counts, hidden = world.hidden.counts, world.hidden.risks[id]
    if hidden.window != OPEN:
        return
    lot = chance.draw(world, _again(id)) if _tests(world, id) else hidden.draw
    counts[f"risk:{id}:tests"] = _tests(world, id) + 1
    if lot < probability(world, id) * 1000:
        strike(world, id)


def strike(world: World, id: str) -> None:
    """The risk happens now, known or not, whatever its window."""
    risk: Risk = world.rules.scenario.risks[id]
    state = world.public.risks[id]
    state.status = "struck"
    state.struck += 1
    note(world, "risk_struck", id, detail=risk.event, stop=agenda.NEWS)
    if risk.message:
        inbox.post(world, *risk.message)
    effects.apply(world, risk.effects, state.impact_factor, risk.name)
    fire(world, "struck", id)


def on_strike(world: World, event: Event) -> None:
    """An effect has made the risk happen."""
    strike(world, event.subject)


def show_indicator(world: World, id: str, number: int) -> None:
    """The early sign of a known risk is read, at its trigger `number`; it may deceive."""
    state = world.public.risks[id]
    sign = world.rules.scenario.risks[id].indicator
    if sign is None or state.status not in ("dormant", "open"):
        return
    noise = world.rules.parameters.indicator_noise
    if on_its_way(world, id):
        shown = PERMILLE - (PERMILLE - sign.sensitivity) * noise // PERMILLE
    else:
        shown = sign.false_alarm * noise // PERMILLE
    rising = chance.happens(world, f"risk:{id}:sign:{number}", shown)
    state.indicator = "rising" if rising else "calm"
    state.indicated = world.public.now
    if rising:
        note(world, "indicator_rising", id, detail=sign.rising, stop=agenda.SIGN)
    else:
        note(world, "indicator_calm", id, detail=sign.calm)


def check_respond(world: World, action: Respond) -> Refusal | None:
    """Known risk, response not begun, in its time, gate open. Money beyond the contingency is
    overspent, not refused."""
    if not known(world, action.risk):
        return Refusal("unknown", "This risk is not in the register.")
    risk: Risk = world.rules.scenario.risks[action.risk]
    state = world.public.risks[action.risk]
    response = _response(risk, action.response)
    if response is None:
        return Refusal("unknown", f"{risk.name} has no response {action.response}.")
    if response.id in state.responses:
        return Refusal("begun", f"“{response.title}” has begun already.")
    if response.kind == "contingent":
        if not state.struck:
            return Refusal(
                "early",
                f"“{response.title}” is a plan for when it has happened, and it has not.",
                "Prepare with one of the other responses.",
            )
    elif state.status == "closed" or (state.struck and len(risk.strikes) < 2):
        return Refusal(
            "late",
            f"{risk.name} can no longer be influenced.",
            "See whether there is a plan for when it has happened." if state.struck else "",
        )
    if not holds(world, response.gate):
        return Refusal("gate", response.gate_text or f"Not possible now: {response.gate}.")
    return None


def do_respond(world: World, action: Respond) -> None:
    """Pays for the response and begins it."""
    risk: Risk = world.rules.scenario.risks[action.risk]
    response = _response(risk, action.response)
    assert response is not None
    world.public.risks[risk.id].responses[response.id] = BEGUN
    note(world, "response_started", risk.id, detail=response.title)
    money.spend(world, response.title, response.cost, "contingency")
    errands.queue(world, action, response.hours, response.lead, response.title)


def complete_respond(world: World, action: Respond) -> None:
    """The response works: it changes the odds, acts, and may bring a risk of its own."""
    risk: Risk = world.rules.scenario.risks[action.risk]
    response = _response(risk, action.response)
    assert response is not None
    world.public.risks[risk.id].responses[response.id] = world.public.now
    note(world, "response_runs", risk.id, detail=response.changes, stop=agenda.NEWS)
    scale(world, risk.id, response.probability, response.impact)
    effects.apply(world, response.effects, why=response.title)
    if response.secondary:
        reveal(world, response.secondary)
        open_window(world, response.secondary)


def check_look_for_risks(world: World, action: LookForRisks) -> Refusal | None:
    """A known method, and some time since the last look."""
    if action.method not in METHODS:
        return Refusal("method", "Look for risks with a workshop or a pre-mortem.")
    last, rest = world.public.looked, world.rules.parameters.look_rest
    if last >= 0 and world.public.now - last < rest * DAY:
        day = last // DAY + rest
        return Refusal(
            "rest", "The team has just looked for risks.", f"Look again from day {day} on."
        )
    return None


def do_look_for_risks(world: World, action: LookForRisks) -> None:
    """Prepares and leads the session; its result comes at the end."""
    world.public.looked = world.public.now
    p = world.rules.parameters
    minutes = p.workshop_minutes if action.method == "workshop" else p.premortem_minutes
    errands.queue(world, action, minutes, 0, METHODS[action.method][0])


def complete_look_for_risks(world: World, action: LookForRisks) -> None:
    """Each risk that nobody knew and that can still come is found with the method's chance."""
    p = world.rules.parameters
    finds = p.workshop_finds if action.method == "workshop" else p.premortem_finds
    name, pace = METHODS[action.method]
    people.set_pace(world, "team", pace, DAY, name)
    brought = _brought_by_responses(world)
    found = 0
    for id, state in world.public.risks.items():
        if state.status != "unknown" or id in brought or world.hidden.risks[id].window == OVER:
            continue
        if chance.happens(world, f"risk:{id}:found", finds):
            reveal(world, id)
            found += 1
    note(world, "looked", action.method, amount=found, stop=agenda.NEWS)


def _response(risk: Risk, id: str) -> Response | None:
    return next((response for response in risk.responses if response.id == id), None)


def _brought_by_responses(world: World) -> dict[str, bool]:
    """Secondary risks: they exist only once their response runs."""
    return {
        response.secondary: True
        for risk in world.rules.scenario.risks.values()
        for response in risk.responses
        if response.secondary
    }


def _tests(world: World, id: str) -> int:
    """How often the risk has been tested so far."""
    return world.hidden.counts.get(f"risk:{id}:tests", 0)


def _again(id: str) -> str:
    """The key of the draws after the first test."""
    return f"risk:{id}:again"
