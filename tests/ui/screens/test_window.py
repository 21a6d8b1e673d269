"""A game in the real window and its loop: changed, put away and closed in the midst."""

from __future__ import annotations

import threading
import time

import pygame
import pytest

from game.content.load import load_scenario
from game.recording import read
from game.ui import desktop, saves
from game.ui.play import Play
from game.ui.settings import Settings


def key(code: int, letter: str = "") -> pygame.event.Event:
    return pygame.event.Event(pygame.KEYDOWN, key=code, mod=0, unicode=letter, scancode=0)


def hands(events: list[pygame.event.Event], done: threading.Event) -> None:
    """Posts the events one after the other while the window is open."""
    while not pygame.display.get_init() or pygame.display.get_surface() is None:
        time.sleep(0.01)
    for event in events:
        time.sleep(0.05)
        pygame.event.post(event)
    done.set()


def played(play: Play, *events: pygame.event.Event) -> None:
    """The window open until these events have been taken; the last one closes it."""
    done = threading.Event()
    closing = pygame.event.Event(pygame.QUIT)
    thread = threading.Thread(target=hands, args=([*events, closing], done), daemon=True)
    thread.start()
    desktop.run(play.stage)
    thread.join(10)
    assert done.is_set()
    assert play.stage.closed
    assert not play.stage.failed


@pytest.fixture
def play() -> Play:
    made = Play(Settings(reduced_motion=True))
    made.start(load_scenario("tutorial"), 5, "practitioner")
    return made


def test_a_game_closed_in_the_midst_is_taken_up_where_it_stood(play: Play) -> None:
    played(play, key(pygame.K_RETURN), key(pygame.K_n, "n"), key(pygame.K_n, "n"))
    assert play.run is not None
    then = play.run.view.now
    assert play.run.view.public.started
    newest = saves.newest()
    assert newest is not None
    again = Play(Settings(reduced_motion=True))
    again.resume(newest.path)
    assert again.run is not None
    assert again.run.view.now == then
    assert again.run.session.digest() == play.run.session.digest()
    again.run.close()


@pytest.mark.parametrize(("w", "h"), [(900, 600), (640, 360), (200, 100), (2000, 1100)])
def test_a_window_of_another_size_goes_on(play: Play, w: int, h: int) -> None:
    resized = pygame.event.Event(pygame.WINDOWRESIZED, x=w, y=h)
    played(play, resized, key(pygame.K_RETURN), resized, key(pygame.K_n, "n"))
    assert play.run is not None
    assert play.run.view.public.started


def test_a_window_that_is_put_away_and_comes_back_goes_on(play: Play) -> None:
    away = [pygame.WINDOWMINIMIZED, pygame.WINDOWHIDDEN, pygame.WINDOWFOCUSLOST]
    back = [pygame.WINDOWRESTORED, pygame.WINDOWSHOWN, pygame.WINDOWEXPOSED]
    events = [pygame.event.Event(kind) for kind in (*away, *back)]
    played(play, key(pygame.K_RETURN), *events, key(pygame.K_n, "n"))
    newest = saves.newest()
    assert newest is not None
    recorded = read(newest.path)
    assert recorded.actions
    assert recorded.reached > 0
