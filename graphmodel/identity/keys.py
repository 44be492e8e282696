"""The documented keys of a record, and the bars that keep equal keys apart.

A **full** key is a name that says who is meant; records that share one are the same, unless a bar parts them. A **short**
key is an acronym, a single word or the bare place of a local government; a record that has nothing else joins only where
exactly one compatible full form exists. A record without keys is itself alone. The rules, kind by kind:

organization  its name without articles and bracketed acronym; a local government by tier and place ("municipal:cuenca");
              an alias of two words or more that is neither the name cut short nor the name drawn out ("PMA en Ecuador").
              Words that are anybody's ("Comisión Técnica") are no key, and a name of common words ("Dirección de Cultura")
              only together with its parent or the country of a national body. Bar: country, stated or in the name.
person        name without honorifics, two words or more, the first spelt out; an alias that only drops words of the name is
              no key. Bar: the country of the bodies where the posts are held.
place         its name and aliases. Bar: country.
topic         its name.
event,        a name with a word of its own ("Ríos Vivos"); a name of common words ("Plan de Desarrollo Urbano") only together
initiative    with the organization that leads it; a name that only says what sort of thing it is ("convenio") never.
              Bars: date and number of an event; number, head word and country of the leading body of an initiative.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from graphmodel.countries import countries_in
from graphmodel.identity.judgements import RecordKey
from graphmodel.identity.records import Record
from graphmodel.names import (
    bare_words,
    content,
    fold,
    local_government,
    numbers,
    person_words,
    spells,
    split_acronym,
    vocabulary,
)

_LONG_ENOUGH = 4  # meaning words that make a name cut short still say who is meant


@dataclass(slots=True)
class Keyed:
    """One or several records with their joint keys and bars; an empty bar is compatible with every value.

    ``common`` are names of common words, which become full keys beside the body that they belong to. ``bodies`` are the
    organizations, each by its smallest record, where a person holds posts; ``abroad`` marks an organization whose people work
    in any country.
    """

    members: list[RecordKey]
    full: set[str] = field(default_factory=set)
    short: set[str] = field(default_factory=set)
    bars: tuple[str, ...] = ()
    common: set[str] = field(default_factory=set)
    bodies: set[RecordKey] = field(default_factory=set)
    abroad: bool = False

    def beside(self, bodies: Iterable[str]) -> None:
        """Make keys of the common names, each with each of the bodies."""
        self.full |= {f"{name} @ {body}" for body in bodies for name in self.common}


def organization(record: Record, rivals: Sequence[str]) -> Keyed:
    """Keys of an organization; ``rivals`` are the long names of its report, among which an acronym finds its owner."""
    v, country = vocabulary(), record.country
    keyed = Keyed([record.key], abroad=record.sort in v.bodies_abroad)
    forms = [(form, *split_acronym(form)) for form in (record.name, *record.aliases)]
    wrong = {fold(outer): fold(a) for _, outer, a in forms if a and _misfit(a, outer, rivals)}
    lost = {a for a in wrong.values() if not any(spells(a, outer) for _, outer, _ in forms)}
    lost |= _of_the_parent(forms)
    home = local_government(bare_words(record.name))
    for form, outer, acronym in forms:
        words = bare_words(outer)
        joined, tier = " ".join(words), local_government(words)
        if acronym and fold(acronym) not in lost:
            keyed.short.add(fold(acronym))
        if (fold(outer) in wrong and form != record.name) or joined in lost or _generic(tier[1].split() if tier else words):
            continue
        if form != record.name and any(spells(a, outer) for a in lost):
            continue
        if tier:
            keyed.full.add(":".join(tier))
            keyed.short.add("local:" + tier[1])
        elif all(w in v.generic_bodies or w in v.common_words for w in content(words)):
            keyed.common.add(joined)
        elif len(words) == 1 or (home and fold(outer) == home[1]):
            if record.sort == "local_government":
                keyed.short.add("local:" + fold(outer))
            elif not home:
                keyed.short.add(joined)
        elif form == record.name or _names_it(words, record.name):
            keyed.full.add(joined)
            country = country or _only(countries_in(outer))
    keyed.bars = (country,)
    if country and record.sort == "national_government":
        keyed.beside([country])
    return keyed


def _generic(words: Sequence[str]) -> bool:
    v = vocabulary()
    return all(w in v.generic_bodies for w in content(words)) or (len(words) == 1 and words[0] in v.heads_of_bodies)


def _misfit(acronym: str, name: str, rivals: Sequence[str]) -> bool:
    """Whether a name does not spell its acronym where another long name of the report does."""
    return not spells(acronym, name) and any(spells(acronym, rival) for rival in rivals)


def _of_the_parent(forms: Sequence[tuple[str, str, str | None]]) -> set[str]:
    """Acronyms that spell what the name merely contains: the office of a programme is not the programme."""
    name, whole = forms[0][1], set(content(fold(forms[0][1]).split()))
    acronyms = {fold(a or form) for form, _, a in forms[1:] if a or " " not in form}
    parts = [outer for _, outer, _ in forms[1:] if set(content(fold(outer).split())) < whole]
    return {a for a in acronyms if not spells(a, name) and any(spells(a, part) for part in parts)}


def _names_it(words: Sequence[str], name: str) -> bool:
    """Whether an alias is a name of its own, not the name cut short or drawn out."""
    alias, whole = set(content(words)), set(content(bare_words(split_acronym(name)[0])))
    return not (alias >= whole or (alias < whole and len(alias) < _LONG_ENOUGH))


def person(record: Record, bodies: Iterable[RecordKey], country: str) -> Keyed:
    """Keys of a person; ``bodies`` are where the posts are held, ``country`` is theirs, empty where unknown or several."""
    keyed = Keyed([record.key], bars=(country,), bodies=set(bodies))
    name = set(person_words(record.name))
    for form in (record.name, *record.aliases):
        words = person_words(form)
        meaning = content(words)
        if len(meaning) < 2 or len(words[0]) == 1:
            continue
        if form == record.name or not set(words) < name:
            keyed.full.add(" ".join(words))
    return keyed


def place(record: Record) -> Keyed:
    """Keys of a place."""
    return Keyed([record.key], {fold(f) for f in (record.name, *record.aliases)}, bars=(record.country,))


def topic(record: Record) -> Keyed:
    """Keys of a topic."""
    return Keyed([record.key], {fold(record.name)})


def thing(record: Record, leaders: Iterable[str], country: str) -> Keyed:
    """Keys of an event or initiative; ``leaders`` name the organizations that lead it, ``country`` is theirs."""
    v, keyed = vocabulary(), Keyed([record.key])
    name, heads, shared = set(content(fold(record.name).split())), set(), False
    for form in (record.name, *record.aliases):
        outer, acronym = split_acronym(form)
        words = bare_words(outer)
        meaning = [w for w in content(words) if not (w.isdigit() or numbers(w))]
        if acronym and fold(acronym) not in v.generic_things:
            keyed.short.add(fold(acronym))
        if " ".join(words) in v.shared_things:
            shared = True
            (keyed.short if len(words) == 1 else keyed.full).add(" ".join(words))
        elif all(w in v.generic_things for w in meaning):
            continue
        elif all(w in v.generic_things or w in v.common_of_things for w in meaning) or record.sort == "priority":
            keyed.common.add(" ".join(words))
        elif len(words) == 1:
            keyed.short.add(words[0])
        elif form == record.name or not (set(content(words)) < name and len(meaning) < _LONG_ENOUGH):
            keyed.full.add(" ".join(words))
            if words[0] in v.heads_of_things:
                heads.add(words[0])
                if len(words) > 2 and words[1] not in v.particles:
                    keyed.full.add(" ".join(words[1:]))
    keyed.beside(leaders)
    if record.key.kind == "Event":
        keyed.bars = (record.date[:4], record.date[5:7], record.date[8:10], numbers(record.name))
    else:
        keyed.bars = ("",) * 3 if shared else (_only(heads), country, numbers(record.name))
    return keyed


def shortened(name: str) -> str:
    """A person's full key without its last surname: "ana garcia" of "ana garcia perez"; "" where less is left."""
    words = _without_particles(name.split())
    words = _without_particles(words[:-1])
    return " ".join(words) if len(content(words)) >= 2 else ""


def _without_particles(words: Sequence[str]) -> Sequence[str]:
    while words and words[-1] in vocabulary().particles:
        words = words[:-1]
    return words


def _only(values: Iterable[str]) -> str:
    found = set(values)
    return found.pop() if len(found) == 1 else ""
