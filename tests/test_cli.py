"""The commands as scripts use them: what they print, what they refuse, and how they end."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from game import __version__, cli, paths
from game.content.load import find_scenarios
from game.managers import MANAGERS
from game.model.parameters import LEVELS

KEYS = {
    "scenario",
    "scenario_digest",
    "seed",
    "level",
    "manager",
    "score",
    "parts",
    "finish_minutes",
    "finish_date",
    "cost_cents",
    "overrun",
    "events",
    "digest",
}
Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "home"
    monkeypatch.setenv("CONTINGENCY_HOME", str(home))
    return home


def run(*arguments: str) -> int:
    try:
        return cli.main(arguments)
    except SystemExit as end:
        return int(end.code or 0)


def result(capsys: Capture, *arguments: str) -> dict[str, Any]:
    assert run(*arguments) == 0
    out = capsys.readouterr()
    assert out.err == ""
    assert len(out.out.splitlines()) == 1
    data: dict[str, Any] = json.loads(out.out)
    return data


def refusal(capsys: Capture, *arguments: str) -> str:
    """The one sentence with which a command is refused."""
    assert run(*arguments) == 2
    out = capsys.readouterr()
    assert out.out == ""
    assert out.err.endswith("\n")
    assert len(out.err.splitlines()) == 1
    assert "Traceback" not in out.err
    return out.err.strip()


def process(*arguments: str, text: str = "", **more: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, without display and terminal."""
    hidden = ("DISPLAY", "WAYLAND_DISPLAY")
    clean = {name: value for name, value in os.environ.items() if name not in hidden}
    return subprocess.run(
        [sys.executable, "-m", "game.cli", *arguments],
        input=text,
        env=clean | more,
        cwd=Path(cli.__file__).parent.parent,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def test_version(capsys: Capture) -> None:
    assert run("--version") == 0
    assert capsys.readouterr().out == f"contingency {__version__}\n"


def test_list_names_every_scenario(capsys: Capture) -> None:
    assert run("list") == 0
    out = capsys.readouterr().out
    for id in find_scenarios():
        assert id in out


def test_auto_prints_one_object_with_the_keys_that_scripts_use(capsys: Capture) -> None:
    data = result(capsys, "auto", "tutorial", "--manager", "handbook", "--seed", "4", "--json")
    assert set(data) >= KEYS
    assert (data["scenario"], data["seed"], data["level"]) == ("tutorial", 4, "practitioner")
    assert data["manager"] == "handbook"
    assert 0 <= data["score"] <= 100
    assert data["score"] == pytest.approx(sum(data["parts"].values()))
    assert data["finish_minutes"] > 0
    assert data["finish_date"].startswith("2027-")


def test_auto_without_json_shows_the_sum_of_the_score(capsys: Capture) -> None:
    assert run("auto", "tutorial", "--manager", "idle", "--seed", "4") == 0
    out = capsys.readouterr().out
    assert "Score" in out
    assert "The project has ended" in out


def test_a_saved_recording_replays_to_the_same_figures(capsys: Capture, tmp_path: Path) -> None:
    saved = str(tmp_path / "game.jsonl")
    play = ("auto", "tutorial", "--manager", "random", "--seed", "7", "--level", "expert")
    first = result(capsys, *play, "--save", saved, "--json")
    assert result(capsys, "replay", saved, "--json") == first
    assert run("replay", saved) == 0
    assert "Score" in capsys.readouterr().out
    assert "exists already" in refusal(capsys, *play, "--save", saved)


def test_a_person_s_half_played_game_has_no_score_and_no_finish(capsys: Capture) -> None:
    game = process("play", "tutorial", "--text", "--seed", "9", text="\n\nn\n")
    assert game.returncode == 0, game.stderr
    data = result(capsys, "replay", str(next(paths.saves().glob("*.jsonl"))), "--json")
    assert data["manager"] == "person"
    assert data["score"] is None
    assert data["parts"] is None
    assert data["finish_minutes"] is None
    assert data["finish_date"] is None
    assert data["digest"]


def test_many_seeds_are_played_in_order_by_several_processes(capsys: Capture) -> None:
    play = ("auto", "tutorial", "--manager", "novice", "--seeds", "3-6")
    assert run(*play, "--workers", "2") == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["seed"] for line in lines] == [3, 4, 5, 6]
    assert run(*play, "--workers", "1") == 0
    assert [json.loads(line) for line in capsys.readouterr().out.splitlines()] == lines
    one = result(capsys, "auto", "tutorial", "--manager", "novice", "--seed", "5", "--json")
    assert one == lines[2]


