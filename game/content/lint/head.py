"""The head of the file: start, holidays, parameters, and the pictures it names."""

from __future__ import annotations

from game.content.problem import Path, Problem
from game.content.where import Where
from game.model.parameters import PARAMETERS
from game.model.scenario import Scenario
from game.paths import assets

_SATURDAY = 5


def check_start(scenario: Scenario, where: Where) -> list[Problem]:
    """The project starts on a working day, and holidays are working days lost."""
    problems = []
    if scenario.start.weekday() >= _SATURDAY or scenario.start in scenario.holidays:
        message = f"{scenario.start} is not a working day."
        problems.append(where.problem(("start",), message, "Start on a working day."))
    for index, day in enumerate(scenario.holidays):
        if day.weekday() >= _SATURDAY:
            message = f"{day} is a weekend anyway."
            problems.append(where.problem(("holidays", index), message, "Remove it."))
    return problems


def check_parameters(scenario: Scenario, where: Where) -> list[Problem]:
    """Parameters exist and stay in their range."""
    known = {parameter.name: parameter for parameter in PARAMETERS}
    problems = []
    for name, value in scenario.parameters.items():
        parameter = known.get(name)
        if parameter is None:
            message, remedy = f"There is no parameter {name}.", "docs/model.md lists them."
        elif not parameter.low <= value <= parameter.high:
            message = f"{value} is outside the range of {name}."
            remedy = f"Write {parameter.low} to {parameter.high} ({parameter.unit})."
        else:
            continue
        problems.append(where.problem(("parameters", name), message, remedy))
    return problems


def check_pictures(scenario: Scenario, where: Where) -> list[Problem]:
    """Emblem and portraits are there."""
    named: list[tuple[Path, str, str]] = [(("emblem",), "emblems", scenario.emblem)]
    for collection in ("people", "stakeholders"):
        for someone in getattr(scenario, collection).values():
            place = (collection, someone.id, "portrait")
            named.append((place, "portraits", someone.portrait))
    there = {
        folder: {file.stem for file in (assets() / folder).glob("*.svg")}
        for folder in ("emblems", "portraits")
    }
    return [
        where.problem(
            path,
            f"There is no picture {picture}.svg in assets/{folder}.",
            "Name one that is there, without its ending.",
        )
        for path, folder, picture in named
        if picture not in there[folder] and picture not in where.broken
    ]
