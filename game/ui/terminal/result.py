"""The end: what happened, the score with its arithmetic, and what was hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.debrief.score import Account, Mark, Part, account
from game.evidence import ledger
from game.model.units import DAY
from game.ui import figures
from game.ui import wording as w
from game.ui.terminal import pages
from game.ui.terminal.console import Console
from game.ui.terminal.page import Choice, Page

if TYPE_CHECKING:
    from game.session import Session
    from game.ui.terminal.game import Game


def result(game: Game) -> Page:
    """The result of a game that has ended."""
    page = Page("RESULT", right=w.date(game.view, game.view.now))
    page.add(*summary(game.session, game.console))
    page.choice(
        "The debrief: facts, skill and luck, why", lambda: game.go(pages.maker("facts", game))
    )
    page.choice("What was hidden", lambda: game.go(pages.maker("truth", game)))
    page.choice("Your journal", lambda: game.go(pages.maker("journal", game)))
    page.choice("Everything that happened: the log", lambda: game.go(pages.maker("log", game)))
    page.choice("The plan as it was", lambda: game.go(pages.maker("plan", game)))
    page.choice("Evidence of this game", lambda: game.go(pages.maker("evidence", game)))
    page.choice("Leave the game", game.leave)
    page.enter = Choice("leave", game.leave)
    page.hint = "A number opens it · Enter leave · j and a sentence: what you would do again"
    return page


def standing(session: Session, console: Console) -> list[str]:
    """The result, or for a game that has not ended where it stands."""
    if session.ended:
        return summary(session, console)
    view = session.view()
    header = session.recording.header
    finish = figures.milestone_finish(view)
    return [
        (
            f" {view.project.title}, {header.level}, seed {header.seed}: "
            f"{w.date_text(view, view.now)}."
        ),
        (
            f" The project has not ended. The plan says {w.finish(finish)} for "
            f"{view.project.deadline.name}; the date is {w.day(view.public.deadline)}."
        ),
        f" Spent so far {w.money(ledger.spent(view))} of {w.money(view.project.bac)}.",
    ]


def summary(session: Session, console: Console) -> list[str]:
    """The result as lines: what happened, then the score and the sum it is made of."""
    view = session.view()
    project, public = view.project, view.public
    deadline = project.deadline
    lines = [f" The project has ended on {w.date_text(view, view.now)}: {w.why_it_ended(view)}."]
    finished = public.tasks[deadline.task].finished
    if finished >= 0:
        late = -(-(finished - public.deadline) // DAY)
        against = f"{w.plural(late, 'day')} late" if late > 0 else "on time"
        text = f"{deadline.name}: {w.finish(finished)}, {against} against {w.day(public.deadline)}"
        if public.promised >= 0 and public.promised != public.deadline:
            kept = "kept" if finished <= public.promised else "not kept"
            text += f"; your promise of {w.day(public.promised)} was {kept}"
    else:
        text = f"{deadline.name}: not reached; the date was {w.day(public.deadline)}"
    lines += [f" {line}" for line in console.wrap(text + ".", console.width - 2)]
    spent = ledger.spent(view)
    over = (spent - project.bac) * 1000 // project.bac
    sign = "over" if over > 0 else "under"
    lines.append(
        f" Cost: {w.money(spent)}, {w.percent(abs(over))} {sign} the budget of "
        f"{w.money(project.bac)}."
    )
    lines += [console.rule(), *score_lines(account(session), console)]
    return lines


def score_lines(total: Account, console: Console) -> list[str]:
    """Every part with the measures it is made of."""
    lines = []
    for part in total.parts:
        points = f"{part.hundredths / 100:.2f} of {part.weight}"
        lines.append(" " + console.style(f"{part.name:<40}{points:>14}", "bold"))
        lines += [f"   {_mark(part, mark)}" for mark in part.marks]
    lines.append(console.rule())
    lines.append(" " + console.style(f"{'Score':<40}{total.score:>7.2f} of 100", "bold"))
    return lines


def _mark(part: Part, mark: Mark) -> str:
    """ "Days late: 8 d gives 60 % of 21.3 points = 12.8"."""
    shares = sum(each.share for each in part.marks)
    most = part.weight * mark.share / shares
    won = most * mark.permille / 1000
    value = w.measured(mark.value, mark.unit)
    gives = f"{w.percent(mark.permille)} of {w.decimal(most)} = {w.decimal(won)}"
    return f"{mark.name}: {value} gives {gives}"


def truth(game: Game) -> Page:
    """What could not be seen before: the true work of tasks, the true chances of risks."""
    view, console = game.view, game.console
    hidden = game.session.truth()
    page = Page("HIDDEN")
    page.add(" What nobody could see. It explains the result; it does not judge a decision.")
    page.add(console.style(f" {'Task':<20}{'estimated':>10}{'true work':>11}", "dim"))
    for id, task in hidden.tasks.items():
        state = view.public.tasks[id]
        if state.status in ("out", "dropped"):
            continue
        true = task.work // 1_000_000
        page.add(
            f" {w.task_label(view, id):<20}{w.days(state.estimate.mean):>10}{w.days(true):>11}"
        )
    page.add(console.style(f" {'Risk':<40}{'chance at its opening':>22}", "dim"))
    for id, risk in hidden.risks.items():
        chance = risk.at_opening if risk.at_opening >= 0 else risk.probability
        struck = ", happened" if view.public.risks[id].struck else ""
        page.add(f" {id} {view.name(id)[:35]:<37}{w.percent(chance):>10}{struck}")
    page.enter = Choice("result", lambda: game.go(pages.maker("result", game)))
    page.hint = "Enter result"
    return page
