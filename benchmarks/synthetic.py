"""A synthetic corpus for benchmarks: reports with their text, the same for the same number.

A report has 12 people, 10 organizations, 12 posts, 4 countries, 6 initiatives and 60 ties, each in a sentence. Of the
actors 40 % come from a pool that all reports share, a few of them much more often (hubs) unless all are even; where there
are circles, a report takes them from its circle's part of the pool, as the reports of one association do. Every tie
has a begin of its own, so that no two reports state the same one: 1,000 reports are 60,000 ties.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random

from graphmodel.facts import Document, Evidence, FactsDocument, Initiative, Mention, Organization, Person, Relation, Role
from graphmodel.report import Report

TIES = 60
_PEOPLE, _ORGANIZATIONS, _POSTS, _INITIATIVES = 12, 10, 12, 6
_COUNTRIES = ("AR", "BO", "BR", "CL", "CO", "CR", "DE", "EC", "ES", "MX", "PE", "UY")
_SHARED = 0.4
_POOL = 400
_SYLLABLES = [c + v for c in "bcdfglmnprstv" for v in "aeiou"]


def corpus(reports: int, *, after: int = 0, pool: int = _POOL, even: bool = False, circles: int = 1) -> Iterator[Report]:
    """So many reports, those that come ``after`` the first; ``pool`` is how many actors of a kind they share."""
    return (_report(n, pool, 1 if even else 3, circles) for n in range(after, after + reports))


def _word(n: int) -> str:
    """A name for a number, another for each."""
    word = ""
    for _ in range(3):
        n, syllable = divmod(n, len(_SYLLABLES))
        word += _SYLLABLES[syllable]
    return (word + (_word(n) if n else "")).capitalize()


def _actors(random: Random, n: int, count: int, pool: int, power: int, circles: int) -> list[int]:
    """Numbers of actors: shared ones, of which the small are hubs, and the report's own."""
    shared: set[int] = set()
    while len(shared) < round(count * _SHARED):
        shared.add(int(pool // circles * random.random() ** power) * circles + n % circles)
    return [*sorted(shared), *(pool + n * count + i for i in range(count - len(shared)))]


class _Text:
    def __init__(self) -> None:
        self.text = ""

    def say(self, sentence: str) -> Evidence:
        start = len(self.text)
        self.text += f"{sentence}.\n\n"
        return Evidence(sentence, start, start + len(sentence), rule="synthetic", confidence=0.9)

    def mention(self, name: str) -> tuple[Mention, ...]:
        e = self.say(f"Se nombra a {name} entre quienes trabajan")
        return (Mention((e.start or 0) + 12, (e.start or 0) + 12 + len(name)),)


def _report(n: int, pool: int, power: int, circles: int) -> Report:
    random, text = Random(n), _Text()
    day = (date(2015, 1, 1) + timedelta(days=n)).isoformat()
    people = [
        f"{_word(3 * i)} {_word(3 * i + 1)} {_word(3 * i + 2)}" for i in _actors(random, n, _PEOPLE, pool, power, circles)
    ]
    bodies = [f"Instituto {_word(7 * i)} {_word(7 * i + 1)}" for i in _actors(random, n, _ORGANIZATIONS, pool, power, circles)]
    initiatives = [f"Programa {_word(11 * (n * _INITIATIVES + i))} {n}" for i in range(_INITIATIVES)]
    countries = random.sample(_COUNTRIES, 4)
    roles = [
        Role(
            person=person,
            title=f"Director de {_word(13 * (n * _POSTS + i))}",
            organization=bodies[i % len(bodies)],
            since=day,
            evidence=text.say(f"{person} dirige un área de {bodies[i % len(bodies)]} ({i})"),
        )
        for i, person in enumerate(people)
    ]
    facts = FactsDocument(
        document=Document(id=f"informe-{n:05}", title=f"Informe {n}", date=day),
        people=tuple(Person(name=p, mentions=text.mention(p)) for p in people),
        organizations=tuple(Organization(name=b, mentions=text.mention(b)) for b in bodies),
        countries=tuple(sorted(countries)),
        roles=tuple(roles),
        initiatives=tuple(Initiative(name=i, evidence=text.say(f"Se presentó {i}")) for i in initiatives),
        relations=tuple(_relations(random, text, day, people, bodies, initiatives, countries)),
    )
    return Report(facts, text.text)


def _relations(
    random: Random,
    text: _Text,
    day: str,
    people: Sequence[str],
    bodies: Sequence[str],
    initiatives: Sequence[str],
    countries: Sequence[str],
) -> Iterator[Relation]:
    possible = (
        [("COOPERATES_WITH", a, b) for i, a in enumerate(bodies) for b in bodies[:i]]
        + [("MET_WITH", p, b) for p in people for b in bodies]
        + [("LEADS", b, i) for b in bodies for i in initiatives]
        + [("TARGETS", i, c) for i in initiatives for c in countries]
    )
    for kind, source, target in sorted(random.sample(possible, TIES - 2 * _POSTS)):
        evidence = text.say(f"Desde {day}, {source} y {target}: {kind.lower()}")
        yield Relation(type=kind, source=source, target=target, since=day, status="signed", evidence=evidence)
