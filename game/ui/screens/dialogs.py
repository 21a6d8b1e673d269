"""Questions that several screens ask: run on without an answer, save a copy, leave."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from game.errors import ContingencyError
from game.ui import wording
from game.ui.geometry import Rect
from game.ui.kit import Answer, Check, Dialog, Node, TextField, Ui

if TYPE_CHECKING:
    from game.ui.play import Play


def run_on(play: Play, go: Callable[[], None]) -> None:
    """A decision waits: decide it, or let time run until its last day, once."""
    run = play.run
    assert run is not None
    id = run.must_ask()
    view = run.view
    dilemma = view.project.dilemmas[id]
    deadline = view.public.dilemmas[id].deadline
    last = (deadline - 1) // 480
    default = next(c for c in dilemma.choices if c.id == dilemma.default)
    lapse = view.now // 480 >= last
    until = f"{wording.day(deadline)}, {wording.clock(deadline - 1)}" if lapse else f"day {last}"

    def run_anyway() -> None:
        run.waived.add(id)
        go()

    def body(ui: Ui, rect: Rect) -> list[Node]:
        def change(on: bool) -> None:
            play.settings.ask_to_run_on = not on
            play.apply_settings(keep=True)

        return [
            Check(
                "dialog.quiet",
                Rect(rect.x, rect.y + 8, rect.w, 24),
                "Do not ask again",
                not play.settings.ask_to_run_on,
                change,
            )
        ]

    title = "Run on and let it lapse?" if lapse else f"Run on without an answer until {until}?"
    play.ui.open(
        Dialog(
            title,
            [
                Answer("decide", "Decide now", lambda: play.open_dilemma(id), "D", primary=True),
                Answer("run", "Run on", run_anyway, "R"),
                Answer("cancel", "Cancel", shortcut="Escape"),
            ],
            f"A decision is waiting: **{dilemma.title}**. Time can run until its last day. "
            "After that it goes its own way.",
            rows=[
                ("Until then", "nothing is lost yet", "ok"),
                (f"No answer on day {last}", default.title, "warn"),
            ],
            width=600,
            icon="warn",
            body=body,
            body_h=40,
        )
    )


def save_copy(play: Play) -> None:
    """Asks for a name and keeps a copy of the game under it."""
    run = play.run
    if run is None or run.path is None:
        play.ui.refuse("There is nothing to save here.")
        return
    path = run.path
    held = [f"{run.session.scenario.title}, {wording.day(run.view.now)}"]

    def write() -> None:
        try:
            play.library.copy(path, held[0])
        except (ContingencyError, OSError) as error:
            play.ui.refuse(str(error))
        else:
            play.ui.toast("Saved a copy", f"“{held[0]}” stands on the title screen.")

    def change(text: str) -> None:
        held[0] = text

    def body(ui: Ui, rect: Rect) -> list[Node]:
        return [
            TextField(
                "dialog.name",
                Rect(rect.x, rect.y + 4, rect.w, 36),
                "Name of the copy",
                held[0],
                change,
                limit=60,
                on_enter=lambda: _close_and(ui, write),
            )
        ]

    dialog = Dialog(
        "Save a copy",
        [
            Answer("save", "Save a copy", write, primary=True),
            Answer("cancel", "Cancel", shortcut="Escape"),
        ],
        "The game saves itself after every step. A copy stays as it is now.",
        body=body,
        body_h=52,
    )
    dialog.first_focus = "dialog.name"
    play.ui.open(dialog)


def _close_and(ui: Ui, action: Callable[[], None]) -> None:
    ui.close()
    action()


def confirm(
    play: Play,
    title: str,
    text: str,
    verb: str,
    action: Callable[[], None],
    rows: list[tuple[str, str]] | None = None,
) -> None:
    """One question with one verb; Escape does nothing."""
    play.ui.open(
        Dialog(
            title,
            [
                Answer("yes", verb, action, primary=True),
                Answer("cancel", "Cancel", shortcut="Escape"),
            ],
            text,
            rows=rows or [],
        )
    )
