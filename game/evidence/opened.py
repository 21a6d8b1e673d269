"""Files from strangers, opened with limits: packs, PDFs with attachments, recordings.

Nothing is unpacked to disk, no name leads anywhere, and no more is read than a pack can hold.
"""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from game.errors import EvidenceError
from game.evidence.writers.pdf import MANIFEST, RECORDING

LARGEST_FILE = 80_000_000
LARGEST_MEMBER = 25_000_000
LARGEST_PACK = 150_000_000
MOST_MEMBERS = 200


@dataclass(frozen=True, slots=True)
class Opened:
    """What was given. `kind`: pack, pdf or recording. `files` by name; a PDF stands under its own
    file name beside what is attached to it."""

    kind: str
    files: dict[str, bytes]
    pdf: str = ""


def opened(path: Path) -> Opened:
    """Reads a pack (folder or zip), a PDF or a recording. Raises EvidenceError with a sentence."""
    try:
        if path.is_dir():
            return Opened("pack", _folder(path))
        if not path.is_file():
            raise EvidenceError(f"There is no file {str(path)!r}.")
        if path.stat().st_size > LARGEST_FILE:
            raise EvidenceError(f"{path.name} is too large to be a pack.")
        data = path.read_bytes()
    except OSError as error:
        raise EvidenceError(f"{path} cannot be read: {error.strerror}.") from error
    if data.startswith(b"PK"):
        return Opened("pack", _zip(data))
    if data.startswith(b"%PDF-"):
        return Opened("pdf", {**_attached(data), path.name: data}, path.name)
    if data[:1] == b"{":
        return Opened("recording", {RECORDING: data})
    raise EvidenceError(f"{path.name} is neither a pack, nor a PDF, nor a recording.")


def _folder(path: Path) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    total = 0
    for place in _walk(path):
        if len(found) >= MOST_MEMBERS:
            raise EvidenceError(f"The folder holds more than {MOST_MEMBERS} files; it is no pack.")
        size = place.stat().st_size
        total += size
        if size > LARGEST_MEMBER or total > LARGEST_PACK:
            raise EvidenceError(f"{place.name} is larger than a pack can be.")
        found[place.relative_to(path).as_posix()] = place.read_bytes()
    return found


def _walk(path: Path, depth: int = 0) -> Iterator[Path]:
    for place in sorted(path.iterdir()):
        if place.is_symlink():
            raise EvidenceError(f"{place.name} is a link; a pack holds files only.")
        if place.is_dir():
            if depth > 1:
                raise EvidenceError("The folder is deeper than a pack.")
            yield from _walk(place, depth + 1)
        elif place.is_file():
            yield place
        else:
            raise EvidenceError(f"{place.name} is no plain file.")


def _zip(data: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            return _members(file)
    except EvidenceError:
        raise
    except Exception as error:  # a hostile zip fails in many ways; none of them is ours
        raise EvidenceError("The zip file is damaged.") from error


def _members(file: zipfile.ZipFile) -> dict[str, bytes]:
    entries = [entry for entry in file.infolist() if not entry.is_dir()]
    if len(entries) > MOST_MEMBERS:
        raise EvidenceError(f"The zip holds more than {MOST_MEMBERS} files; it is no pack.")
    found: dict[str, bytes] = {}
    total = 0
    for entry in entries:
        name = _safe(entry.filename)
        if name in found:
            raise EvidenceError(f"The zip holds {name[:80]!r} twice.")
        if entry.flag_bits & 1:
            raise EvidenceError("The zip is encrypted.")
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise EvidenceError(f"{name[:80]!r} is a link; a pack holds files only.")
        with file.open(entry) as member:
            content = member.read(LARGEST_MEMBER + 1)
        total += len(content)
        if len(content) > LARGEST_MEMBER or total > LARGEST_PACK:
            raise EvidenceError(f"{name[:80]!r} unpacks to more than a pack can hold.")
        found[name] = content
    return _unwrapped(found)


def _unwrapped(files: dict[str, bytes]) -> dict[str, bytes]:
    """A folder that was zipped by hand has its own name in front of everything."""
    tops = {name.split("/", 1)[0] for name in files}
    if MANIFEST not in files and len(tops) == 1 and all("/" in name for name in files):
        return {name.split("/", 1)[1]: data for name, data in files.items()}
    return files


def _safe(name: str) -> str:
    path = PurePosixPath(name)
    bad = "\\" in name or ":" in name or "\0" in name or path.is_absolute()
    if bad or ".." in path.parts or not path.parts or len(name) > 200:
        raise EvidenceError(f"The zip holds a name that leads out of it: {name[:80]!r}.")
    return path.as_posix()


def _attached(data: bytes) -> dict[str, bytes]:
    """The recording and the manifest that are attached to a PDF."""
    from pypdf import PdfReader

    found: dict[str, bytes] = {}
    try:
        for name, contents in PdfReader(io.BytesIO(data)).attachments.items():
            if name in (RECORDING, MANIFEST) and contents:
                found[name] = contents[0]
    except Exception as error:  # a hostile PDF fails in many ways; none of them is ours
        raise EvidenceError("The PDF is damaged: its attachments cannot be read.") from error
    if RECORDING not in found:
        raise EvidenceError("No recording is attached to this PDF, so there is nothing to check.")
    return found
