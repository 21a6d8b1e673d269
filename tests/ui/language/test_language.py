"""Text in other languages: what is found, what stays, and that nothing on screen is left out."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from game.ui.language import extract
from game.ui.language.catalogue import Language, load, pseudo
from game.ui.language.data import texts_of, written
from game.ui.language.messages import Message, read_template, template
from game.ui.language.pseudo import lengthened
from game.ui.play import Play
from game.ui.recording_painter import RecordingPainter
from game.ui.screens.registry import SCREENS
from tests.ui.screens import moments
from tests.ui.screens.looking import pages
from tests.ui.screens.states import AFTER, states_of

GERMAN = {
    "Stopped: {0} waiting": "Angehalten: {0} offen",
    "{subject} starts.": "Beginn: {subject}.",
    "day {0}": "Tag {0}",
    "Plan": "Plan ansehen",
    "on track": "im Plan",
}
COUNTED = Message("{0} decision", "{0} decisions")


def german() -> Language:
    def many(one: str, other: str, n: int) -> str:
        return "{0} Entscheidung" if n == 1 else "{0} Entscheidungen"

    messages = [COUNTED, *map(Message, GERMAN)]
    return Language(messages, lambda text: GERMAN.get(text, text), many)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("on track", "im Plan"),
        ("On track", "Im Plan"),
        ("day 41", "Tag 41"),
        ("Stopped: 1 decision waiting", "Angehalten: 1 Entscheidung offen"),
        ("Stopped: 1,200 decisions waiting", "Angehalten: 1,200 Entscheidungen offen"),
        ("M08 Circuit starts.", "Beginn: M08 Circuit."),
        ("M08 Circuit starts", "Beginn: M08 Circuit"),
        ("day 3, on track", "Tag 3, im Plan"),
        ("31 %", "31 %"),
        ("Ewan Kerr", "Ewan Kerr"),
    ],
)
def test_text_is_found_whole_with_gaps_or_by_pieces(text: str, said: str) -> None:
    assert german().say(text) == said


def test_data_stays_wherever_it_stands() -> None:
    language = german()
    language.keep(["The on track report"])
    assert language.say("The on track report, on track") == "The on track report, im Plan"


def test_the_template_file_is_that_of_the_source() -> None:
    assert extract.file().read_text(encoding="utf-8") == template(extract.messages()), (
        "run python -m game.ui.language.extract"
    )


def test_a_template_file_is_read_as_it_was_written() -> None:
    messages = [COUNTED, Message('Say "no"\n{0}')]
    assert sorted(read_template(template(messages))) == sorted(messages)


def test_a_compiled_catalogue_is_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    from game import paths

    folder = tmp_path / "locale" / "xx" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with extract.file().open("rb") as file:
        catalogue = read_po(file, locale="de")
    catalogue["Home"].string = "Übersicht"
    catalogue["{0} decision"].string = ("{0} Entscheidung", "{0} Entscheidungen")
    with (folder / "contingency.mo").open("wb") as file:
        write_mo(file, catalogue)
    (tmp_path / "locale" / "contingency.pot").write_bytes(extract.file().read_bytes())
    monkeypatch.setattr(paths, "assets", lambda: tmp_path)
    language = load("xx")
    assert language is not None
    assert [language.say(t) for t in ("Home", "1 decision", "3 decisions", "Plan")] == [
        "Übersicht",
        "1 Entscheidung",
        "3 Entscheidungen",
        "Plan",
    ]


def test_english_and_what_is_not_there_need_no_translation() -> None:
    assert [load(name) for name in ("", "en", "tlh")] == [None, None, None]


@pytest.mark.parametrize("text", ["Home", "{0} of {1}", "**Look** at [[float]] {warn:now}", "USD"])
def test_the_testers_language_is_longer_and_keeps_gaps_and_marks(text: str) -> None:
    long = lengthened(text)
    assert len(long) > len(text)
    assert re.findall(r"\{\w*\}|\*\*|\{\w+:|\]\]", long) == re.findall(
        r"\{\w*\}|\*\*|\{\w+:|\]\]", text
    )


@cache
def longer() -> Language:
    return pseudo(read_template(extract.file().read_text(encoding="utf-8")))


PLAIN = re.compile(r"[aeiou]")
SAID = re.compile(r"\S*[áéíóúýÁÉÍÓÚÝ]\S*")
SIGNS = re.compile(
    r"/\S+|\b(?:USD|EUR)\b|\b[A-Z][A-Z0-9/()]+\b|Ctrl|Shift|Enter|Pg(?:Up|Dn)|Contingency|\b[a-z]\b|\b[A-Z]\b"
)


def english(text: str, data: str) -> list[str]:
    """Stretches of a text that neither the language said nor a scenario or the player wrote."""
    rest, _ = longer().shield(text)
    runs = [
        run
        for part in re.split("[,|\ue000-\uf8ff]", SIGNS.sub("|", rest))
        for run in SAID.split(part)
    ]
    words = [figureless(run.strip(" .,;:!?()[]^“”+-*’…")) for run in runs]
    return [each for each in words if PLAIN.search(each) and each not in data]


def figureless(text: str) -> str:
    """Text in small letters without its figures, so that one with figures in it is found again."""
    return " ".join(re.sub(r"\{[^}]+\}|[−+-]?\d[\d,.]*", "0", text).lower().split())


def left_out(play: Play, painter: RecordingPainter) -> list[str]:
    """Words on screen that are neither said by the language nor data."""
    known = [*texts_of(play.library.scenarios), *(written(play.run.session) if play.run else ())]
    data = figureless(" ".join(known))
    found = [text.whole for text in painter.texts if english(text.whole, data)]
    return list(dict.fromkeys(found))


@pytest.mark.parametrize("screen", [*SCREENS, "decision"])
def test_all_text_of_a_screen_comes_through_the_catalogue(screen: str) -> None:
    play = states_of(screen)["early" if screen not in AFTER else "late"](screen)
    play.speak(longer())
    play.go(play.name)
    for painter in pages(play, 1280, 720):
        assert left_out(play, painter) == []


def test_a_text_that_is_in_no_catalogue_is_noticed() -> None:
    play = moments.showing(moments.at(60), "home")
    play.speak(longer())
    painter = RecordingPainter(1280, 720)
    play.stage.draw(painter)
    painter.text(0, 0, "Unmarked sentence")
    assert left_out(play, painter) == ["Unmarked sentence"]
