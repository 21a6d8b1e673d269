"""The files: the same bytes each time, what the player typed as it was typed, and nothing run."""

from __future__ import annotations

import io
import json
import re
import zipfile
from xml.etree import ElementTree as Xml

import docx as office
import icalendar
import openpyxl
import pytest
from pypdf import PdfReader

from game.evidence.font import drawable
from game.evidence.manifest import Precision
from game.evidence.pack import plan
from game.evidence.portfolio import Settings, portfolio
from game.evidence.replay import tell
from game.evidence.writers.docx import clean
from game.evidence.writers.pdf import pictures
from game.model.units import DAY
from game.planning.mspdi import read_mspdi
from game.recording import Recording
from tests.evidence import sample
from tests.evidence.games import (
    FEW,
    HOSTILE,
    MADE,
    judge,
    large,
    large_pack,
    small,
    small_pack,
)


def test_a_pack_is_made_twice_with_the_same_bytes() -> None:
    for name, make in plan(small(), precision=FEW).items():
        assert make() == small_pack()[name], name


def test_the_pack_has_every_format() -> None:
    names = set(small_pack())
    assert {"portfolio.pdf", "portfolio.html", "registers.xlsx", "plan.xml"} <= names
    assert {"milestones.ics", "recording.jsonl", "manifest.json", "README.txt"} <= names
    assert {"documents/01-case-story.pdf", "documents/02-charter.docx"} <= names
    assert "documents/04-schedule.docx" not in names  # a register is not prose


def test_the_pdf_is_tagged_with_bookmarks_our_fonts_and_the_recording() -> None:
    pdf = PdfReader(io.BytesIO(large_pack()["portfolio.pdf"]))
    assert pdf.root_object["/MarkInfo"]["/Marked"]  # type: ignore[index]
    titles = [each.title for each in pdf.outline if not isinstance(each, list)]
    assert "Project charter" in titles
    fonts: set[str] = set()
    for page in pdf.pages[:6]:
        face = page["/Resources"]["/Font"]  # type: ignore[index]
        fonts |= {str(each.get_object()["/BaseFont"]) for each in face.values()}
    assert all("IBMPlex" in font for font in fonts)
    assert pdf.attachments["recording.jsonl"][0] == large_pack()["recording.jsonl"]


def test_every_page_says_simulation_and_bears_the_code() -> None:
    pdf = PdfReader(io.BytesIO(large_pack()["portfolio.pdf"]))
    for number, page in enumerate(pdf.pages, 1):
        text = page.extract_text()
        assert "Simulation" in text, number
        assert large().stamp.code in text, number


def test_hostile_words_stand_in_the_pdf_as_words() -> None:
    text = "".join(
        page.extract_text() for page in PdfReader(io.BytesIO(small_pack()["portfolio.pdf"])).pages
    )
    flat = "".join(text.split())
    for words in (HOSTILE[0], HOSTILE[1], HOSTILE[2], HOSTILE[3]):
        assert "".join(drawable(words).split()) in flat, words


def test_what_our_font_lacks_is_named_not_dropped() -> None:
    assert drawable("🚀 go") == "[rocket] go"
    assert drawable("محمد علي") == "[Arabic text, 8 characters]"
    assert drawable("שלום x") == "[Hebrew text, 4 characters] x"
    assert drawable("Zoë Nguyễn, Łódź, Ελλάδα, Привет") == "Zoë Nguyễn, Łódź, Ελλάδα, Привет"
    assert drawable("a\nb") == "a b"


def test_hostile_words_stand_in_the_html_as_text_alone() -> None:
    html = small_pack()["portfolio.html"].decode()
    assert "<script" not in html
    assert "onerror=alert" not in re.sub(r"&lt;.*?&gt;", "", html)
    assert HOSTILE[4] in html
    assert "🚀" in html
    assert "http" not in html.replace("http://www.w3.org/2000/svg", "").replace("http-equiv", "")


