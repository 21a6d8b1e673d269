"""A game in figures: what `auto --json` and `replay --json` print. Stable: scripts depend on it."""

from __future__ import annotations

from typing import Any

from game.debrief.score import account
from game.evidence import ledger
from game.session import Session


def outcome(session: Session) -> dict[str, Any]:
    """A game in figures. Minutes are working minutes; `overrun` is a fraction of the budget;
    `finish_*` is the end of the project, `milestone_minutes` that of its dated milestone."""
    view, header = session.view(), session.recording.header
    public, project = view.public, view.project
    finish = public.tasks[project.end_task].finished
    milestone = public.tasks[project.deadline.task].finished
    cost = ledger.spent(view)
    total = account(session) if session.ended else None
    parts = {part.id: part.hundredths / 100 for part in total.parts} if total else None
    return {
        "scenario": header.scenario,
        "scenario_digest": header.scenario_digest,
        "seed": header.seed,
        "level": header.level,
        "manager": header.manager,
        "score": total.score if total else None,
        "parts": parts,
        "finish_minutes": finish if finish >= 0 else None,
        "finish_date": view.calendar.date_at(finish).isoformat() if finish >= 0 else None,
        "cost_cents": cost,
        "overrun": round((cost - project.bac) / project.bac, 6),
        "events": len(public.log),
        "digest": session.digest(),
        "ended": public.ended or None,
        "milestone_minutes": milestone if milestone >= 0 else None,
        "on_time": 0 <= milestone <= public.deadline,
        "departures": sum(entry.kind == "left" for entry in public.log),
        "actions": len(session.recording.actions),
    }
