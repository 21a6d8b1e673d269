"""What the house promises to whoever installs it."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
REQUIREMENTS = ("requirements.txt", "requirements-dev.txt")


def pins(name: str) -> dict[str, str]:
    """Requirement to version, as pinned in a requirements file."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.MULTILINE))


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_requirements_have_hashes_and_name_no_address(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    entries = re.split(r"^(?=[a-z])", text, flags=re.MULTILINE)[1:]
    assert entries
    assert all("--hash=sha256:" in entry for entry in entries)
    assert not re.search(r"://|--index|--extra-index|--find-links|@ ", text)


def test_a_player_gets_the_versions_that_were_tested() -> None:
    tested = pins("requirements-dev.txt")
    assert all(tested[name] == pinned for name, pinned in pins("requirements.txt").items())


def test_every_dependency_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {re.split(r"[><=]", each)[0].lower() for each in project["dependencies"]}
    assert names <= pins("requirements.txt").keys()


@pytest.mark.skipif(sys.platform == "win32", reason="make and sh are not at home there")
def test_without_a_python_new_enough_the_finder_says_what_to_do() -> None:
    found = subprocess.run(
        ["sh", str(ROOT / ".ci" / "python")],
        env={"PYTHON": "no-such-python", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 1
    assert "needs Python 3.11 or newer" in found.stderr
