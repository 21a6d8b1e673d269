"""DOCX by python-docx: a prose document for editing, with real styles, tables and pictures.

Texts are set as text, never as XML. Right-to-left words are marked so that a word processor sets
them the right way round; the reader's own fonts draw every script.
"""

from __future__ import annotations

import io
import unicodedata
from datetime import datetime
from typing import Any

import docx as office
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from game.evidence import blocks as b
from game.evidence.portfolio import Portfolio
from game.evidence.stamp import Stamp
from game.evidence.writers.pdf import chart_pictures
from game.evidence.writers.zips import steady

INK, MUTED, ACCENT = (
    RGBColor(0x14, 0x1D, 0x24),
    RGBColor(0x52, 0x61, 0x6C),
    RGBColor(0x15, 0x5F, 0xA6),
)
OWN, NOTE, LEAD = "Own words", "Note", "Lead"
FONT = "Calibri"
TEXT_WIDTH = 170.0
"""Millimetres between the margins of an A4 page; a Letter page has 176."""
NARROWEST = 11.0
"""Millimetres of the narrowest column."""


def docx(made: Portfolio, document: b.Document) -> bytes:
    """The document as an office file."""
    charts = [each.svg for each in b.flat(document.blocks) if isinstance(each, b.Chart)]
    return steady(_Writer(made, document, chart_pictures(charts)).done())


class _Writer:
    def __init__(self, made: Portfolio, document: b.Document, pictures: list[bytes]) -> None:
        self.file: Any = office.Document()
        self.stamp = made.stamp
        self.document = document
        self.pictures = iter(pictures)
        self.entered = False
        self._page(made.settings.paper)
        self._styles()
        self._properties(made.stamp)
        self._margins(made.stamp)

    def done(self) -> bytes:
        self.file.add_paragraph(clean(self.document.title), style="Title")
        self.file.add_paragraph(clean(self.document.subtitle), style="Subtitle")
        for block in b.flat(self.document.blocks):
            self._block(block)
        out = io.BytesIO()
        self.file.save(out)
        return out.getvalue()

    def _page(self, paper: str) -> None:
        section = self.file.sections[0]
        letter = paper == "us-letter"
        section.page_width, section.page_height = (
            (Mm(215.9), Mm(279.4)) if letter else (Mm(210), Mm(297))
        )
        section.left_margin = section.right_margin = Mm(20)
        section.top_margin = section.bottom_margin = Mm(22)

    def _styles(self) -> None:
        styles = self.file.styles
        for name, size, colour, bold in (
            ("Normal", 10, INK, False),
            ("Title", 22, INK, True),
            ("Subtitle", 11, MUTED, False),
            ("Heading 1", 14, INK, True),
            ("Heading 2", 11, ACCENT, True),
        ):
            style = styles[name]
            style.font.name, style.font.size, style.font.bold = FONT, Pt(size), bold
            style.font.color.rgb, style.font.italic = colour, False
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(qn(f"w:{theme}"), None)
        for border in styles["Title"].element.iter(qn("w:pBdr")):
            border.getparent().remove(border)
            break
        styles["Normal"].paragraph_format.space_after = Pt(5)
        for name, points, colour in ((OWN, 10.0, INK), (NOTE, 8.5, MUTED), (LEAD, 11.5, INK)):
            style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = styles["Normal"]
            style.font.size, style.font.color.rgb = Pt(points), colour
        own = styles[OWN].element.get_or_add_pPr()
        own.append(_bar())
        styles[OWN].paragraph_format.left_indent = Mm(3)

    def _properties(self, stamp: Stamp) -> None:
        core = self.file.core_properties
        made = datetime(stamp.made.year, stamp.made.month, stamp.made.day)  # noqa: DTZ001
        core.title = clean(f"{self.document.title}, {stamp.title}")
        core.author = clean(stamp.name)[:250]
        core.comments = clean(f"{stamp.line} · {stamp.code}")[:250]
        core.keywords, core.language = "simulated project", "en"
        core.created = core.modified = made
        core.last_modified_by = ""
        core.revision = 1

    def _margins(self, stamp: Stamp) -> None:
        section = self.file.sections[0]
        head = section.header.paragraphs[0]
        head.text = clean(f"{stamp.title}: evidence of a simulated project · {self.document.title}")
        head.style = self.file.styles[NOTE]
        foot = section.footer.paragraphs[0]
        foot.text = clean(f"{stamp.line} · verify {stamp.code}")
        foot.style = self.file.styles[NOTE]

    def _block(self, block: b.Block) -> None:
        match block:
            case b.Heading(text):
                self.file.add_heading(clean(text), 2 if self.entered else 1)
            case b.Entry(title, aside):
                self.entered = True
                self.file.add_heading(clean(title), 1)
                if aside:
                    self.file.add_paragraph(clean(aside), style=NOTE)
            case b.Paragraph(runs, role):
                style = {"note": NOTE, "lead": LEAD}.get(role, "Normal")
                self._runs(self.file.add_paragraph(style=style), runs)
            case b.Words(label, text):
                paragraph = self.file.add_paragraph(style=OWN)
                self._run(paragraph, b.Run(label, "mark"))
                paragraph.add_run().add_break()
                self._run(paragraph, b.Run(text))
            case b.Signal(_, word, sentence):
                runs = (b.Run(f"{word}. ", "strong"), b.Run(sentence))
                self._runs(self.file.add_paragraph(style=LEAD), runs)
            case b.Pairs(rows):
                cells = tuple((b.cell(name), value) for name, value in rows)
                last = b.Column("", 2) if block.prose else b.Column("", 1, "right")
                columns = (b.Column("", 1), last)
                self._table(b.Table("", columns, cells), headed=False)
            case b.Table():
                self._table(block, headed=True)
            case b.Chart():
                self._picture(block)
            case _:
                raise TypeError(f"no such block: {block!r}")

    def _picture(self, chart: b.Chart) -> None:
        width = min(TEXT_WIDTH, chart.width * 0.353 * 1.2)
        shape = self.file.add_picture(io.BytesIO(next(self.pictures)), width=Mm(width))
        drawn = shape._inline.docPr  # noqa: SLF001 - python-docx has no other way to the alt text
        drawn.set("descr", clean(chart.alt))
        drawn.set("name", "Chart")

    def _table(self, table: b.Table, *, headed: bool) -> None:
        if not table.rows:
            self._runs(self.file.add_paragraph(), (b.Run(table.empty, "muted"),))
            return
        count = len(table.rows) + headed
        grid = self.file.add_table(rows=count, cols=len(table.columns))
        grid.style = self.file.styles["Table Grid"]
        grid.autofit = False
        _hairlines(grid)
        if table.name:
            _described(grid, clean(table.name))
        widths = [Mm(width) for width in _widths(table)]
        grid_columns = list(grid.columns)
        for column, width in zip(grid_columns, widths, strict=True):
            column.width = width
        for number, row in enumerate(grid.rows):
            head = headed and number == 0
            cells = (
                tuple(b.cell(column.title, "muted") for column in table.columns)
                if head
                else table.rows[number - headed]
            )
            if head:
                _repeated(row)
            places = row.cells
            for place, content, column, width in zip(
                places, cells, table.columns, widths, strict=True
            ):
                place.width = width
                paragraph = place.paragraphs[0]
                paragraph.paragraph_format.space_after = Pt(1)
                if column.align == "right":
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
                self._runs(paragraph, content.runs, size=8.5)
        self.file.add_paragraph().paragraph_format.space_after = Pt(2)

    def _runs(self, paragraph: Any, runs: b.Runs, size: float = 0) -> None:
        for run in runs:
            self._run(paragraph, run, size)

    def _run(self, paragraph: Any, run: b.Run, size: float = 0) -> None:
        made = paragraph.add_run(clean(run.text))
        if size:
            made.font.size = Pt(size)
        if run.style == "strong":
            made.font.bold = True
        elif run.style == "muted":
            made.font.color.rgb = MUTED
        elif run.style in ("mark", "own"):
            made.font.color.rgb = ACCENT
        if right_to_left(run.text):
            made.font.rtl = True


