"""Every screen of the window can be read as text: its page at the terminal tells the same facts.

`PAGES` names the page, or what stands for it; the facts are read from the view, never from either.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache

import pytest

from game.debrief import words
from game.debrief.causes import why
from game.debrief.score import account
from game.evidence import ledger
from game.managers import play as lead
from game.managers import policy
from game.model.actions import WriteCharter
from game.model.view import View
from game.session import Session
from game.ui import figures, wording
from game.ui.play import Play
from game.ui.screens.debrief.base import cause_title
from game.ui.screens.registry import SCREENS
from game.ui.terminal import game as terminal
from game.ui.terminal import pages as text_pages
from game.ui.terminal import play as title
from game.ui.terminal.commands import BY_NAME
from game.ui.terminal.console import Console
from game.ui.terminal.game import Game
from tests.ui.screens import moments
from tests.ui.screens.looking import pages

Facts = Callable[[View], list[str]]


def _date(view: View) -> list[str]:
    return [f"day {wording.finish_number(figures.milestone_finish(view))}"]


def _home(view: View) -> list[str]:
    return [*_date(view), wording.signed(view.public.float_days), _cost(view)]


def _cost(view: View) -> str:
    return wording.amount(view.public.plan_cost)


def _open_tasks(view: View) -> list[str]:
    return [id for id, task in view.public.tasks.items() if task.status in ("active", "ready")]


def _team(view: View) -> list[str]:
    return [
        state.profile.name for state in view.public.people.values() if not state.profile.manager
    ]


def _risks(view: View) -> list[str]:
    return [text for id in figures.known_risks(view) for text in (id, view.project.risks[id].name)]


def _people(view: View) -> list[str]:
    return [
        text
        for id, state in view.public.stakeholders.items()
        for text in (view.project.stakeholders[id].name, str(figures.points(state.trust)))
    ]


def _money(view: View) -> list[str]:
    exact = (view.project.bac, ledger.spent(view), view.public.ledger.contingency)
    return [f"{wording.money_figure(cents)}|{wording.amount(cents)}" for cents in exact]


def _inbox(view: View) -> list[str]:
    return [message.subject.rstrip(".") for message in view.public.inbox[-5:]]


def _report(view: View) -> list[str]:
    return [*_date(view), str(len(view.public.reports) + 1)]


def _journal(view: View) -> list[str]:
    return [each.text for each in view.public.written if each.kind == "journal"]


def _moves(view: View) -> list[str]:
    return [move.title for move in view.project.moves.values()][:6]


def _briefing(view: View) -> list[str]:
    return [view.project.title, wording.money_figure(view.project.bac)]


def _decision(view: View) -> list[str]:
    dilemma = view.project.dilemmas[view.open_dilemmas()[0]]
    return [dilemma.title, *(choice.title for choice in dilemma.choices)]


def _result(view: View) -> list[str]:
    score = account(looking_back()[1])
    finish = wording.finish(view.public.tasks[view.project.deadline.task].finished)
    parts = [part.name for part in view.project.score]
    return [wording.decimal(score.score), finish, *parts]


def _scores(view: View) -> list[str]:
    return ["decisions", "result", wording.decimal(account(looking_back()[1]).score)]


def _end(view: View) -> list[str]:
    return [wording.day(view.now)]


def _finished(view: View) -> list[str]:
    target = view.public.tasks[view.project.deadline.task].finished
    base = view.public.baseline[view.project.deadline.task].finish
    return [wording.finish(target), wording.finish(base), wording.finish(view.public.deadline)]


def _causes(view: View) -> list[str]:
    chain = sorted(why(view).chain, key=lambda cause: -abs(cause.minutes))
    return [f"{cause.title}|{cause_title(view, cause)}" for cause in chain[:3]]


def _own(view: View) -> list[str]:
    return [words.ASKED[kind].split(",")[0] for kind in words.NEXT]


def _decided(view: View) -> list[str]:
    return [view.project.dilemmas[id].title for id in view.public.dilemmas]


def _documents(view: View) -> list[str]:
    return ["Project charter", "Risk register", "Decision log", "Status reports"]


PAGES: dict[str, tuple[str, Facts]] = {
    "briefing": ("briefing", _briefing),
    "home": ("home", _home),
    "plan": ("plan", _open_tasks),
    "board": ("plan", _open_tasks),
    "team": ("team", _team),
    "risks": ("risks", _risks),
    "stakeholders": ("stakeholders", _people),
    "money": ("money", _money),
    "forecast": ("past", lambda view: ["forecast"]),
    "inbox": ("inbox", _inbox),
    "report": ("report", _report),
    "journal": ("journal", _journal),
    "charter": ("charter", lambda view: ["aim"]),
    "moves": ("moves", _moves),
    "decision": ("decision", _decision),
}
AFTER: dict[str, tuple[str, Facts]] = {
    "end": ("result", _end),
    "result": ("result", _result),
    "debrief.view": ("view", _decided),
    "debrief.facts": ("facts", _finished),
    "debrief.skill": ("skill", _scores),
    "debrief.weights": ("weights", lambda view: ["weights"]),
    "debrief.why": ("reasons", _causes),
    "debrief.calibration": ("calibration", lambda view: ["brier"]),
    "debrief.whatif": ("whatif", lambda view: _finished(view)[:1]),
    "debrief.themes": ("themes", lambda view: ["theme"]),
    "debrief.next": ("next_time", _own),
    "debrief.aims": ("next_time", lambda view: ["nobody leaves tired."]),
    "evidence": ("evidence", _documents),
}
ELSEWHERE = {
    "title": "the title of the text game",
    "scenarios": "the title of the text game",
    "settings": "the variables CONTINGENCY_PLAIN and NO_COLOR, and the commands themselves",
    "help": "the command ?",
    "debrief.decision": "a number on the page of skill and luck",
    "debrief.drill": "the command contingency drill",
}
"""What stands for a screen that has no page of its own."""


def window(play: Play) -> str:
    """All that a screen says, on all its pages and in all its rows, in small letters."""
    said = []
    for painter in pages(play, 1920, 1074):
        said.append(painter.words())
        said += [node.sentence(play.ui) for node in play.stage.nodes]
    return " ".join("\n".join(said).casefold().split())


def text(session: Session, page: str) -> str:
    """A page of the text game without drawings, in small letters."""
    out = io.StringIO()
    game = Game(Console(io.StringIO(""), out, plain=True), session, None)
    game.go(text_pages.maker(page, game))
    game.refresh_page()
    return " ".join(out.getvalue().casefold().split())


def lacking(facts: list[str], told: str) -> list[str]:
    """Facts that are not told, in none of their forms."""
    return [fact for fact in facts if not any(form.casefold() in told for form in fact.split("|"))]


@cache
def looking_back() -> tuple[Play, Session]:
    """The tutorial at its end, with an aim, analysed."""
    session = with_aim()
    return moments.looking_back(session, judged=True), session


def with_aim() -> Session:
    session = Session.start(moments.scenario("tutorial"), 3)
    assert session.submit(WriteCharter("aims", "Nobody leaves tired.")) is None
    lead(session, policy("novice"))
    return session


def test_every_screen_has_a_page_or_something_that_stands_for_it() -> None:
    assert {*SCREENS, "decision"} == {*PAGES, *AFTER, *ELSEWHERE}


@pytest.mark.parametrize("screen", PAGES)
def test_a_screen_and_its_page_tell_the_same(screen: str) -> None:
    page, facts = PAGES[screen]
    if screen == "decision":
        session, dilemma = moments.at_decision(2)
        play = moments.showing(session, f"decision.{dilemma}")
    else:
        session = moments.at(0, before=True) if screen == "briefing" else moments.at(60)
        play = moments.showing(session, screen)
    told = facts(session.view())
    assert lacking(told, window(play)) == []
    assert lacking(told, text(session, page)) == []


@pytest.mark.parametrize("screen", AFTER)
def test_a_screen_after_the_end_and_its_page_tell_the_same(
    screen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(terminal, "PRECISION", moments.FEW)
    page, facts = AFTER[screen]
    play, session = looking_back()
    play.go(screen)
    told = facts(session.view())
    assert lacking(told, window(play)) == []
    assert lacking(told, text(session, page)) == []


def test_the_title_of_the_text_game_offers_what_the_window_offers() -> None:
    out = io.StringIO()
    assert title.title(console=Console(io.StringIO("x\n"), out)) == 0
    shown = " ".join(out.getvalue().split())
    library = moments.library()
    assert all(scenario.title in shown for scenario in library.scenarios.values())
    assert all(scenario.summary[:40] in shown for scenario in library.choices)
    assert BY_NAME["?"] is BY_NAME["help"]
