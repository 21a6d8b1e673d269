"""What a view says about a risk: its true probability, its lot, and which tests it has passed.

A risk's probability takes 16 values around the stated one. Signs read early, tests survived and
tests failed speak for some of them; a test with a spread may or may not have been held by now. All
cases are weighed together, one by one. Modifiers are taken as they are now.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

from game.engine import chance
from game.engine.conditions import holds
from game.engine.rules import risks as rules_of_risks
from game.engine.tables import NORMAL_16, exponential
from game.model.scenario import Risk
from game.model.units import MILLION, PERMILLE
from game.model.world import HiddenRisk, World
from game.outlook.lots import Wheel, between

STEPS = 16
HELD, VOID, AHEAD = "held", "void", "ahead"
"""A test was held (and survived), could not be held, or is still to come."""
TRIES = 200
SURE = {"dormant": 0, "open": 1, "closed": 2}
"""The window of a risk that the manager knows, by its status."""


class Test(NamedTuple):
    """A test by strike trigger `number`, `first` to `last` minute; `struck` if it hit, and then
    the minute is known. `shares` are the permille of the three states above."""

    number: int
    first: int
    last: int
    struck: bool
    shares: tuple[int, int, int]


class Sign(NamedTuple):
    """An early sign that was read."""

    time: int
    rising: bool


@dataclass(slots=True)
class Drawn:
    """One draw: the hidden state, the number of tests held, the tests still ahead with their
    minutes, and whether the next lot strikes where signs speak of one after the first."""

    state: HiddenRisk
    tests: int
    ahead: list[tuple[int, int]]
    again: bool | None


class Evidence:
    """All that was seen of one risk; `draw` takes a hidden state that goes with it."""

    def __init__(self, world: World, id: str) -> None:
        self._id = id
        self._risk: Risk = world.rules.scenario.risks[id]
        self._status = world.public.risks[id].status
        self._now = world.public.now
        p = world.rules.parameters
        spread = p.risk_spread
        self._values = [
            min(950, self._risk.probability * exponential(spread * z // 1000) // MILLION)
            for z in NORMAL_16
        ]
        self._opened, self._closed = _window(world, self._risk)
        self._signs = _signs(world, id)
        self._tests = _tests(world, self._risk, self._opened, self._closed)
        self._odds = [self._chances(world, value) for value in self._values]
        self._right, self._false = _signs_of(world, self._risk)
        states = [
            (HELD,) if test.struck else tuple(s for s in (HELD, VOID, AHEAD) if _share(test, s))
            for test in self._tests
        ]
        self._cases = [(step, case) for step in range(STEPS) for case in product(*states)]
        self._wheel = Wheel([self._weight(step, case) for step, case in self._cases])

    def _chances(self, world: World, value: int) -> dict[int, float]:
        """The probability of a test at each moment that matters, had the risk this `value`."""
        hidden, state = world.hidden.risks[self._id], world.public.risks[self._id]
        hidden.probability = value
        factor = state.probability_factor
        found = {}
        for time in self._moments():
            state.probability_factor = _factor_at(self._risk, state.responses, factor, time)
            found[time] = rules_of_risks.probability(world, self._id) / PERMILLE
        state.probability_factor = factor
        return found

    def _moments(self) -> list[int]:
        tests = [test.first for test in self._tests]
        return [self._now, *tests, *(sign.time for sign in self._signs)]

    def _weight(self, step: int, case: tuple[str, ...]) -> float:
        """How likely all that was seen is, for this probability and these states of the tests."""
        weight = 1.0
        for test, state in zip(self._tests, case, strict=True):
            if not test.struck:
                weight *= _share(test, state) / PERMILLE
        strikes, not_strikes, _ = self._lots(step, case)
        return weight * (strikes + not_strikes)

    def _lots(self, step: int, case: tuple[str, ...]) -> tuple[float, float, float]:
        """Weights of a striking and of a harmless next lot, and the threshold between them.

        Goes through signs and held tests in their order; each test takes a lot of its own.
        """
        odds = self._odds[step]
        moments: list[tuple[int, int, Sign | Test]] = [(s.time, 0, s) for s in self._signs]
        for test, state in zip(self._tests, case, strict=True):
            if state == HELD:
                moments.append((test.first, 1, test))
        moments.sort(key=lambda moment: moment[:2])
        done = 1.0
        p = odds[self._now]
        strikes, harmless = -1.0, 0.0
        for time, _, what in moments:
            chance_then = odds[time]
            if strikes < 0:
                strikes, harmless = chance_then, 1 - chance_then
            if isinstance(what, Sign):
                strikes *= self._right if what.rising else 1 - self._right
                harmless *= self._false if what.rising else 1 - self._false
            else:
                done *= strikes if what.struck else harmless
                strikes = -1.0
        if strikes < 0:
            strikes, harmless = p, 1 - p
        return done * strikes, done * harmless, p

    def draw(self, seed: int) -> Drawn:
        """A hidden state under the luck of `seed`, its window not yet set."""
        if self._status == "closed":
            return Drawn(HiddenRisk(self._values[STEPS // 2], 0), len(self._tests), [], None)
        key = f"risk:{self._id}"
        step, case = self._cases[self._wheel.pick(chance.uniform(seed, f"{key}:probability"))]
        held = sum(1 for state in case if state == HELD)
        strikes, harmless, p = self._lots(step, case)
        lot = chance.uniform(seed, f"{key}:strike")
        side, inside = Wheel((strikes, harmless)).place(lot)
        hits = side == 0
        draw = lot
        if self._signs and not held:
            border = int(p * MILLION)
            low, high = (0, border) if hits else (border, MILLION)
            draw = min(MILLION - 1, low + inside * (high - low) // MILLION)
        ahead = []
        for test, state in zip(self._tests, case, strict=True):
            if state == AHEAD:
                uniform = chance.uniform(seed, f"delay:strike:{self._id}:{test.number}")
                first = max(self._now + 1, test.first)
                ahead.append((test.number, between(first, test.last, uniform)))
        again = hits if self._signs and held else None
        return Drawn(HiddenRisk(self._values[step], draw), held, ahead, again)

    def window(self, passed: Mapping[tuple[str, str], bool]) -> int:
        """0 before the window opens, 1 while open, 2 after; `passed` tells of triggers whose
        moment nobody has seen."""
        if self._status in SURE:
            return SURE[self._status]
        if passed.get(("closes", self._id), self._closed >= 0):
            return 2
        return int(passed.get(("opens", self._id), self._opened >= 0))


def settle_again(seed: int, id: str, hits: bool, p: int) -> int:
    """The occurrence of the risk's next lot whose luck under `seed` is as the signs say; `p` is
    the probability (permille) it is held against."""
    for occurrence in range(TRIES):
        lot = chance.uniform(seed, f"risk:{id}:again", occurrence)
        if (lot < p * 1000) == hits:
            return occurrence
    return 0


def _share(test: Test, state: str) -> int:
    return test.shares[(HELD, VOID, AHEAD).index(state)]


def _window(world: World, risk: Risk) -> tuple[int, int]:
    """Since when the window is open and closed, as far as it is known; -1 for not."""
    public = world.public
    opened = _moment(world, "opens", risk)
    closed = _moment(world, "closes", risk)
    for other in world.rules.scenario.risks.values():
        for response in other.responses:
            began = public.risks[other.id].responses.get(response.id, -1)
            if response.secondary == risk.id and began >= 0:
                opened = began if opened < 0 else min(opened, began)
    return opened, closed


def _moment(world: World, target: str, risk: Risk) -> int:
    trigger = risk.opens if target == "opens" else risk.closes
    since = world.public.set_off.get(f"{target}:{risk.id}:0")
    if since is None:
        return -1
    moment = since + trigger.delay + trigger.spread // 2
    return moment if moment <= world.public.now else -1


def _signs(world: World, id: str) -> list[Sign]:
    return [
        Sign(entry.time, entry.kind == "indicator_rising")
        for entry in world.public.log
        if entry.subject == id and entry.kind in ("indicator_rising", "indicator_calm")
    ]


def _signs_of(world: World, risk: Risk) -> tuple[float, float]:
    """Probabilities that the sign rises before a strike, and that it does without one."""
    if risk.indicator is None:
        return 1.0, 0.0
    noise = world.rules.parameters.indicator_noise
    right = PERMILLE - (PERMILLE - risk.indicator.sensitivity) * noise // PERMILLE
    false = risk.indicator.false_alarm * noise // PERMILLE
    limited = [max(1, min(PERMILLE - 1, value)) / PERMILLE for value in (right, false)]
    return limited[0], limited[1]


def _tests(world: World, risk: Risk, opened: int, closed: int) -> list[Test]:
    """The tests whose trigger was set off, the earliest first."""
    public = world.public
    struck = [e.time for e in public.log if e.kind == "risk_struck" and e.subject == risk.id]
    found = []
    for number, trigger in enumerate(risk.strikes):
        since = public.set_off.get(f"strike:{risk.id}:{number}")
        if since is None:
            continue
        first = since + trigger.delay
        last = first + trigger.spread
        hit = next((time for time in struck if first <= time <= last), -1)
        if hit >= 0:
            struck.remove(hit)
            found.append(Test(number, hit, hit, True, (PERMILLE, 0, 0)))
        elif opened >= 0 or last > public.now:
            can = trigger.chance if holds(world, trigger.condition) else 0
            shares = _shares(first, last, public.now, opened, closed, can)
            found.append(Test(number, first, last, False, shares))
    found.sort(key=lambda test: test.first)
    return found


def _shares(
    first: int, last: int, now: int, opened: int, closed: int, can: int
) -> tuple[int, int, int]:
    """Permille of a test's moments at which it was held, was void, or is to come."""
    whole = last - first + 1
    ahead = max(0, min(whole, last - now))
    end = min(last, now, closed if closed >= 0 else now)
    begin = max(first, opened) if opened >= 0 else end + 1
    held = max(0, end - begin + 1) * can // PERMILLE
    shares = [held * PERMILLE // whole, 0, ahead * PERMILLE // whole]
    shares[1] = PERMILLE - shares[0] - shares[2]
    return shares[0], shares[1], shares[2]


def _factor_at(risk: Risk, responses: dict[str, int], factor: int, time: int) -> int:
    """The factor on the probability (permille) as it was, without responses that came later."""
    for response in risk.responses:
        if responses.get(response.id, -1) > time and response.probability:
            factor = factor * PERMILLE // response.probability
    return factor
