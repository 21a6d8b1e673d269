"""Where the game finds its own files and the player's."""

from __future__ import annotations

from pathlib import Path

import pytest

from game import paths


def test_scenarios_and_assets_are_found_in_a_checkout() -> None:
    assert (paths.assets() / "icons" / "ok.svg").is_file()
    assert paths.scenarios().is_dir()


def test_the_data_inside_an_installed_package_comes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "_data" / "assets").mkdir(parents=True)
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path)
    assert paths.data_dir.__wrapped__("assets") == tmp_path / "_data" / "assets"
    with pytest.raises(FileNotFoundError):
        paths.data_dir.__wrapped__("scenarios")


def test_one_variable_moves_everything_of_the_player(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONTINGENCY_HOME", str(tmp_path))
    folders = [paths.saves(), paths.settings(), paths.crash_reports()]
    assert len(set(folders)) == 3
    assert all(folder.is_dir() and folder.parent == tmp_path for folder in folders)
