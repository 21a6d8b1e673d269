"""`contingency analyse`: text, JSON, refusals, and a real cluster."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from game.cli import main
from game.debrief.keeping import path_beside
from game.debrief.telling import lines
from tests.debrief.games import analysed


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    """A game of the novice on disk."""
    path = tmp_path / "game.jsonl"
    auto = ["auto", "tutorial", "--manager", "novice", "--seed", "3", "--save", str(path), "--json"]
    assert main(auto) == 0
    return path


def test_json_holds_the_whole_account_in_hundredths(
    recording: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert main(["analyse", str(recording), "--rollouts", "8", "--workers", "1", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    gains = sum(decision["gain"] for decision in found["decisions"])
    luck = sum(each["points"] for each in found["luck"])
    assert found["start_value"] + gains + luck == found["score"]
    causes, calibration = found["causes"], found["calibration"]
    assert sum(each["minutes"] for each in causes["chain"]) == causes["finish"] - causes["planned"]
    assert {"brier", "claims", "reports"} <= set(calibration)
    assert found["unit"] == "hundredths of a point"
    wanted = {"id", "time", "kind", "chosen", "gain", "loss", "loss_low", "loss_high", "label"}
    assert all(wanted | {"options", "tags"} <= set(decision) for decision in found["decisions"])
    assert path_beside(recording).is_file()


def test_text_shows_decisions_and_result_side_by_side() -> None:
    told = lines(analysed("novice"))
    assert "decisions" in told[2]
    assert "luck" in told[2]
    assert told[2].endswith("result")
    assert told[3].startswith("  Decisions ")
    assert all(len(line) <= 160 for line in told)


def test_what_is_no_recording_is_refused_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "none.jsonl"
    path.write_text("nothing\n")
    assert main(["analyse", str(path)]) == 2
    assert capsys.readouterr().err.endswith(".\n")
    assert main(["analyse", str(tmp_path / "missing")]) == 2


def test_too_few_futures_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["analyse", "game.jsonl", "--rollouts", "2"])
    assert "between 8 and 4096" in capsys.readouterr().err


@pytest.mark.slow
def test_a_dask_cluster_gives_the_same_figures() -> None:
    found = subprocess.run(
        [sys.executable, "-m", "tests.debrief.cluster"],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert found.stdout == "True\n"
