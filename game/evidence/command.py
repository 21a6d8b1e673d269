"""`contingency evidence` and `contingency verify`: progress on the error stream, answers on the
other."""

from __future__ import annotations

import sys
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from game import recording
from game.debrief.analysis import Analysis
from game.debrief.analyst import analyse
from game.debrief.keeping import path_beside
from game.debrief.settings import Settings as Judging
from game.errors import EvidenceError
from game.evidence.limits import LONGEST_NAME
from game.evidence.manifest import FORMATS, Precision
from game.evidence.pack import plan, save, steps
from game.evidence.portfolio import Settings, portfolio
from game.evidence.replay import tell
from game.evidence.verify import Scenarios
from game.evidence.verify import verify as verified
from game.model.scenario import Scenario
from game.outlook.workers import workers
from game.recording import Recording


@dataclass(frozen=True, slots=True)
class Wish:
    """What a pack is to be: see `portfolio.Settings`. `rollouts` None is the usual precision of
    the analysis, 0 leaves it out."""

    name: str = ""
    paper: str = "a4"
    case: str = ""
    rollouts: int | None = None
    formats: tuple[str, ...] = tuple(FORMATS)


def make(path: Path, target: Path, wish: Wish, scenario_of: Scenarios, where: int | str) -> str:
    """Makes a pack of the recording at `path`; the sentence to print. Raises ContingencyError."""
    found = recording.read(path)
    scenario = scenario_of(found.header)
    if len(wish.name) > LONGEST_NAME:
        raise EvidenceError(f"A name has at most {LONGEST_NAME} characters.")
    if wish.case and wish.case not in scenario.dilemmas:
        raise EvidenceError(f"There is no decision {wish.case!r} in “{scenario.title}”.")
    _say("plays the recording again")
    story = tell(found, scenario)
    precision, analysis = None, None
    if story.ended and wish.rollouts != 0:
        precision = Precision(wish.rollouts or Judging().rollouts)
        analysis = _judged(found, scenario, precision, where, path_beside(path))
    settings = Settings(today(), wish.name, wish.paper, wish.case)
    made = portfolio(story, analysis, settings)
    files: dict[str, bytes] = {}
    for step in steps(plan(made, wish.formats, precision)):
        files[step.name] = step.data
        _say(f"{step.done} of {step.total}: {step.name}")
    save(files, target)
    _say("")
    draft = f"A draft of {made.stamp.draft}. " if made.stamp.draft else ""
    return (
        f"{draft}{len(files)} files are in {target}. Code: {made.stamp.code}\n"
        f"Anybody can check them: contingency verify {target}"
    )


def check(path: Path, scenario_of: Scenarios, where: int | str, quick: bool) -> tuple[str, int]:
    """The verdict on a file for a terminal, and the exit code; what a stranger's file says cannot
    steer the terminal."""

    def judge(found: Recording, scenario: Scenario, precision: Precision) -> Analysis:
        return _judged(found, scenario, precision, where, None)

    verdict = verified(path, scenario_of, None if quick else judge, _say)
    _say("")
    text = "\n".join(verdict.sentences)
    shown = "".join(each if each.isprintable() or each == "\n" else "·" for each in text)
    return shown, verdict.code


def today() -> date:
    """The day on which a pack is made, as the computer has it."""
    return datetime.now(UTC).astimezone().date()


def _judged(
    found: Recording, scenario: Scenario, precision: Precision, where: int | str, keep: Path | None
) -> Analysis:
    settings = Judging(precision.rollouts, compared=precision.compared)
    last: Analysis | None = None
    with (
        workers(where) as executor,
        closing(analyse(found, scenario, executor, settings, keep=keep)) as progress,
    ):
        for step in progress:
            last = step.analysis
            _say(f"{step.done} of {step.total} futures for the expected values")
    if last is None:
        raise EvidenceError("This game holds no decision that could be analysed.")
    return last


def _say(text: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{text[:100]}")
        sys.stderr.flush()
