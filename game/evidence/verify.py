"""Whether documents follow from their recording: played again, made again, compared byte by byte.

Three answers: true, false with what differs, or unreadable (exit codes 0, 1, 2). A file that was
made with another release or other libraries is not judged; the release to use is named.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from game import __version__, recording
from game.debrief.analysis import Analysis
from game.errors import ContingencyError, EvidenceError, RecordingError
from game.evidence import manifest as manifests
from game.evidence.differences import difference, same_parts, same_words
from game.evidence.manifest import Manifest
from game.evidence.opened import Opened, opened
from game.evidence.pack import plan
from game.evidence.portfolio import Portfolio, portfolio
from game.evidence.replay import Story, tell
from game.evidence.stamp import PROVES, PROVES_NOT
from game.evidence.words import finish, points
from game.evidence.writers.pdf import MANIFEST, RECORDING, document_pdf, portfolio_pdf
from game.model.scenario import Scenario
from game.recording import Header, Recording

TRUE, FALSE, UNREADABLE = 0, 1, 2
NAMED = 8
"""Differences that are named one by one."""

Scenarios = Callable[[Header], Scenario]
Judge = Callable[[Recording, Scenario, manifests.Precision], Analysis]
"""Analyses a game anew, as precisely as the pack says it was."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """`code` is TRUE, FALSE or UNREADABLE; `sentences` say why and what it means."""

    code: int
    sentences: tuple[str, ...]


class _Different(Exception):  # noqa: N818 - it is an answer, not an error
    """The file says something that the game does not give."""


def verify(
    path: Path,
    scenario_of: Scenarios,
    judge: Judge | None,
    progress: Callable[[str], None] = lambda text: None,
) -> Verdict:
    """The verdict on a file. Without `judge` the expected values are taken as they stand, and the
    verdict says so. Never raises for anything that a file can hold."""
    try:
        return _verified(opened(path), scenario_of, judge, progress)
    except _Different as answer:
        return Verdict(FALSE, (f"FALSE. {answer}",))
    except ContingencyError as error:
        return Verdict(UNREADABLE, (f"UNREADABLE. {error}",))
    except RecursionError:
        return Verdict(UNREADABLE, ("UNREADABLE. The file is nested too deeply.",))


def _verified(
    given: Opened, scenario_of: Scenarios, judge: Judge | None, progress: Callable[[str], None]
) -> Verdict:
    data = given.files.get(RECORDING)
    if data is None:
        raise EvidenceError("The pack holds no recording, so there is nothing to check.")
    manifest = manifests.read(given.files[MANIFEST]) if MANIFEST in given.files else None
    if manifest is None and given.kind != "recording":
        raise EvidenceError("There is no manifest, so it is not known what the file should be.")
    _same_release(manifest)
    played = recording.parse(data, Path(RECORDING))
    scenario = _scenario(played, manifest, scenario_of)
    progress("plays the recording again")
    try:
        story = tell(played, scenario)
    except RecordingError as error:
        raise _Different(f"{error}") from error
    if manifest is None:
        return _recording_alone(story)
    analysis, unchecked = _analysis(played, scenario, manifest, judge, progress)
    made = _portfolio(story, analysis, manifest)
    if made.stamp.code != manifest.code:
        raise _Different(
            f"The code is {manifest.code[:40]}, but recording and settings give {made.stamp.code}: "
            "the recording or the manifest was changed."
        )
    if given.kind == "pdf":
        return _pdf(given, made, manifest, unchecked, progress)
    return _pack(given, made, manifest, unchecked, progress)


def _same_release(manifest: Manifest | None) -> None:
    if manifest is not None and (
        manifest.release != __version__ or manifest.rules != recording.RULES_VERSION
    ):
        raise EvidenceError(
            f"This was made with release {manifest.release} (rules {manifest.rules}); here is "
            f"release {__version__} (rules {recording.RULES_VERSION}). Verify it with release "
            f"{manifest.release}."
        )


def _scenario(played: Recording, manifest: Manifest | None, scenario_of: Scenarios) -> Scenario:
    scenario = scenario_of(played.header)
    if scenario.digest != played.header.scenario_digest:
        if manifest is None:
            raise EvidenceError(
                f"This recording belongs to another version of “{scenario.title}”. Verify it with "
                "the release that made it."
            )
        raise _Different(
            f"The recording names a version of “{scenario.title}” that the release it says it was "
            "made with does not have: the recording was changed, or the scenario file is another."
        )
    return scenario


def _recording_alone(story: Story) -> Verdict:
    done = story.view.public.tasks[story.project.deadline.task].finished
    told = f"{story.project.deadline.name}: {finish(done) if done >= 0 else 'not reached'}"
    if story.score is not None:
        told += f"; result {points(story.score.hundredths)} of 100 points"
    return Verdict(
        TRUE,
        (
            f"TRUE. The recording of “{story.project.title}” plays as it says. {told}.",
            "A recording alone holds no documents; it says nothing about any.",
            PROVES_NOT,
        ),
    )


def _analysis(
    played: Recording,
    scenario: Scenario,
    manifest: Manifest,
    judge: Judge | None,
    progress: Callable[[str], None],
) -> tuple[Analysis | None, bool]:
    """The analysis to build with, and whether it was taken on trust."""
    if manifest.analysis is None or manifest.precision is None:
        return None, False
    if judge is None:
        return manifests.believed(manifest), True
    progress("judges the decisions again")
    fresh = judge(played, scenario, manifest.precision)
    if manifests.as_json(fresh) != manifest.analysis:
        raise _Different("The expected values differ from those that the game gives.")
    return fresh, False


def _portfolio(story: Story, analysis: Analysis | None, manifest: Manifest) -> Portfolio:
    try:
        return portfolio(story, analysis, manifest.settings)
    except Exception as error:  # an analysis taken on trust may hold anything
        raise EvidenceError("The documents cannot be made from what the manifest says.") from error


def _pdf(
    given: Opened,
    made: Portfolio,
    manifest: Manifest,
    unchecked: bool,
    progress: Callable[[str], None],
) -> Verdict:
    """One PDF: it must be one of those that the pack holds."""
    data = given.files[given.pdf]
    manifest_bytes = given.files[MANIFEST]
    remade = plan(made, manifest.formats, manifest.precision)[MANIFEST]()
    if remade != manifest_bytes:
        raise _Different("The attached manifest was changed.")
    progress("makes the pages again")
    closest = ""
    for name in _likely(data, made):
        right = _with_manifest(made, name, manifest_bytes)
        if right == data:
            return _true(f"{given.pdf} is {name} of this game", made, unchecked)
        if not closest or same_words("x.pdf", data, right):
            closest = f"{given.pdf} is not {name} as the game gives it: " + difference(
                name, data, right
            )
            if same_words("x.pdf", data, right):
                _undecided(manifest, given.pdf)
    raise _Different(f"{closest}.")


def _with_manifest(made: Portfolio, name: str, manifest: bytes) -> bytes:
    if name == "portfolio.pdf":
        return portfolio_pdf(made, manifest)
    number = int(name.rsplit("/", 1)[1].split("-", 1)[0])
    return document_pdf(made, made.documents[number - 1], manifest)


def _likely(data: bytes, made: Portfolio) -> list[str]:
    """The PDFs of a pack, those first whose title stands in the file."""
    from pypdf import PdfReader

    try:
        title = str(PdfReader(BytesIO(data)).metadata.title)  # type: ignore[union-attr]
    except Exception:  # a damaged title only costs time
        title = ""
    titles = {"portfolio.pdf": made.stamp.title}
    for number, document in enumerate(made.documents, 1):
        titles[f"documents/{number:02d}-{document.id}.pdf"] = (
            f"{document.title}, {made.stamp.title}"
        )
    matching = [name for name in titles if titles[name] == title]
    return matching or ["portfolio.pdf"]


def _pack(
    given: Opened,
    made: Portfolio,
    manifest: Manifest,
    unchecked: bool,
    progress: Callable[[str], None],
) -> Verdict:
    files = plan(made, manifest.formats, manifest.precision)
    wrong = [
        f"{name[:80]} does not belong to the pack" for name in given.files if name not in files
    ]
    doubtful = False
    for name, make in files.items():
        data = given.files.get(name)
        if data is None:
            wrong.append(f"{name} is missing")
            continue
        progress(f"makes {name} again")
        right = make()
        other = _other_libraries(manifest)
        if data == right or (manifests.ZLIB in other and same_parts(name, data, right)):
            continue
        if other and same_words(name, data, right):
            doubtful = True
            continue
        wrong.append(f"{name}: {difference(name, data, right)}")
    if wrong:
        more = [f"and {len(wrong) - NAMED} more"] if len(wrong) > NAMED else []
        raise _Different("; ".join([*wrong[:NAMED], *more]) + ".")
    if doubtful:
        _undecided(manifest, "The pack")
    return _true(f"All {len(files)} files follow from the recording", made, unchecked)


def _other_libraries(manifest: Manifest) -> dict[str, str]:
    here = manifests.libraries()
    return {name: was for name, was in manifest.libraries.items() if here[name] != was}


def _undecided(manifest: Manifest, what: str) -> None:
    """Same words, other bytes: another library may have set them, or somebody else."""
    other = _other_libraries(manifest)
    if other:
        named = ", ".join(f"{name} {was}" for name, was in sorted(other.items()))
        raise EvidenceError(
            f"{what} says what the game gives, word by word, but was made with other libraries "
            f"({named}), so pictures and layout cannot be compared here. Install those and verify "
            "again."
        )


def _true(what: str, made: Portfolio, unchecked: bool) -> Verdict:
    story = made.story
    sentences = [f"TRUE. {what}.", made.stamp.line + f" · {made.stamp.code}"]
    if story.score is not None:
        sentences.append(f"Result: {points(story.score.hundredths)} of 100 points.")
    if unchecked:
        sentences.append("The expected values of decisions were taken as they stand (--quick).")
    return Verdict(TRUE, (*sentences, PROVES, PROVES_NOT))
