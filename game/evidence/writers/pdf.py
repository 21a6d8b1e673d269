"""PDF by typst: the portfolio with cover, contents and bookmarks, and a file per document.

Tagged, PDF/UA-1 by the compiler's own check, our fonts alone. Content travels as JSON and is shown
as text. The recording and the manifest are attached, so that any one page can be verified.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst

from game import paths
from game.evidence import ledger
from game.evidence.blocks import Document, Pairs, cell, plain
from game.evidence.font import drawable
from game.evidence.portfolio import Portfolio
from game.evidence.stamp import PROVES_NOT
from game.evidence.words import amount, finish, points, signed_points
from game.recording import dump

TEMPLATE = Path(__file__).with_name("portfolio.typ")
NOT_REAL = (
    "Everything here is simulated: no such project took place. What stands behind a blue bar the "
    "player wrote; the rest is data of the game."
)
CHECK = (
    "Every page carries a code. “contingency verify FILE” plays the attached recording again and "
    "says whether these pages follow from it."
)
CHARTS = """
#let all = json(bytes(sys.inputs.charts))
#set page(width: auto, height: auto, margin: 2pt)
#for one in all { page(image(bytes(one), format: "svg")) }
"""
RECORDING, MANIFEST = "recording.jsonl", "manifest.json"


def portfolio_pdf(made: Portfolio, manifest: bytes) -> bytes:
    """All documents in one file."""
    return _compile(made, made.documents, _cover(made), made.stamp.title, manifest)


def document_pdf(made: Portfolio, document: Document, manifest: bytes) -> bytes:
    """One document by itself."""
    return _compile(made, (document,), None, f"{document.title}, {made.stamp.title}", manifest)


def pictures(made: Portfolio, document: Document | None, ppi: int) -> list[bytes]:
    """The pages as PNG, for a preview."""
    chosen = made.documents if document is None else (document,)
    cover = _cover(made) if document is None else None
    inputs = _inputs(made, chosen, cover, made.stamp.title, b"")
    return _pages(TEMPLATE.read_bytes(), inputs, ppi)


def chart_pictures(svgs: list[str], ppi: int = 200) -> list[bytes]:
    """Charts as PNG, for formats that have no SVG."""
    if not svgs:
        return []
    charts = json.dumps([drawable(svg) for svg in svgs], ensure_ascii=False)
    return _pages(CHARTS.encode(), {"charts": charts}, ppi)


def _pages(source: bytes, inputs: dict[str, str], ppi: int) -> list[bytes]:
    made: Any = typst.compile(source, format="png", ppi=ppi, font_paths=_fonts(), sys_inputs=inputs)
    return list(made) if isinstance(made, list) else [made]  # one page comes without a list


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(paths.assets() / "fonts")],
    )


def _compile(
    made: Portfolio,
    documents: tuple[Document, ...],
    cover: dict[str, Any] | None,
    title: str,
    manifest: bytes,
) -> bytes:
    day = made.settings.made
    pdf = typst.compile(
        TEMPLATE.read_bytes(),
        format="pdf",
        font_paths=_fonts(),
        sys_inputs=_inputs(made, documents, cover, title, manifest),
        pdf_standards=["ua-1"],
        timestamp=datetime(day.year, day.month, day.day, tzinfo=UTC),
    )
    return bytes(pdf)


def _inputs(
    made: Portfolio,
    documents: tuple[Document, ...],
    cover: dict[str, Any] | None,
    title: str,
    manifest: bytes,
) -> dict[str, str]:
    stamp = made.stamp
    content = {
        "title": title,
        "paper": made.settings.paper,
        "stamp": {
            "title": stamp.title,
            "line": stamp.line,
            "draft": f"DRAFT of {stamp.draft}" if stamp.draft else "",
            "code": stamp.code,
            "author": stamp.name or "not recorded",
        },
        "cover": cover,
        "documents": [plain(document) for document in documents],
        "attached": [],
    }
    inputs = {"content": ""}
    if manifest:
        content["attached"] = [
            _file(RECORDING, "recording", "application/jsonl", "The recorded game"),
            _file(MANIFEST, "manifest", "application/json", "What the documents were made with"),
        ]
        inputs["recording"] = dump(made.story.recording).decode()
        inputs["manifest"] = manifest.decode()
    inputs["content"] = json.dumps(_drawn(content), ensure_ascii=False)
    return inputs


def _file(name: str, input: str, type: str, about: str) -> dict[str, str]:
    return {"name": name, "input": input, "type": type, "about": about}


def _drawn(value: Any) -> Any:
    """Every text with nothing in it that our font lacks."""
    if isinstance(value, str):
        return drawable(value)
    if isinstance(value, dict):
        return {key: _drawn(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_drawn(item) for item in value]
    return value


def _cover(made: Portfolio) -> dict[str, Any]:
    story, stamp = made.story, made.stamp
    project = story.project
    done = story.view.public.tasks[project.deadline.task].finished
    rows = [
        (project.deadline.name, cell(finish(done) if done >= 0 else "not reached")),
        ("Deadline", cell(finish(story.view.public.deadline))),
        (f"Spent, {project.currency}", cell(amount(ledger.spent(story.view)))),
        (f"Approved budget, {project.currency}", cell(amount(project.bac))),
    ]
    if story.score is not None:
        rows.append(("Result, of 100 points", cell(points(story.score.hundredths), "strong")))
    if made.analysis is not None:
        rows.append(("of it decisions", cell(signed_points(made.analysis.gains))))
        rows.append(("of it luck", cell(signed_points(made.analysis.luck_points))))
    name = stamp.name or "not recorded"
    return {
        "kicker": "Evidence of a simulated project"
        + (f", draft of {stamp.draft}" if stamp.draft else ""),
        "title": stamp.title,
        "subtitle": f"{project.subtitle}. {project.charter.organisation}.",
        "name": {"label": "Project manager in the simulation, by own statement", "text": name},
        "result-title": "In figures" if story.ended else "Where it stands",
        "result": plain(Pairs(tuple(rows))),
        "notes": [NOT_REAL, CHECK, PROVES_NOT],
    }