def test_without_display_and_terminal_the_handbook_manager_plays() -> None:
    game = process("play", "tutorial")
    assert game.returncode == 0, game.stderr
    assert "no display and no terminal" in game.stdout
    assert "Score" in game.stdout
    saved = list(paths.saves().glob("*.jsonl"))
    assert len(saved) == 1
    assert str(saved[0]) in " ".join(game.stdout.split())
    assert game.stderr == ""


def test_a_game_as_text_goes_on_with_continue() -> None:
    assert process("play", "tutorial", "--text", "--seed", "2", text="\n").returncode == 0
    again = process("continue", "--text", text="n\n")
    assert again.returncode == 0
    assert "HOME" in again.stdout
    assert "Day 0 of 18" in again.stdout
    named = process("continue", "Learn by doing", "--text", text="")
    assert named.returncode == 0


def test_the_title_begins_what_is_chosen_and_ends_at_end_of_input() -> None:
    chosen = process("play", "--text", text="1\n\n\nn\n")
    assert chosen.returncode == 0
    assert "BRIEFING" in chosen.stdout
    ended = process("play", "--text")
    assert ended.returncode == 0
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["play", "no-such"], "There is no scenario 'no-such'; there are: "),
        (["auto", "tutorial", "--seed", "1"], "--manager"),
        (["auto", "tutorial", "--manager", "boss", "--seed", "1"], "'boss'"),
        (["auto", "tutorial", "--manager", "idle"], "--seed"),
        (["auto", "tutorial", "--manager", "idle", "--seed", "many"], "'many'"),
        (["auto", "tutorial", "--manager", "idle", "--seed", "-5"], "--seed"),
        (["auto", "tutorial", "--manager", "idle", "--seeds", "9-3"], "'9-3'"),
        (["auto", "tutorial", "--manager", "idle", "--seeds", "1-2", "--save", "x"], "--seed"),
        (
            ["auto", "tutorial", "--manager", "idle", "--seed", "1", "--save", "/dev/null/x"],
            "cannot be saved",
        ),
        (["play", "tutorial", "--level", "god"], "'god'"),
        (["continue"], "There is no saved game to continue"),
        (["continue", "nobody"], "There is no saved game 'nobody'"),
        (["replay", "no-such.jsonl"], "no-such.jsonl cannot be read"),
        (["lint", "no-such.yaml"], "There is no file"),
        (["screenshot", "nowhere", "-o", "x", "--size", "big"], "'big'"),
        (["screenshot"], "-o"),
        (["dance"], "'dance'"),
        ([], "COMMAND"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_exit_code_2(
    arguments: list[str], sentence: str, capsys: Capture
) -> None:
    text = refusal(capsys, *arguments)
    assert sentence in text
    assert text[-1] in ".)"


def test_a_damaged_recording_is_refused_by_name(capsys: Capture, tmp_path: Path) -> None:
    file = tmp_path / "odd.jsonl"
    file.write_text('{"header": {"format": 99}}\n', encoding="utf-8")
    assert "odd.jsonl" in refusal(capsys, "replay", str(file))


def test_a_recording_of_another_version_of_the_scenario_is_refused(
    capsys: Capture, tmp_path: Path
) -> None:
    saved = tmp_path / "game.jsonl"
    play = ("auto", "tutorial", "--manager", "idle", "--seed", "1", "--save", str(saved))
    first = result(capsys, *play, "--json")
    text = saved.read_text(encoding="utf-8")
    saved.write_text(text.replace(first["scenario_digest"], "0" * 32), encoding="utf-8")
    assert "another version" in refusal(capsys, "replay", str(saved))


def test_lint_lists_every_problem_with_its_place(capsys: Capture, tmp_path: Path) -> None:
    assert run("lint", "tutorial") == 0
    assert capsys.readouterr().out == "No problems in 1 file.\n"
    file = tmp_path / "bad.yaml"
    file.write_text("id: bad\ntitle: no\n", encoding="utf-8")
    assert run("lint", str(file)) == 1
    out = capsys.readouterr().out.splitlines()
    assert out[0].startswith(f"{file}:1:1: ")
    assert out[-1] == f"{len(out) - 1} problems in 1 file."
    assert "more; see contingency lint" in refusal(capsys, "play", str(file))


def test_a_fault_of_the_game_is_one_sentence_and_a_report(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("nobody thought of that")

    monkeypatch.setattr("game.ui.automatic.play", broken)
    assert run("auto", "tutorial", "--manager", "idle", "--seed", "1") == 70
    err = capsys.readouterr().err
    assert len(err.splitlines()) == 1
    report = next(paths.crash_reports().glob("*/traceback.txt"))
    assert str(report.parent) in err
    assert "nobody thought of that" in report.read_text(encoding="utf-8")


def test_the_recording_of_a_failed_game_lies_beside_its_report(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("game.ui.automatic.play", broken)
    monkeypatch.setattr(cli, "has_terminal", lambda: False)
    assert run("play", "tutorial") == 70
    assert "your game is saved" in capsys.readouterr().err
    assert next(paths.crash_reports().glob("*/recording.jsonl")).read_bytes()


def test_a_reader_that_goes_away_is_no_error() -> None:
    command = [sys.executable, "-m", "game.cli", "list"]
    root = Path(cli.__file__).parent.parent
    with subprocess.Popen(
        command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as made:
        assert made.stdout is not None
        assert made.stderr is not None
        made.stdout.close()
        assert made.wait(60) in (0, 141)
        assert made.stderr.read() == b""


@pytest.mark.parametrize(
    ("platform", "variables", "shown"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"DISPLAY": ":0", "SDL_VIDEODRIVER": "dummy"}, False),
        ("win32", {}, True),
        ("darwin", {}, True),
    ],
)
def test_a_display_is_what_the_platform_says(
    platform: str, variables: dict[str, str], shown: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)
    assert cli.has_display() is shown


def test_screenshots_are_pictures_of_the_size_that_is_asked_for(
    capsys: Capture, tmp_path: Path
) -> None:
    asked = ("screenshot", "title", "home", "decision", "result", "--size", "1600x900")
    assert run(*asked, "--theme", "light", "--day", "20", "-o", str(tmp_path)) == 0
    shown = capsys.readouterr().out.splitlines()
    assert [Path(line).name for line in shown] == [
        "title.png",
        "home.png",
        "decision.png",
        "result.png",
    ]
    for line in shown:
        head = Path(line).read_bytes()[:24]
        assert head.startswith(b"\x89PNG")
        assert (int.from_bytes(head[16:20]), int.from_bytes(head[20:24])) == (1600, 900)
    assert "There is no screen 'nowhere'" in refusal(
        capsys, "screenshot", "nowhere", "-o", str(tmp_path)
    )


def test_a_screenshot_of_a_recording_shows_its_game(capsys: Capture, tmp_path: Path) -> None:
    saved = str(tmp_path / "game.jsonl")
    play = ("auto", "tutorial", "--manager", "novice", "--seed", "7", "--save", saved)
    assert run(*play) == 0
    capsys.readouterr()
    folder = str(tmp_path / "pictures")
    assert run("screenshot", "home", "--recording", saved, "--day", "5", "-o", folder) == 0
    assert capsys.readouterr().out.splitlines() == [str(Path(folder) / "home.png")]


def test_the_commands_offer_the_levels_and_managers_that_there_are() -> None:
    assert tuple(LEVELS) == cli.LEVELS
    assert MANAGERS == cli.MANAGERS


def test_a_command_starts_without_what_it_does_not_need() -> None:
    code = "import sys, game.cli; game.cli._parser(); print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(cli.__file__).parent.parent,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert not {"pygame", "numpy", "pydantic", "yaml", "game.session", "platformdirs"} & set(loaded)


def test_a_forecast_says_what_futures_come_to_and_workers_do_not_change_it(
    capsys: Capture, tmp_path: Path
) -> None:
    saved = str(tmp_path / "game.jsonl")
    run("auto", "tutorial", "--manager", "handbook", "--seed", "3", "--save", saved)
    capsys.readouterr()
    asked = ("forecast", saved, "--day", "4", "--futures", "20", "--json")
    alone = result(capsys, *asked, "--workers", "1")
    assert result(capsys, *asked, "--workers", "2") == alone
    assert alone["as_of_minutes"] == 4 * 480
    assert alone["futures"] == 20
    assert alone["finish_minutes"]["p10"] <= alone["finish_minutes"]["p80"]
    assert alone["cost_cents"]["p10"] <= alone["cost_cents"]["p80"]
    assert 0 <= alone["chance"]["deadline"] <= 1
    assert run("forecast", saved, "--day", "4", "--futures", "20", "--workers", "1") == 0
    assert "P80" in capsys.readouterr().out


@pytest.mark.parametrize(("day", "why"), [(["--day", "900"], "reaches day"), ([], "has ended")])
def test_a_forecast_of_no_moment_is_refused(
    capsys: Capture, tmp_path: Path, day: list[str], why: str
) -> None:
    saved = str(tmp_path / "game.jsonl")
    run("auto", "tutorial", "--manager", "idle", "--seed", "3", "--save", saved)
    capsys.readouterr()
    assert why in refusal(capsys, "forecast", saved, *day)
