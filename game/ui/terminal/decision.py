"""A decision: the message, the forecast first, the choices side by side, what was asked, why.

A letter chooses, Enter confirms; nothing counts before it is confirmed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.model.actions import Answer, Ask, Forecast, UseHint, WriteJournal
from game.model.scenario import Choice as Answered
from game.model.scenario import Dilemma
from game.model.units import DAY, MINUTES_PER_HOUR
from game.ui import figures, phrases
from game.ui import wording as w
from game.ui.terminal import pages
from game.ui.terminal.page import Choice, Page

if TYPE_CHECKING:
    from game.ui.terminal.game import Game

TITLE, COST, TIME, DEPENDS = 28, 7, 20, 18


def decision(game: Game, id: str = "") -> Page:
    """The decision that is due first, or the one named."""
    view = game.view
    waiting = view.open_dilemmas()
    id = id if id in waiting else (waiting[0] if waiting else "")
    if not id:
        page = Page("DECISION")
        page.add(" No decision waits for you.")
        page.enter = Choice("home", lambda: game.go(pages.maker("home", game)))
        page.hint = "Enter home"
        return page
    game.tutor.opened_decision()
    dilemma = view.project.dilemmas[id]
    page = Page("DECISION", right=f"answer by {w.day(view.public.dilemmas[id].deadline)}")
    _message(game, page, dilemma)
    _forecast(game, page, dilemma)
    _choices(game, page, dilemma)
    _asked(game, page, dilemma)
    _keys(game, page, dilemma)
    return page


def _message(game: Game, page: Page, dilemma: Dilemma) -> None:
    view, console = game.view, game.console
    message = next((m for m in reversed(view.public.inbox) if m.dilemma == dilemma.id), None)
    body = message.body if message else game.session.fill(dilemma.body)
    when = view.public.dilemmas[dilemma.id].arrived
    page.add(
        f" From {pages.sender(view, dilemma.sender)}, {w.day(when)}, {w.clock(when)}",
        " " + console.style(dilemma.title.upper() if not console.plain else dilemma.title, "bold"),
        *(f" {line}" for line in console.wrap(body, console.width - 2)),
        console.rule(),
    )


def _forecast(game: Game, page: Page, dilemma: Dilemma) -> None:
    if dilemma.forecast is None:
        return
    console = game.console
    made = game.view.public.forecasts.get(dilemma.id)
    text = game.session.fill(dilemma.forecast.text)
    page.add(
        *(
            " " + console.style(line, "bold")
            for line in console.wrap(f"First your forecast: {text}", console.width - 2)
        )
    )
    if made is not None:
        percent = w.percent_number(made.probability)
        if console.plain:
            page.add(f" You say {percent} %.")
        else:
            at = made.probability * 50 // 1000
            slider = "━" * at + "●" + "─" * (50 - at)
            page.add(f" 0 {console.style(slider, 'key')} 100   {percent} %  [v] set")
    elif dilemma.id in game.unsaid:
        page.add(" You do not want to say. f and a number sets it after all.")
    else:
        page.add(" Type f and a number from 0 to 100, or f - if you do not want to say.")
    page.add(console.rule())


def _choices(game: Game, page: Page, dilemma: Dilemma) -> None:
    console = game.console
    if not console.plain:
        head = f"    {'Choice':<{TITLE}}{'USD':>{COST}}  {'Time':<{TIME}} {'Depends on':<{DEPENDS}}"
        page.add(console.style(head.rstrip(), "dim"))
    for choice in dilemma.choices:
        picked = game.picked.get(dilemma.id) == choice.id
        lines = _spoken(game, choice) if console.plain else _row(game, choice)
        refusal = game.session.check(Answer(dilemma.id, choice.id))
        if refusal and refusal.code == "gate":
            lines.append(f"    Not possible now: {game.session.fill(refusal.text)}")
        if picked:
            text = console.wrap(game.session.fill(choice.text), console.width - 5, "    ")
            lines += [*text, "    Your choice. Enter confirms it."]
            lines = [console.style(line.ljust(console.width), "pick") for line in lines]
        page.add(*lines)
    page.add(console.rule())


def _row(game: Game, choice: Answered) -> list[str]:
    """A choice in columns, as many lines as its longest column."""
    console, fill = game.console, game.session.fill
    titles = game.console.wrap(choice.title, TITLE - 1)
    hours = f"{w.hours(choice.hours)} of your time" if choice.hours else ""
    titles += [hours] if hours else []
    times = game.console.wrap(fill(choice.time_text), TIME)
    depends = game.console.wrap(fill(choice.depends_text), DEPENDS)
    lines = []
    for at in range(max(len(titles), len(times), len(depends), 1)):
        first = at == 0
        lines.append(
            f" {choice.id if first else '':<3}"
            f"{console.fit(_at(titles, at), TITLE)}"
            f"{w.amount(choice.cost) if first else '':>{COST}}  "
            f"{console.fit(_at(times, at), TIME)} {console.fit(_at(depends, at), DEPENDS)}".rstrip()
        )
    return lines


def _at(lines: list[str], at: int) -> str:
    return lines[at] if at < len(lines) else ""


def _spoken(game: Game, choice: Answered) -> list[str]:
    """A choice as one sentence or two."""
    fill = game.session.fill
    cost = phrases.cost_of(choice.cost, choice.hours, game.view)
    parts = [f"{choice.id}: {choice.title}.", f"Cost: {cost}."]
    if choice.time_text:
        parts.append(f"Time: {fill(choice.time_text).rstrip('.')}.")
    if choice.depends_text:
        parts.append(f"Depends on: {fill(choice.depends_text).rstrip('.')}.")
    return game.console.wrap(" ".join(parts), game.console.width - 2, " ")


def _asked(game: Game, page: Page, dilemma: Dilemma) -> None:
    view = game.view
    asked = view.public.dilemmas[dilemma.id].asked
    width = game.console.width
    for question in dilemma.questions:
        if question.id in asked:
            answer = f"Asked  {view.name(question.who)}: {game.session.fill(question.answer)}"
            page.add(*(f" {line}" for line in game.console.wrap(answer, width - 2)))
    open_questions = [q for q in dilemma.questions if q.id not in asked]
    if open_questions:
        names = [f"{w.label(view, q.who)} {w.hours(q.hours)}" for q in open_questions]
        page.add(
            *(
                f" {line}"
                for line in game.console.wrap(f"Ask    q: {w.listed(names, 'or')}", width - 2)
            )
        )
    for entry in view.public.written:
        if entry.kind == "journal" and entry.about == dilemma.id:
            page.add(*(f" {line}" for line in game.console.wrap(f"Why    {entry.text}", width - 2)))


def _keys(game: Game, page: Page, dilemma: Dilemma) -> None:
    for choice in dilemma.choices:
        page.keys[choice.id.lower()] = lambda _, id=choice.id: _pick(game, dilemma, id)  # type: ignore[misc]
    page.keys["f"] = page.keys["forecast"] = lambda rest: _say(game, dilemma, rest)
    page.keys["w"] = page.keys["why"] = lambda rest: _why(game, dilemma, rest)
    page.keys["q"] = page.keys["ask"] = lambda rest: _ask(game, dilemma, rest)
    page.keys["l"] = page.keys["later"] = lambda _: game.go(pages.maker("home", game))
    page.keys["hint"] = lambda _: _hint(game, dilemma)
    page.keys["confirm"] = lambda _: _confirm(game, dilemma)
    page.enter = Choice("confirm", lambda: _confirm(game, dilemma))
    ids = [choice.id.lower() for choice in dilemma.choices]
    letters = f"{ids[0]}-{ids[-1]}" if all(len(id) == 1 for id in ids) else "a name"
    forecast = " · f 15 say" if dilemma.forecast else ""
    page.hint = f"{letters} choose{forecast} · w why · q ask · Enter confirm · l later · ? help"


def _pick(game: Game, dilemma: Dilemma, id: str) -> None:
    game.picked[dilemma.id] = id
    choice = next(c for c in dilemma.choices if c.id == id)
    refusal = game.session.check(Answer(dilemma.id, id))
    if refusal:
        game.say(phrases.refused(refusal), "bad")
        del game.picked[dilemma.id]
        return
    game.say(f"{id}: {choice.title}. {game.session.fill(choice.text)}")
    takes = phrases.cost_of(choice.cost, choice.hours, game.view)
    game.say(f"It {'costs nothing' if takes == 'free' else 'takes ' + takes}. Enter confirms.")


def _confirm(game: Game, dilemma: Dilemma) -> None:
    id = game.picked.get(dilemma.id)
    if id is None:
        letters = w.listed([choice.id.lower() for choice in dilemma.choices], "or")
        game.say(f"Choose {letters} first; l leaves the decision for later.")
        return
    unset = dilemma.id not in game.view.public.forecasts and dilemma.id not in game.unsaid
    if dilemma.forecast is not None and unset:
        game.say("First say what you expect: f and a number from 0 to 100, or f - for nothing.")
        return
    if game.act(Answer(dilemma.id, id)):
        game.picked.pop(dilemma.id, None)
        game.stopped = ""
        waiting = game.view.open_dilemmas()
        game.go(pages.maker("decision" if waiting else "home", game))


def _say(game: Game, dilemma: Dilemma, rest: str) -> None:
    """The forecast, in percent; "-" for none."""
    if dilemma.forecast is None:
        game.say("Nothing is to be forecast here.")
        return
    text = (rest or game.ask("Chance in percent, 0 to 100, or -:")).strip(" %")
    if text == "-":
        game.unsaid.add(dilemma.id)
        game.say("No forecast. You may still set one until you decide.")
    elif text.isdecimal() and int(text[:4]) <= 100:
        game.act(Forecast(dilemma.id, int(text) * 10), said=f"Your forecast is {int(text)} %.")
    else:
        game.say("A forecast is a number from 0 to 100, or - for none.")


def _why(game: Game, dilemma: Dilemma, rest: str) -> None:
    text = rest or game.ask("Why? One sentence:")
    if text:
        game.act(WriteJournal(dilemma.id, text), said="Written into your journal.")


def _ask(game: Game, dilemma: Dilemma, rest: str) -> None:
    asked = game.view.public.dilemmas[dilemma.id].asked
    questions = [q for q in dilemma.questions if q.id not in asked]
    if not questions:
        game.say("There is nobody left to ask.")
        return

    def put(id: str) -> None:
        if game.act(Ask(dilemma.id, id), quiet=True):
            answer = game.view.public.inbox[-1]
            game.say(f"{game.view.name(answer.sender)}: {answer.body}")

    if rest.isdecimal() and 1 <= int(rest[:4]) <= len(questions):
        put(questions[int(rest) - 1].id)
        return
    game.ask_which(
        "Whom do you ask",
        [
            Choice(
                f"{w.label(game.view, q.who)}, {w.hours(q.hours)}: {game.session.fill(q.text)}",
                lambda q=q: put(q.id),  # type: ignore[misc]
            )
            for q in questions
        ],
    )


def _hint(game: Game, dilemma: Dilemma) -> None:
    """Three hints, one after another; each that was opened is part of the record."""
    view = game.view
    hints = hints_for(game, dilemma)
    used = sum(f"{dilemma.id}:{n}" in view.public.hints for n in range(1, len(hints) + 1))
    if used >= len(hints):
        for text in hints:
            game.say(text)
        return
    if game.act(UseHint(f"{dilemma.id}:{used + 1}"), said=f"Hint {used + 1} of {len(hints)}."):
        game.say(hints[used])


def hints_for(game: Game, dilemma: Dilemma) -> list[str]:
    """What a careful manager would look at, never which choice."""
    view = game.view
    touched = [t for t in dilemma.touches if t in view.public.current]
    floats = [f"{w.task_label(view, t)} {figures.slack(view, t) // DAY} d" for t in touched]
    first = (
        f"Look at the float of what this touches: {w.listed(floats)}."
        if floats
        else f"Look at the plan: it has {view.public.float_days} d until its date."
    )
    penalty = view.project.deadline.penalty
    second = "Compare price and effect: the chance of success times what it saves, less its cost."
    if penalty:
        second += f" A day after {w.day(view.public.deadline)} costs {w.money(penalty)}."
    hours = -(-figures.errand_minutes(view) // MINUTES_PER_HOUR)
    third = (
        "Ask what each choice depends on, and whether you can move that first. "
        f"Your own list holds {hours} h; asking and talking take hours too."
    )
    return [first, second, third]
