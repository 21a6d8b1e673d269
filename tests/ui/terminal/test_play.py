"""Whole games by piped lines: to the end, cut short anywhere, and with nonsense typed in."""

from __future__ import annotations

import io
import random
import re
import string

import pytest

from game.errors import RecordingError
from game.model.actions import Action
from game.recording import Writer
from game.ui import saves
from game.ui.terminal.commands import BY_NAME
from game.ui.terminal.console import Console
from game.ui.terminal.play import play, title
from tests.ui.terminal.driving import BY_ENTER, drive, scenario

ANSI = re.compile(r"\x1b\[[0-9;]*m")
WHOLE_TUTORIAL = BY_ENTER * 30


def test_the_tutorial_is_played_to_its_end_by_enter_and_first_choices() -> None:
    game = drive(WHOLE_TUTORIAL)
    assert game.session.ended
    assert "YOUR VIEW" in game.text
    assert "The project has ended" in game.text
    assert game.code == 0


@pytest.mark.slow
def test_the_cloud_migration_is_played_to_its_end_by_enter_and_first_choices() -> None:
    game = drive(BY_ENTER * 250, "cloud-migration")
    assert game.session.ended
    assert "YOUR VIEW" in game.text
    assert game.again().digest() == game.session.digest()


def test_the_saved_recording_plays_the_same_game() -> None:
    game = drive(WHOLE_TUTORIAL)
    assert game.again().digest() == game.session.digest()


@pytest.mark.parametrize("count", [0, 1, 2, 3, 5, 8, 13, 21, 34])
def test_the_end_of_input_ends_the_game_cleanly_with_everything_saved(count: int) -> None:
    game = drive(WHOLE_TUTORIAL[:count])
    assert game.code == 0
    assert game.text.rstrip().endswith("contingency continue takes it up again.")
    assert game.again().digest() == game.session.digest()


def test_a_game_goes_on_where_it_stopped() -> None:
    first = drive(WHOLE_TUTORIAL[:20])
    save = saves.find(first.path.stem)
    session, path = saves.take_up(save)
    assert session.digest() == first.session.digest()
    second = drive(WHOLE_TUTORIAL, session=session)
    assert second.session.ended
    assert path == first.path


def test_the_tutorial_teaches_while_it_is_played_and_not_again_later() -> None:
    steps = scenario("tutorial").tutorial
    game = drive(WHOLE_TUTORIAL)
    for step in steps[:3]:
        assert game.text.count(f"* {step.heading}") == 1
    assert "{" not in game.text
    session, _ = saves.take_up(saves.find(drive(WHOLE_TUTORIAL[:24]).path.stem))
    assert f"* {steps[0].heading}" not in drive([""], session=session).text


def test_until_people_are_taught_the_assistant_staffs_the_tutorial() -> None:
    game = drive(["", "", "", "n"])
    assert game.session.view().public.tasks["T1"].finished >= 0
    left = drive(["", "tutorial off", "n", "n", "n"])
    assert left.session.view().public.tasks["T2"].started < 0


def nonsense(seed: int, count: int) -> list[str]:
    """Commands with wrong and right arguments, numbers, letters, and noise."""
    luck = random.Random(seed)
    project = scenario("tutorial")
    words = [*project.tasks, *project.people, *project.stakeholders, *project.risks, *project.roles]
    words += [
        "0",
        "1",
        "3",
        "50",
        "999999999999",
        "-1",
        "on",
        "off",
        "y",
        "premortem",
        "é",
        "½",
        "²",
    ]
    noise = string.printable + "\x1b\u202e\x00\u2028äß"
    lines = []
    for _ in range(count):
        kind = luck.random()
        if kind < 0.5:
            verb = luck.choice([name for name in BY_NAME if name not in ("x", "quit", "exit")])
            lines.append(" ".join([verb, *luck.choices(words, k=luck.randrange(4))]))
        elif kind < 0.8:
            lines.append(luck.choice(["", "", "n", "d", "a", "b", "f 30", str(luck.randrange(12))]))
        else:
            text = "".join(luck.choices(noise, k=luck.randrange(30)))
            lines.append(text.replace("\n", " ").replace("\r", " "))
    return lines


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("plain", [False, True])
def test_nonsense_never_breaks_a_game_and_what_was_done_replays(seed: int, plain: bool) -> None:
    game = drive(nonsense(seed, 250), seed=seed, plain=plain)
    assert game.code == 0
    assert game.again().digest() == game.session.digest()
    assert "\x1b" not in game.text
    assert "\u202e" not in game.text


