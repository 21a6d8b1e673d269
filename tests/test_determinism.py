"""The same scenario, seed and moves give the same world, bit for bit, wherever they are played."""

from __future__ import annotations

import builtins
import dataclasses
import json
import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from game.content import load_scenario
from game.managers import policy
from game.model.scenario import Scenario
from game.session import Session
from tests.game_in_a_process import digest

ROOT = Path(__file__).resolve().parents[1]
GAMES = (("tutorial", 1, "handbook"), ("cloud-migration", 1, "handbook"), ("tutorial", 2, "random"))
NEWER = ("3.12", "3.13", "3.14")


@cache
def scenario(name: str) -> Scenario:
    return load_scenario(name)


@cache
def games() -> bytes:
    """What a process gets: each scenario with its seed and manager."""
    return pickle.dumps([(scenario(name), seed, manager) for name, seed, manager in GAMES], 4)


def played_by(python: str, hash_seed: str) -> dict[str, Any]:
    """Digests of the games, played by another interpreter in a process of its own."""
    found = subprocess.run(
        [python, "-W", "error", str(ROOT / "tests" / "game_in_a_process.py")],
        input=games(),
        capture_output=True,
        check=False,
        env={"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": hash_seed, "PATH": os.environ["PATH"]},
    )
    assert found.returncode == 0, found.stderr.decode(errors="replace")
    result: dict[str, Any] = json.loads(found.stdout)
    return result


@cache
def here() -> tuple[str, ...]:
    """Digests of the same games, played in this process."""
    return tuple(digest(scenario(name), seed, manager) for name, seed, manager in GAMES)


def test_a_game_does_not_depend_on_how_python_hashes() -> None:
    one, other = (played_by(sys.executable, hash_seed) for hash_seed in ("1", "31337"))
    assert one["digests"] == other["digests"] == list(here())


def test_the_rules_need_nothing_but_the_standard_library() -> None:
    assert played_by(sys.executable, "0")["foreign"] == []


def interpreters(version: str) -> Iterator[str]:
    """Where a Python of that version may be: on the path, and among those that pyenv keeps."""
    on_path = shutil.which(f"python{version}")
    if on_path:
        yield on_path
    kept = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    yield from map(str, sorted(kept.glob(f"{version}*/bin/python")))


def works(python: str, version: str) -> bool:
    """Whether it is really there: a shim of pyenv may stand for nothing."""
    ask = "import sys; print('%d.%d' % sys.version_info[:2])"
    found = subprocess.run([python, "-c", ask], capture_output=True, text=True, check=False)
    return found.returncode == 0 and found.stdout.strip() == version


@pytest.mark.parametrize("version", NEWER)
def test_another_python_plays_the_same_game(version: str) -> None:
    python = next((p for p in interpreters(version) if works(p, version)), None)
    if python is None:
        pytest.skip(f"no Python {version} on this machine")
    assert played_by(python, "7")["digests"] == list(here())


def test_no_floats_are_added_up_by_sum(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its rounding changed with Python 3.12; the rules and the managers add one by one."""
    added = builtins.sum

    def whole(numbers: Iterable[int], start: int = 0) -> int:
        kept = list(numbers)
        assert all(isinstance(number, int) for number in kept)
        return added(kept, start)

    games = [(scenario(name), manager) for name, _, manager in GAMES]
    monkeypatch.setattr(builtins, "sum", whole)
    for each, manager in games:
        digest(each, 8, manager)


def floats(value: Any, path: str) -> list[str]:
    """Where a float stands in the data of a world."""
    if isinstance(value, float):
        return [path]
    if isinstance(value, dict):
        return [f for key, item in value.items() for f in floats(item, f"{path}.{key}")]
    if isinstance(value, list | tuple):
        return [f for i, item in enumerate(value) for f in floats(item, f"{path}[{i}]")]
    if dataclasses.is_dataclass(value):
        parts = [f.name for f in dataclasses.fields(value) if f.name not in ("rules", "kept")]
        return [f for part in parts for f in floats(getattr(value, part), f"{path}.{part}")]
    return []


@pytest.mark.parametrize("name", ["tutorial", "cloud-migration"])
def test_a_world_stores_no_floats(name: str) -> None:
    session = Session.start(scenario(name), 3)
    manager = policy("handbook")
    while not session.ended:
        for action in manager(session.view()):
            session.submit(action)
        session.advance(session.view().now + 4800)
        assert floats(session._world, "world") == []


def test_another_seed_gives_another_game() -> None:
    games = {digest(scenario("cloud-migration"), seed, "idle") for seed in (5, 6, 7)}
    assert len(games) == 3
