"""A person at the window: the game with hands on keyboard and pointer, drawing on paper.

Each event is followed by a frame on a recording painter, as the window would draw it.
"""

from __future__ import annotations

from typing import ClassVar

from game.ui.events import Key, PointerDown, PointerMove, PointerUp, Text, Tick
from game.ui.kit import Node
from game.ui.play import Play
from game.ui.recording_painter import RecordingPainter
from game.ui.run import Run
from game.ui.settings import Settings


class Player:
    """Presses keys by name and clicks nodes by key; `draw` makes a frame to look at."""

    seated: ClassVar[list[Player]] = []

    def __init__(self, play: Play | None = None, w: float = 1280, h: float = 720) -> None:
        self.play = play or Play(Settings(reduced_motion=True))
        self.size = (w, h)
        self.runs: list[Run] = []
        Player.seated.append(self)
        self.play.stage.resize(w, h)
        self.draw()

    @property
    def name(self) -> str:
        """The screen that is shown."""
        return self.play.name

    @property
    def run(self) -> Run:
        """The run that is open."""
        found = self.play.run
        assert found is not None
        return found

    def carries(self) -> bool:
        """Whether something is being carried."""
        return self.play.ui.drag is not None

    def draw(self) -> RecordingPainter:
        if self.play.run is not None and self.play.run not in self.runs:
            self.runs.append(self.play.run)
        painter = RecordingPainter(*self.size)
        self.play.stage.draw(painter)
        assert not self.play.stage.failed, painter.words()
        return painter

    def words(self) -> str:
        return self.draw().words()

    def find(self, key: str) -> Node | None:
        return self.play.stage.find(key)

    def node(self, key: str) -> Node:
        found = self.find(key)
        assert found is not None, f"no {key} on {self.name}"
        return found

    def press(self, *chords: str) -> None:
        for chord in chords:
            *mods, name = chord.split("+") if len(chord) > 1 else [chord]
            key = Key(name, "Ctrl" in mods, "Shift" in mods, "Alt" in mods)
            self.play.stage.handle(key)
            if self.play.run is not None and self.play.run not in self.runs:
                self.runs.append(self.play.run)
        self.play.stage.settle()

    def type(self, text: str) -> None:
        for c in text:
            self.play.stage.handle(Key("Space" if c == " " else c.upper(), shift=c.isupper()))
            self.play.stage.handle(Text(c))

    def click(self, key: str) -> None:
        rect = self.node(key).seen
        self.click_at(rect.cx, rect.cy)

    def click_at(self, x: float, y: float) -> None:
        stage = self.play.stage
        stage.handle(PointerMove(x, y))
        stage.handle(PointerDown(x, y))
        stage.handle(PointerUp(x, y))
        if self.play.run is not None and self.play.run not in self.runs:
            self.runs.append(self.play.run)

    def drag(self, source: str, target: str) -> None:
        stage = self.play.stage
        start, end = self.node(source).seen, self.node(target).seen
        stage.handle(PointerMove(start.cx, start.cy))
        stage.handle(PointerDown(start.cx, start.cy))
        stage.handle(PointerMove(start.cx + 12, start.cy))
        stage.handle(PointerMove(end.cx, end.cy))
        stage.handle(PointerUp(end.cx, end.cy))

    def wait(self, ms: int) -> None:
        for _ in range(max(1, ms // 50)):
            self.play.stage.handle(Tick(50))
