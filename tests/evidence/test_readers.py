"""The files of the sample game opened by the programs that employers have; one pack for all.

A program that is not installed skips its test and says which one; `.ci/run` installs them all.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import time
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from tests.evidence.games import large, large_pack

pytestmark = pytest.mark.slow


def program(*names: str) -> str:
    """The path of the first of these programs that is here, else the test is skipped."""
    for name in names:
        found = shutil.which(name)
        if found:
            return found
    pytest.skip(f"{names[0]} is not installed; .ci/run installs it")


def run(*command: str | Path, seconds: int = 120, **environment: str) -> str:
    """What a program says on both streams; it must end well."""
    done = subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        timeout=seconds,
        env={**os.environ, **environment},
        check=False,
    )
    text = (done.stdout + done.stderr).decode(errors="replace")
    assert done.returncode == 0, text
    return text


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pack")
    for name, data in large_pack().items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def test_poppler_reads_tags_words_pages_and_attachments(pack: Path, tmp_path: Path) -> None:
    info = run(program("pdfinfo"), pack / "portfolio.pdf")
    assert "Tagged:          yes" in info
    assert "Title:           Leaving Harbour Street" in info
    pages = int(info.split("Pages:")[1].split()[0])
    assert pages > 20
    text = run(program("pdftotext"), "-layout", pack / "portfolio.pdf", "-")
    for document in large().documents:
        assert document.title in text
    assert text.count(large().stamp.code) >= pages
    run(program("pdftoppm"), "-r", "40", "-png", pack / "portfolio.pdf", tmp_path / "page")
    assert len(list(tmp_path.glob("page-*.png"))) == pages
    assert "recording.jsonl" in run(program("pdfdetach"), "-list", pack / "portfolio.pdf")


def test_libreoffice_opens_documents_and_registers(pack: Path, tmp_path: Path) -> None:
    office = program("soffice", "libreoffice")
    charter, decisions = sorted(pack.glob("documents/*charter.docx")) + sorted(
        pack.glob("documents/*decisions.docx")
    )
    run(
        *(office, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"),
        *("--convert-to", "pdf", "--outdir", tmp_path, charter, decisions, pack / "registers.xlsx"),
        seconds=240,
    )
    text = run(program("pdftotext"), tmp_path / f"{charter.stem}.pdf", "-")
    assert "Project charter" in text
    assert "Out of Harbour Street before" in text
    assert "Hidden dependencies" in run(program("pdftotext"), tmp_path / "registers.pdf", "-")
    assert (tmp_path / f"{decisions.stem}.pdf").stat().st_size > 20_000


class Names(HTMLParser):
    """Collects what a screen reader would stumble over."""

    def __init__(self) -> None:
        super().__init__()
        self.missing: list[str] = []
        self.levels: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "svg" and not given.get("aria-label"):
            self.missing.append("a picture without alternative text")
        if tag == "th" and "scope" not in given:
            self.missing.append("a table head without scope")
        if given.get("role") == "region" and not given.get("aria-label"):
            self.missing.append("a region without a name")
        if tag in ("script", "iframe", "object", "link"):
            self.missing.append(f"a {tag}")
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.levels.append(int(tag[1]))


def test_chromium_shows_the_html_without_an_error(pack: Path, tmp_path: Path) -> None:
    chromium = program("chromium", "chromium-browser", "google-chrome")
    shot = tmp_path / "page.png"
    log = run(
        *(chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"),
        *("--disable-background-networking", f"--user-data-dir={tmp_path}/profile"),
        *("--enable-logging=stderr", "--window-size=1200,3000", f"--screenshot={shot}"),
        f"file://{pack}/portfolio.html",
    )
    assert "CONSOLE" not in log
    assert shot.stat().st_size > 50_000
    page = Names()
    page.feed((pack / "portfolio.html").read_text(encoding="utf-8"))
    assert page.missing == []
    assert page.levels[0] == 1
    steps = zip(page.levels, page.levels[1:], strict=False)
    assert all(after <= before + 1 for before, after in steps)


@pytest.fixture(scope="module")
def mpxj() -> Any:
    """MPXJ in a Java machine, which a process can start once."""
    if not shutil.which("java"):
        pytest.skip("Java is not installed; .ci/run installs it")
    import jpype
    import mpxj as _  # noqa: F401 - puts its archive on the path

    if not jpype.isJVMStarted():
        jpype.startJVM()
    return jpype


@pytest.fixture(scope="module")
def read_by_mpxj(mpxj: Any, pack: Path) -> Any:
    reader = mpxj.JClass("org.mpxj.reader.UniversalProjectReader")()
    return reader.read(str(pack / "plan.xml"))


def test_mpxj_reads_tasks_dates_links_and_costs(read_by_mpxj: Any) -> None:
    story = large().story
    public = story.view.public
    tasks = {str(task.getWBS()): task for task in read_by_mpxj.getTasks() if task.getWBS()}
    assert set(story.project.tasks) <= set(tasks)
    spent = 0.0
    for id, state in public.tasks.items():
        task = tasks[id]
        links = {str(r.getPredecessorTask().getWBS()) for r in task.getPredecessors()}
        assert links == {link.task for link in state.after}, id
        if state.finished >= 0:
            began = story.calendar.date_at(state.started).isoformat()
            ended = story.calendar.date_at(state.finished - 1).isoformat()
            assert str(task.getActualStart())[:10] == began, id
            assert str(task.getActualFinish())[:10] == ended, id
        planned = story.baselines[0].plan[id]
        ends = story.calendar.date_at(planned.finish - 1).isoformat()
        assert str(task.getBaselineFinish())[:10] == ends, id
        spent += float(str(task.getCost() or 0))
    assert 0 < spent < story.project.bac / 100
    assert read_by_mpxj.getResources().size() >= len(public.people)
    assert read_by_mpxj.getResourceAssignments().size() > 40


def test_what_mpxj_writes_again_says_the_same(mpxj: Any, read_by_mpxj: Any, tmp_path: Path) -> None:
    formats = mpxj.JClass("org.mpxj.writer.FileFormat")
    writer = mpxj.JClass("org.mpxj.writer.UniversalProjectWriter")
    again = tmp_path / "again.xml"
    writer(formats.MSPDI).write(read_by_mpxj, str(again))
    second = mpxj.JClass("org.mpxj.reader.UniversalProjectReader")().read(str(again))
    first_tasks = [(str(t.getName()), str(t.getStart())) for t in read_by_mpxj.getTasks()]
    assert [(str(t.getName()), str(t.getStart())) for t in second.getTasks()] == first_tasks


def test_planner_opens_the_plan(mpxj: Any, read_by_mpxj: Any, tmp_path: Path) -> None:
    planner, server, finder = program("planner"), program("Xvfb"), program("xdotool")
    formats = mpxj.JClass("org.mpxj.writer.FileFormat")
    plan = tmp_path / "plan.planner"
    mpxj.JClass("org.mpxj.writer.UniversalProjectWriter")(formats.PLANNER).write(
        read_by_mpxj, str(plan)
    )
    display = f":{90 + os.getpid() % 900}"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with contextlib.ExitStack() as stack:
        for command in ([server, display, "-screen", "0", "1024x768x24"], [planner, str(plan)]):
            process = subprocess.Popen(command, env={**os.environ, "DISPLAY": display}, **quiet)  # type: ignore[call-overload]
            stack.callback(process.wait)
            stack.callback(process.terminate)
            time.sleep(1)
        titles = ""
        for _ in range(60):
            found = subprocess.run(
                [finder, "search", "--name", "plan.planner"],
                env={**os.environ, "DISPLAY": display},
                capture_output=True,
                check=False,
            )
            titles = found.stdout.decode()
            if titles.strip():
                break
            time.sleep(0.5)
    assert titles.strip(), "no window of planner shows the plan"


def test_another_library_reads_the_calendar(pack: Path) -> None:
    python = "/usr/bin/python3"
    script = (
        "import sys, vobject\n"
        "file = vobject.readOne(open(sys.argv[1], encoding='utf-8').read())\n"
        "for event in file.vevent_list:\n"
        "    print(event.dtstart.value.isoformat(), event.summary.value)\n"
    )
    probe = subprocess.run([python, "-c", "import vobject"], capture_output=True, check=False)
    if probe.returncode:
        pytest.skip("python3-vobject is not installed; .ci/run installs it")
    lines = run(python, "-c", script, pack / "milestones.ics").splitlines()
    story = large().story
    done = story.view.public.tasks[story.project.deadline.task].finished
    when = story.calendar.date_at(done - 1).isoformat()
    assert f"{when} Data-centre exit (reached, simulated)" in lines


def test_the_office_files_are_sound_zip_files(pack: Path) -> None:
    for path in [*pack.glob("documents/*.docx"), pack / "registers.xlsx"]:
        with zipfile.ZipFile(path) as file:
            assert file.testzip() is None, path.name
