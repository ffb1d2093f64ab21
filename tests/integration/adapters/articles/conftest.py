import io
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from xml.sax.saxutils import escape

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from reelwright.simulators.web.server import WebSimulator

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
FONTS = {"F1": "Helvetica", "F2": "Helvetica-Bold", "F3": "Courier"}

Placed = tuple[float, float, float, str, str]
"""x, y, size, font and text of a line."""


@pytest.fixture(scope="session")
def web() -> Iterator[WebSimulator]:
    with WebSimulator() as running:
        yield running


def png(width: int = 320, height: int = 200) -> bytes:
    written = io.BytesIO()
    Image.linear_gradient("L").resize((width, height)).save(written, "PNG")
    return written.getvalue()


@pytest.fixture(scope="session")
def picture() -> bytes:
    return png()


def _style(name: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "")}">'
        f'<w:name w:val="{name}"/></w:style>'
    )


def _paragraph(style: str, content: str) -> str:
    run = content if content.startswith("<w:") else f"<w:r><w:t>{escape(content)}</w:t></w:r>"
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style.replace(" ", "")}"/></w:pPr>{run}</w:p>'
        if style
        else f"<w:p>{run}</w:p>"
    )


def docx_of(
    paragraphs: Sequence[tuple[str, str]],
    *,
    core: str = "",
    parts: Mapping[str, bytes] | None = None,
    relations: str = "",
) -> bytes:
    """A document of paragraphs, each a style's name and text (or runs in XML)."""
    body = "".join(_paragraph(style, content) for style, content in paragraphs)
    styles = "".join(_style(style) for style in dict.fromkeys(s for s, _ in paragraphs) if style)
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="png" ContentType="image/png"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="http://schemas.'
            'openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        )
        archive.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{RELATIONS}">{relations}</Relationships>',
        )
        archive.writestr("word/styles.xml", f'<w:styles xmlns:w="{WORD}">{styles}</w:styles>')
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{WORD}" xmlns:r="http://schemas.openxmlformats.org/'
            'officeDocument/2006/relationships" xmlns:a="http://schemas.openxmlformats.org/'
            'drawingml/2006/main" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
            'wordprocessingDrawing" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/'
            f'picture"><w:body>{body}</w:body></w:document>',
        )
        if core:
            archive.writestr(
                "docProps/core.xml",
                '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/'
                'metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
                f'xmlns:dcterms="http://purl.org/dc/terms/">{core}</cp:coreProperties>',
            )
        for name, content in (parts or {}).items():
            archive.writestr(name, content)
    return written.getvalue()


@pytest.fixture(scope="session")
def docx() -> Callable[..., bytes]:
    return docx_of


def pdf_of(
    pages: Sequence[Sequence[Placed]],
    *,
    password: str | None = None,
    owner: str | None = None,
    title: str = "",
) -> bytes:
    """A PDF of placed lines, in A4."""
    writer = PdfWriter()
    for lines in pages:
        page = writer.add_blank_page(595, 842)
        fonts = DictionaryObject()
        for key, name in FONTS.items():
            fonts[NameObject(f"/{key}")] = DictionaryObject(
                {
                    NameObject("/Type"): NameObject("/Font"),
                    NameObject("/Subtype"): NameObject("/Type1"),
                    NameObject("/BaseFont"): NameObject(f"/{name}"),
                    NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
                }
            )
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        stream = DecodedStreamObject()
        stream.set_data(b"".join(_set_line(*line) for line in lines))
        page[NameObject("/Contents")] = writer._add_object(stream)  # noqa: SLF001 - its only way
    if title:
        writer.add_metadata({"/Title": title})
    if password is not None:
        writer.encrypt(password, owner, algorithm="AES-256")
    written = io.BytesIO()
    writer.write(written)
    assert PdfReader(io.BytesIO(written.getvalue())).is_encrypted == (password is not None)
    return written.getvalue()


def _set_line(x: float, y: float, size: float, font: str, text: str) -> bytes:
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /{font} {size} Tf 1 0 0 1 {x} {y} Tm ({escaped}) Tj ET\n".encode("cp1252")


@pytest.fixture(scope="session")
def pdf() -> Callable[..., bytes]:
    return pdf_of


def illustrated_pdf_of(lines: Sequence[Placed], picture: Image.Image) -> bytes:
    """A page of lines with a picture on it, taken from a PDF that is only the picture."""
    drawn = io.BytesIO()
    picture.save(drawn, "PDF")
    writer = PdfWriter(io.BytesIO(pdf_of([lines])))
    writer.pages[0].merge_page(PdfReader(io.BytesIO(drawn.getvalue())).pages[0])
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


@pytest.fixture(scope="session")
def illustrated_pdf() -> Callable[..., bytes]:
    return illustrated_pdf_of


@pytest.fixture(scope="session")
def scanned_pdf() -> bytes:
    written = io.BytesIO()
    Image.linear_gradient("L").resize((595, 842)).save(written, "PDF")
    return written.getvalue()
