"""The save file: what is accepted is on disk, what is hostile is refused with its line."""

from __future__ import annotations

import io
import json
import os
import stat
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game import recording
from game.errors import RecordingError
from game.model.actions import ACTION_TYPES, Assign, Report, WriteJournal
from game.recording import RULES_VERSION, Header, Writer, read

HEADER = Header("tiny", "d1", 7, "practitioner", player="Ada", title="Tiny")
HEAD = json.dumps({"header": asdict(HEADER)})
AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def saved(tmp_path: Path, *lines: str | bytes, head: str = HEAD) -> Path:
    """A file of these lines behind a header."""
    path = tmp_path / "game.jsonl"
    data = [line.encode() if isinstance(line, str) else line for line in (head, *lines)]
    path.write_bytes(b"".join(line + b"\n" for line in data))
    return path


def header(**changes: Any) -> str:
    """A header line with these values changed; None takes a field away."""
    data = {**asdict(HEADER), **changes}
    return json.dumps({"header": {k: v for k, v in data.items() if v is not None}})


def assign(**changes: Any) -> str:
    """A line of an action with these values changed."""
    return json.dumps({"at": 5, "do": "Assign", "person": "p", "task": "T", "share": 5} | changes)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    writer = Writer(path, HEADER)
    writer.append(0, Assign("dan", "A", 1000))
    writer.clock(480)
    writer.append(480, WriteJournal("E1", "größer 🫨 “so”"))
    writer.append(480, Report(1, 2, 3, "ok"))
    writer.clock(960)
    writer.close()
    found = read(path)
    assert found.header == HEADER
    assert found.actions == [
        (0, Assign("dan", "A", 1000)),
        (480, WriteJournal("E1", "größer 🫨 “so”")),
        (480, Report(1, 2, 3, "ok", "")),
    ]
    assert found.reached == 960


@pytest.mark.parametrize("kind", ACTION_TYPES.values(), ids=lambda kind: kind.__name__)
@given(data=st.data())
@settings(max_examples=15)
def test_every_kind_of_action_goes_round(kind: Any, data: st.DataObject) -> None:
    action = data.draw(st.builds(kind))
    try:
        entry = json.dumps({"at": 3, "do": kind.__name__, **recording._plain(action)}).encode()
        entry.decode("ascii")
        lines = [HEAD.encode(), entry]
    except UnicodeEncodeError:
        return
    found = list(recording._entries(Path("x"), lines))[1][1]
    found.pop("at")
    small = all(abs(v) <= 10**15 for v in recording._plain(action).values() if isinstance(v, int))
    if small:
        assert recording._action(Path("x"), 2, found) == action


def test_a_new_game_never_overwrites_an_old_one(tmp_path: Path) -> None:
    path = saved(tmp_path, assign())
    before = path.read_bytes()
    with pytest.raises(RecordingError, match="cannot be saved"):
        Writer(path, HEADER)
    assert path.read_bytes() == before


def test_half_a_line_of_a_killed_process_is_ignored_and_cut_off(tmp_path: Path) -> None:
    path = saved(tmp_path, assign())
    whole = path.read_bytes()
    for torn in (b"{", b'{"at": 6, "do": "Assign", "person": "p', b'{"at": 7}', b"\xf0\x9f"):
        path.write_bytes(whole + torn)
        assert len(read(path).actions) == 1
        writer = Writer(path, None)
        writer.append(9, Assign("dan", "A", 1))
        writer.close()
        assert [minute for minute, _ in read(path).actions] == [5, 9]


def test_damage_in_the_middle_is_named_with_its_line(tmp_path: Path) -> None:
    path = saved(tmp_path, assign(), '{"at": 6, "do"', assign())
    with pytest.raises(RecordingError, match=r"line 3: this is not valid JSON"):
        read(path)


@pytest.mark.parametrize(
    "line",
    [
        "[]",
        "7",
        '"text"',
        "null",
        b"\xff\xfe",
        "[" * 20_000,
        "{}",
        '{"at": 5, "left": "right"}',
        '{"at": true}',
        '{"at": 5.0}',
        '{"at": NaN}',
        '{"at": "5"}',
        '{"at": -1}',
        '{"at": 1000000000000001}',
        '{"at": ' + "9" * 5000 + "}",
        '{"header": {}}',
        assign(do="Assassinate"),
        assign(do="__class__"),
        assign(do=["Assign"]),
        assign(do=None),
        assign(person=5),
        assign(person=None),
        assign(person="p" * 4001),
        assign(share="5"),
        assign(share=5.5),
        assign(share=True),
        assign(share=10**16),
        assign(share=-(10**16)),
        assign(extra=1),
        '{"at": 5, "do": "Assign", "person": "p", "task": "T"}',
        '{"at": 5, "do": "Review", "task": "T", "on": 1}',
    ],
    ids=lambda line: str(line)[:30],
)
def test_hostile_lines_are_refused(tmp_path: Path, line: str | bytes) -> None:
    with pytest.raises(RecordingError, match="line 2"):
        read(saved(tmp_path, line))


def test_time_does_not_run_backwards(tmp_path: Path) -> None:
    path = saved(tmp_path, '{"at": 9}', '{"at": 8}')
    with pytest.raises(RecordingError, match="line 3: the time"):
        read(path)


