"""Verification finds every change in one place of every file, and fears no file."""

from __future__ import annotations

import io
import json
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from game.debrief.analysis import Analysis
from game.evidence.manifest import Precision
from game.evidence.opened import MOST_MEMBERS
from game.evidence.pack import save
from game.evidence.verify import FALSE, TRUE, UNREADABLE, Verdict, verify
from game.evidence.writers.zips import zipped
from game.model.scenario import Scenario
from game.recording import Recording
from tests.evidence.games import analysis, judge, scenario_of, tiny_pack

Pack = dict[str, bytes]


def known(recording: Recording, of: Scenario, precision: Precision) -> Analysis:
    """The analysis of the written tutorial; a fresh one for any other game."""
    return analysis() if recording.actions == _actions() else judge(recording, of, precision)


def _actions() -> list[object]:
    from tests.evidence.games import written

    return list(written().actions)


def verdict(path: Path, *, quick: bool = False) -> Verdict:
    return verify(path, scenario_of, None if quick else known)


def of_pack(files: Pack, folder: Path, *, quick: bool = False) -> Verdict:
    path = folder / "pack.zip"
    path.write_bytes(zipped(files))
    return verdict(path, quick=quick)


def told(answer: Verdict) -> str:
    return " ".join(answer.sentences)


def changed(name: str, edit: Callable[[bytes], bytes]) -> Pack:
    files = dict(tiny_pack())
    after = edit(files[name])
    assert after != files[name], "the edit must change something"
    return {**files, name: after}


