"""The manifest of a pack: with what it was made, so that it can be made again and compared.

It comes from strangers: `read` takes nothing but the exact shape, in bounds.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from typing import Any

from game import __version__
from game.debrief.analysis import Analysis
from game.debrief.settings import DEFAULT_ROLLOUTS
from game.errors import EvidenceError
from game.evidence.limits import LONGEST_NAME
from game.evidence.portfolio import MAKERS, PAPERS, Portfolio, Settings
from game.recording import RULES_VERSION

FORMAT = 1
LARGEST = 8_000_000
MOST_ROLLOUTS = 4096
MOST_COMPARED = 64
PACKAGES = ("Jinja2", "XlsxWriter", "icalendar", "python-docx", "typst")
ZLIB = "zlib"
LIBRARIES = (*PACKAGES, ZLIB)
"""Those that decide about the bytes of a file."""
FORMATS = {
    "pdf": "one PDF with contents",
    "pages": "a PDF per document",
    "docx": "DOCX of the prose documents",
    "xlsx": "XLSX of the registers",
    "html": "one HTML file",
    "plan": "MSPDI plan",
    "calendar": "iCalendar of milestones",
}


@dataclass(frozen=True, slots=True)
class Precision:
    """How an analysis was computed, so that it can be computed again."""

    rollouts: int = DEFAULT_ROLLOUTS
    compared: int = 12


@dataclass(frozen=True, slots=True)
class Manifest:
    """`analysis` is as the maker wrote it, not yet believed."""

    settings: Settings
    formats: tuple[str, ...]
    release: str
    rules: int
    libraries: dict[str, str]
    code: str
    precision: Precision | None
    analysis: dict[str, Any] | None


def libraries() -> dict[str, str]:
    """The versions that are installed here."""
    return {**{name: version(name) for name in PACKAGES}, ZLIB: zlib.ZLIB_RUNTIME_VERSION}


def write(made: Portfolio, formats: tuple[str, ...], precision: Precision | None) -> bytes:
    """The manifest of a pack that is being made."""
    settings = made.settings
    analysis = made.analysis
    data = {
        "format": FORMAT,
        "release": __version__,
        "rules": RULES_VERSION,
        "libraries": libraries(),
        "made": settings.made.isoformat(),
        "name": settings.name,
        "paper": settings.paper,
        "case": settings.case,
        "documents": list(settings.documents),
        "formats": list(formats),
        "code": made.stamp.code,
        "analysis": None,
    }
    if analysis is not None and precision is not None:
        data["analysis"] = {
            "rollouts": precision.rollouts,
            "compared": precision.compared,
            "result": as_json(analysis),
        }
    return (json.dumps(data, ensure_ascii=True, indent=1, sort_keys=True) + "\n").encode()


def as_json(analysis: Analysis) -> dict[str, Any]:
    """The analysis as a file has it: lists for tuples."""
    found: dict[str, Any] = json.loads(json.dumps(analysis.to_json()))
    return found


def read(data: bytes) -> Manifest:
    """The manifest in a file's bytes. Raises EvidenceError with one sentence."""
    if len(data) > LARGEST:
        raise EvidenceError("The manifest is too large to be one.")
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise EvidenceError("The manifest is not valid JSON.") from error
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise EvidenceError("The manifest is not of a kind that this release knows.")
    try:
        return _manifest(found)
    except (KeyError, TypeError, ValueError) as error:
        raise EvidenceError(f"The manifest is not valid: {_brief(error)}.") from error


def _brief(error: Exception) -> str:
    return " ".join(str(error).split())[:80].rstrip(".") or type(error).__name__


def _manifest(data: dict[str, Any]) -> Manifest:
    documents = _names(data["documents"], MAKERS)
    formats = _names(data["formats"], FORMATS)
    paper = _text(data["paper"], 20)
    if paper not in PAPERS:
        raise ValueError("its paper is not known")
    settings = Settings(
        made=date.fromisoformat(_text(data["made"], 10)),
        name=_text(data["name"], LONGEST_NAME),
        paper=paper,
        case=_text(data["case"], 80),
        documents=documents,
    )
    versions = data["libraries"]
    if not isinstance(versions, dict) or set(versions) != set(LIBRARIES):
        raise ValueError("its libraries are not listed")
    precision, analysis = _analysis(data["analysis"])
    return Manifest(
        settings,
        formats,
        _text(data["release"], 40),
        _number(data["rules"], 0, 10**6),
        {name: _text(value, 40) for name, value in versions.items()},
        _text(data["code"], 40),
        precision,
        analysis,
    )


def _analysis(data: Any) -> tuple[Precision | None, dict[str, Any] | None]:
    if data is None:
        return None, None
    if not isinstance(data, dict) or not isinstance(data["result"], dict):
        raise TypeError("its analysis is not an object")
    precision = Precision(
        _number(data["rollouts"], 1, MOST_ROLLOUTS), _number(data["compared"], 0, MOST_COMPARED)
    )
    return precision, data["result"]


def believed(manifest: Manifest) -> Analysis | None:
    """The analysis as the manifest has it. Raises EvidenceError if it is none."""
    if manifest.analysis is None:
        return None
    try:
        return Analysis.from_json(manifest.analysis)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise EvidenceError(
            f"The analysis in the manifest is not valid: {_brief(error)}."
        ) from error


def _names(data: Any, known: dict[str, Any]) -> tuple[str, ...]:
    if not isinstance(data, list) or not all(isinstance(name, str) for name in data):
        raise TypeError("a list of names is wanted")
    if len(set(data)) != len(data) or not set(data) <= set(known):
        raise ValueError("it lists something that is not known")
    return tuple(data)


def _text(data: Any, longest: int) -> str:
    if not isinstance(data, str) or len(data) > longest:
        raise TypeError(f"a text of at most {longest} characters is wanted")
    return data


def _number(data: Any, low: int, high: int) -> int:
    if type(data) is not int or not low <= data <= high:
        raise ValueError(f"a whole number from {low} to {high} is wanted")
    return data
