"""Every colour, size and duration on screen, by name. Nothing else names a hex value.

Made from the design tokens. A colour has one name and two values, dark and light; screens pass
names and the backend asks `Theme.hex`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ThemeName = Literal["dark", "light"]
LayoutClass = Literal["XL", "L", "M", "S"]

COLOURS: dict[str, tuple[str, str]] = {
    "bg0": ("#0F1418", "#E6EAED"),
    "bg1": ("#161D23", "#FFFFFF"),
    "bg2": ("#1F2930", "#F2F5F7"),
    "bg3": ("#2B3841", "#D8E1E8"),
    "scrim": ("#070A0D", "#26323B"),
    "line": ("#2F3C46", "#CBD4DB"),
    "line_strong": ("#6F8390", "#72818C"),
    "text": ("#EDF1F3", "#141D24"),
    "text2": ("#BAC6CE", "#36434D"),
    "muted": ("#93A3AE", "#52616C"),
    "accent": ("#6FB4F2", "#155FA6"),
    "accent_hi": ("#94C9F8", "#0E4A85"),
    "accent_bg": ("#1B3347", "#DCEAF7"),
    "on_accent": ("#0A1620", "#FFFFFF"),
    "focus": ("#FFFFFF", "#0B1B2A"),
    "ok": ("#55C98B", "#0B6E40"),
    "ok_bg": ("#15302A", "#DDF1E5"),
    "warn": ("#F7B733", "#7D5200"),
    "warn_bg": ("#37290F", "#FBECCB"),
    "bad": ("#FF8277", "#B3261E"),
    "bad_bg": ("#41211F", "#FBE1DE"),
    "unknown": ("#93A3AE", "#52616C"),
    "you": ("#6FB4F2", "#155FA6"),
    "luck": ("#E2CFA0", "#7C5C16"),
    "plan": ("#8C9BA6", "#667782"),
    "money": ("#DB578C", "#B0215F"),
    "extra1": ("#6C6AE6", "#3B1E9E"),
    "extra1_text": ("#9E9CF5", "#3B1E9E"),
    "extra2": ("#C9F7F4", "#1B86A1"),
    "you_dim": ("#35566F", "#A9C3DA"),
    "luck_band1": ("#2C2C28", "#F5F0E3"),
    "luck_band2": ("#4A4637", "#E8DCBE"),
    "luck_band3": ("#746B50", "#CDB981"),
    "money_band1": ("#2B222B", "#F9EAF1"),
    "money_band2": ("#4A2C3D", "#EFC9DA"),
    "grid": ("#28333B", "#E3E8EC"),
    "person.text": ("#0F1418", "#FFFFFF"),
    "person.PM": ("#7FC3EF", "#00618D"),
    "person.ARCH": ("#F0AB99", "#884737"),
    "person.SYS": ("#CBB1E6", "#674E84"),
    "person.BA": ("#92C89F", "#29653D"),
    "person.FIN": ("#D8B685", "#715522"),
    "person.CLD": ("#68CBCD", "#00676B"),
    "person.SEC": ("#ECA8C6", "#874364"),
    "person.DBA": ("#BCBF87", "#575E23"),
    "person.TST": ("#A6BBF2", "#3A5990"),
    "person.DEV": ("#F3A8AA", "#8D4348"),
    "person.NET": ("#79CBB6", "#006754"),
    "person.SPON": ("#69C8E2", "#006580"),
    "family.lead": ("#303A42", "#DDE3E8"),
    "family.lead.edge": ("#B4BFC7", "#5C6B76"),
    "family.build": ("#433633", "#F6E1DB"),
    "family.build.edge": ("#F0AB99", "#A04A36"),
    "family.platform": ("#213F45", "#D5ECED"),
    "family.platform.edge": ("#68CBCD", "#00676B"),
    "family.assure": ("#383648", "#E9E0F2"),
    "family.assure.edge": ("#CBB1E6", "#674E84"),
}

ROLE_FAMILIES: dict[str, tuple[str, ...]] = {
    "lead": ("PM", "BA", "FIN", "SPON", "PROC", "LEG", "UX"),
    "build": ("ARCH", "DEV", "FE", "MOB"),
    "platform": ("CLD", "SYS", "NET", "DBA", "OPS"),
    "assure": ("SEC", "TST", "QA"),
}
FAMILY_WORDS = {
    "lead": "lead, analysis",
    "build": "build",
    "platform": "platform",
    "assure": "assurance",
}


@dataclass(frozen=True, slots=True)
class TypeSize:
    px: int
    line: int
    prose: int
    mono: bool = False


TYPE: dict[str, TypeSize] = {
    "text_s": TypeSize(13, 16, 20),
    "text_m": TypeSize(15, 20, 22),
    "heading_s": TypeSize(20, 24, 28),
    "heading_l": TypeSize(28, 32, 36),
    "mono_s": TypeSize(13, 16, 20, mono=True),
    "mono_m": TypeSize(15, 20, 22, mono=True),
}

SPACE = {"xs": 4, "s": 8, "m": 16, "l": 24, "xl": 32}
RADIUS = {"s": 4, "m": 8, "l": 12, "pill": 999}
PORTRAIT_RADIUS = 0.167
STROKE = {"hair": 1.0, "mark": 2.0, "chart": 2.0, "chart_heavy": 3.0, "focus": 2.0}
FOCUS_GAP = 2
DASH = {"plan": (5.0, 4.0), "forecast": (2.0, 3.0), "threshold": (8.0, 4.0)}
ROW = {"dense": 24, "table": 32, "control": 32, "touch": 40}
HIT_MIN = 24
SCRIM_ALPHA = 0.72

RAIL_W = {"XL": 96, "L": 96, "M": 56, "S": 0}
TOP_H = {"XL": 56, "L": 56, "M": 48, "S": 44}
HINT_H = {"XL": 32, "L": 32, "M": 60, "S": 48}
PAGE_BAR_H = 28
MARGIN = {"XL": 16, "L": 16, "M": 8, "S": 8}
PADDING = {"XL": 16, "L": 16, "M": 12, "S": 12}
BASE_SIZE = (1280, 720)

MOTION_MS = {"quick": 150, "standard": 200, "slow": 250, "stagger": 30}
TOAST_MS = 6000
TOOLTIP_DELAY_MS = 400


@dataclass(frozen=True, slots=True)
class StateLook:
    """A state is always shown by its icon, its word and its colour together."""

    icon: str
    word: str
    colour: str
    ground: str


STATES: dict[str, StateLook] = {
    "ok": StateLook("ok", "On track", "ok", "ok_bg"),
    "warn": StateLook("warn", "At risk", "warn", "warn_bg"),
    "bad": StateLook("bad", "Off track", "bad", "bad_bg"),
    "unknown": StateLook("unknown", "Not known", "unknown", "bg2"),
}
INDICATOR_WORDS = {"ok": "Calm", "warn": "Rising", "bad": "Happened", "unknown": "Not known"}
LOW_MORALE = 58
HIGH_FATIGUE = 44


@dataclass(frozen=True, slots=True)
class VerdictLook:
    sign: str
    word: str
    colour: str


VERDICTS: dict[str, VerdictLook] = {
    "excellent": VerdictLook("!", "Excellent", "ok"),
    "good": VerdictLook("+", "Good", "text2"),
    "doubt": VerdictLook("=", "In doubt", "text2"),
    "inaccuracy": VerdictLook("?!", "Inaccuracy", "warn"),
    "mistake": VerdictLook("?", "Mistake", "warn"),
    "blunder": VerdictLook("??", "Blunder", "bad"),
}

_HIGH_CONTRAST = {"text2": "text", "muted": "text", "line": "line_strong"}


@dataclass(frozen=True, slots=True)
class Theme:
    name: ThemeName = "dark"
    high_contrast: bool = False

    def hex(self, colour: str) -> str:
        """The value of a colour name; an unknown name is a bug and raises KeyError."""
        if self.high_contrast:
            colour = _HIGH_CONTRAST.get(colour, colour)
        return COLOURS[colour][0 if self.name == "dark" else 1]

    def rgb(self, colour: str) -> tuple[int, int, int]:
        value = self.hex(colour)
        return int(value[1:3], 16), int(value[3:5], 16), int(value[5:7], 16)


def line_height(size: str, *, prose: bool = False) -> int:
    """Height of a line box of this size of text, in logical pixels."""
    return TYPE[size].prose if prose else TYPE[size].line


def layout_class(w: float, h: float) -> LayoutClass:
    """Which of the four layouts a window of this logical size gets."""
    if w >= 1680 and h >= 900:
        return "XL"
    if w >= 1280 and h >= 720:
        return "L"
    return "M" if w >= 848 and h >= 480 else "S"


def role_base(code: str) -> str:
    """The role of a person's code: "DEV 3" and "DEV3" are both "DEV"."""
    return code.rstrip("0123456789 ")


def role_family(code: str) -> str:
    """The family a role belongs to; roles not listed lead."""
    role = role_base(code)
    return next((f for f, roles in ROLE_FAMILIES.items() if role in roles), "lead")


def auto_scale(w: int, h: int, percent: int = 100) -> float:
    """Device pixels per logical pixel for a window of w × h device pixels.

    100 % fills the window with the base layout; less shows more rows (class XL) where the window
    is larger than the base, and never goes below one.
    """
    fit = min(w / BASE_SIZE[0], h / BASE_SIZE[1])
    scale = max(1.0, int(fit * 8) / 8) * percent / 100
    return scale if percent >= 100 else max(1.0, int(scale * 8) / 8)
