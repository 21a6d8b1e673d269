"""The errors of the house: what goes wrong with files, commands and plans.

    ContingencyError
    ├── UsageError            a command was given something it cannot use
    ├── ContentError          a scenario file has problems; carries all of them
    ├── RecordingError        a recording is damaged, or of other rules or another scenario
    ├── FolderError           a folder for saves, settings or documents cannot be used
    ├── EvidenceError         a pack of documents cannot be written or read
    ├── PlanFileError         a plan or a table of figures cannot be read; says where
    └── PlanError             a network of activities cannot be scheduled
        ├── CycleError        activities wait for each other; names the circle
        └── CapacityError     an activity needs more of a role than there is

A player's illegal move is none of these: it is a value, a refusal with a sentence.
Each message is one sentence that can be shown to a person as it stands.
"""

from __future__ import annotations

from collections.abc import Sequence


class ContingencyError(Exception):
    """Whatever the game reports as one sentence instead of a traceback."""


class UsageError(ContingencyError):
    """A command was given something it cannot use."""


class ContentError(ContingencyError):
    """A scenario file has problems; `problems` holds one line for each."""

    def __init__(self, problems: Sequence[object]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class RecordingError(ContingencyError):
    """A recording is damaged, or belongs to other rules or another scenario."""


class FolderError(ContingencyError, OSError):
    """A folder for saves, settings or documents cannot be made; the way out is in the sentence."""

    def __str__(self) -> str:
        return (
            f"The folder {self.filename} cannot be used: {self.strerror}. Make it writable, or "
            "choose another place with the variable CONTINGENCY_HOME."
        )


class EvidenceError(ContingencyError):
    """A pack of documents cannot be written, or what was given for one cannot be read."""


class PlanFileError(ContingencyError):
    """A plan or a table of figures cannot be read; the message names the file and the place."""

    def __init__(self, source: str, problem: str, line: int = 0) -> None:
        self.source = source
        self.line = line
        place = f"{source}, line {line}" if line else source
        super().__init__(f"{place}: {problem}")


class PlanError(ContingencyError):
    """A network of activities cannot be scheduled."""


class CycleError(PlanError):
    """Activities wait for each other; `cycle` names them in order, each once."""

    def __init__(self, cycle: Sequence[str]) -> None:
        self.cycle = tuple(cycle)
        circle = " → ".join((*self.cycle, self.cycle[0]))
        super().__init__(f"These activities wait for each other: {circle}.")


class CapacityError(PlanError):
    """An activity needs more of a role than there is (amounts in permille of a person)."""

    def __init__(self, activity: str, role: str, needed: int, available: int) -> None:
        self.activity = activity
        self.role = role
        self.needed = needed
        self.available = available
        super().__init__(
            f"{activity} needs {needed} permille of role {role}, and there are {available}."
        )
