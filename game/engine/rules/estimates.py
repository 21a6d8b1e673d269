"""How much work a task truly holds, and what its crew reports of it.

The truth is drawn once: PERT quantile × exp(mu + sigma_c·Z_project + sigma_r·Z_role), and the
rare tail event. A report is nearer to the truth the more is done, with noise and the optimism of
whoever reports; reviews make it truer. Sources: Little 2006, Budzier and
Flyvbjerg 2011, Snow, Keil and Wallace 2007.
"""

from __future__ import annotations

from game.engine import chance
from game.engine.tables import NORMAL_16, NORMAL_64, exponential, pert_quantile
from game.model.effects import Estimate
from game.model.scenario import Task
from game.model.units import DAY, MILLION
from game.model.world import HiddenTask, World


def leading_role(task: Task) -> str:
    """The role with the largest nominal crew, whose shared error the task has ("" for none)."""
    return max(task.slots, key=lambda slot: slot.nominal).role if task.slots else ""


def true_work(estimate: Estimate, quantile: int, factor: int) -> int:
    """Micro-minutes of work at the nominal crew."""
    minutes = pert_quantile(
        estimate.optimistic, estimate.most_likely, estimate.pessimistic, quantile
    )
    return minutes * factor


def draw_task(world: World, task: Task) -> HiddenTask:
    """The truth about a task under the world's seed and shared factors."""
    seed = world.hidden.seed
    p = world.rules.parameters
    quantile = chance.uniform(seed, f"task:{task.id}:effort")
    exponent = p.optimism * 1000
    if task.slots:
        exponent += p.shared_sigma * NORMAL_64[world.hidden.z_project] // 1000
        z_role = world.hidden.z_role[leading_role(task)]
        exponent += p.role_sigma * NORMAL_16[z_role] // 1000
    factor = exponential(exponent)
    if world.hidden.tail_task == task.id:
        factor = factor * world.hidden.tail_factor // MILLION
    biased = chance.uniform(seed, f"task:{task.id}:bias")
    optimism = 1000
    if biased < p.bias_probability * 1000:
        optimistic = biased < p.bias_probability * p.optimistic_share
        optimism += -p.bias_size if optimistic else p.bias_size
    return HiddenTask(quantile, factor, true_work(task.estimate, quantile, factor), 0, 0, optimism)


def first_report(world: World, id: str) -> None:
    """At the start the crew repeats the estimate."""
    state = world.public.tasks[id]
    state.remaining = state.estimate.mean
    state.reported_at = world.public.now


def report(world: World, id: str, *, fresh: bool = False) -> None:
    """The crew estimates what remains, in minutes at the nominal crew.

    `fresh` is a careful estimate asked for by the manager: nearer to the truth, half the noise.
    """
    state = world.public.tasks[id]
    hidden = world.hidden.tasks[id]
    p = world.rules.parameters
    closeness = min(MILLION, state.done * MILLION // max(1, hidden.work))
    truth = p.review_truth if state.reviewed else 0
    if fresh:
        closeness = (closeness + MILLION) // 2
        truth = max(truth, 500)
    plan = max(state.estimate.mean, state.done * 105 // 100 // MILLION)
    total = (hidden.work // MILLION * closeness + plan * (MILLION - closeness)) // MILLION
    optimism = 1000 + (hidden.optimism - 1000) * (1000 - truth) // 1000
    week = chance.pick(world.hidden.seed, f"task:{id}:report:{world.public.now // DAY}", 16)
    noise = exponential(p.report_noise * (1000 - truth) // 1000 * NORMAL_16[week] // 1000)
    told = total * optimism // 1000 * noise // MILLION
    state.remaining = max(told - state.done // MILLION, DAY // 4)
    state.reported_at = world.public.now
