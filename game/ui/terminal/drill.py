"""`contingency drill`: single decisions, answered in five minutes and judged at once."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from game import recording as recordings
from game.debrief import drills
from game.debrief.analysis import Analysis, Decision
from game.debrief.competences import THEMES
from game.debrief.drills import Drill
from game.debrief.keeping import path_beside
from game.debrief.telling import option_title, points
from game.errors import ContingencyError, UsageError
from game.model.scenario import Scenario
from game.outlook.workers import cores, workers
from game.ui import saves
from game.ui import wording as w
from game.ui.terminal.console import Console

LETTERS = "ABCDEFGH"


def run(
    source: Path | Scenario | None,
    *,
    seed: int = 1,
    theme: str = "",
    answers: Sequence[str] = (),
    count: int = 3,
    futures: int = drills.FUTURES,
    where: int | str = 0,
    as_json: bool = False,
) -> int:
    """Asks `count` decisions of a recording, of a scenario or of the player's own games; answers
    that are given are not asked for. Raises UsageError where there is nothing to ask."""
    console = Console()
    found = _positions(source, seed, theme)
    if not found:
        known = ", ".join(each.id for each in THEMES)
        raise UsageError(f"There is no such decision here. Themes are: {known}.")
    given = list(answers)
    with workers(where) as executor:
        for number, drill in enumerate(found[: max(count, len(given)) if given else count], 1):
            if not as_json:
                console.lines(_question(console, number, drill))
            chosen = _answer(console, drill, given, silent=as_json)
            if not chosen:
                return 0
            judged = drills.judge(
                drill, chosen, futures=futures, executor=executor, ahead=2 * cores()
            )
            if as_json:
                said = {"theme": drill.theme, "title": drill.title, **asdict(judged)}
                sys.stdout.write(json.dumps(said) + "\n")
            else:
                console.lines(verdict(console, judged))
            if answers and not given:
                return 0
    return 0


def _positions(source: Path | Scenario | None, seed: int, theme: str) -> list[Drill]:
    weak = drills.weak_themes(_analyses())
    if isinstance(source, Path):
        found = recordings.read(source)
        made = list(drills.from_game(found, saves.scenario_of(found.header)))
    elif source is not None:
        made = list(drills.from_scenario(source, seed))
    else:
        made = [drill for each in _own_games() for drill in drills.from_game(*each)]
        if not made:
            raise UsageError(
                "There is no finished game of your own yet; name a scenario, for example "
                "contingency drill cloud-migration."
            )
    if theme:
        made = [each for each in made if each.theme == theme]
    return drills.weakest_first(made, weak)


def _own_games() -> Iterator[tuple[recordings.Recording, Scenario]]:
    """The last three saved games that can be played."""
    for save in saves.all_saves()[:3]:
        if not save.problem:
            try:
                found = recordings.read(save.path)
                yield found, saves.scenario_of(found.header)
            except ContingencyError:
                continue


def _analyses() -> list[Analysis]:
    """The analyses that lie beside saved games: what they lost most in is drilled first."""
    kept = (drills.kept_analysis(path_beside(save.path)) for save in saves.all_saves()[:20])
    return [each for each in kept if each is not None]


def _question(console: Console, number: int, drill: Drill) -> list[str]:
    view = drill.session.view()
    dilemma = view.project.dilemmas[drill.point.key.subject]
    theme = next(each.name for each in THEMES if each.id == drill.theme)
    public = view.public
    stand = f"{view.project.title}, day {view.day} of {w.day_number(public.deadline)}, "
    stand += f"float {public.float_days} d, contingency {w.money(public.ledger.contingency)}"
    lines = ["", console.style(f" {number}. {drill.title}", "bold"), f" {stand}. {theme}."]
    body = drill.session.fill(dilemma.body)
    lines += [f" {each}" for each in console.wrap(body, console.width - 2)]
    for letter, option in zip(LETTERS, drills.choices(drill), strict=False):
        choice = next(each for each in dilemma.choices if each.id == option.id)
        cost = f", {w.money(choice.cost)}" if choice.cost else ""
        lines += [f"  {letter}  {option.title}{cost}. {choice.time_text}"[: console.width]]
    return lines


def _answer(console: Console, drill: Drill, given: list[str], *, silent: bool) -> str:
    options = drills.choices(drill)
    known = dict(zip(LETTERS, (each.id for each in options), strict=False))
    while True:
        text = given.pop(0) if given else "" if silent else console.read("Your choice: ")
        letter = text.strip().upper()
        if not letter or letter in ("X", "Q"):
            return ""
        if letter in known:
            return known[letter]
        if silent or not given:
            console.say(f"A letter from A to {list(known)[-1]} is wanted; Enter leaves.")


def verdict(console: Console, judged: Decision) -> list[str]:
    """What the answer is worth beside the others, in points."""
    lines = ["", console.style(f" {judged.label.capitalize()}", "bold")]
    for each in sorted(judged.options, key=lambda each: -each.value):
        note = "yours" if each.id == judged.chosen else "best" if each.id == judged.best else ""
        half = (each.high - each.low) / 200
        lines.append(f" {each.value / 100:>6.1f} ± {half:<5.1f}{each.title[:48]:<50}{note}")
    lost = points(max(0, judged.loss))
    low, high = points(judged.loss_low), points(judged.loss_high)
    text = f"Loss {lost} points ({low} to {high}), by what can be known there, in "
    text += f"{judged.replicates} paired futures."
    if judged.chosen != judged.best and judged.loss_low > 0:
        text += f" “{option_title(judged, judged.best)}” is better beyond doubt."
    if judged.flagged:
        text += f" {judged.flagged}"
    return [*lines, *(f" {each}" for each in console.wrap(text, console.width - 2))]
