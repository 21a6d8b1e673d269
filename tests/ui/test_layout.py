"""What is drawn: nothing overlaps or leaves the window, in every class of layout."""

from __future__ import annotations

from functools import partial

import pytest

from game.ui import text_layout
from game.ui.font_table import TableMetrics
from game.ui.kit import Answer, Dialog, Finder, Menu, MenuItem, Screen, Stage
from game.ui.recording_painter import RecordingPainter
from game.ui.theme import COLOURS, Theme, auto_scale, layout_class, role_family
from tests.ui.framed import Framed
from tests.ui.gallery import Gallery
from tests.ui.hands import Hands

SIZES = [(1920, 1080), (1280, 720), (848, 480), (640, 360)]


def drawn(screen: Screen, w: float = 1280, h: float = 720) -> tuple[Stage, RecordingPainter]:
    stage = Stage(screen)
    stage.ui.ring = True
    painter = RecordingPainter(w, h)
    stage.draw(painter)
    return stage, painter


def test_no_text_of_the_gallery_overlaps_or_is_lost() -> None:
    _, painter = drawn(Gallery())
    assert painter.problems() == []


@pytest.mark.parametrize(("w", "h"), SIZES)
def test_the_frame_fits_every_class(w: float, h: float) -> None:
    stage, painter = drawn(Framed(), w, h)
    assert painter.problems() == []
    for node in stage.nodes:
        assert stage.ui.window.encloses(node.rect), node.key
    assert stage.content.w > 500


def test_the_content_of_the_base_layout_stands_where_it_is_drawn() -> None:
    stage, _ = drawn(Framed())
    content = stage.content
    assert (content.x, content.y, content.w, content.h) == (112, 72, 1152, 600)


def test_an_unchanged_picture_is_not_drawn_again() -> None:
    stage, painter = drawn(Gallery())
    seen = [stage.dirty]
    stage.ui.refresh()
    seen.append(stage.dirty)
    stage.draw(painter)
    seen.append(stage.dirty)
    assert seen == [False, True, False]
    assert stage.wait_ms() is None


@pytest.mark.parametrize(("w", "h"), SIZES)
def test_dialogs_menus_and_finder_fit(w: float, h: float) -> None:
    items = [
        MenuItem(f"i{i}", f"Item {i}", text="Ctrl+S", group="Do", reason="later" if i == 2 else "")
        for i in range(6)
    ]
    answers = [Answer("a", "Run on", shortcut="R", primary=True), Answer("b", "Wait")]
    rows = [("Cost", "USD 12,000"), ("Time", "3 d")]
    for layer in (
        Dialog("Run on without an answer until day 44?", answers, "Time **runs**.", rows),
        Menu(items, 2000, 2000),
        Finder(lambda text: [item for item in items if text in item.label]),
    ):
        stage = Stage(Framed())
        stage.resize(w, h)
        stage.ui.open(layer)
        painter = RecordingPainter(w, h)
        stage.draw(painter)
        inside = [n.key for n in stage.nodes]
        assert [p for p in painter.problems() if any(k in p for k in inside)] == []


def test_a_finder_filters_and_takes_the_chosen_line() -> None:
    taken: list[str] = []
    items = [MenuItem(n, n, partial(taken.append, n)) for n in ("Assign", "Report", "Repeat")]
    hands = Hands(Framed())
    ui = hands.stage.ui
    ui.open(Finder(lambda text: [i for i in items if text.lower() in i.label.lower()]))
    hands.type("rep")
    hands.keys("Down", "Enter")
    assert taken == ["Repeat"]
    assert ui.layers == []


def test_a_text_too_long_is_cut_and_never_wider_than_its_room() -> None:
    metrics = TableMetrics()
    cut = text_layout.elide(metrics, "Hidden dependencies break a moved app", 120, "text_s")
    assert cut.endswith("…")
    assert metrics.measure(cut) <= 120


def test_wrapped_lines_keep_every_word_and_fit() -> None:
    metrics = TableMetrics()
    text = "The circuit (M08) moves from day 48 to day 70.\nThe pilot would wait 12 d."
    lines = text_layout.wrap(metrics, text, 150)
    assert all(metrics.measure(line) <= 150 for line in lines)
    assert " ".join(lines).split() == text.split()
    assert text_layout.wrap(metrics, text, 150, max_lines=2)[-1].endswith("…")


def test_both_themes_know_every_colour() -> None:
    for name in COLOURS:
        assert Theme("dark").hex(name).startswith("#")
        assert Theme("light").hex(name).startswith("#")
    assert Theme("dark", high_contrast=True).hex("muted") == Theme("dark").hex("text")


def test_a_recording_refuses_colours_and_icons_that_do_not_exist() -> None:
    painter = RecordingPainter()
    with pytest.raises(KeyError):
        painter.text(0, 0, "x", colour="red")
    with pytest.raises(FileNotFoundError):
        painter.icon("no such icon", 0, 0, 16)


def test_scale_and_class_follow_the_window() -> None:
    assert auto_scale(1280, 720) == 1.0
    assert auto_scale(1920, 1080) == 1.5
    assert auto_scale(1920, 1080, 200) == 3.0
    assert auto_scale(800, 600) == 1.0
    assert auto_scale(1920, 1080, 67) == 1.0
    assert [layout_class(w, h) for w, h in SIZES] == ["XL", "L", "M", "S"]


def test_roles_find_their_family() -> None:
    assert role_family("DEV 3") == "build"
    assert role_family("CLD1") == "platform"
    assert role_family("QA2") == "assure"
    assert role_family("somebody") == "lead"
