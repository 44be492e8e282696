"""Files made to do harm, or broken on their way: each a function of nothing that gives a name and bytes."""

from __future__ import annotations

import random
import zipfile
import zlib
from io import BytesIO

from tests.loaders.converted import document, docx, packed, pdf

SAID = "# Acta\n\nLa alcaldesa de Peña Honda, Inés Trueba, firmó el convenio con la Liga de Comunas del Valle.\n"
MAIN = "word/document.xml"
ENTITIES = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


def small_pdf(content: bytes, page: bytes = b"", extra: bytes = b"") -> bytes:
    """A PDF of one page without an index of its objects, which every reader has to rebuild."""
    packed_ = zlib.compress(content, 9)
    return (
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R" + page + b">>endobj\n"
        b"4 0 obj<</Length " + str(len(packed_)).encode() + b"/Filter/FlateDecode>>stream\n" + packed_ + b"\nendstream endobj\n"
        + extra + b"\ntrailer<</Root 1 0 R>>\n%%EOF"
    )  # fmt: skip


def heavy_pages(pages: int) -> bytes:
    """So many pages, none of which is too heavy by itself."""
    one = small_pdf(b"0 g " * 10_000_000)
    kids = b" ".join(b"%d 0 R" % n for n in range(10, 10 + pages))
    others = b"".join(
        b"%d 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>endobj\n" % n for n in range(10, 10 + pages)
    )
    return one.replace(b"/Kids[3 0 R]/Count 1", b"/Kids[%b]/Count %d" % (kids, pages)).replace(
        b"\ntrailer", b"\n" + others + b"\ntrailer"
    )


def scanned(pages: int) -> bytes:
    """Pages that show one picture each."""
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    picture = ImageReader(BytesIO(b"P5 1200 1700 255\n" + random.Random(1).randbytes(1200 * 1700)))
    canvas = Canvas(out, invariant=1)
    for _ in range(pages):
        canvas.drawImage(picture, 0, 0, 595, 842)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def protected() -> bytes:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption("secreto", ownerPassword="otro"))
    canvas.drawString(72, 700, "La alcaldesa de Peña Honda, Inés Trueba.")
    canvas.save()
    return out.getvalue()


def locked_docx() -> bytes:
    """A Word document whose parts say that they are encrypted."""
    data = bytearray(docx(SAID))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(mark, at + 4)
    return bytes(data)


def lying_docx() -> bytes:
    """A Word document whose index says another size than is there."""
    data = bytearray(packed({MAIN: document("<w:p/>" * 100_000)}))
    at = data.find(b"PK\x01\x02")
    data[at + 24 : at + 28] = (50).to_bytes(4, "little")
    return bytes(data)


def stored_docx() -> bytes:
    """A Word document of many parts, all empty."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for n in range(20_000):
            archive.writestr(f"word/{n}.xml", "")
        archive.writestr(MAIN, document(""))
    return out.getvalue()


def zip_bomb() -> bytes:
    return packed({MAIN: document(" " * 100_000_000)})


HOSTILE = {
    "bomba.docx": (zip_bomb, "grows beyond"),
    "anidado.docx": (lambda: packed({"dentro.docx": packed({"mas.zip": zip_bomb()})}), "no Word document"),
    "salida.docx": (lambda: packed({"../../fuera.xml": "<a/>", MAIN: document("")}), "outside"),
    "absoluto.docx": (lambda: packed({"/etc/fuera.xml": "<a/>", MAIN: document("")}), "outside"),
    "entidades.docx": (lambda: packed({MAIN: document("<w:p><w:r><w:t>&i;</w:t></w:r></w:p>", f"{ENTITIES}]>")}), "entities"),
    "externa.docx": (
        lambda: packed({MAIN: document("<w:p>&x;</w:p>", '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>')}),
        "entities",
    ),
    "hondo.docx": (lambda: packed({MAIN: document("<w:p>" * 200_000)}), "grows beyond"),
    "cortado.docx": (lambda: docx(SAID)[:-60], "damaged"),
    "roto.docx": (lambda: packed({MAIN: document("<w:p>")}), "damaged"),
    "miente.docx": (lying_docx, "damaged"),
    "lleno.docx": (stored_docx, "grows beyond"),
    "cerrado.docx": (locked_docx, "password"),
    "vacio.docx": (lambda: packed({}), "no Word document|damaged"),
    "sin-texto.docx": (lambda: packed({MAIN: document("<w:p/>")}), "no text"),
    "viejo.docx": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Office"),
    "es-pdf.txt": (lambda: pdf(SAID), "rename it to .pdf"),
    "es-word.md": (lambda: docx(SAID), "rename it to .docx"),
    "es-pagina.txt": (lambda: b"<!DOCTYPE html><html><body><p>Acta</p></body></html>", "rename it to .html"),
    "es-texto.pdf": (SAID.encode, "not a PDF"),
    "es-rtf.txt": (lambda: rb"{\rtf1\ansi Acta}", "rich text"),
    "bomba.pdf": (lambda: small_pdf(b"q " * 60_000_000), "given up|brought its reader down|no text"),
    "paginas.pdf": (lambda: heavy_pages(200), "given up"),
    "letras.pdf": (
        lambda: small_pdf(b"BT /F1 9 Tf " + b"(aaaaaaaa) Tj " * 3_000_000 + b"ET", FONT),
        "more text|given up|memory|brought its reader down",
    ),
    "bucle.pdf": (
        lambda: small_pdf(b"/X Do", b"/Resources<</XObject<</X 5 0 R>>>>", LOOP),
        "no text|given up|brought its reader down",
    ),
    "cortado.pdf": (lambda: pdf(SAID * 50)[:700], "damaged|no text"),
    "protegido.pdf": (protected, "password"),
    "escaneado.pdf": (lambda: scanned(20), "OCR"),
    "hondo.html": (lambda: b"<html>" + b"<div>" * 2_000_000, "no text|given up|brought its reader down"),
    "abierto.html": (lambda: b"<html>" + b"<!--" * 4_000_000, "no text|given up|brought its reader down"),
    "entidad.html": (lambda: b"<html><p>" + b"&" * 30_000_000, "more text|given up|brought its reader down|memory"),
    "comentarios.txt": (lambda: b"<!-- a -->" * 60 + b"<?" + b"\0" * 9, "not a text"),
    "nulos.txt": (lambda: b"La alcaldesa " * 2000 + b"\0" * 10, "not a text"),
    "ruido.txt": (lambda: random.Random(2).randbytes(400_000), "not a text"),
    "larga.txt": (lambda: b"La alcaldesa " * 3_000_000, "more text"),
    "linea.txt": (lambda: b"La alcaldesa " * 50_000, "line"),
    "hondo.json": (lambda: b'{"a":' * 1_000_000, "not valid JSON"),
}
FONT = b"/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
LOOP = (
    b"5 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>/Length 23>>stream\n"
    b"/X Do /X Do /X Do /X Do\nendstream endobj"
)
