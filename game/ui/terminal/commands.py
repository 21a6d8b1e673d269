"""What a typed line means: a number of the page, a letter of the page, or a command of this table.

Every command has one name that says what it does and often one letter; `help` lists them.
"""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from game.errors import ContingencyError
from game.ui.terminal import asking, helping, moving, pages, staffing

if TYPE_CHECKING:
    from game.ui.terminal.game import Game

Do = Callable[["Game", str], None]


class Command(NamedTuple):
    """`names`: the first is the one shown. `usage` is what may follow it."""

    names: tuple[str, ...]
    usage: str
    text: str
    do: Do


def _page(name: str) -> Do:
    return lambda game, _: game.go(pages.maker(name, game))


TABLE: dict[str, tuple[Command, ...]] = {
    "Time": (
        Command(("n", "next"), "", "run to the next event", moving.next_event),
        Command(("g", "go"), "DAYS", "run so many days; stops for what needs you", moving.go_days),
        Command(("until",), "DAY", "run until that day", moving.go_until),
        Command(("z", "undo"), "", "take back the last step, while time stands", moving.take_back),
    ),
    "Look": (
        Command(("h", "home"), "", "where are we", _page("home")),
        Command(("changed",), "", "what changed while time ran", _page("changed")),
        Command(("p", "plan"), "", "all tasks and their bars", _page("plan")),
        Command(("task",), "TASK", "one task and what can be done", moving.open_task),
        Command(("why",), "NAME|date|cost|score", "a number opened: factors, events", asking.why),
        Command(("t", "team"), "", "who works on what", _page("team")),
        Command(("person",), "PERSON", "one person", staffing.open_person),
        Command(("r", "risks"), "", "the risk register", _page("risks")),
        Command(("risk",), "RISK [CHANCE DAYS]", "one entry, or your estimate", moving.open_risk),
        Command(("k", "people"), "", "stakeholders and their trust", _page("stakeholders")),
        Command(("m", "money"), "", "cost and reserves", _page("money")),
        Command(("forecast",), "", "what 100 possible futures come to", _page("forecast")),
        Command(("past",), "", "how the forecast moved, and when", _page("past")),
        Command(("i", "inbox"), "", "messages", _page("inbox")),
        Command(("l", "log"), "", "everything that happened", _page("log")),
        Command(("c", "charter"), "", "the charter and your words in it", _page("charter")),
        Command(("evidence",), "", "documents of this game, to keep and send", _page("evidence")),
        Command((".", "show"), "", "show this page again", moving.show),
    ),
    "Decide and say": (
        Command(("d", "decide"), "", "the decision that is due first", _page("decision")),
        Command(("s", "report"), "", "write and send a status report", _page("report")),
        Command(("talk",), "NAME [listen|progress|help]", "talk with somebody", staffing.talk),
        Command(("j", "journal"), "[SENTENCE]", "the journal; with words, write", moving.journal),
        Command(("hint",), "", "a hint for the decision on the page", moving.hint),
    ),
    "People": (
        Command(("a", "assistant"), "", "a proposal who works on what", _page("assistant")),
        Command(("assign",), "PERSON TASK [PERCENT]", "0 takes off", staffing.assign),
        Command(("release",), "PERSON", "back to the line organisation", staffing.release),
        Command(("overtime",), "PERSON HOURS", "hours a week, 40 to 60", staffing.overtime),
        Command(("hire",), "[ROLE contractor|employee]", "recruit", staffing.hire),
        Command(("train",), "PERSON ROLE", "half days for two weeks", staffing.train),
        Command(("pair",), "EXPERT LEARNER", "work side by side, four weeks", staffing.pair),
        Command(("retro",), "", "retrospective with the team", staffing.retro),
    ),
    "Plan and quality": (
        Command(("estimate",), "TASK", "ask for a fresh estimate", moving.estimate),
        Command(("priority",), "TASK 0-3", "what goes first for people with two", moving.priority),
        Command(("hold",), "TASK DAY", "not before that day; 0 lifts it", moving.hold),
        Command(("fast",), "TASK AFTER", "overlap with the task before", moving.fast),
        Command(("review",), "TASK on|off", "reviews find defects early", moving.review),
        Command(("debt",), "0|10|20", "percent of capacity for old debt", moving.debt),
        Command(("automate",), "", "automate the tests", moving.automate),
        Command(("baseline",), "DAY", "promise a day; later a new baseline", moving.baseline),
    ),
    "Risks and money": (
        Command(("look",), "workshop|premortem", "look for risks", moving.look),
        Command(("respond",), "RISK NUMBER", "begin a response", moving.respond),
        Command(("write",), "[WORDS]", "a register entry of your own", moving.write_risk),
        Command(("reserve",), "AMOUNT", "ask for money, for example 20k", moving.reserve),
        Command(("o", "moves"), "", "what this project offers besides", _page("moves")),
        Command(("move",), "NAME", "make such a move", moving.make_move),
    ),
    "This game": (
        Command(("save",), "NAME", "keep a copy under a name", moving.save),
        Command(("load",), "[NAME]", "go on with another saved game", moving.load),
        Command(("plain",), "", "sentences instead of drawings, and back", moving.plain),
        Command(("tutorial",), "", "show the step again; tutorial off leaves it", moving.tutorial),
        Command(("help", "?"), "[COMMAND]", "this list", helping.show_help),
        Command(("x", "quit", "exit"), "", "leave; the game is saved", moving.leave),
    ),
}

BY_NAME: dict[str, Command] = {
    name: command for group in TABLE.values() for command in group for name in command.names
}


def obey(game: Game, line: str) -> None:
    """Does what the line says; whatever it is, the game goes on."""
    text = line.strip()
    try:
        _obey(game, text)
    except ContingencyError as error:
        game.look()
        game.say(str(error), "bad")


def _obey(game: Game, text: str) -> None:
    if not text:
        game.enter()
        return
    if text.isascii() and text.isdecimal():
        number = int(text[:6])
        game.choose(10 if number == 0 and game.page.name == "HOME" else number)
        return
    word, _, rest = text.partition(" ")
    word, rest = word.lower(), rest.strip()
    own = game.page.keys.get(word)
    if own is not None:
        own(rest)
        return
    command = BY_NAME.get(word)
    if command is not None:
        command.do(game, rest)
    elif not moving.open_by_id(game, text):
        close = get_close_matches(word, BY_NAME, 1)
        meant = f" Did you mean {close[0]}?" if close else ""
        game.say(f"There is no command {word[:40]!r}.{meant} Type ? for help.")
