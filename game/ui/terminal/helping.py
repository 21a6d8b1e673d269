"""Help: every command in one list, one command in full, and how to play."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.ui.terminal.game import Game

HOW = (
    "Time stands still until you let it run, and stops by itself when something needs you. "
    "Type a number to choose it on the page, a letter or a word for a command, Enter for the "
    "next sensible thing. A task, a person or a risk is named by its code or the beginning of "
    "its name: assign ewan M05 50. Everything is saved at once."
)


def show_help(game: Game, rest: str) -> None:
    """The list, or the one command that is asked for."""
    from game.ui.terminal.commands import BY_NAME, TABLE

    console = game.console
    word = rest.lower().split()[0] if rest.split() else ""
    if word:
        command = BY_NAME.get(word)
        if command is None:
            game.say(f"There is no command {word[:40]!r}. Type ? for the list.")
            return
        names = " or ".join(command.names)
        game.say(f"{names} {command.usage}: {command.text}.".replace(" :", ":"))
        return
    lines = []
    for group, commands in TABLE.items():
        lines.append(" " + console.style(group, "bold"))
        for command in commands:
            names = ", ".join(command.names)
            usage = f"{names} {command.usage}".strip()
            lines.append(f"   {usage:<33} {command.text}")
    if game.page.keys:
        keys = ", ".join(game.page.keys)
        lines.append(f" On this page also: {keys}.")
    game.say(HOW)
    console.lines(lines)
