"""The pygame backend without a display: pictures, input, widths, and speed."""

from __future__ import annotations

import json
from pathlib import Path

import pygame
import pytest

from game import paths
from game.ui import desktop, events
from game.ui.app import Display
from game.ui.desktop.font_metrics import metrics
from game.ui.desktop.input import Translator
from game.ui.font_table import TableMetrics
from game.ui.kit import Stage, Ui
from game.ui.theme import Theme
from tests.ui.framed import Framed
from tests.ui.gallery import Gallery


def test_a_picture_has_the_size_asked_for_and_the_ground_of_its_theme(tmp_path: Path) -> None:
    path = tmp_path / "light.png"
    desktop.shoot(Stage(Gallery()), path, 1600, 900, Theme("light"))
    picture = pygame.image.load(path)
    assert picture.get_size() == (1600, 900)
    assert tuple(picture.get_at((2, 2)))[:3] == Theme("light").rgb("bg0")


@pytest.mark.parametrize("percent", [100, 125, 150, 200])
def test_every_scale_draws(tmp_path: Path, percent: int) -> None:
    desktop.shoot(Stage(Framed()), tmp_path / "frame.png", percent=percent)


def test_committed_widths_are_those_of_the_fonts() -> None:
    painter = desktop.offscreen()
    table = TableMetrics()
    for text in ("Day 41, Mon 1 Mar 2027", "Tomas Reyes: “Wave 2”, AV. To", "−12,345 d"):
        for size, weight in (("text_s", 400), ("text_m", 600), ("heading_l", 600)):
            shown = painter.measure(text, size, weight)
            assert abs(shown - table.measure(text, size, weight)) <= 2


def test_the_table_of_widths_is_up_to_date() -> None:
    path = paths.assets() / "fonts" / "advances.json"
    committed = json.loads(path.read_text(encoding="utf-8"))
    made = metrics()
    assert committed.keys() == made.keys()
    for name, groups in made.items():
        assert "".join(sorted("".join(committed[name].values()))) == "".join(
            sorted("".join(groups.values()))
        ), name


def _press(key: int, typed: str, mod: int = 0, scancode: int = 0) -> events.Event | None:
    raw = pygame.event.Event(pygame.KEYDOWN, key=key, unicode=typed, mod=mod, scancode=scancode)
    return Translator().translate(raw)


def test_keys_have_the_names_printed_on_them() -> None:
    assert _press(pygame.K_RETURN, "\r") == events.Key("Enter")
    assert _press(pygame.K_d, "d") == events.Key("D")
    assert _press(pygame.K_8, "[", pygame.KMOD_RALT) == events.Key("[")
    assert _press(pygame.K_s, "\x13", pygame.KMOD_LCTRL) == events.Key("S", ctrl=True)
    assert _press(pygame.K_7, "/", pygame.KMOD_LSHIFT) == events.Key("/", shift=True)
    assert _press(0x444, "ф", 0, pygame.KSCAN_A) == events.Key("A")


def test_the_pointer_is_in_logical_pixels() -> None:
    raw = pygame.event.Event(pygame.MOUSEMOTION, pos=(300, 150), rel=(0, 0), buttons=(0, 0, 0))
    assert Translator(1.5).translate(raw) == events.PointerMove(200, 100)


class _Short(Framed):
    """Ends by itself after some frames, having asked for another theme and size."""

    def __init__(self) -> None:
        super().__init__()
        self.stage: Stage | None = None
        self.frames = 0

    def wait_ms(self, ui: Ui) -> int:
        return 0

    def on_tick(self, ui: Ui, ms: int) -> bool:
        assert self.stage is not None
        self.frames += 1
        if self.frames == 2:
            self.stage.display = Display(Theme("light"), 150)
        if self.frames == 4:
            pygame.event.post(pygame.event.Event(pygame.QUIT))
        return True


def test_the_window_runs_follows_wishes_and_closes() -> None:
    screen = _Short()
    screen.stage = stage = Stage(screen)
    desktop.run(stage)
    assert stage.closed
    assert screen.frames >= 4
    assert stage.ui.layout == "M"
