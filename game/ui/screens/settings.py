"""Settings: size, theme, motion, what stops the clock. They count at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from game import paths
from game.ui import wording
from game.ui.geometry import Rect
from game.ui.kit import (
    Button,
    Check,
    Hint,
    Label,
    Node,
    Option,
    Panel,
    ScrollArea,
    Segment,
    Ui,
    button_width,
)
from game.ui.screens import outside
from game.ui.screens.base import PlayScreen
from game.ui.screens.parts import inner, line, pair
from game.ui.settings import SIZES, STOPS, VOLUMES, Settings

STOP_WORDS = {
    "ready": "a task that can start and lacks people",
    "report": "a due report",
    "news": "a message or a result",
    "people": "a person leaving, ill or back",
    "sign": "an early sign, or the plan moving by 3 d",
    "milestone": "a milestone",
    "week": "every Monday",
}


class SettingsScreen(PlayScreen):
    """Two columns; one where the window is small."""

    name = "settings"
    title = "Settings"
    first_focus = "size"

    def build(self, ui: Ui, area: Rect) -> list[Node]:
        whole = outside.area(ui)
        nodes = outside.head(ui, "Settings")
        done_w = button_width(ui.metrics, "Done", cap="Escape")
        right = ui.size[0] - (24 if ui.layout in ("XL", "L") else 8)
        top = (nodes[0].rect.h - 32) / 2
        default_w = button_width(ui.metrics, "All back to default")
        nodes.append(
            Button(
                "done",
                Rect(right - done_w, top, done_w, 32),
                "Done",
                self.play.back,
                primary=True,
                shortcut="Escape",
            )
        )
        if ui.layout != "S":
            nodes.append(
                Button(
                    "default",
                    Rect(right - done_w - 12 - default_w, top, default_w, 32),
                    "All back to default",
                    self._default,
                )
            )
        if ui.layout in ("XL", "L"):
            left, side = whole.columns((576, 640), 16)
            upper, lower = left.cut_top(272, 16)
            play_h = min(380.0, side.h - 140)
            aids, sound = lower.cut_top(152, 16)
            nodes += self._picture(ui, upper) + self._assistant(ui, aids)
            nodes += self._sound(ui, sound.cut_top(min(120.0, sound.h))[0])
            stops, data = side.cut_top(play_h, 16)
            nodes += self._playing(ui, stops) + self._data(ui, data.cut_top(min(150.0, data.h))[0])
        else:
            width = whole.w - 8
            parts = [
                (self._picture, 272.0),
                (self._playing, 300.0),
                (self._assistant, 152.0),
                (self._sound, 120.0),
                (self._data, 150.0),
            ]
            rows: list[Node] = []
            y = whole.y
            for build, height in parts:
                rows += build(ui, Rect(whole.x, y, width, height))
                y += height + 8
            nodes.append(ScrollArea("settings.scroll", whole, "Settings", rows, y - whole.y))
        hints = [
            Hint(("Tab",), "Next"),
            Hint(("←", "→"), "Choose"),
            Hint(("Enter",), "On, off"),
            Hint(("Esc",), "Done"),
        ]
        return [
            *nodes,
            outside.foot(ui, hints, "Settings are kept for this computer, not in recordings"),
        ]

    def _keep(self) -> None:
        self.play.apply_settings(keep=True)

    def _default(self) -> None:
        fresh = Settings()
        for name in Settings.__slots__:
            setattr(self.play.settings, name, getattr(fresh, name))
        self._keep()

    def _choice(
        self,
        ui: Ui,
        key: str,
        area: Rect,
        y: float,
        name: str,
        options: list[Option],
        value: str,
        set_it: Callable[[str], None],
        note: str = "",
    ) -> list[Node]:
        made = Segment(key, Rect(0, 0, 0, 0), name, options, value, set_it)
        wide = min(area.w * 0.66, made.width(ui.metrics))
        made.rect = Rect(area.right - wide, y, wide, 32)
        nodes: list[Node] = [
            Label(
                f"{key}.name",
                Rect(area.x, y - (2 if note else 0), area.w - wide - 12, 32 if not note else 20),
                name,
                size="text_m",
            ),
            made,
        ]
        if note:
            nodes.append(
                line(f"{key}.note", area.x, y + 19, area.w - wide - 12, note, colour="muted")
            )
        return nodes

    def _picture(self, ui: Ui, panel: Rect) -> list[Node]:
        settings = self.play.settings
        area = inner(ui, panel, 48, 8)
        sizes = [Option(str(s), f"{s} %") for s in SIZES]
        w, h = ui.size

        def size(value: str) -> None:
            settings.percent = int(value)
            self._keep()

        def theme(value: str) -> None:
            settings.theme = value
            self._keep()

        def contrast(value: str) -> None:
            settings.high_contrast = value == "high"
            self._keep()

        def motion(value: str) -> None:
            settings.reduced_motion = value == "reduced"
            self._keep()

        def full(value: str) -> None:
            settings.fullscreen = value == "on"
            self._keep()

        y = area.y
        step = 44.0
        return [
            Panel("picture", panel, "Picture", icon="theme"),
            *self._choice(
                ui,
                "size",
                area,
                y,
                "Size of everything",
                sizes,
                str(settings.percent),
                size,
                f"room for {w:.0f} × {h:.0f}",
            ),
            *self._choice(
                ui,
                "theme",
                area,
                y + step,
                "Theme",
                [Option("dark", "Dark"), Option("light", "Light")],
                settings.theme,
                theme,
            ),
            *self._choice(
                ui,
                "contrast",
                area,
                y + 2 * step,
                "Contrast",
                [Option("normal", "Normal"), Option("high", "High")],
                "high" if settings.high_contrast else "normal",
                contrast,
            ),
            *self._choice(
                ui,
                "motion",
                area,
                y + 3 * step,
                "Motion",
                [Option("full", "Full"), Option("reduced", "Reduced")],
                "reduced" if settings.reduced_motion else "full",
                motion,
                "reduced: nothing slides or fades",
            ),
            *self._choice(
                ui,
                "screen",
                area,
                y + 4 * step,
                "Full screen",
                [Option("off", "Window"), Option("on", "Full")],
                "on" if settings.fullscreen else "off",
                full,
            ),
        ]

    def _sound(self, ui: Ui, panel: Rect) -> list[Node]:
        settings = self.play.settings
        area = inner(ui, panel, 40, 8)

        def volume(value: str) -> None:
            settings.volume = int(value)
            self._keep()
            self.play.ui.cue("decision")

        def captions(on: bool) -> None:
            settings.captions = on
            self._keep()

        words = {0: "Off", 25: "Low", 50: "Middle", 100: "Full"}
        return [
            Panel("sound", panel, "Sound", icon="sound"),
            *self._choice(
                ui,
                "volume",
                area,
                area.y,
                "Volume of cues",
                [Option(str(value), words[value]) for value in VOLUMES],
                str(settings.volume),
                volume,
            ),
            Check(
                "captions",
                Rect(area.x, area.y + 40, area.w, 24),
                "Writes below what has sounded",
                settings.captions,
                captions,
            ),
        ]

    def _playing(self, ui: Ui, panel: Rect) -> list[Node]:
        settings = self.play.settings
        area = inner(ui, panel, 48, 8)
        nodes: list[Node] = [
            Panel("playing", panel, "Time stops by itself for", icon="pause"),
            Check(
                "stop.decision",
                Rect(area.x, area.y, area.w, 24),
                "a decision (always)",
                True,
                lambda _: None,
                reason="A decision always stops the clock.",
            ),
        ]
        y = area.y + 28

        def toggle(name: str, on: bool) -> None:
            settings.stops = [s for s in STOPS if (on if s == name else s in settings.stops)]
            self._keep()

        for name in STOPS:
            nodes.append(
                Check(
                    f"stop.{name}",
                    Rect(area.x, y, area.w, 24),
                    STOP_WORDS[name],
                    name in settings.stops,
                    partial(toggle, name),
                )
            )
            y += 28

        def ask(on: bool) -> None:
            settings.ask_to_run_on = on
            self._keep()

        nodes.append(
            Check(
                "ask",
                Rect(area.x, y + 4, area.w, 24),
                "Ask before time runs beside a waiting decision",
                settings.ask_to_run_on,
                ask,
            )
        )
        return nodes

    def _assistant(self, ui: Ui, panel: Rect) -> list[Node]:
        settings = self.play.settings
        area = inner(ui, panel, 48, 8)

        def change(on: bool) -> None:
            settings.auto_staff = on
            self._keep()

        def look_ahead(on: bool) -> None:
            settings.forecast = on
            self._keep()

        return [
            Panel("assistant", panel, "Assistant", icon="assistant"),
            Check(
                "auto",
                Rect(area.x, area.y, area.w, 24),
                "Takes its own proposals when a task can start",
                settings.auto_staff,
                change,
            ),
            line(
                "auto.note",
                area.x + 28,
                area.y + 28,
                area.w - 28,
                "You can change every assignment afterwards; the record shows each of them.",
                colour="muted",
            ),
            Check(
                "ahead",
                Rect(area.x, area.y + 56, area.w, 24),
                "Plays futures in the background for the forecast",
                settings.forecast,
                look_ahead,
            ),
        ]

    def _data(self, ui: Ui, panel: Rect) -> list[Node]:
        area = inner(ui, panel, 48, 8)
        saves = self.play.library.saves()
        folder = str(paths.saves())
        return [
            Panel("data", panel, "Data", subtitle="nothing leaves this computer", icon="save"),
            *pair(
                "data.games",
                Rect(area.x, area.y, area.w, 16),
                "Saved games",
                wording.plural(len(saves), "game"),
                ui=ui,
            ),
            *pair(
                "data.folder",
                Rect(area.x, area.y + 26, area.w, 16),
                "Folder",
                folder,
                ui=ui,
                weight=400,
            ),
            *pair(
                "data.crashes",
                Rect(area.x, area.y + 52, area.w, 16),
                "Fault reports",
                str(paths.crash_reports()),
                ui=ui,
                weight=400,
            ),
        ]
