"""What a move of the manager is called in a log: a short sentence without a verdict."""

from __future__ import annotations

from game.evidence.words import amount, finish, short
from game.model import actions as a
from game.model.units import DAY
from game.model.view import View


def title(view: View, action: a.Action) -> str:
    """The move in words; "" for one that is told elsewhere or is no decision by itself."""
    project = view.project
    match action:
        case a.SetBaseline(promised):
            return f"Set the baseline and promise {finish(promised)}"
        case a.Respond(risk, response):
            found = next((r for r in project.risks[risk].responses if r.id == response), None)
            return f"{project.risks[risk].name}: {found.title if found else response}"
        case a.MakeMove(move):
            return project.moves[move].title if move in project.moves else move
        case a.LookForRisks(method):
            return "Look for risks: " + ("workshop" if method == "workshop" else "pre-mortem")
        case a.Hire(role, origin):
            return f"Find a new {role} ({origin})"
        case a.SetOvertime(person, hours):
            return f"{view.name(person)}: {hours} hours a week"
        case a.DrawReserve(cents):
            return f"Ask for {project.currency} {amount(cents)} of the management reserve"
        case a.FastTrack(task, after):
            return f"Start {task} before {after} is finished"
        case a.Delay(task, minute):
            return (
                f"Hold {task} until day {short(minute / DAY)}"
                if minute
                else f"Lift the hold on {task}"
            )
        case a.Review(task, on):
            return f"{'Review' if on else 'No longer review'} {task}"
        case a.PayDownDebt(share):
            return f"Reserve {short(share / 10)} % of the capacity for technical debt"
        case a.AutomateTests():
            return "Automate the tests"
        case a.Pair(expert, learner):
            return f"Pair {view.name(learner)} with {view.name(expert)}"
        case a.Train(person, role):
            return f"Train {view.name(person)} as {role}"
        case a.Retrospective():
            return "Hold a retrospective"
        case _:
            return ""


def about(action: a.Action) -> str:
    """What a journal entry on this move names: the id of the risk, move, task or person."""
    match action:
        case a.Answer(dilemma, _):
            return dilemma
        case a.Respond(risk, _):
            return risk
        case a.MakeMove(move):
            return move
        case a.FastTrack(task, _) | a.Delay(task, _) | a.Review(task, _):
            return task
        case a.SetOvertime(person, _) | a.Train(person, _):
            return person
        case _:
            return type(action).__name__
