"""The evidence of a game while it is made beside the screen: content, pages to look at, the pack.

One thread does the work, in the order in which it is asked for; the screen only looks. Everything
that goes wrong becomes a sentence in `trouble`.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from game import paths
from game.debrief.analysis import Analysis
from game.errors import ContingencyError, EvidenceError
from game.evidence.blocks import Document
from game.evidence.command import today
from game.evidence.manifest import Precision
from game.evidence.pack import plan, save, steps
from game.evidence.portfolio import Portfolio, Settings, portfolio
from game.evidence.replay import Story, tell
from game.evidence.writers.pdf import pictures
from game.recording import Recording
from game.session import Session
from game.ui.saves import clean_name

PPI = 96
"""Of the pages that are shown; the PDF itself has no pixels."""
ENDING = ".zip"


class Packing:
    """The evidence of `session` as it stands; `analysis` where the values are known."""

    def __init__(
        self,
        session: Session,
        analysis: Analysis | None,
        precision: Precision | None,
        worker: Executor | None = None,
    ) -> None:
        self.settings = Settings(today(), session.recording.header.player)
        self.made: Portfolio | None = None
        self.saved: Path | None = None
        self.trouble = ""
        self.doing = "The game is played again"
        self.share = 0.0
        found = session.recording
        self._recording = Recording(found.header, list(found.actions), session.view().now)
        self._scenario = session.scenario
        self._analysis, self._precision = analysis, precision
        self._story: Story | None = None
        self._pages: dict[tuple[str, str], list[bytes]] = {}
        self._asked: dict[tuple[str, str], Future[None]] = {}
        self._worker = worker or ThreadPoolExecutor(1, "evidence")
        self._news = True
        self._compose()

    @property
    def draft(self) -> bool:
        """Whether the game goes on, so that every page says that it is a draft."""
        return self.made is not None and bool(self.made.stamp.draft)

    @property
    def busy(self) -> bool:
        """Whether something is being made."""
        return bool(self.doing)

    def poll(self) -> bool:
        """Whether there is something new to see."""
        news, self._news = self._news, False
        return news

    def change(self, settings: Settings) -> None:
        """Other settings: the content is made again, and pages as they are looked at."""
        if settings != self.settings:
            self.settings = settings
            self.saved, self.trouble = None, ""
            self._asked.clear()
            self._pages.clear()
            self._compose()

    def toggle(self, document: str, on: bool) -> None:
        """Takes a document into the pack, or leaves it out."""
        kept = [id for id in Settings(today()).documents if id in self.settings.documents]
        ids = [*kept, document] if on else [id for id in kept if id != document]
        order = tuple(id for id in Settings(today()).documents if id in ids)
        self.change(replace(self.settings, documents=order))

    def document(self, id: str) -> Document | None:
        """A document of the pack as it is now."""
        found = self.made.documents if self.made is not None else ()
        return next((each for each in found if each.id == id), None)

    def pages(self, id: str) -> list[bytes]:
        """The pages of a document as PNG; empty until they are set."""
        key = (id, self.settings.paper)
        made, document = self.made, self.document(id)
        if key not in self._asked and made is not None and document is not None:
            self._asked[key] = self._begin(
                "Pages are being set", lambda: self._set(key, made, document)
            )
        return self._pages.get(key, [])

    def save(self, formats: tuple[str, ...]) -> None:
        """Writes the pack beside the saved games, under a name that is free."""
        made = self.made
        if made is not None:
            self.saved, self.trouble = None, ""
            self._begin("The pack is being made", lambda: self._write(made, formats))

    def close(self) -> None:
        """Lets the thread go; what it is doing it finishes."""
        self._worker.shutdown(wait=False, cancel_futures=True)

    def _compose(self) -> None:
        settings = self.settings
        self._begin("The documents are being written", lambda: self._content(settings))

    def _begin(self, doing: str, work: Callable[[], None]) -> Future[None]:
        def run() -> None:
            self.doing, self._news = doing, True
            try:
                work()
            except (ContingencyError, OSError, RuntimeError, ValueError) as error:
                self.trouble = str(error)
            self.doing, self.share, self._news = "", 0.0, True

        return self._worker.submit(run)

    def _content(self, settings: Settings) -> None:
        if self._story is None:
            self._story = tell(self._recording, self._scenario)
        made = portfolio(self._story, self._analysis, settings)
        if settings == self.settings:
            self.made = made

    def _set(self, key: tuple[str, str], made: Portfolio, document: Document) -> None:
        pages = pictures(made, document, PPI)
        if made is self.made:
            self._pages[key] = pages

    def _write(self, made: Portfolio, formats: tuple[str, ...]) -> None:
        files: dict[str, bytes] = {}
        for step in steps(plan(made, formats, self._precision)):
            files[step.name] = step.data
            self.share = step.done / step.total
            self.doing = f"{step.done} of {step.total}: {step.name}"
            self._news = True
        try:
            target = _free(paths.evidence(), clean_name(f"{made.stamp.title} evidence"))
        except OSError as error:
            raise EvidenceError(
                f"The folder for evidence cannot be used: {error.strerror}. "
                "contingency evidence FILE -o DIR writes the pack elsewhere."
            ) from error
        save(files, target)
        self.saved = target


def _free(folder: Path, stem: str) -> Path:
    """A file of that name, or with a number behind it."""
    path, number = folder / f"{stem}{ENDING}", 2
    while path.exists():
        path, number = folder / f"{stem} {number}{ENDING}", number + 1
    return path