def _widths(table: b.Table) -> list[float]:
    """Millimetres for each column; a narrow one has room for a number."""
    whole = sum(column.width for column in table.columns)
    wanted = [max(NARROWEST, TEXT_WIDTH * column.width / whole) for column in table.columns]
    over = (sum(wanted) - TEXT_WIDTH) / sum(width for width in wanted if width > 2 * NARROWEST)
    return [width - width * over if width > 2 * NARROWEST else width for width in wanted]


def clean(text: str) -> str:
    """Without characters that XML cannot hold; the game refuses them, a hostile file may not."""
    return "".join(
        " " if letter in "\t\r\n" else letter
        for letter in text
        if letter in "\t\r\n"
        or (
            ord(letter) >= 32
            and not 0xD800 <= ord(letter) <= 0xDFFF
            and ord(letter) not in (0xFFFE, 0xFFFF)
        )
    )


def right_to_left(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False


def _element(name: str, **attributes: str) -> Any:
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def _bar() -> Any:
    borders = OxmlElement("w:pBdr")
    borders.append(_element("w:left", val="single", sz="16", space="6", color="155FA6"))
    return borders


def _hairlines(grid: Any) -> None:
    """Lines between rows only."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = side in ("bottom", "insideH")
        borders.append(
            _element(
                f"w:{side}", val="single" if line else "nil", sz="4", space="0", color="CBD4DB"
            )
        )
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(_element(f"w:{side}", w="60", type="dxa"))
    behind = ("w:tblLook", "w:tblCaption")
    properties = grid._tbl.tblPr  # noqa: SLF001 - borders and margins have no other door
    properties.insert_element_before(borders, "w:tblLayout", *behind)
    properties.insert_element_before(margins, *behind)


def _described(grid: Any, name: str) -> None:
    grid._tbl.tblPr.append(_element("w:tblCaption", val=name))  # noqa: SLF001 - the same


def _repeated(row: Any) -> None:
    """The head row stands again on every page, and a reader knows it for one."""
    row._tr.get_or_add_trPr().append(_element("w:tblHeader", val="true"))  # noqa: SLF001 - the same
