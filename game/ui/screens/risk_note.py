"""A sentence of the player's own about one risk: why this chance, why this response."""

from __future__ import annotations

from functools import partial

from game.model.actions import WriteJournal
from game.ui.figures import note_of
from game.ui.geometry import Rect
from game.ui.kit import Answer, Dialog, Node, TextField, Ui
from game.ui.run import Run

LENGTH = 200


def note_dialog(run: Run, id: str) -> Dialog:
    """Asks for the sentence; it is written into the journal and stands in the register."""
    draft = [note_of(run.view, id)]

    def body(ui: Ui, rect: Rect) -> list[Node]:
        def done() -> None:
            ui.close()
            write()

        return [
            TextField(
                "note.text",
                Rect(rect.x, rect.y + 4, rect.w, 36),
                "Your sentence",
                draft[0],
                partial(draft.__setitem__, 0),
                limit=LENGTH,
                placeholder="Why this chance, or why this response",
                on_enter=done,
            )
        ]

    def write() -> None:
        text = " ".join(draft[0].split())
        if text and text != note_of(run.view, id):
            run.submit(WriteJournal(id, text), done="Written into the register")

    dialog = Dialog(
        f"{id} {run.view.project.risks[id].name}",
        [
            Answer("write", "Write it down", write, primary=True),
            Answer("cancel", "Cancel", shortcut="Escape"),
        ],
        "One sentence of your own. It stands in your journal and in the documents of this game.",
        body=body,
        body_h=48,
        width=600,
    )
    dialog.first_focus = "note.text"
    return dialog
