"""`contingency analyse`: a recording judged, with progress on the error stream."""

from __future__ import annotations

import json
import sys
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from time import monotonic
from typing import Any

from game.debrief.analysis import Analysis
from game.debrief.analyst import Progress, analyse
from game.debrief.calibration import calibrate
from game.debrief.causes import why
from game.debrief.keeping import path_beside
from game.debrief.settings import Settings
from game.debrief.telling import lines
from game.model.scenario import Scenario
from game.outlook.again import replay
from game.outlook.workers import workers
from game.recording import Recording
from game.session import Session

_STAGES = {
    "values": "values of the positions",
    "decisions": "decisions",
    "precision": "more futures where it is close",
    "continuation": "another manager playing on",
}


def run(
    recording: Recording,
    scenario: Scenario,
    path: Path,
    settings: Settings,
    where: int | str,
    *,
    as_json: bool,
) -> str:
    """The text to print: lines for a reader, or one JSON object. Ctrl-C stops; what was answered
    so far is kept beside the recording and need not be computed again."""
    analysis = _finished(recording, scenario, path, settings, where)
    if as_json:
        session = replay(recording, scenario)
        return json.dumps(as_object(analysis, session))
    return "\n".join(lines(analysis))


def as_object(analysis: Analysis, session: Session) -> dict[str, Any]:
    """The analysis, causes and calibration of a game for scripts. Points are integer hundredths,
    times working minutes, money cents. A game that goes on has no calibration yet."""
    view = session.view()
    chances: dict[str, int] = {}
    if session.ended:
        chances = {id: risk.at_opening for id, risk in session.truth().risks.items()}
    return {
        "unit": "hundredths of a point",
        **analysis.to_json(),
        "causes": asdict(why(view)),
        "calibration": asdict(calibrate(view, chances)) if session.ended else None,
    }


def _finished(
    recording: Recording, scenario: Scenario, path: Path, settings: Settings, where: int | str
) -> Analysis:
    begun = monotonic()
    shown = sys.stderr.isatty()
    last: Progress | None = None
    with (
        workers(where) as executor,
        closing(analyse(recording, scenario, executor, settings, keep=path_beside(path))) as steps,
    ):
        for progress in steps:
            last = progress
            if shown:
                _show(progress, monotonic() - begun)
    if shown:
        sys.stderr.write("\r\x1b[K")
    assert last is not None
    assert last.analysis is not None
    return last.analysis


def _show(progress: Progress, elapsed: float) -> None:
    if progress.stage == "done":
        return
    text = f"{progress.done} of {progress.total} futures: {_STAGES[progress.stage]}"
    sys.stderr.write(f"\r\x1b[K{text}, {progress.left(elapsed):.0f} s left")
    sys.stderr.flush()
