"""Folding, and the words of names."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.countries import countries_in, country_code, country_name
from graphmodel.names import fold, local_government, numbers, person_words, spells, split_acronym, title_key


@given(st.text(st.characters(codec="utf-8"), max_size=20))
def test_folding_is_stable_and_the_same_for_composed_and_decomposed(name: str) -> None:
    assert fold(fold(name)) == fold(name)
    assert fold(unicodedata.normalize("NFD", name)) == fold(unicodedata.normalize("NFC", name))
    assert bool(fold(name)) == bool(name.strip())


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("  ONU-Hábitat ", "onu habitat"),
        ("A.M.E.", "ame"),
        ("Núñez D’Angelo", "nunez d angelo"),
        ("Muni\u00adcipio", "municipio"),
        ("«¿?»", "«¿?»"),
    ],
)
def test_fold(name: str, folded: str) -> None:
    assert fold(name) == folded


@pytest.mark.parametrize(
    ("woman", "man"),
    [
        ("Alcaldesa", "Alcalde"),
        ("Presidenta", "presidente"),
        ("Directora Ejecutiva", "Director Ejecutivo"),
        ("Secretaria General de Cooperación", "Secretario General de Cooperación"),
        ("Jefa", "Jefe"),
        ("Concejala", "Concejal"),
        ("Alcalde/sa", "Alcalde"),
        ("Prefeita", "Prefeito"),
    ],
)
def test_a_post_has_no_gender(woman: str, man: str) -> None:
    assert title_key(woman) == title_key(man)


def test_different_posts_have_different_keys() -> None:
    titles = [
        "Alcalde",
        "Vicealcalde",
        "Presidente",
        "Vicepresidente",
        "Director",
        "Director de Obras",
        "Directora de Obra",
        "Vocal",
    ]
    assert len({title_key(t) for t in titles}) == len(titles)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("municipio de cuenca", ("municipal", "cuenca")),
        ("gobierno autonomo descentralizado municipal del canton loja", ("municipal", "loja")),
        ("gobierno autonomo descentralizado provincial de loja", ("province", "loja")),
        ("municipios de loja y cuenca", None),
        ("gobierno facil", None),
        ("municipio", None),
    ],
)
def test_local_governments(name: str, found: tuple[str, str] | None) -> None:
    assert local_government(name.split()) == found


def test_honorifics_are_no_part_of_a_name() -> None:
    assert person_words("Dr. Ing. Omar Lara, PhD") == ("omar", "lara")
    assert person_words("Ing.") == ("ing",)


def test_acronyms() -> None:
    assert split_acronym("Banco Azul (BAZ) del Sur") == ("Banco Azul del Sur", "BAZ")
    assert split_acronym("Liga (Quito)") == ("Liga (Quito)", None)
    assert spells("AME", "Asociación de Municipalidades Ecuatorianas")
    assert not spells("AME", "Asociación de Municipalidades de las Américas")


def test_numbers() -> None:
    assert numbers("XV Congreso 2025, sala C") == "xv 2025"
    assert numbers("Vida y civismo") == ""


@pytest.mark.parametrize(
    ("name", "countries"),
    [
        ("Federación Dominicana de Municipios", {"DO"}),
        ("República Dominicana", {"DO"}),
        ("Dominica", {"DM"}),
        ("Guinea Ecuatorial", {"GQ"}),
        ("Cooperación Alemana en México", {"DE", "MX"}),
        ("Agencia Noruega", {"NO"}),
        ("Municipio de Granada", set()),
        ("Fundación Salvador Allende", set()),
    ],
)
def test_countries_that_a_name_speaks_of(name: str, countries: set[str]) -> None:
    assert countries_in(name) == countries


def test_countries_by_code_and_name() -> None:
    assert country_name("BR") == "Brasil" and country_name("XQ") == "XQ"
    assert country_code("ecuador") == country_code("EC") == "EC"
    assert country_code("Cuenca") is None