def test_the_workbook_holds_words_no_formula_and_no_link() -> None:
    data = small_pack()["registers.xlsx"]
    book = openpyxl.load_workbook(io.BytesIO(data))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    values = {cell.value for cell in cells}
    assert set(HOSTILE) <= values
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert not [name for name in file.namelist() if "external" in name.lower()]


def test_registers_can_be_filtered_and_stay_under_their_head() -> None:
    book = openpyxl.load_workbook(io.BytesIO(large_pack()["registers.xlsx"]))
    for sheet in book.worksheets[1:]:
        assert sheet.freeze_panes == "A2", sheet.title
        assert sheet.auto_filter.ref, sheet.title
    schedule = book["Schedule"]
    assert schedule.data_validations.dataValidation[0].type == "list"
    assert schedule["C2"].number_format == "d mmm yyyy"
    assert book["Risks"]["C2"].value == pytest.approx(0.55)


def test_a_prose_document_opens_with_styles_tables_and_described_pictures() -> None:
    file = office.Document(io.BytesIO(large_pack()["documents/02-charter.docx"]))
    styles = {paragraph.style.name for paragraph in file.paragraphs if paragraph.style}
    assert {"Title", "Heading 1", "Own words"} <= styles
    assert file.tables
    described = [shape._inline.docPr.get("descr") for shape in file.inline_shapes]
    assert described
    assert all(described)


def test_words_from_right_to_left_are_marked_for_the_word_processor() -> None:
    data = small_pack()["documents/06-risks.docx"]
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        xml = file.read("word/document.xml").decode()
    assert HOSTILE[4] in xml
    assert "<w:rtl/>" in xml


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    assert clean("a\x00b\x0bc\ud800d\uffffe\tf") == "abcde f"


def test_the_plan_file_is_read_by_our_own_reader_with_dates_and_links() -> None:
    plan = read_mspdi(large_pack()["plan.xml"], "plan.xml")
    tasks = large().story.project.tasks
    assert len(plan.jobs) == len(
        [t for t in tasks if large().story.view.public.tasks[t].status not in ("dropped", "out")]
    )
    first = plan.jobs[0]
    assert plan.names[first.id].startswith("M01")
    root = Xml.fromstring(large_pack()["plan.xml"])
    space = "{http://schemas.microsoft.com/project}"
    for task in root.iter(f"{space}Task"):
        assert task.findtext(f"{space}Start") <= task.findtext(f"{space}Finish")  # type: ignore[operator]


def test_the_calendar_holds_each_milestone_and_the_deadline() -> None:
    file = icalendar.Calendar.from_ical(large_pack()["milestones.ics"])
    titles = [str(event["summary"]) for event in file.walk("VEVENT")]
    assert "Core in the cloud (reached, simulated)" in titles
    assert titles[-1].startswith("Deadline: ")
    assert len(titles) == len(set(titles))


def test_the_manifest_names_release_libraries_and_code() -> None:
    manifest = json.loads(small_pack()["manifest.json"])
    assert manifest["code"] == small().stamp.code
    assert manifest["libraries"]["typst"]


def test_a_document_previews_as_pictures_of_its_pages() -> None:
    charter = next(each for each in small().documents if each.id == "charter")
    pages = pictures(small(), charter, 40)
    assert pages
    assert all(page.startswith(b"\x89PNG") for page in pages)


def test_the_case_story_with_values_and_words_is_one_page() -> None:
    """Of decisions with long texts in the first weeks, and a sentence in every place."""
    found = large().story.recording
    early = [each for each in found.actions if each[0] <= 52 * DAY]
    recording = Recording(found.header, early, 52 * DAY)
    judged = judge(recording, sample.scenario(), Precision(4, 0))
    story = tell(recording, sample.scenario())
    for paper in ("a4", "us-letter"):
        for dilemma in ("E1", "E2", "E3"):
            wish = Settings(MADE, sample.NAME, paper, dilemma, ("case-story",))
            made = portfolio(story, judged, wish)
            assert len(pictures(made, made.documents[0], 20)) == 1, dilemma
