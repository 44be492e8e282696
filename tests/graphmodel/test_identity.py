"""Who is who: what must stay apart, what must come together, and what judgements change."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest

from graphmodel.identity.judgements import Judgement, RecordKey
from tests.graphmodel.entities import Entity, clusters, event, facts, groups, initiative, key, org, person, place, same, town

AME = org("Asociación de Municipalidades Ecuatorianas", "AME", country="EC")
CUENCA = town("GAD Municipal de Cuenca", "Cuenca", country="EC")

APART = [
    (
        org("Federación Colombiana de Municipios"),
        org("Federación Argentina de Municipios"),
        org("Federación Dominicana de Municipios"),
    ),
    (
        org("Asociación de Municipalidades del Perú"),
        org("Asociación de Municipalidades del Paraguay"),
        org("Asociación de Municipalidades Ecuatorianas"),
    ),
    (CUENCA, town("GAD Municipal de Loja", "Loja", country="EC")),
    (AME, org("Parlamento Andino", kind="multilateral")),
    (place("República Dominicana"), place("Dominica")),
    (place("Guinea"), place("Guinea Ecuatorial")),
    (person("María Pérez"), person("Mario Pérez")),
    # one acronym, two bodies
    (org("Federación Argentina de Municipios", "FAM"), org("Fundación Aguas del Mar", "FAM")),
    (org("AMB", country="BO"), org("AMB", country="BR")),
    (org("Asociación de Municipalidades de Bolivia (AMB)"), org("AMB", country="BR")),
    # an acronym spelt out wrongly makes no key of the wrong name
    (
        org("Asociación de Municipalidades Ecuatorianas", "AME", "Asociación de Municipalidades de las Américas (AME)"),
        org("Asociación de Municipalidades de las Américas"),
    ),
    # what anybody may have
    (org("Comisión Técnica de Ciudades del Agua", "Comisión Técnica"), org("Comisión Técnica")),
    (org("Banco de Fomento del Sur", "El banco", kind="bank"), org("El Banco", kind="bank")),
    (org("Centro de Desarrollo de la Liga Azul", "Centro de Desarrollo"), org("Centro de Desarrollo")),
    (org("Dirección de Cultura", of=CUENCA), org("Dirección de Cultura", of=town("Municipio de Loja"))),
    (org("Dirección de Cultura", country="EC"), org("Dirección de Cultura", country="EC")),
    (org("Ministerio de Ambiente"), org("Ministerio de Ambiente")),
    (
        org("Ministerio de Ambiente", kind="national_government", country="EC"),
        org("Ministerio de Ambiente", kind="national_government", country="PE"),
    ),
    # a part is not the whole
    (
        org("Oficina en Lima del Programa Mundial de Aguas", "Programa Mundial de Aguas", "PMA"),
        org("PMA", "Programa Mundial de Aguas"),
    ),
    (town("Prefectura de Loja", "Loja"), town("Municipio de Loja")),
    (town("Municipalidad Provincial de Tarma"), town("Municipalidad Distrital de Tarma")),
    (town("Municipio de Córdoba", country="AR"), town("Ayuntamiento de Córdoba", country="ES")),
    (town("Municipio de Concordia", "Concordia"), org("Concordia", kind="ngo")),
    (place("Córdoba", "AR"), place("Córdoba", "ES")),
    # homonyms
    (
        person("Ana Ruiz", at=town("Municipio de Quito", country="EC")),
        person("Ana Ruiz", at=town("Municipio de Lima", country="PE")),
    ),
    (person("Ana García Pérez", at=AME), person("Ana Pérez", at=AME)),
    (person("Ana García Pérez", at=AME), person("Ana García", at=org("Liga Azul"))),
    (person("Ana García Pérez"), person("Ana García")),
    (person("Pérez", at=AME), person("Mario Pérez", at=AME)),
    (person("José Prado Luna", "Prado Luna"), person("Prado Luna")),
    (person("R. Prado Luna"), person("R. Prado Luna")),
    # things: another year, another number, another leader, or no name at all
    (event("Foro Ribera", date="2023"), event("Foro Ribera", date="2024-05")),
    (event("XIV Congreso Ribera"), event("XVII Congreso Ribera")),
    (event("Encuentro Nacional de Concejales", by=AME), event("Encuentro Nacional de Concejales", by=org("Liga Azul"))),
    (event("reunión", "panel"), event("Reunión", "panel")),
    (event("mesa de expertos", date="2024", by=AME), event("mesa de expertos", date="2024", by=AME)),
    (event("Cumbre Ribera", "el panel"), event("Cumbre Azul", "el panel")),
    (initiative("convenio", kind="agreement"), initiative("Convenio", kind="agreement")),
    (initiative("MdE", kind="agreement", by=AME), initiative("MdE", kind="agreement", by=AME)),
    (initiative("plan de trabajo 2022", kind="plan"), initiative("plan de trabajo 2022", kind="plan")),
    (initiative("Plan de Desarrollo Urbano", by=CUENCA), initiative("Plan de Desarrollo Urbano", by=town("Municipio de Loja"))),
    (initiative("Plan de Desarrollo Urbano"), initiative("Plan de Desarrollo Urbano")),
    (initiative("programa Ríos Vivos"), initiative("proyecto Ríos Vivos")),
    (initiative("Objetivos de Desarrollo Sostenible (ODS)", kind="agenda"), initiative("ODS 6", kind="agenda")),
    (initiative("Agenda 2030", kind="agenda"), initiative("Agenda 2063", kind="agenda")),
]

TOGETHER = [
    (AME, org("AME")),
    (AME, org("la AME"), org("Asociación de Municipalidades Ecuatorianas (AME)")),
    (org("FLACMA"), org("Flacma")),
    (org("Federación Latinoamericana de Ciudades (FLACMA)"), org("FLACMA"), org("Flacma")),
    (org("ONU-Hábitat", kind="multilateral"), org("ONU Habitat", kind="multilateral")),
    (org("Fundación Tarde Azul", "Blue Evening Foundation"), org("Blue Evening Foundation")),
    (org("Confederação de Municípios Azuis"), org("CONFEDERACAO DE MUNICIPIOS AZUIS")),
    (
        CUENCA,
        town("Municipio de Cuenca"),
        town("Alcaldía de Cuenca", country="EC"),
        town("Ayuntamiento de Cuenca"),
        town("Cuenca"),
    ),
    (town("Gobierno Autónomo Descentralizado Municipal del Cantón Loja"), town("GAD Municipal de Loja")),
    (town("Municipio del Distrito Metropolitano de Quito"), town("Alcaldía de Quito")),
    (town("Gobierno Autónomo Municipal de La Paz"), town("Alcaldía de La Paz")),
    (
        org("Ministerio de Ambiente", kind="national_government", country="EC"),
        org("Ministerio de Ambiente", kind="national_government", country="EC"),
    ),
    (org("Dirección de Proyectos", of=AME), org("Dirección de Proyectos", of=org("AME"))),
    (person("Ing. Eva Soto Paz"), person("EVA SOTO PAZ"), person("Eva Soto Paz, PhD")),
    (person("Evá Sóto"), person("Eva Soto")),
    (person("Ana García Pérez", at=AME), person("Ana García", at=org("AME", "Asociación de Municipalidades Ecuatorianas"))),
    (person("Ana García Pérez", at=CUENCA), person("Ana García", at=AME)),
    (
        person("Óscar Ríos", at=org("Agencia Nórdica", kind="development_agency", country="SE")),
        person("Óscar Ríos", at=CUENCA),
    ),
    (place("Córdoba", "AR"), place("Cordoba")),
    (event("Cumbre Ribera", date="2025"), event("Cumbre Ribera", date="2025-11-03"), event("Cumbre Ribera")),
    (event("Encuentro Nacional de Concejales", by=AME), event("Encuentro Nacional de Concejales", by=org("AME"))),
    (initiative("programa Ríos Vivos"), initiative("Ríos Vivos", kind="project")),
    (initiative("Objetivos de Desarrollo Sostenible (ODS)", kind="agenda"), initiative("ODS", kind="agenda")),
    (
        initiative("Agenda 2030", kind="agenda", by=AME),
        initiative("Agenda 2030", kind="agenda", by=town("Municipio de Lima", country="PE")),
    ),
    (
        initiative("Plan de Desarrollo Urbano", by=CUENCA),
        initiative("Plan de desarrollo urbano", by=town("Alcaldía de Cuenca")),
    ),
]


def _name(entities: tuple[Entity, ...]) -> str:
    return " | ".join(e["name"] for e in entities)


@pytest.mark.parametrize("entities", APART, ids=_name)
def test_must_stay_apart(entities: tuple[Entity, ...]) -> None:
    for one, other in combinations(entities, 2):
        assert not same(one, other)
    reports = [facts(f"r{n}", e) for n, e in enumerate(entities)]
    found = clusters(*reports)
    assert len({found[key(f"r{n}", e)] for n, e in enumerate(entities)}) == len(entities)


@pytest.mark.parametrize("entities", TOGETHER, ids=_name)
def test_must_come_together(entities: tuple[Entity, ...]) -> None:
    assert same(*entities)


def test_an_acronym_binds_in_its_report_to_the_name_it_spells() -> None:
    long, short = org("Asociación de Municipalidades Ecuatorianas"), org("AME")
    found = clusters(facts("a", long, short, org("Alianza Local")), facts("b", org("AME")))
    assert groups(found, "Organization") == {frozenset("ab"), frozenset("a")}


def test_a_bare_acronym_of_two_bodies_stands_alone() -> None:
    found = clusters(
        facts("a", org("Federación Argentina de Municipios", "FAM")),
        facts("b", org("Fundación Aguas del Mar", "FAM")),
        facts("c", org("FAM")),
    )
    assert groups(found, "Organization") == {frozenset("a"), frozenset("b"), frozenset("c")}


def test_a_country_decides_between_two_bodies_of_one_acronym() -> None:
    found = clusters(
        facts("a", org("Asociación de Municipalidades de Bolivia", "AMB")),
        facts("b", org("Associação Brasileira de Municípios", "AMB", country="BR")),
        facts("c", org("AMB", country="BO")),
        facts("d", org("AMB")),
    )
    assert groups(found, "Organization") == {frozenset("ac"), frozenset("b"), frozenset("d")}


def test_without_a_country_one_joins_only_where_exactly_one_part_fits() -> None:
    home, abroad, open_ = (
        town("Municipio de Cuenca", country="EC"),
        town("Municipio de Cuenca", country="ES"),
        town("Municipio de Cuenca"),
    )
    assert same(home, open_)
    found = clusters(facts("a", home), facts("b", abroad), facts("c", open_))
    assert groups(found, "Organization") == {frozenset("a"), frozenset("b"), frozenset("c")}


def test_a_surname_binds_in_its_report_to_the_one_who_bears_it() -> None:
    found = clusters(facts("a", person("Eva Rivas Peña"), person("Rivas")), facts("b", person("Rivas")))
    assert groups(found, "Person") == {frozenset("a"), frozenset("b")}
    found = clusters(facts("a", person("Eva Rivas Peña"), person("Omar Rivas"), person("Rivas")))
    assert len(set(found.values())) == 3
    found = clusters(facts("a", person("Eva Rivas Peña"), person("Omar Rivas"), person("E. Rivas Peña"), person("L. Rivas")))
    assert len(set(found.values())) == 3


def test_a_dropped_surname_of_two_candidates_stands_alone() -> None:
    found = clusters(
        facts("a", person("Ana García Pérez", at=AME)),
        facts("b", person("Ana García Soto", at=AME)),
        facts("c", person("Ana García", at=AME)),
    )
    assert groups(found, "Person") == {frozenset("a"), frozenset("b"), frozenset("c")}


def judge(verdict: Any, one: RecordKey, other: RecordKey, id: str = "1") -> Judgement:
    return Judgement(id, verdict, one, other)


def test_judged_the_same_is_one_transitively_and_sleeps_without_its_report() -> None:
    a, b, c = person("Johana Núñez"), person("Johanna Nuñez"), person("J. Núñez")
    reports = [facts("a", a), facts("b", b), facts("c", c)]
    judgements = [judge("same", key("a", a), key("b", b)), judge("same", key("b", b), key("c", c), "2")]
    assert groups(clusters(*reports, judgements=judgements), "Person") == {frozenset("abc")}
    assert groups(clusters(reports[0], reports[2], judgements=judgements), "Person") == {frozenset("a"), frozenset("c")}


def test_judged_different_parts_what_keys_join() -> None:
    ana = person("Ana Ruiz Paz")
    reports = [facts(r, ana) for r in "abc"]
    judgements = [judge("different", key("a", ana), key("b", ana)), judge("different", key("a", ana), key("c", ana), "2")]
    assert groups(clusters(*reports, judgements=judgements), "Person") == {frozenset("a"), frozenset("bc")}
    alone = groups(clusters(*reports, judgements=judgements[:1]), "Person")
    assert alone == {frozenset("a"), frozenset("b"), frozenset("c")}, "c may be either"


def test_those_that_only_a_third_joined_are_two_once_it_is_another() -> None:
    one, both, other = org("Liga Azul del Alba"), org("Liga Azul del Alba", "Liga Roja del Sur"), org("Liga Roja del Sur")
    reports = [facts("a", one), facts("b", both), facts("c", other)]
    assert groups(clusters(*reports), "Organization") == {frozenset("abc")}
    judgements = [judge("different", key("b", both), key(r, e), r) for r, e in (("a", one), ("c", other))]
    found = groups(clusters(*reports, judgements=judgements), "Organization")
    assert found == {frozenset("a"), frozenset("b"), frozenset("c")}


def test_judged_different_leaves_a_short_form_one_candidate() -> None:
    full, other, short = org("Federación Argentina de Municipios", "FAM"), org("Fundación Aguas del Mar", "FAM"), org("FAM")
    judgements = [judge("different", key("c", short), key("b", other))]
    found = clusters(facts("a", full), facts("b", other), facts("c", short), judgements=judgements)
    assert groups(found, "Organization") == {frozenset("ac"), frozenset("b")}
