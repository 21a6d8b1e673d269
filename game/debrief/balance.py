"""Whether a scenario is balanced: computer managers by result, and every dilemma by its choices.

States are sampled from play: games led by different managers stop where a dilemma is open for the
first time. In each the choices that are possible there are tried in the same futures, led on by the
handbook manager. A choice is best (or worst) in a state if it beats (or loses to) every other one
by more than twice the standard error of the paired difference; ties count for neither.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from functools import partial

from game.debrief.evaluate import Question, answers, planner
from game.debrief.judgement import differences, mean, standard_error
from game.engine import dispatch
from game.engine.setup import new_world
from game.managers import MANAGERS, Policy, policy
from game.managers.handbook import handbook
from game.managers.plans import Key, compose
from game.managers.play import ASKED, ROUNDS, Lean
from game.model.actions import Action, Answer
from game.model.scenario import Dilemma, Scenario
from game.model.units import DAY
from game.model.view import View
from game.model.world import copy_state
from game.outlook.forecast import pack, pickled
from game.outlook.rollout import Outcome, outcome

LEAST_BEST = 100
LEAST_WORST = 50
"""Permille of states in which a choice that is no trap must be best, and worst."""
DOUBT = 2.0
GAMES = 300
"""Games that states are sampled from, at most."""
FIRST_SEED = 10_000
PLANNED = "planner"
STATES_A_PLANNED_GAME = 50
"""The planner tries every move in futures of its own; it leads a game for so many states."""
PLANNER_FUTURES = 8


@dataclass(frozen=True, slots=True)
class Standing:
    """A manager over many games: mean score and its standard deviation (hundredths), games on time
    (permille), mean overrun (permille of the budget)."""

    manager: str
    games: int
    score: int
    deviation: int
    on_time: int
    overrun: int


@dataclass(frozen=True, slots=True)
class ChoiceBalance:
    """A choice over the states in which it was possible: permille of them in which it is best and
    worst, and its mean distance to the best choice, hundredths."""

    id: str
    title: str
    trap: bool
    states: int
    best: int
    worst: int
    behind: int

    @property
    def meets(self) -> bool:
        """Whether the rule holds for it; a marked trap is exempt."""
        return self.trap or (self.best >= LEAST_BEST and self.worst >= LEAST_WORST)


@dataclass(frozen=True, slots=True)
class DilemmaBalance:
    """A dilemma over sampled states. `gap` is the mean distance from best to worst choice and
    `undecided` the permille of states without a best one."""

    id: str
    title: str
    states: int
    gap: int
    undecided: int
    choices: tuple[ChoiceBalance, ...]


@dataclass(frozen=True, slots=True)
class Balance:
    """The report of a scenario. The deviation of a manager's scores is luck, for it always decides
    alike; `single` is the permille of pairs of single games in which the novice beats the handbook
    all the same. `never` names dilemmas that no sampled game came to."""

    scenario: str
    digest: str
    states: int
    rollouts: int
    standings: tuple[Standing, ...]
    single: int
    dilemmas: tuple[DilemmaBalance, ...]
    never: tuple[str, ...] = field(default=())

    @property
    def problems(self) -> list[str]:
        """What does not meet the rule, in words."""
        found = [f"{id}: no game has come to it" for id in self.never]
        for dilemma in self.dilemmas:
            for choice in dilemma.choices:
                if not choice.trap and choice.best < LEAST_BEST:
                    found.append(
                        f"{dilemma.id}.{choice.id}: best in {choice.best / 10:.0f} % of states"
                    )
                if not choice.trap and choice.worst < LEAST_WORST:
                    found.append(
                        f"{dilemma.id}.{choice.id}: worst in {choice.worst / 10:.0f} % of states"
                    )
        return found


@dataclass(frozen=True, slots=True)
class State:
    """A view at which a dilemma is open."""

    dilemma: str
    view: View
    choices: tuple[str, ...]
    reference: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """How far the work is, and the report when it is done."""

    what: str
    done: int
    total: int
    report: Balance | None = None


def balance(
    scenario: Scenario,
    executor: Executor,
    *,
    states: int = 200,
    rollouts: int = 32,
    only: Sequence[str] = (),
) -> Iterator[Step]:
    """Measures the balance step by step; the last step holds the report. `only` names dilemmas."""
    games = max(8, states // 4)
    standings, single = [], 0
    scores: dict[str, list[Outcome]] = {}
    jobs = [] if only else [(m, s) for m in MANAGERS for s in range(games)]
    jobs += [] if only else [(PLANNED, s) for s in range(states // STATES_A_PLANNED_GAME)]
    for n, (job, result) in enumerate(
        zip(jobs, executor.map(partial(lead, scenario), jobs), strict=True), 1
    ):
        scores.setdefault(job[0], []).append(result)
        yield Step("games by manager", n, len(jobs))
    standings = [_standing(scenario, name, found) for name, found in scores.items()]
    if scores:
        single = _beats(scores["novice"], scores["handbook"])
    wanted = [id for id in scenario.dilemmas if not only or id in only]
    yield Step("states", 0, states * len(wanted))
    sampled = sample(scenario, wanted, states)
    questions = [_question(scenario, state, rollouts) for state in sampled]
    found: dict[str, list[tuple[State, list[list[int]]]]] = {id: [] for id in wanted}
    coming = answers(executor, questions)
    for n, (state, answer) in enumerate(zip(sampled, coming, strict=True), 1):
        columns = [[played.score for played in column] for column in answer]
        found[state.dilemma].append((state, columns))
        yield Step("choices", n, len(sampled))
    dilemmas = tuple(_dilemma(scenario.dilemmas[id], tried) for id, tried in found.items() if tried)
    never = tuple(id for id, tried in found.items() if not tried)
    report = Balance(
        scenario.id,
        scenario.digest,
        states,
        rollouts,
        tuple(standings),
        single,
        dilemmas,
        never,
    )
    yield Step("done", 1, 1, report)


def lead(scenario: Scenario, job: tuple[str, int]) -> Outcome:
    """A game led by a manager; what a worker does."""
    from game.managers import play

    name, seed = job
    world = new_world(scenario, FIRST_SEED + seed)
    leader = planner(PLANNER_FUTURES) if name == PLANNED else policy(name, seed)
    play(Lean(world), leader)
    return outcome(world)


def sample(scenario: Scenario, dilemmas: Sequence[str], states: int) -> list[State]:
    """Up to `states` views for each dilemma, at the first moment at which it is open."""
    missing = dict.fromkeys(dilemmas, states)
    found: list[State] = []
    for seed in range(GAMES):
        if not any(missing.values()):
            break
        for state in _states_of_game(scenario, seed):
            if missing.get(state.dilemma, 0) > 0:
                missing[state.dilemma] -= 1
                found.append(state)
    return found


def _states_of_game(scenario: Scenario, seed: int) -> Iterator[State]:
    """The first moments of the dilemmas in a game led by some mixture of managers."""
    world = new_world(scenario, FIRST_SEED + seed)
    game = Lean(world)
    lead = _mixed(seed)
    seen: set[str] = set()
    horizon = scenario.horizon + DAY
    while not game.ended:
        for _ in range(ROUNDS):
            view = game.view()
            for id in view.open_dilemmas():
                if id not in seen:
                    seen.add(id)
                    yield _state(game, id)
            raised = 0
            for action in lead(view):
                if game.submit(action) is None:
                    raised |= game.attention
            if not raised & ASKED:
                break
        if not game.advance(horizon, ASKED) and not game.ended:
            return  # a manager whose first date is refused never starts


def _state(game: Lean, id: str) -> State:
    live = game.view()
    view = View(live.project, copy_state(live.public), live.calendar)
    choices = tuple(
        choice.id
        for choice in view.project.dilemmas[id].choices
        if dispatch.check(game.world, Answer(id, choice.id)) is None
    )
    return State(id, view, choices, tuple(handbook(view)))


def _mixed(seed: int) -> Policy:
    """Managers in turn: the handbook with answers at random, novice, handbook, idle, random."""
    kind = seed % 5
    if kind:
        return policy(("novice", "handbook", "idle", "random")[kind - 1], seed)
    other = policy("random", seed)

    def strays(view: View) -> list[Action]:
        answers = [each for each in other(view) if isinstance(each, Answer)]
        return answers + handbook(view)

    return strays


def _question(scenario: Scenario, state: State, rollouts: int) -> Question:
    key = Key("dilemma", state.dilemma)
    plans = tuple(
        compose(state.reference, {key: (Answer(state.dilemma, choice),)})
        for choice in state.choices
    )
    return Question(pack(state.view, None, "handbook", pickled(scenario)), plans, 0, rollouts)


def _dilemma(dilemma: Dilemma, tried: list[tuple[State, list[list[int]]]]) -> DilemmaBalance:
    counts = {choice.id: [0, 0, 0, 0] for choice in dilemma.choices}
    gaps: list[int] = []
    undecided = 0
    for state, columns in tried:
        scores = dict(zip(state.choices, columns, strict=True))
        means = {id: mean(each) for id, each in scores.items()}
        top, bottom = max(means.values()), min(means.values())
        gaps.append(top - bottom)
        best, worst = extreme(scores, 1), extreme(scores, -1)
        undecided += not best
        for id in state.choices:
            count = counts[id]
            count[0] += 1
            count[1] += id == best
            count[2] += id == worst
            count[3] += top - means[id]
    return DilemmaBalance(
        dilemma.id,
        dilemma.title,
        len(tried),
        mean(gaps),
        undecided * 1000 // len(tried),
        tuple(
            ChoiceBalance(
                choice.id,
                choice.title,
                choice.trap,
                counts[choice.id][0],
                _permille(counts[choice.id][1], counts[choice.id][0]),
                _permille(counts[choice.id][2], counts[choice.id][0]),
                counts[choice.id][3] // max(1, counts[choice.id][0]),
            )
            for choice in dilemma.choices
        ),
    )


def extreme(scores: dict[str, list[int]], sign: int) -> str:
    """The choice that is best (`sign` 1) or worst (-1) beyond doubt, "" for a tie."""
    first = max(scores, key=lambda id: sign * sum(scores[id]))
    for id, each in scores.items():
        if id == first:
            continue
        ahead = [sign * value for value in differences(scores[first], each)]
        if mean(ahead) <= 0 or mean(ahead) < DOUBT * standard_error(ahead):
            return ""
    return first if len(scores) > 1 else ""


def _permille(part: int, whole: int) -> int:
    return part * 1000 // whole if whole else 0


def _standing(scenario: Scenario, name: str, found: Sequence[Outcome]) -> Standing:
    scores = [each.score for each in found]
    on_time = sum(each.targets[0] for each in found)
    over = sum(each.cost - scenario.bac for each in found)
    deviation = round(standard_error(scores) * len(scores) ** 0.5)
    overrun = over * 1000 // (scenario.bac * len(found))
    on_time_share = _permille(on_time, len(found))
    return Standing(name, len(found), mean(scores), deviation, on_time_share, overrun)


def _beats(lower: Sequence[Outcome], higher: Sequence[Outcome]) -> int:
    """Permille of pairs of single games in which one of the first beats one of the second."""
    won = sum(a.score > b.score for a in lower for b in higher)
    return won * 1000 // (len(lower) * len(higher))
