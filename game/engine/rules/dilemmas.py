"""Dilemmas: a message asks the manager to choose; who does not answer in time gets the default.

Also the questions to ask before, and the forecast on a checkable proposition.
"""

from __future__ import annotations

from game.engine import agenda
from game.engine.agenda import LAST, note, schedule
from game.engine.conditions import fill, holds
from game.engine.rules import effects, errands, inbox, money
from game.engine.rules.triggers import fire
from game.model.actions import Answer, Ask, Forecast, Refusal
from game.model.events import Event
from game.model.scenario import Choice, Dilemma, Question
from game.model.units import PERMILLE
from game.model.world import DilemmaState, ForecastState, World


def open(world: World, id: str) -> None:
    """The message arrives, unless it has come before."""
    state = world.public.dilemmas[id]
    if state.status != "dormant":
        return
    dilemma: Dilemma = world.rules.scenario.dilemmas[id]
    state.status = "open"
    state.arrived = world.public.now
    state.deadline = world.public.now + dilemma.answer_within
    schedule(world, state.deadline, Event("dilemma_due", id), LAST)
    inbox.deliver(world, dilemma.sender, dilemma.title, dilemma.body, id)
    note(world, "dilemma", id, detail=dilemma.title, stop=agenda.DECISION)


def on_dilemma_due(world: World, event: Event) -> None:
    """The time to answer is over."""
    state = world.public.dilemmas[event.subject]
    if state.status != "open":
        return
    dilemma: Dilemma = world.rules.scenario.dilemmas[event.subject]
    choice = _choice(dilemma, dilemma.default)
    assert choice is not None
    state.status = "lapsed"
    note(world, "lapsed", dilemma.id, detail=choice.title, stop=agenda.NEWS)
    _settle(world, state, dilemma, choice)


def check_answer(world: World, action: Answer) -> Refusal | None:
    """An open dilemma, one of its choices, and that choice's gate."""
    refusal = _not_open(world, action.dilemma)
    if refusal:
        return refusal
    dilemma: Dilemma = world.rules.scenario.dilemmas[action.dilemma]
    choice = _choice(dilemma, action.choice)
    if choice is None:
        ids = ", ".join(each.id for each in dilemma.choices)
        return Refusal("unknown", f"{action.choice} is not among the answers.", f"Choose {ids}.")
    if not holds(world, choice.gate):
        return Refusal("gate", choice.gate_text or f"Not possible now: {choice.gate}.")
    return None


def do_answer(world: World, action: Answer) -> None:
    """The choice counts and begins to act."""
    dilemma: Dilemma = world.rules.scenario.dilemmas[action.dilemma]
    choice = _choice(dilemma, action.choice)
    assert choice is not None
    state = world.public.dilemmas[dilemma.id]
    state.status = "answered"
    note(world, "answered", dilemma.id, detail=choice.title)
    errands.load(world, choice.hours, choice.title)
    _settle(world, state, dilemma, choice)


def _settle(world: World, state: DilemmaState, dilemma: Dilemma, choice: Choice) -> None:
    state.choice = choice.id
    state.answered = world.public.now
    money.spend(world, choice.title, choice.cost, choice.source)
    effects.apply(world, choice.effects, why=choice.title)
    fire(world, "chosen", f"{dilemma.id}.{choice.id}")


def check_ask(world: World, action: Ask) -> Refusal | None:
    """A question of an open dilemma that was not asked yet."""
    refusal = _not_open(world, action.dilemma)
    if refusal:
        return refusal
    if _question(world.rules.scenario.dilemmas[action.dilemma], action.question) is None:
        return Refusal("unknown", f"There is no question {action.question}.")
    if action.question in world.public.dilemmas[action.dilemma].asked:
        return Refusal("asked", "You have asked that.", "The answer is in your inbox.")
    return None


def do_ask(world: World, action: Ask) -> None:
    """The answer comes at once; the time it took is charged. Asking a stakeholder is a contact."""
    public = world.public
    question = _question(world.rules.scenario.dilemmas[action.dilemma], action.question)
    assert question is not None
    public.dilemmas[action.dilemma].asked += (question.id,)
    errands.load(world, question.hours, f"Ask: {question.text}")
    inbox.post(world, question.who, question.text, question.answer)
    if question.who in public.stakeholders:
        public.stakeholders[question.who].contacted = public.now


def check_forecast(world: World, action: Forecast) -> Refusal | None:
    """Before answering, where the dilemma asks for a forecast; it may be changed until then."""
    refusal = _not_open(world, action.dilemma)
    if refusal:
        return refusal
    if world.rules.scenario.dilemmas[action.dilemma].forecast is None:
        return Refusal("none", "Nothing is to be forecast here.")
    if not 0 <= action.probability <= PERMILLE:
        return Refusal("range", "A probability lies between 0 and 100 %.")
    return None


def do_forecast(world: World, action: Forecast) -> None:
    """Keeps the forecast until its proposition is decided."""
    public = world.public
    prompt = world.rules.scenario.dilemmas[action.dilemma].forecast
    assert prompt is not None
    due = public.dilemmas[action.dilemma].arrived + prompt.within
    if action.dilemma not in public.forecasts:
        schedule(world, due, Event("forecast_due", action.dilemma), LAST)
    public.forecasts[action.dilemma] = ForecastState(action.probability, public.now, due)
    text = fill(world, prompt.text)
    note(world, "forecast", action.dilemma, amount=action.probability, detail=text)


def weekly(world: World) -> None:
    """Looks whether open forecasts have come true or become moot."""
    for id in world.public.forecasts:
        _decide(world, id, last=False)


def on_forecast_due(world: World, event: Event) -> None:
    """What has not come true by now is false."""
    _decide(world, event.subject, last=True)


def decide_all(world: World) -> None:
    """The project ends: what has not come true by now will not."""
    for id in world.public.forecasts:
        _decide(world, id, last=True)


def _decide(world: World, id: str, *, last: bool) -> None:
    state = world.public.forecasts[id]
    prompt = world.rules.scenario.dilemmas[id].forecast
    assert prompt is not None
    if state.outcome != "open":
        return
    if holds(world, prompt.condition):
        state.outcome = "true"
    elif prompt.moot and holds(world, prompt.moot):
        state.outcome = "void"
    elif last:
        state.outcome = "false"
    else:
        return
    note(world, f"forecast_{state.outcome}", id, detail=fill(world, prompt.text))


def _not_open(world: World, id: str) -> Refusal | None:
    """Dilemmas to come answer like those that do not exist."""
    state = world.public.dilemmas.get(id)
    if state is None or state.status == "dormant":
        return Refusal("unknown", "Nobody has asked you that.")
    if state.status == "lapsed":
        return Refusal("late", "The time to answer is over; it went its own way.")
    if state.status == "answered":
        return Refusal("answered", "You have decided that.")
    return None


def _choice(dilemma: Dilemma, id: str) -> Choice | None:
    return next((choice for choice in dilemma.choices if choice.id == id), None)


def _question(dilemma: Dilemma, id: str) -> Question | None:
    return next((question for question in dilemma.questions if question.id == id), None)
