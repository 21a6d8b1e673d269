"""What stands in the journal: decisions with forecast and reason, notes, reports, the log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.model.view import View
from game.ui import wording

OUTCOMES = {
    "open": ("clock", "open", "text2"),
    "true": ("ok", "came true", "ok"),
    "false": ("bad", "did not come", "bad"),
    "void": ("minus", "no longer to be decided", "muted"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the journal. `kind` is decision, forecast, note, report or log."""

    key: str
    time: int
    kind: str
    title: str
    text: str
    chance: str = ""
    outcome: str = ""
    about: str = ""


def entries(view: View) -> list[Entry]:
    """Decisions with their forecast and reason, notes, reports; newest first."""
    found: list[Entry] = []
    why = {w.about: w.text for w in view.public.written if w.kind == "journal"}
    for id, state in view.public.dilemmas.items():
        if state.status == "dormant":
            continue
        dilemma = view.project.dilemmas[id]
        forecast = view.public.forecasts.get(id)
        chance = wording.percent(forecast.probability) if forecast else ""
        outcome = forecast.outcome if forecast else ""
        if state.status == "open":
            title, text, time = (
                f"{dilemma.title}: not decided yet",
                f"answer by day {(state.deadline - 1) // 480}",
                state.arrived,
            )
        else:
            choice = next(c for c in dilemma.choices if c.id == state.choice)
            lapsed = state.status == "lapsed"
            title = f"{dilemma.title}: {choice.title.lower() if lapsed else choice.title}"
            text = why.get(id) or ("Nobody answered in time" if lapsed else "No sentence written")
            time = state.answered
        found.append(Entry(f"decision.{id}", time, "decision", title, text, chance, outcome, id))
    for number, written in enumerate(view.public.written):
        if written.kind == "journal" and written.about not in view.public.dilemmas:
            risk = view.project.risks.get(written.about)
            about = f"{risk.id} {risk.name}" if risk else ""
            found.append(Entry(f"note.{number}", written.time, "note", written.text, about))
        elif written.kind == "risk":
            chance = wording.percent(written.probability)
            found.append(
                Entry(
                    f"note.{number}",
                    written.time,
                    "note",
                    f"Risk written: {written.text}",
                    "",
                    chance,
                )
            )
    for number, said in enumerate(view.public.reports, 1):
        low, high = said.low // 480, said.high // 480
        date = f"day {low}" if low == high else f"day {low} to {high}"
        title = f"Report {number}: {date}"
        found.append(
            Entry(
                f"report.{number}", said.time, "report", title, said.text or "No words of your own"
            )
        )
    found.sort(key=lambda entry: -entry.time)
    return found


def log_lines(view: View, told: Sequence[tuple[int, str]] = ()) -> list[Entry]:
    """Everything that was seen, newest first; `told` are refusals, which change nothing."""
    quiet = ("week", "journal")
    found = [
        Entry(f"log.{i}", e.time, "log", wording.sentence(e, view), "", about=e.kind)
        for i, e in reversed(list(enumerate(view.public.log)))
        if e.kind not in quiet
    ]
    found += [Entry(f"told.{i}", time, "log", said, "") for i, (time, said) in enumerate(told)]
    return sorted(found, key=lambda entry: -entry.time)
