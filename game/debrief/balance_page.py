"""The balance of a scenario as a page in Markdown, and the command that measures it."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from time import monotonic

from game.debrief.balance import LEAST_BEST, LEAST_WORST, Balance, DilemmaBalance, Step, balance
from game.debrief.telling import points
from game.errors import UsageError
from game.model.scenario import Scenario
from game.outlook.workers import workers


def run(
    scenario: Scenario,
    states: int,
    rollouts: int,
    where: int | str,
    *,
    only: Sequence[str] = (),
    as_json: bool,
    output: Path | None,
) -> str:
    """Measures and returns what is to be printed; the page goes to `output` if it is given."""
    unknown = [id for id in only if id not in scenario.dilemmas]
    if unknown:
        raise UsageError(f"There is no dilemma {unknown[0]!r} in this scenario.")
    report = _measured(scenario, states, rollouts, where, only)
    if output is not None:
        try:
            output.write_text(page(report, scenario), encoding="utf-8")
        except OSError as error:
            raise UsageError(f"{output} cannot be written: {error.strerror}.") from error
    if as_json:
        return json.dumps({**asdict(report), "problems": report.problems})
    return page(report, scenario) if output is None else _summary(report)


def _measured(
    scenario: Scenario, states: int, rollouts: int, where: int | str, only: Sequence[str]
) -> Balance:
    begun = monotonic()
    shown = sys.stderr.isatty()
    last: Step | None = None
    with workers(where) as executor:
        for step in balance(scenario, executor, states=states, rollouts=rollouts, only=only):
            last = step
            if shown:
                spent = monotonic() - begun
                sys.stderr.write(f"\r\x1b[K{step.what}: {step.done} of {step.total}, {spent:.0f} s")
    if shown:
        sys.stderr.write("\r\x1b[K")
    assert last is not None
    assert last.report is not None
    return last.report


def _summary(report: Balance) -> str:
    problems = report.problems
    if not problems:
        return "Every choice that is no trap is sometimes best and sometimes worst."
    return "\n".join([f"{len(problems)} choices do not meet the rule:", *problems])


_HOW = """\
Measured with up to {report.states} states for each dilemma and {report.rollouts} futures for each
choice in each state; scenario digest `{report.digest:.12}`. Points are points of the score."""
_RULE = f"""\
A choice is *best* or *worst* in a state where it differs from every other choice by more than twice
the standard error of the paired difference; ties count for neither. The rule: each choice that is
not a marked trap is best in at least {LEAST_BEST // 10} % and worst in at least
{LEAST_WORST // 10} % of the states."""
_DEVIATION = """\
The deviation is luck: a manager always decides alike. In single games the novice beats the handbook
in {share:.0f} % of pairs."""


def page(report: Balance, scenario: Scenario) -> str:
    """The whole report."""
    told = [f"# Balance of “{scenario.title}”", "", _HOW.format(report=report), ""]
    if report.standings:
        told += _managers(report)
    told += ["## Dilemmas", "", _RULE, ""]
    for dilemma in report.dilemmas:
        told += _dilemma(dilemma)
    if report.never:
        told += [f"No sampled game came to: {', '.join(report.never)}.", ""]
    problems = report.problems
    told += ["## What does not meet the rule", ""]
    told += [f"- {problem}" for problem in problems] or ["Nothing."]
    return "\n".join(told) + "\n"


def _managers(report: Balance) -> list[str]:
    rows = [
        f"| {each.manager} | {each.games} | {points(each.score)} | {points(each.deviation)} "
        f"| {each.on_time / 10:.0f} % | {each.overrun / 10:+.1f} % |"
        for each in report.standings
    ]
    return [
        "## Managers",
        "",
        "| manager | games | mean score | deviation | on time | mean overrun |",
        "|---|---:|---:|---:|---:|---:|",
        *rows,
        "",
        _DEVIATION.format(share=report.single / 10),
        "",
    ]


def _dilemma(dilemma: DilemmaBalance) -> list[str]:
    rows = [
        f"| {each.id} | {each.title}{' (trap)' if each.trap else ''} | {each.states} "
        f"| {each.best / 10:.0f} % | {each.worst / 10:.0f} % | {points(each.behind)} "
        f"| {'' if each.meets else '✗'} |"
        for each in dilemma.choices
    ]
    head = f"{dilemma.states} states; best to worst {points(dilemma.gap)} points on average; "
    head += f"no best choice beyond doubt in {dilemma.undecided / 10:.0f} %."
    return [
        f"### {dilemma.id} {dilemma.title}",
        "",
        head,
        "",
        "| | choice | states | best | worst | behind the best | |",
        "|---|---|---:|---:|---:|---:|---|",
        *rows,
        "",
    ]