@pytest.mark.parametrize(("seed", "colour"), [(11, False), (12, False), (13, True)])
def test_no_line_is_wider_than_80_columns(seed: int, colour: bool) -> None:
    lines = [line for pair in zip(nonsense(seed, 200), BY_ENTER * 50, strict=True) for line in pair]
    game = drive(lines, "cloud-migration", seed=seed, colour=colour)
    said = [ANSI.sub("", line) for line in game.text.splitlines()]
    wide = [line for line in said if len(line) > 80 and not line.startswith(" > ")]
    assert [line for line in wide if "]: " not in line and ": " not in line[-40:]] == []
    assert bool(ANSI.search(game.text)) is colour


def test_plain_mode_has_no_drawings() -> None:
    game = drive(["", "", "p", "t", "", "r", "d", *WHOLE_TUTORIAL], plain=True)
    assert not set(game.text) & set("│─█▓▒●━·→")


def test_a_page_fits_a_screen_of_24_lines_at_home_and_in_a_decision() -> None:
    game = drive(BY_ENTER * 12)
    pages = game.text.split("\n\n")
    for page in pages:
        if page.lstrip().startswith(("HOME", "DECISION")) and " * " not in page:
            lines = page.split("\n > ")[0].splitlines()
            assert len(lines) <= 23, page


def test_leaving_says_where_the_game_lies() -> None:
    game = drive(["x", "n"])
    assert "contingency continue" in game.text
    assert not game.session.view().public.started


def test_an_interrupt_ends_the_game_cleanly_with_everything_saved() -> None:
    class Interrupted(io.StringIO):
        def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
            raise KeyboardInterrupt

    session, path = saves.begin(scenario("tutorial"), 1, "practitioner")
    out = io.StringIO()
    assert play(session, path, Console(Interrupted(), out)) == 130
    assert "contingency continue" in out.getvalue()


def test_a_full_disk_is_said_and_the_game_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Writer, minute: int, action: Action) -> None:
        raise RecordingError("This move could not be saved: no space left.")

    session, path = saves.begin(scenario("tutorial"), 1, "practitioner")
    monkeypatch.setattr(Writer, "append", full)
    out = io.StringIO()
    assert play(session, path, Console(io.StringIO("1\nt\n"), out)) == 0
    assert "no space left" in out.getvalue()
    assert " TEAM" in out.getvalue()
    assert not session.view().public.started


def test_a_long_page_waits_for_enter_where_a_person_reads_it() -> None:
    session, path = saves.begin(scenario("cloud-migration"), 1, "practitioner")
    out = io.StringIO()
    console = Console(io.StringIO("p\n\nx\n"), out, paged=True)
    play(session, path, console)
    assert "Enter for more, x to stop" in out.getvalue()


def test_the_title_offers_what_is_saved_and_deletes_and_renames() -> None:
    drive(WHOLE_TUTORIAL[:9])
    for text, shown in (
        ("", "CONTINGENCY"),
        ("1\n", "HOME"),
        ("load\nr 1\nA new name\n", "A new name"),
        ("load\nd 1\ny\n", "for good?"),
        ("cloud-migration\n3\n", "Expert"),
        ("what\n99\nx\n", "Type a number from 1 to"),
    ):
        out = io.StringIO()
        assert title(console=Console(io.StringIO(text), out)) == 0
        assert shown in out.getvalue()


def test_the_forecast_is_a_page_and_a_line_at_home() -> None:
    text = drive(["", "", "h", "forecast", *BY_ENTER * 3]).text
    assert "type forecast for what 100 futures come to" in text
    assert "100 futures from day 0" in text
    assert "AHEAD P10 to P80 day" in text
    assert "(from day 0)" in text


def test_after_the_end_there_is_nothing_to_forecast() -> None:
    assert "nothing left to forecast" in drive([*WHOLE_TUTORIAL, "forecast"]).text
