"""From a file to a scenario, or to everything that is wrong with the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from pydantic import ValidationError

from game import paths
from game.content import document
from game.content.digest import digest_of
from game.content.document import Node
from game.content.lint import lint
from game.content.messages import problems_of
from game.content.problem import Problem
from game.content.salvage import salvage
from game.content.where import Where
from game.content.written.plan import ScenarioEntry
from game.errors import ContentError
from game.model.scenario import Scenario

_ENDING = ".yaml"


def find_scenarios() -> dict[str, Path]:
    """The built-in scenarios: id and file, in alphabetical order."""
    return {file.stem: file for file in sorted(paths.scenarios().glob(f"*{_ENDING}"))}


def load_scenario(source: Path | str) -> Scenario:
    """A scenario from a file, or a built-in one by its id.

    Raises ContentError with all problems of the file.
    """
    file = find_scenarios().get(source) if isinstance(source, str) else None
    path = Path(source) if file is None else file
    return parse_scenario(_text_of(path), str(path))


def parse_scenario(text: str, file: str = "<text>") -> Scenario:
    """A scenario from its text; `file` is what problems call it. Raises ContentError."""
    scenario, problems = _parse(text, file)
    if scenario is None or problems:
        raise ContentError(problems)
    return scenario


def lint_files(files: Iterable[Path]) -> list[Problem]:
    """All problems of all these files, in their order."""
    problems: list[Problem] = []
    for file in files:
        try:
            load_scenario(file)
        except ContentError as error:
            problems.extend(p for p in error.problems if isinstance(p, Problem))
    return problems


def _text_of(path: Path) -> str:
    try:
        return path.read_bytes().decode()
    except UnicodeDecodeError as error:
        before = error.object[: error.start]
        mark = (before.count(b"\n") + 1, len(before) - before.rfind(b"\n"))
        problem = Problem(str(path), *mark, "This is not UTF-8 text.", "Save the file as UTF-8.")
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        names = ", ".join(find_scenarios())
        problem = Problem(
            str(path), 1, 1, f"{reason or 'Cannot be read'}.", f"Name a file, or one of {names}."
        )
    raise ContentError([problem])


def _parse(text: str, file: str) -> tuple[Scenario | None, list[Problem]]:
    root, problems = document.read(text, file)
    if root is None:
        return None, problems
    if not isinstance(root.value, dict):
        remedy = "Begin with `id: my-scenario`."
        return None, [Problem(file, *root.mark, "A scenario is a mapping of fields.", remedy)]
    problems += _twice(root, file)
    where = Where(file, root)
    broken: frozenset[str] = frozenset()
    try:
        written = ScenarioEntry.model_validate(root.plain())
    except ValidationError as error:
        known = {(problem.line, problem.column) for problem in problems}
        found = problems_of(error, where)
        problems += [p for p in found if (p.line, p.column) not in known]
        saved = salvage(root.plain())
        if saved is None:
            return None, sorted(problems)
        written, broken = saved
    scenario, placed = written.build_whole()
    problems += lint(scenario, Where(file, root, tuple(placed), broken))
    return replace(scenario, digest=digest_of(scenario)), sorted(set(problems))


def _twice(node: Node, file: str) -> Iterator[Problem]:
    """Entries of one list with the same id."""
    seen: dict[str, int] = {}
    below: Iterable[Node] = ()
    if isinstance(node.value, dict):
        below = node.value.values()
    elif isinstance(node.value, list):
        below = node.value
        for item in below:
            id = item.value.get("id") if isinstance(item.value, dict) else None
            if id is None or not isinstance(id.value, str):
                continue
            if id.value in seen:
                message = f"The id {id.value} stands twice; first in line {seen[id.value]}."
                yield Problem(file, *id.mark, message, "Give each entry its own.")
            seen.setdefault(id.value, id.mark[0])
    for item in below:
        yield from _twice(item, file)
