"""A pack: every file of a portfolio, made one by one, so that it can show progress and stop.

A pack is a folder or a zip. A folder appears as a whole or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from game.errors import EvidenceError
from game.evidence.blocks import Document
from game.evidence.manifest import FORMATS, Precision, write
from game.evidence.portfolio import Portfolio
from game.evidence.stamp import PROVES, PROVES_NOT
from game.evidence.writers.calendar import calendar
from game.evidence.writers.docx import docx
from game.evidence.writers.html import html
from game.evidence.writers.mspdi import mspdi
from game.evidence.writers.pdf import MANIFEST, RECORDING, document_pdf, portfolio_pdf
from game.evidence.writers.xlsx import xlsx
from game.evidence.writers.zips import zipped
from game.recording import dump

Maker = Callable[[], bytes]
README = "README.txt"


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` files are made; `name` is the one that was made last."""

    done: int
    total: int
    name: str
    data: bytes


def plan(
    made: Portfolio, formats: tuple[str, ...] = tuple(FORMATS), precision: Precision | None = None
) -> dict[str, Maker]:
    """What makes each file of a pack, by its name."""
    manifest = write(made, formats, precision)
    files: dict[str, Maker] = {
        MANIFEST: lambda: manifest,
        RECORDING: lambda: dump(made.story.recording),
        README: lambda: readme(made),
    }
    if "pdf" in formats:
        files["portfolio.pdf"] = lambda: portfolio_pdf(made, manifest)
    if "html" in formats:
        files["portfolio.html"] = lambda: html(made)
    if "xlsx" in formats:
        files["registers.xlsx"] = lambda: xlsx(made)
    if "plan" in formats:
        files["plan.xml"] = lambda: mspdi(made)
    if "calendar" in formats:
        files["milestones.ics"] = lambda: calendar(made)
    for number, document in enumerate(made.documents, 1):
        stem = f"documents/{number:02d}-{document.id}"
        if "pages" in formats:
            files[f"{stem}.pdf"] = _page(made, document, manifest)
        if "docx" in formats and document.prose:
            files[f"{stem}.docx"] = _prose(made, document)
    return files


def _page(made: Portfolio, document: Document, manifest: bytes) -> Maker:
    return lambda: document_pdf(made, document, manifest)


def _prose(made: Portfolio, document: Document) -> Maker:
    return lambda: docx(made, document)


def steps(files: dict[str, Maker]) -> Iterator[Progress]:
    """Makes one file after the other; whoever stops asking has stopped it."""
    for number, (name, make) in enumerate(files.items(), 1):
        yield Progress(number, len(files), name, make())


def save(files: dict[str, bytes], target: Path) -> None:
    """Writes a pack to a folder or, where the name ends in .zip, to one file.

    Raises EvidenceError when it cannot be written or is there already.
    """
    if target.exists() and not (target.is_dir() and not any(target.iterdir())):
        raise EvidenceError(f"{target} is there already; choose another name.")
    try:
        if target.suffix.lower() == ".zip":
            target.parent.mkdir(parents=True, exist_ok=True)
            part = target.with_name(f".{target.name}.part")
            part.write_bytes(zipped(files))
            part.replace(target)
            return
        for name, data in files.items():
            place = target / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
    except OSError as error:
        raise EvidenceError(
            f"The pack cannot be written to {target}: {error.strerror}. Choose another place."
        ) from error


def readme(made: Portfolio) -> bytes:
    """What lies in the pack and how to check it."""
    stamp = made.stamp
    lines = [
        f"{stamp.title}: evidence of a simulated project",
        "",
        stamp.line,
        f"Project manager, by own statement: {stamp.name or 'not recorded'}",
        f"Verification code: {stamp.code}",
        "",
        "Of these, what was asked for:",
        "portfolio.pdf, portfolio.html   all documents in one file",
        "documents/                      each document by itself, the prose ones also for editing",
        "registers.xlsx                  the registers as sheets",
        "plan.xml                        the plan for Microsoft Project or ProjectLibre (MSPDI)",
        "milestones.ics                  the milestones for a calendar",
        "recording.jsonl, manifest.json  the game itself, and what the pack was made with",
        "",
        "To check: contingency verify with this folder, its zip, or any one of its PDFs.",
        PROVES,
        PROVES_NOT,
    ]
    return ("\n".join(lines) + "\n").encode(errors="replace")