def replaced(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    def edit(data: bytes) -> bytes:
        assert old in data
        return data.replace(old, new, 1)

    return edit


def member(part: str, edit: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
    def change(data: bytes) -> bytes:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            parts = {name: file.read(name) for name in file.namelist()}
        return zipped({**parts, part: edit(parts[part])})

    return change


def flipped(data: bytes) -> bytes:
    """One bit in the middle of a picture's data."""
    at = len(data) // 2
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def test_a_pack_as_it_was_made_is_true_and_says_what_that_does_not_prove(tmp_path: Path) -> None:
    answer = of_pack(tiny_pack(), tmp_path)
    assert answer.code == TRUE
    assert "does not prove who played" in told(answer)


def test_a_pack_is_the_same_as_a_folder_and_inside_a_folder(tmp_path: Path) -> None:
    save(tiny_pack(), tmp_path / "pack")
    assert verdict(tmp_path / "pack").code == TRUE
    wrapped = {f"my pack/{name}": data for name, data in tiny_pack().items()}
    assert of_pack(wrapped, tmp_path).code == TRUE


@pytest.mark.parametrize("name", ["portfolio.pdf", "documents/01-charter.pdf"])
def test_a_pdf_alone_is_checked_by_what_is_attached_to_it(name: str, tmp_path: Path) -> None:
    path = tmp_path / "as I got it.pdf"
    path.write_bytes(tiny_pack()[name])
    assert verdict(path).code == TRUE


def test_a_recording_alone_is_played_and_says_nothing_of_documents(tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    path.write_bytes(tiny_pack()["recording.jsonl"])
    answer = verdict(path)
    assert answer.code == TRUE
    assert "holds no documents" in told(answer)


TEXTS = {
    "a figure": ("portfolio.html", replaced("±".encode(), b"+")),
    "a word": ("portfolio.html", replaced(b"Project charter", b"Project charmer")),
    "a date": ("milestones.ics", replaced(b"DTSTART;VALUE=DATE:2027", b"DTSTART;VALUE=DATE:2026")),
    "a link": ("plan.xml", replaced(b"<LinkLag>0<", b"<LinkLag>4800<")),
    "a cost": ("plan.xml", replaced(b"<StandardRate>", b"<StandardRate>1")),
    "the name": ("README.txt", replaced(b"own statement: ", b"own statement: Dr ")),
    "a docx word": (
        "documents/01-charter.docx",
        member("word/document.xml", replaced(b"Purpose", b"Purport")),
    ),
    "a docx picture": (
        "documents/01-charter.docx",
        member("word/media/image1.png", flipped),
    ),
    "an alternative text": (
        "documents/01-charter.docx",
        member("word/document.xml", replaced(b'descr="', b'descr="not ')),
    ),
    "a sheet": (
        "registers.xlsx",
        member("xl/sharedStrings.xml", replaced(b"Look for risks", b"Looked for risks")),
    ),
    "a validation": (
        "registers.xlsx",
        member("xl/worksheets/sheet2.xml", lambda data: data + b" "),
    ),
}


@pytest.mark.parametrize("what", TEXTS)
def test_a_change_in_a_file_of_the_pack_is_found_and_named(what: str, tmp_path: Path) -> None:
    name, edit = TEXTS[what]
    answer = of_pack(changed(name, edit), tmp_path)
    assert answer.code == FALSE
    assert name in told(answer)


def test_a_changed_page_of_a_pdf_is_found(tmp_path: Path) -> None:
    def edit(data: bytes) -> bytes:
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
        page = writer.pages[1]
        content = page.get_contents()
        assert content is not None
        raw = content.get_data()
        content.set_data(raw.replace(b" Tj", b" Tj ", 1) if b" Tj" in raw else raw + b"\n")
        page.replace_contents(content)
        out = io.BytesIO()
        writer.write(out)
        return out.getvalue()

    answer = of_pack(changed("portfolio.pdf", edit), tmp_path)
    assert answer.code == FALSE
    assert "portfolio.pdf" in told(answer)


def test_one_bit_of_a_picture_in_a_pdf_is_found(tmp_path: Path) -> None:
    path = tmp_path / "portfolio.pdf"
    path.write_bytes(tiny_pack()["portfolio.pdf"] + b"\n% a remark\n")
    answer = verdict(path)
    assert answer.code == FALSE
    assert "words are the same" in told(answer)


def test_a_page_that_was_taken_out_is_found(tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(tiny_pack()["portfolio.pdf"])))
    writer.remove_page(3)
    path = tmp_path / "portfolio.pdf"
    with path.open("wb") as file:
        writer.write(file)
    answer = verdict(path)
    assert answer.code == FALSE
    assert "pages instead of" in told(answer)


def actions(edit: Callable[[list[dict[str, object]]], None]) -> Callable[[bytes], bytes]:
    def change(data: bytes) -> bytes:
        entries = [json.loads(line) for line in data.splitlines()]
        edit(entries)
        return b"".join(json.dumps(each, ensure_ascii=False).encode() + b"\n" for each in entries)

    return change


def seed(entries: list[dict[str, object]]) -> None:
    entries[0]["header"]["seed"] = 4  # type: ignore[index]


def player(entries: list[dict[str, object]]) -> None:
    entries[0]["header"]["player"] = "Somebody else"  # type: ignore[index]


def choice(entries: list[dict[str, object]]) -> None:
    answer = next(each for each in entries if each.get("do") == "Answer")
    answer["choice"] = "C" if answer["choice"] != "C" else "A"


def sentence(entries: list[dict[str, object]]) -> None:
    words = next(each for each in entries if each.get("do") == "WriteJournal")
    words["text"] = "I knew it all along."


def dropped(entries: list[dict[str, object]]) -> None:
    entries.remove(next(each for each in entries if each.get("do") == "WriteRisk"))


def level(entries: list[dict[str, object]]) -> None:
    entries[0]["header"]["level"] = "expert"  # type: ignore[index]


@pytest.mark.parametrize("edit", [seed, player, choice, sentence, dropped, level])
def test_a_change_in_the_recording_is_found(
    edit: Callable[[list[dict[str, object]]], None], tmp_path: Path
) -> None:
    assert of_pack(changed("recording.jsonl", actions(edit)), tmp_path, quick=True).code == FALSE


def manifest(**values: object) -> Callable[[bytes], bytes]:
    def change(data: bytes) -> bytes:
        found = json.loads(data)
        found.update(values)
        return (json.dumps(found, ensure_ascii=True, indent=1, sort_keys=True) + "\n").encode()

    return change


@pytest.mark.parametrize(
    "values",
    [
        {"name": "Somebody else"},
        {"made": "2020-01-01"},
        {"paper": "us-letter"},
        {"case": "E2"},
        {"code": "CTG-0000-0000-0000-0000"},
        {"formats": ["pdf"]},
        {"analysis": None},
        {"documents": ["charter", "method"]},
    ],
)
def test_a_change_in_the_manifest_is_found(values: dict[str, object], tmp_path: Path) -> None:
    assert of_pack(changed("manifest.json", manifest(**values)), tmp_path).code == FALSE


def test_a_prettier_expected_value_is_found_by_judging_again(tmp_path: Path) -> None:
    found = json.loads(tiny_pack()["manifest.json"])["analysis"]
    found["result"]["decisions"][0]["gain"] += 500
    edit = manifest(analysis=found)
    answer = of_pack(changed("manifest.json", edit), tmp_path)
    assert answer.code == FALSE
    assert "expected values" in told(answer)


def test_a_file_too_many_or_too_few_is_found(tmp_path: Path) -> None:
    more = {**tiny_pack(), "certificate.pdf": b"%PDF-1.7 trust me"}
    assert "certificate.pdf does not belong" in told(of_pack(more, tmp_path))
    fewer = dict(tiny_pack())
    del fewer["registers.xlsx"]
    assert "registers.xlsx is missing" in told(of_pack(fewer, tmp_path))


def test_a_pack_of_another_release_is_recognised_and_the_release_named(tmp_path: Path) -> None:
    for values in ({"release": "9.9.0"}, {"rules": 99}):
        answer = of_pack(changed("manifest.json", manifest(**values)), tmp_path)
        assert answer.code == UNREADABLE
        assert "Verify it with release" in told(answer)


def test_other_libraries_with_the_same_words_are_no_proof_either_way(tmp_path: Path) -> None:
    found = json.loads(tiny_pack()["manifest.json"])["libraries"]
    files = changed("manifest.json", manifest(libraries={**found, "typst": "0.0.1"}))
    answer = of_pack(files, tmp_path)
    assert answer.code != TRUE


def test_a_recording_of_another_scenario_version_in_a_pack_of_this_release_is_false(
    tmp_path: Path,
) -> None:
    def digest(entries: list[dict[str, object]]) -> None:
        entries[0]["header"]["scenario_digest"] = "0" * 32  # type: ignore[index]

    answer = of_pack(changed("recording.jsonl", actions(digest)), tmp_path)
    assert answer.code == FALSE


# Hostile files


def hostile(tmp_path: Path, data: bytes, name: str = "pack.zip") -> Verdict:
    path = tmp_path / name
    path.write_bytes(data)
    return verdict(path)


def test_a_zip_bomb_is_refused_before_it_fills_the_memory(tmp_path: Path) -> None:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file,
        file.open("recording.jsonl", "w") as bomb,
    ):
        for _ in range(40):
            bomb.write(bytes(1_000_000))
    answer = hostile(tmp_path, out.getvalue())
    assert answer.code == UNREADABLE
    assert "more than a pack can hold" in told(answer)


def test_a_zip_that_lies_about_its_sizes_is_refused(tmp_path: Path) -> None:
    data = bytearray(zipped({"recording.jsonl": b"x" * 1000}))
    at = data.find(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 2**31)
    assert hostile(tmp_path, bytes(data)).code == UNREADABLE


@pytest.mark.parametrize(
    "name", ["../evil", "/etc/passwd", "a/../../b", "C:\\x", "a\\b", "x" * 300]
)
def test_names_that_lead_out_of_the_pack_are_refused(name: str, tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr(zipfile.ZipInfo(name), b"x")
    answer = hostile(tmp_path, out.getvalue())
    assert answer.code == UNREADABLE
    assert not (tmp_path.parent / "evil").exists()


def test_links_doubles_and_crowds_are_refused(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        info = zipfile.ZipInfo("recording.jsonl")
        info.external_attr = 0o120777 << 16
        file.writestr(info, "/etc/passwd")
    assert "link" in told(hostile(tmp_path, out.getvalue()))
    many = zipped({f"{number}": b"" for number in range(MOST_MEMBERS + 1)})
    assert "no pack" in told(hostile(tmp_path, many))


def test_a_link_in_a_folder_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "pack"
    folder.mkdir()
    (folder / "recording.jsonl").symlink_to("/etc/hostname")
    assert "link" in told(verdict(folder))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04 nothing behind it",
        b"%PDF-1.7\n%%EOF",
        b"%PDF-1.7\n" + b"[" * 100_000,
        b"{" * 100_000,
        b'{"header": ' + b"[" * 50_000,
        b'{"header": {"format": 1e999}}\n',
        b"\xff\xfe\x00",
    ],
)
def test_nonsense_is_unreadable_with_a_sentence(data: bytes, tmp_path: Path) -> None:
    answer = hostile(tmp_path, data, "file")
    assert answer.code == UNREADABLE
    assert told(answer).startswith("UNREADABLE. ")


@pytest.mark.parametrize(
    "data",
    [
        b"[]",
        b"{",
        b'{"format": 1}',
        b"[" * 100_000,
        b'{"format": 1, "documents": [{}], "formats": 3}',
    ],
)
def test_a_manifest_of_the_wrong_shape_is_unreadable(data: bytes, tmp_path: Path) -> None:
    assert of_pack({**tiny_pack(), "manifest.json": data}, tmp_path).code == UNREADABLE


@pytest.mark.parametrize(
    "analysis_of",
    [
        {},
        {"rollouts": 10**9, "compared": 1, "result": {}},
        {"rollouts": 8, "compared": 2, "result": 3},
    ],
)
def test_an_analysis_of_the_wrong_shape_is_unreadable(
    analysis_of: dict[str, object], tmp_path: Path
) -> None:
    edit = manifest(analysis=analysis_of)
    assert of_pack(changed("manifest.json", edit), tmp_path).code == UNREADABLE


def test_an_analysis_full_of_wrong_types_does_no_harm_when_it_is_trusted(tmp_path: Path) -> None:
    found = json.loads(tiny_pack()["manifest.json"])["analysis"]
    found["result"]["decisions"][0]["options"][0]["value"] = "many"
    found["result"]["luck"] = []
    answer = of_pack(changed("manifest.json", manifest(analysis=found)), tmp_path, quick=True)
    assert answer.code in (FALSE, UNREADABLE)


def test_a_huge_recording_is_refused(tmp_path: Path) -> None:
    line = b'{"at": 0, "do": "WriteJournal", "about": "", "text": "x"}\n'
    head = tiny_pack()["recording.jsonl"].split(b"\n", 1)[0] + b"\n"
    answer = hostile(tmp_path, head + line * 30_000, "game.jsonl")
    assert answer.code in (FALSE, UNREADABLE)
    assert "moves" in told(answer)


def test_a_file_that_is_not_there_is_unreadable(tmp_path: Path) -> None:
    assert verdict(tmp_path / "nothing.zip").code == UNREADABLE
