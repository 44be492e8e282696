"""From a path to a report, or to one sentence that says why not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graphmodel.errors import InputError, MunigraphError
from graphmodel.messages import use_language
from loaders import files, find_files, read_report

SAID = "La alcaldesa de Peña Honda, Inés Trueba, firmó."


@pytest.fixture(autouse=True)
def english() -> None:
    use_language("en")


def write(path: Path, data: bytes | str) -> Path:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def refused(path: Path) -> str:
    """The sentence with which a file is refused: one, with the file's name, and with what to try."""
    with pytest.raises(InputError) as told:
        read_report(path)
    said = str(told.value)
    assert path.name in said and "\n" not in said and said.endswith(".")
    assert isinstance(told.value, MunigraphError)
    return said


def test_what_is_not_there_or_is_no_file_is_refused(tmp_path: Path) -> None:
    assert "no file" in refused(tmp_path / "acta.md")
    (tmp_path / "carpeta.md").mkdir()
    assert "folder" in refused(tmp_path / "carpeta.md")


@pytest.mark.parametrize("name", ["acta.xyz", "acta", "acta.md.zip"])
def test_another_ending_is_refused_with_the_endings_that_can_be_read(tmp_path: Path, name: str) -> None:
    said = refused(write(tmp_path / name, SAID))
    assert ".md" in said and ".txt" in said and ".json" in said


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n"])
def test_an_empty_file_is_refused(tmp_path: Path, data: bytes) -> None:
    assert "empty" in refused(write(tmp_path / "acta.md", data))


@pytest.mark.parametrize("data", ["![mapa](m.png)\n\n---\n", "---\ntitle: Acta\n---\n", "<div>\n</div>\n"])
def test_markup_without_text_is_refused(tmp_path: Path, data: str) -> None:
    assert "no text" in refused(write(tmp_path / "acta.md", data))


BINARY = {
    "png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x10\x00\x00\x00\x10\x08\x02",
    "zip": b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00",
    "controls": bytes(range(1, 32)) * 20,
    "odd utf-16": b"\xff\xfe" + "acta".encode("utf-16-le") + b"\xd8",
    "late": b"acta " * 100 + b"\x00\x01\x02" * 30,
}


@pytest.mark.parametrize("data", BINARY.values(), ids=BINARY)
def test_bytes_that_are_no_letters_are_refused(tmp_path: Path, data: bytes) -> None:
    assert "not a text" in refused(write(tmp_path / "acta.txt", data))


def test_a_file_too_large_to_be_a_report_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "acta.md"
    with path.open("wb") as out:
        out.truncate(files.LARGEST + 1)
    assert "64 MB" in refused(path)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("{", "not valid JSON"),
        ("[" * 100_000, "not valid JSON"),
        ("[]", "document"),
        ("{}", "document"),
        ('{"document": {}}', "document.id"),
        ('{"document": {"id": "a"}, "people": [{"nombre": "x"}]}', "people[0]"),
    ],
)
def test_json_that_is_no_facts_document_is_refused(tmp_path: Path, data: str, said: str) -> None:
    assert said in refused(write(tmp_path / "acta.json", data))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_texts_are_decoded(tmp_path: Path, encoding: str) -> None:
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    report = read_report(write(tmp_path / "acta.md", mark + SAID.encode(encoding)))
    assert report.text == SAID
    assert [(r.person, r.title) for r in report.facts.roles] == [("Inés Trueba", "alcaldesa")]


def test_windows_line_ends_are_kept_in_the_text_and_read_as_line_ends(tmp_path: Path) -> None:
    report = read_report(write(tmp_path / "acta.md", f"# Acta\r\n\r\n{SAID}\r\n"))
    assert report.text == f"# Acta\r\n\r\n{SAID}\r\n"
    assert report.facts.document.title == "Acta"


def test_a_report_knows_where_it_comes_from(tmp_path: Path) -> None:
    document = read_report(write(tmp_path / "Acta de Peña Honda (2).MD", SAID)).facts.document
    assert (document.id, document.source, document.format) == ("acta-de-pena-honda-2", "Acta de Peña Honda (2).MD", "markdown")
    assert read_report(write(tmp_path / "acta.txt", SAID), report_id="otra").facts.document.id == "otra"


@pytest.mark.parametrize(
    ("name", "slug"),
    [("Informe Ñandú 2024_v2", "informe-nandu-2024-v2"), ("  --  ", "report"), ("ÁÉÍ", "aei"), ("報告", "report")],
)
def test_slugs(name: str, slug: str) -> None:
    assert files.slug(name) == slug


def test_facts_are_taken_as_they_are_and_located_in_their_text(tmp_path: Path) -> None:
    facts = read_report(write(tmp_path / "acta.md", SAID)).facts.to_json()
    path = write(tmp_path / "facts.json", json.dumps(facts))
    assert read_report(path).facts.to_json() == facts
    moved = read_report(path, text=f"Antes. {SAID}", report_id="acta-2").facts
    assert moved.document.id == "acta-2"
    assert moved.roles[0].evidence.start == (facts["roles"][0]["start"] + len("Antes. "))
    assert read_report(path, text="Otra cosa.").facts.roles[0].evidence.start is None


def test_a_folder_gives_what_can_be_read_in_the_order_of_names(tmp_path: Path) -> None:
    inside = ["b.md", "a.txt", "sub/c.MARKDOWN", "sub/d.json", "x.gold.json", "mapa.png", ".oculto.md", ".git/e.md"]
    for name in inside:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        write(tmp_path / name, SAID)
    (tmp_path / "enlace.md").symlink_to(tmp_path / "b.md")
    found = [p.relative_to(tmp_path).as_posix() for p in find_files([tmp_path])]
    assert found == ["a.txt", "b.md", "sub/c.MARKDOWN", "sub/d.json"]
    assert find_files([tmp_path / "b.md", tmp_path])[0] == tmp_path / "b.md"
    assert len(find_files([tmp_path, tmp_path])) == 4


def test_where_the_folder_itself_is_hides_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / ".datos" / "informes"
    folder.mkdir(parents=True)
    write(folder / "a.md", SAID)
    assert find_files([folder]) == [folder / "a.md"]
    (tmp_path / "aparte").mkdir()
    monkeypatch.chdir(tmp_path / "aparte")
    assert find_files([Path("../.datos/informes")]) == [Path("../.datos/informes/a.md")]


def test_a_folder_without_reports_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "mapa.png", BINARY["png"])
    with pytest.raises(InputError, match=r"No report was found.*\.md"):
        find_files([tmp_path])
