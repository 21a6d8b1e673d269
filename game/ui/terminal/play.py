"""The way into the text game: the title, one sitting, and a clean end whatever happens.

`play` begins or continues a game at once; `title` asks first. Both return the exit code.
"""

from __future__ import annotations

import secrets
from pathlib import Path

from game.errors import ContingencyError
from game.model.parameters import LEVELS
from game.model.scenario import Scenario
from game.session import Session
from game.ui import offered, phrases, saves
from game.ui.terminal import commands, moving, pages
from game.ui.terminal.console import Console, EndOfInputError
from game.ui.terminal.game import Game, Leave

TUTORIAL = "tutorial"


def new_seed() -> int:
    """A seed that is easily said aloud."""
    return secrets.randbelow(9_000) + 1_000


def play(session: Session, path: Path | None, console: Console | None = None) -> int:
    """One sitting with a game, from where it stands until the player leaves."""
    console = console or Console()
    game = Game(console, session, path)
    game.go(pages.maker("home", game))
    code = 0
    try:
        while True:
            game.refresh_page()
            commands.obey(game, console.read("> "))
    except (EndOfInputError, Leave):
        console.say(game.where_saved())
    except KeyboardInterrupt:
        console.line()
        console.say(game.where_saved())
        code = 130
    finally:
        game.session.close()
        console.flush()
    return code


def start(scenario: Scenario, seed: int | None, level: str, console: Console | None = None) -> int:
    """A new game, saved from its first moment."""
    session, path = saves.begin(scenario, new_seed() if seed is None else seed, level)
    return play(session, path, console)


def title(seed: int | None = None, level: str = "", console: Console | None = None) -> int:
    """Asks what to play: continue, learn by doing, a scenario, a saved game."""
    console = console or Console()
    try:
        return _title(console, seed, level)
    except EndOfInputError:
        return 0
    except KeyboardInterrupt:
        console.line()
        return 130


def _title(console: Console, seed: int | None, level: str) -> int:
    while True:
        console.line(console.style(" CONTINGENCY  Lead a technical project. ".ljust(80), "head"))
        latest = saves.newest()
        scenarios = _scenarios(console)
        rows: list[tuple[str, str]] = []
        if latest is not None:
            rows.append(("continue", f"Continue: {moving.line(latest)}"))
        rows += [(s.id, f"{_heading(s)}") for s in scenarios.values()]
        if any(save is not latest for save in saves.all_saves()):
            rows.append(("load", "Another saved game"))
        rows.append(("leave", "Leave"))
        for number, (_, label) in enumerate(rows, 1):
            console.option(number, label)
        console.say("Enter takes the first.")
        choice = _pick(console, [key for key, _ in rows])
        if choice == "leave":
            return 0
        if choice == "continue" and latest is not None:
            return _take_up(console, latest)
        if choice == "load":
            save = _ask_save(console)
            if save is not None:
                return _take_up(console, save)
        elif choice in scenarios:
            scenario = scenarios[choice]
            chosen = level or ("learner" if choice == TUTORIAL else _ask_level(console))
            return start(scenario, seed, chosen, console)


def _scenarios(console: Console) -> dict[str, Scenario]:
    """Built-in scenarios that can be played, the tutorial first."""
    from game.content.load import find_scenarios, load_scenario

    found: dict[str, Scenario] = {}
    for id, path in find_scenarios().items():
        try:
            found[id] = load_scenario(path)
        except ContingencyError as error:
            console.say(f"{id} cannot be played: {str(error).splitlines()[0]}", "bad")
    return dict(sorted(found.items(), key=lambda pair: pair[0] != TUTORIAL))


def _heading(scenario: Scenario) -> str:
    return (
        f"{scenario.title}, {scenario.subtitle.lower()}, {offered.length(scenario)}. "
        f"{scenario.summary} {offered.practised(scenario)}"
    )


def _pick(console: Console, keys: list[str]) -> str:
    """The key of the number that is typed; the first for Enter; "" for anything else."""
    text = console.read("> ").lower()
    if not text:
        return keys[0]
    if text in ("x", "q", "quit", "exit"):
        return "leave"
    if text.isascii() and text.isdecimal() and 1 <= int(text[:4]) <= len(keys):
        return keys[int(text) - 1]
    if text in keys:
        return text
    console.say(f"Type a number from 1 to {len(keys)}.")
    return ""


def _ask_level(console: Console) -> str:
    names = list(LEVELS)
    console.say("At which level?")
    for number, name in enumerate(names, 1):
        console.option(number, f"{phrases.LEVEL[name]}: {offered.level_text(name)}")
    text = console.read("Level [2]: ")
    if text.isascii() and text.isdecimal() and 1 <= int(text[:4]) <= len(names):
        return names[int(text) - 1]
    return text.lower() if text.lower() in names else "practitioner"


def _ask_save(console: Console) -> saves.Save | None:
    found = saves.all_saves()[:20]
    for number, save in enumerate(found, 1):
        problem = " · cannot be opened" if save.problem else ""
        console.option(number, f"{moving.line(save)}{problem}")
    console.say("A number opens; d and a number deletes; r and a number renames; Enter goes back.")
    verb, _, rest = console.read("> ").lower().partition(" ")
    if verb not in ("d", "r"):
        verb, rest = "", verb
    if not rest.isdecimal() or not 1 <= int(rest[:4]) <= len(found):
        return None
    save = found[int(rest) - 1]
    try:
        if verb == "d":
            if console.read(f"Delete “{save.name}” for good? y or n [n]: ").lower() == "y":
                saves.delete(save)
            return None
        if verb == "r":
            name = console.read("New name: ")
            if name:
                saves.rename(save, name)
            return None
    except ContingencyError as error:
        console.say(str(error), "bad")
        return None
    return save


def _take_up(console: Console, save: saves.Save) -> int:
    session, path = saves.take_up(save)
    return play(session, path, console)