@pytest.mark.parametrize(
    "changes",
    [
        {"seed": "7"},
        {"seed": 7.0},
        {"seed": True},
        {"seed": None},
        {"scenario": 5},
        {"level": "wizard"},
        {"level": None},
        {"player": ["Ada"]},
        {"overrides": []},
        {"overrides": {"luck": 1}},
        {"overrides": {"notice": "10"}},
        {"overrides": {"notice": True}},
        {"overrides": {"notice": 10_000}},
        {"overrides": {"notice": float("nan")}},
        {"overrides": {"notice": float("inf")}},
        {"more": 1},
    ],
    ids=str,
)
def test_hostile_headers_are_refused(tmp_path: Path, changes: dict[str, Any]) -> None:
    with pytest.raises(RecordingError, match="line 1: the header is not valid"):
        read(saved(tmp_path, head=header(**changes)))


def test_overrides_within_their_ranges_are_accepted(tmp_path: Path) -> None:
    found = read(saved(tmp_path, head=header(overrides={"notice": 10, "event_rate": 900.5})))
    assert found.header.overrides == {"notice": 10, "event_rate": 900.5}


@pytest.mark.parametrize(
    "changes", [{"rules": RULES_VERSION + 1}, {"format": 0}, {"rules": "x"}, {"format": None}]
)
def test_a_recording_of_other_rules_is_refused_by_name(
    tmp_path: Path, changes: dict[str, Any]
) -> None:
    with pytest.raises(RecordingError, match="was made with other rules"):
        read(saved(tmp_path, head=header(**changes)))


@pytest.mark.parametrize("head", ["", "{}", '{"head": 1}', "nonsense", "[]", "5", '{"header": 5}'])
def test_what_is_not_a_recording_is_refused(tmp_path: Path, head: str) -> None:
    with pytest.raises(RecordingError):
        read(saved(tmp_path, head=head))


def test_what_cannot_be_read_is_refused_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(RecordingError, match="cannot be read: No such file"):
        read(tmp_path / "none.jsonl")
    with pytest.raises(RecordingError, match="cannot be read"):
        read(tmp_path)
    monkeypatch.setattr(recording, "LARGEST_FILE", 100)
    with pytest.raises(RecordingError, match="too large"):
        read(saved(tmp_path))


@given(st.binary(max_size=400))
@settings(max_examples=100)
def test_no_bytes_whatever_end_in_a_crash(data: bytes) -> None:
    path = Path("hostile.jsonl")
    lines = [HEAD.encode(), *data.split(b"\n")]
    told = "."
    try:
        for _, entry in recording._entries(path, lines):
            if "do" in entry:
                recording._action(path, 2, entry)
    except RecordingError as error:
        told = str(error)
    assert told.endswith(".")


class FullDisk(io.BytesIO):
    """A file on a disk with `room` bytes; what does not fit is written in part, then refused."""

    def __init__(self, room: int) -> None:
        super().__init__()
        self.room = room

    def write(self, data: Any) -> int:
        left = self.room - self.tell()
        if left <= 0:
            raise OSError(28, "No space left on device")
        return super().write(bytes(data)[:left])

    def fileno(self) -> int:
        raise OSError(22, "not a real file")


@pytest.fixture
def full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Writer, FullDisk]:
    """A game on a disk that has room for about one action more."""
    writer = Writer(tmp_path / "game.jsonl", HEADER)
    writer.close()
    disk = FullDisk(200)
    disk.write(b"x" * 100 + b"\n")
    monkeypatch.setattr(os, "fsync", lambda fileno: None)
    monkeypatch.setattr(disk, "fileno", lambda: 0)
    monkeypatch.setattr(writer, "_file", disk)
    return writer, disk


def test_what_a_full_disk_refused_leaves_no_trace(full: tuple[Writer, FullDisk]) -> None:
    writer, disk = full
    writer.append(1, Assign("dan", "A", 1))
    kept = disk.getvalue()
    for _ in range(3):
        with pytest.raises(RecordingError, match="No space left on device"):
            writer.append(2, Assign("refused", "A", 2))
        assert disk.getvalue() == kept
    disk.room = 1000
    writer.append(3, Assign("dan", "A", 3))
    lines = disk.getvalue().split(b"\n")
    assert [json.loads(line)["at"] for line in lines[1:-1]] == [1, 3]


def test_a_torn_line_that_could_not_be_cut_is_cut_before_the_next(
    full: tuple[Writer, FullDisk], monkeypatch: pytest.MonkeyPatch
) -> None:
    writer, disk = full
    writer.append(1, Assign("dan", "A", 1))

    def stuck(size: int | None = None) -> int:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(disk, "truncate", stuck)
        for _ in range(2):
            with pytest.raises(RecordingError):
                writer.append(2, Assign("refused", "A", 2))
    assert not disk.getvalue().endswith(b"\n")
    disk.room = 1000
    writer.append(3, Assign("dan", "A", 3))
    lines = disk.getvalue().split(b"\n")
    assert [json.loads(line)["at"] for line in lines[1:-1]] == [1, 3]


def test_a_header_that_does_not_fit_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(fileno: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(RecordingError, match="No space left"):
        Writer(tmp_path / "game.jsonl", HEADER)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(AS_ROOT, reason="root may write anywhere")
def test_a_folder_without_permission_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        with pytest.raises(RecordingError, match="Permission denied"):
            Writer(tmp_path / "game.jsonl", HEADER)
    finally:
        tmp_path.chmod(stat.S_IRWXU)


def test_a_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(RecordingError, match="cannot be saved at"):
        Writer(tmp_path / "file" / "game.jsonl", HEADER)


def test_a_name_that_no_file_can_hold_is_kept_as_far_as_possible(tmp_path: Path) -> None:
    """A lone surrogate comes from the command line of a computer with an odd locale."""
    path = tmp_path / "game.jsonl"
    Writer(path, Header("tiny", "d1", 7, "expert", player="Ad\udce4")).close()
    assert read(path).header.player == "Ad?"
