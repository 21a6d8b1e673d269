"""Home: where are we, what needs a decision, what changed, what drives the date.

Two columns in 80 × 24; in plain mode the same as sentences, one after another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.debrief import words
from game.model.units import DAY
from game.model.view import View
from game.model.world import PRESENT
from game.ui import figures, phrases
from game.ui import wording as w
from game.ui.terminal import changed, drawing, forecast, pages
from game.ui.terminal.console import Console, visible
from game.ui.terminal.page import Choice, Page

if TYPE_CHECKING:
    from game.ui.terminal.game import Game

LEFT = 48
RIGHT = 29
CHART = 18
ROWS = 6
SHORT = {"ok": "OK", "warn": "RISK", "bad": "OFF", "unknown": "?"}


def home(game: Game) -> Page:
    """The page of the present moment; before the start the briefing, after the end the result."""
    view = game.view
    if view.public.ended:
        return pages.make("view" if not words.is_open(view) else "result", game)
    if not view.public.started:
        return pages.make("briefing", game)
    page = Page("HOME")
    if game.console.plain:
        _sentences(game, page)
    else:
        _columns(game, page)
    _steps(game, page)
    return page


def _steps(game: Game, page: Page) -> None:
    """What Enter does here, why time stands still, and the numbers of the other pages."""
    enter = next_step(game)
    page.enter = enter
    console = game.console
    stopped = game.stopped or ("nothing runs yet" if not game.view.now else "")
    if stopped:
        text = f"Stopped: {stopped}." if game.view.now else "Time runs only when you say so."
        page.add(" " + console.style(text, "warn"))
    for name, maker in pages.RAIL:
        page.choices.append(Choice(name, lambda maker=maker: game.go(pages.maker(maker, game))))  # type: ignore[misc]
    page.hint = (
        f"Enter {enter.label} · n next event · g go · a assistant · z take back · ?\n"
        "2 plan 3 moves 4 team 5 risks 6 people 7 money 8 inbox 9 report 0 journal"
    )


def next_step(game: Game) -> Choice:
    """The first sensible thing to do: decide, staff what can start, else let time run."""
    view = game.view
    if view.open_dilemmas():
        return Choice("decide", lambda: game.go(pages.maker("decision", game)))
    if figures.unstaffed(view) and pages.proposal(view):
        return Choice("proposal", lambda: game.go(pages.maker("assistant", game)))
    return Choice("next event", lambda: game.run(view.project.horizon + DAY))


def _columns(game: Game, page: Page) -> None:
    console = game.console
    bar = console.style("│", "dim")
    upper = zip(_where(game), _decision(game, 6), strict=True)
    lower = zip(_drivers(game), _changed(game), strict=True)
    for left, right in upper:
        page.add(_pad(left, LEFT) + bar + right)
    page.add(console.rule())
    for left, right in lower:
        page.add(_pad(left, LEFT) + bar + right)
    page.add(console.rule(), _team(game), _risks(game), _forecast(game))


def _pad(text: str, width: int) -> str:
    return text + " " * max(0, width - visible(text))


def _state(console: Console, state: str) -> str:
    return console.style(f"{phrases.SIGN[state]} {SHORT[state]}", state)


def _where(game: Game) -> list[str]:
    view, console = game.view, game.console
    public = view.public
    finish = figures.milestone_finish(view)
    date_state, cost_state = figures.date_state(view), figures.cost_state(view)
    before = figures.milestone_finish(game.looked)
    was = f", was {w.finish_number(before)}" if w.finish(before) != w.finish(finish) else ""
    line, below = drawing.dates(view, LEFT - 11, console)
    short = view.project.deadline.short
    name = short if len(short) <= 8 else "Finish"
    cost = f"{w.amount(public.plan_cost)}, budget {w.amount(view.project.bac)} {w.CURRENCY}"
    ledger = public.ledger
    total = ledger.contingency + ledger.drawn
    return [
        " " + console.style("WHERE ARE WE", "bold"),
        f" {_row(console, name, f'plan {w.finish(finish)}{was}')}",
        f"          {line}",
        f"          {below}",
        _mark(f" {_row(console, 'Float', _float(view))}", _state(console, date_state)),
        _mark(f" {_row(console, 'Cost', cost)}", _state(console, cost_state)),
        f" {_row(console, 'Reserve', f'{w.amount(ledger.contingency)} of {w.amount(total)} USD')}",
    ]


def _row(console: Console, name: str, text: str) -> str:
    return f"{console.style(name.ljust(9), 'dim')}{text}"


def _mark(text: str, mark: str) -> str:
    return _pad(text, LEFT - 9) + mark


def _float(view: View) -> str:
    days = view.public.float_days
    if days < 0:
        return f"{w.signed(days)} d: {-days} d late"
    return f"{days} d until {w.day(view.public.deadline)}"


def _decision(game: Game, rows: int) -> list[str]:
    view, console = game.view, game.console
    waiting = view.open_dilemmas()
    head = " " + console.style(f"NEEDS A DECISION  {len(waiting)}", "bold")
    lines: list[str] = [head]
    if waiting:
        id = waiting[0]
        dilemma, state = view.project.dilemmas[id], view.public.dilemmas[id]
        lines.append(f" {console.style('[!]', 'warn')} {console.cut(dilemma.title, RIGHT - 5)}")
        lines.append(f"     {console.cut('from ' + pages.sender(view, dilemma.sender), RIGHT - 5)}")
        touched = [task for task in dilemma.touches if task in view.public.tasks][:2]
        lines += [f"     {console.cut(w.task_label(view, task), RIGHT - 5)}" for task in touched]
        lines.append(f"     Answer by {w.day(state.deadline)}")
        lines.append(f"     {console.style('d', 'key')}  decide")
    else:
        idle = figures.unstaffed(view)
        if idle:
            lines.append(f" {console.style('[!]', 'warn')} Waits for people:")
            lines += [f"     {console.cut(w.task_label(view, id), RIGHT - 5)}" for id in idle[:3]]
            lines.append(f"     {console.style('a', 'key')}  proposal")
        else:
            lines.append("     Nothing waits for you.")
        if view.now >= game.report_due():
            lines.append(f" {console.style('[!]', 'warn')} A status report is due.")
    return [*lines, *[""] * 7][: rows + 1]


def _drivers(game: Game) -> list[str]:
    view, console = game.view, game.console
    span = drawing.scale(view)
    head = console.style("WHAT DRIVES THE DATE", "bold")
    lines = [_pad(" " + head, LEFT - CHART - 1) + console.style(drawing.axis(span, CHART), "dim")]
    for id in figures.drivers(view, ROWS):
        slack = figures.slack(view, id)
        critical = figures.critical(view, id)
        why = "critical" if critical else f"float {slack // DAY} d"
        row = f" {console.fit(w.task_label(view, id), 15)} {why:>11} "
        lines.append(
            _pad(console.style(row, "bold") if critical else row, LEFT - CHART - 1)
            + drawing.bar(view, id, span, CHART, console)
        )
    return [*lines, *[""] * ROWS][: ROWS + 1]


def _changed(game: Game) -> list[str]:
    view, console = game.view, game.console
    since = f" since day {game.looked.day}" if game.looked.day != view.day else ""
    lines = [f" {console.style('WHAT CHANGED', 'bold')}{since}"]
    found = changed.lines(game)
    for line in found[: ROWS - 1]:
        sign, style = changed.SIGNS[line.good]
        moved = line.difference if line.then else ""
        text = f"{sign} {console.fit(line.text, RIGHT - 4 - len(moved))} {moved}".rstrip()
        lines.append(" " + (console.style(text, style) if style else text))
    if not found:
        lines.append(" Nothing of weight has moved.")
    else:
        lines.append(console.style(f" {len(found)} in all: changed", "dim"))
    return [*lines, *[""] * ROWS][: ROWS + 1]


def _team(game: Game) -> str:
    view, console = game.view, game.console
    parts: list[str] = []
    hidden = 0
    room = console.width - 21
    for id in figures.team(view):
        state = view.public.people[id]
        load = view.load(id)
        if not load and not state.profile.manager and state.status == "here":
            continue
        mark = "!" if load > state.profile.capacity else ""
        text = f"{figures.code(view, id)} {w.percent_number(load)}{mark}"
        if state.status not in PRESENT:
            text = f"{figures.code(view, id)} {phrases.PERSON[state.status]}"
        if sum(len(part) + 2 for part in parts) + len(text) > room:
            hidden += 1
        else:
            parts.append(text)
    free = len(figures.free_people(view))
    more = f" +{hidden}" if hidden else ""
    return f" {console.style('TEAM', 'bold')}  {'  '.join(parts)}{more}  {free} free"


def _risks(game: Game) -> str:
    view, console = game.view, game.console
    parts: list[str] = []
    for id in figures.known_risks(view):
        state = view.public.risks[id]
        if state.status not in ("open", "struck") or len(parts) == 3:
            continue
        word = "happened" if state.status == "struck" else phrases.INDICATOR[state.indicator]
        sign = pages.risk_sign(state)
        parts.append(console.style(phrases.SIGN[sign], sign) + f" {id} {word.lower()}")
    text = "   ".join(parts) or "nothing can happen now that you know of"
    return f" {console.style('RISKS', 'bold')} {text}"


def _forecast(game: Game) -> str:
    return f" {game.console.style('AHEAD', 'bold')} {forecast.line(game)}"


def _sentences(game: Game, page: Page) -> None:
    """The same for a screen reader."""
    view = game.view
    public = view.public
    finish = figures.milestone_finish(view)
    state = phrases.STATE[figures.date_state(view)].lower()
    page.add(
        f" {view.project.deadline.name}: the plan says {w.finish_text(view, finish)}; "
        f"the date is {w.day(public.deadline)}. Float {w.signed(public.float_days)} days: {state}.",
        f" Cost at completion {w.money_short(public.plan_cost)}, budget "
        f"{w.money_short(view.project.bac)}: {phrases.STATE[figures.cost_state(view)].lower()}. "
        f"Reserve left {w.money_short(public.ledger.contingency)}.",
    )
    for id in view.open_dilemmas():
        until = w.day(public.dilemmas[id].deadline)
        page.add(f" A decision waits: {view.name(id)}. Answer by {until}. Type d.")
    for id in figures.unstaffed(view):
        page.add(f" {w.task_label(view, id)} waits for people. Type a for a proposal.")
    if view.now >= game.report_due():
        page.add(" A status report is due. Type s.")
    found = changed.lines(game)
    page.add(*(f" Changed: {line.said()}." for line in found[:ROWS]))
    if len(found) > ROWS:
        page.add(f" {len(found)} changes in all. Type changed.")
    names = [
        w.task_label(view, id) for id in figures.drivers(view, 5) if figures.critical(view, id)
    ]
    page.add(f" What drives the date: {w.listed(names)}.")
    free = figures.free_people(view)
    page.add(f" {w.plural(len(free), 'person is', 'people are')} free.")
    page.add(f" What may come: {forecast.line(game)}.")
