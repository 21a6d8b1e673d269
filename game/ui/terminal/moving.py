"""Commands about time, the plan, risks, money and this game itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game import session as sessions
from game.errors import UsageError
from game.model.actions import (
    AutomateTests,
    Delay,
    FastTrack,
    MakeMove,
    Prioritise,
    Reestimate,
    Respond,
    Review,
)
from game.model.units import DAY
from game.ui import saves
from game.ui import wording as w
from game.ui.terminal import journal as journals
from game.ui.terminal import moves, pages, risks
from game.ui.terminal.matching import split, which
from game.ui.terminal.page import Choice

if TYPE_CHECKING:
    from game.ui.terminal.game import Game

PLAYING = sessions.ANYTHING & ~sessions.NEWS
"""What stops the clock while it runs for days; `next` stops for news as well."""


def next_event(game: Game, _: str) -> None:
    game.run(game.view.project.horizon + DAY)
    _after_running(game)


def go_days(game: Game, rest: str) -> None:
    """ "g 5", or "g day 60"."""
    words = rest.lower().split()
    if words and words[0] in ("day", "until"):
        go_until(game, " ".join(words[1:]))
        return
    text = words[0] if words else ""
    if text and not text.isdecimal():
        game.say("How many days is a number, for example g 5.")
        return
    days = int(text[:4]) if text else game.ask_number("How many days", 1, 999)
    if days > 0:
        game.run(game.view.now + days * DAY, PLAYING)
        _after_running(game)


def go_until(game: Game, rest: str) -> None:
    words = rest.lower().replace("day", " ").split()
    if words and not words[0].isdecimal():
        game.say("Until which day is a number, for example until 60.")
        return
    last = game.view.project.horizon // DAY
    day = int(words[0][:5]) if words else game.ask_number("Until which day", 0, last)
    if day < 0:
        return
    if day <= game.view.day:
        game.say(f"{w.day(day * DAY).capitalize()} is past; this is {w.day(game.view.now)}.")
        return
    game.run(day * DAY, PLAYING)
    _after_running(game)


def _after_running(game: Game) -> None:
    game.go(pages.maker("home", game))


def take_back(game: Game, _: str) -> None:
    game.take_back()


def show(game: Game, _: str) -> None:
    game.show()


def open_task(game: Game, rest: str) -> None:
    id = which(game, "task", rest)
    if id:
        game.go(pages.maker("task", game, id))


def open_risk(game: Game, rest: str) -> None:
    """ "risk R1" opens; "risk R1 30 5" writes an estimate of 30 % and 5 days."""
    found = split(game, ("risk",), rest)
    if not found:
        return
    id, *figures = found
    if not figures:
        game.go(pages.maker("risk", game, id))
    elif len(figures) == 2 and all(x.strip("%d").isdecimal() for x in figures):
        chance, days = (int(x.strip("%d")[:6]) for x in figures)
        risks.set_estimate(game, id, chance, days)
    else:
        game.say("An estimate is a chance in percent and a number of days: risk R1 30 5.")


def journal(game: Game, rest: str) -> None:
    if rest:
        journals.write(game, rest)
    else:
        game.go(pages.maker("journal", game))


def hint(game: Game, _: str) -> None:
    if game.tutor.step is not None:
        game.teach(again=True)
        return
    game.say("Hints belong to decisions: type d, then hint.")


def estimate(game: Game, rest: str) -> None:
    id = which(game, "task", rest)
    if id:
        game.act(Reestimate(id))


def priority(game: Game, rest: str) -> None:
    found = split(game, ("task",), rest)
    if not found:
        return
    text = found[1] if len(found) > 1 else ""
    number = int(text[:3]) if text.isdecimal() else game.ask_number("Priority", 0, 3)
    if number >= 0:
        game.act(Prioritise(found[0], number))


def hold(game: Game, rest: str) -> None:
    found = split(game, ("task",), rest)
    if not found:
        return
    text = found[1] if len(found) > 1 else ""
    last = game.view.project.horizon // DAY
    day = int(text[:5]) if text.isdecimal() else game.ask_number("Not before day", 0, last)
    if day >= 0:
        game.act(Delay(found[0], day * DAY))


def fast(game: Game, rest: str) -> None:
    found = split(game, ("task", "task"), rest)
    if found:
        game.act(FastTrack(found[0], found[1]))


def review(game: Game, rest: str) -> None:
    found = split(game, ("task",), rest)
    if not found:
        return
    word = found[1].lower() if len(found) > 1 else ""
    if word not in ("", "on", "off"):
        game.say("Reviews are on or off: review M05 on.")
        return
    on = not game.view.public.tasks[found[0]].reviewed if not word else word == "on"
    game.act(Review(found[0], on))


def debt(game: Game, rest: str) -> None:
    moves.debt(game, rest)


def automate(game: Game, _: str) -> None:
    game.act(AutomateTests())


def baseline(game: Game, rest: str) -> None:
    moves.baseline(game, rest)


def reserve(game: Game, rest: str) -> None:
    moves.reserve(game, rest)


def look(game: Game, rest: str) -> None:
    method = rest.lower().replace("-", "") or "workshop"
    risks.look(game, method)


def respond(game: Game, rest: str) -> None:
    """ "respond R1 2": the second response of its page, or its name."""
    found = split(game, ("risk",), rest)
    if not found:
        return
    responses = game.view.project.risks[found[0]].responses
    wanted = " ".join(found[1:]).casefold()
    if not wanted:
        game.go(pages.maker("risk", game, found[0]))
        return
    for number, response in enumerate(responses, 1):
        if wanted in (str(number), response.id.casefold(), response.title.casefold()):
            game.act(Respond(found[0], response.id))
            return
    game.say(f"{found[0]} has {w.plural(len(responses), 'response')}; name one by its number.")


def write_risk(game: Game, rest: str) -> None:
    risks.write(game, rest)


def make_move(game: Game, rest: str) -> None:
    if not rest:
        game.go(pages.maker("moves", game))
        return
    id = which(game, "move", rest)
    if id:
        game.act(MakeMove(id))


def open_by_id(game: Game, text: str) -> bool:
    """Whether the line is the code of a task, a person or a risk; its page opens."""
    wanted = text.casefold()
    view = game.view
    known = (
        ("task", view.project.tasks),
        ("person", [i for i, p in view.public.people.items() if p.status != "gone"]),
        ("risk", [i for i, r in view.public.risks.items() if r.status != "unknown"]),
    )
    for page, ids in known:
        for id in ids:
            if id.casefold() == wanted:
                game.go(pages.maker(page, game, id))
                return True
    return False


def save(game: Game, rest: str) -> None:
    name = rest or game.ask("A name for the copy:")
    if name:
        game.keep(name)


def load(game: Game, rest: str) -> None:
    """By name, or from the list."""
    if rest:
        try:
            found = saves.find(rest)
        except UsageError as error:
            game.say(str(error), "bad")
            return
        _open(game, found)
        return
    options = [
        Choice(line(save), lambda s=save: _open(game, s))  # type: ignore[misc]
        for save in saves.all_saves()
        if not save.problem
    ]
    if not options:
        game.say("There is no other saved game.")
        return
    game.ask_which("Which", options[:20])


def line(save: saves.Save) -> str:
    """A saved game in one line."""
    title = "" if save.name.startswith(save.title) else save.title
    kept = "a copy" if save.kept else ""
    parts = [save.name, title, f"day {save.day}", save.level, kept, save.played_text]
    return " · ".join(part for part in parts if part)


def _open(game: Game, save: saves.Save) -> None:
    if game.load(save):
        game.go(pages.maker("home", game))


def plain(game: Game, _: str) -> None:
    game.console.plain = not game.console.plain
    game.say("Sentences instead of drawings." if game.console.plain else "With drawings.")
    game.show_again()


def tutorial(game: Game, rest: str) -> None:
    if rest.lower() in ("off", "leave", "no"):
        game.tutor.leave()
        game.say("The tutorial is left. The game goes on.")
    elif game.tutor.step is None:
        game.say("There is no tutorial step now.")
    else:
        game.teach(again=True)


def leave(game: Game, _: str) -> None:
    game.leave()
