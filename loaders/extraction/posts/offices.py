"""Posts told by the verb or the name of the office: "quien preside la Liga", "presidida por X", "asumió la presidencia"."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.extraction.entities.types import Actors, Entity, Ref, words_of
from loaders.extraction.facts import Span
from loaders.extraction.posts import organization, terms
from loaders.extraction.posts.register import Posts
from loaders.extraction.posts.scene import Post, Scene
from loaders.lexicon import Lexicon, Office

RULE = "post.office"
FAR = 12  # tokens from an office to the words that say with whom it rests, and from there to the name


def read(actors: Actors, scene: Scene, posts: Posts, topic: Entity | None) -> Iterator[Post]:
    """The posts that the offices of a block tell."""
    for k in scene.runs.words("offices"):
        found = scene.runs.lex.offices.match(scene.unit.tokens, k)
        if found is None:
            continue
        end, office = found
        begin, stop = scene.unit.sentence_of(k)
        if any(scene.runs.said(c, max(begin, k - 7), k) for c in ("negation", "unreal")):
            continue
        told = (
            _named(actors, scene, k, end, office, begin) if office.form == "noun" else _verb(scene, k, end, stop, office, topic)
        )
        if told is not None:
            person, body, status, span = told
            title = office.feminine if _feminine(scene, person, posts) else office.masculine
            assumed = scene.runs.said("assumed", max(begin, k - 4), k)
            when = terms.term(scene.unit, scene.runs, k, span[2], k, assumed)
            since, until = (when.since, when.until) if when is not None else ("", "")
            if when is not None:
                span = (span[0], min(span[1], when.first), max(span[2], when.last))
            yield Post(person, title, office.lemma, body, status, span, RULE, since, until, k, end)


def _verb(
    scene: Scene, k: int, end: int, stop: int, office: Office, topic: Entity | None
) -> tuple[Entity, Entity, str, Span] | None:
    """A person and a body joined by a verb of leading, active or passive."""
    runs = scene.runs
    found = terms.term_at(runs, end)
    body = scene.body_at(runs.skip_articles(found.last if found is not None else end))
    begin, _ = scene.unit.sentence_of(k)
    before = [r for r in scene.refs if begin <= r.first and r.last <= k and r.entity.kind in ("person", "organization")]
    if not before:
        own = topic is not None and body is not None and office.form == "active"
        return (topic, body.entity, office.status, (scene.unit.index, k, body.last)) if own and topic and body else None
    last = before[-1]
    between = range(last.last, k)
    relative = any(runs.cue("relative", n) is not None for n in between)
    small = runs.lex.words["time_adverbs"] | {","}
    ours = runs.lex.words["councils"] | runs.lex.words["small_governments"] | runs.lex.words["body_words"]  # "de este Concejo"
    aside = last.last + 3 if runs.cue("of", last.last) is not None and runs.tokens[last.last + 2].key in ours else last.last
    plain = all(runs.tokens[n].key in small or runs.cue("relative", n) is not None for n in range(aside, k)) or (
        (term := terms.term_at(runs, last.last)) is not None and term.last == k
    )
    if office.form == "active" and plain and last.entity.kind == "person" and body is not None:
        return last.entity, body.entity, office.status, (scene.unit.index, last.first, body.last)
    subject = scene.refs[0] if runs.cue("and", k - 1) == k else None  # "Ana Paz es diputada de X y preside la Comisión Y"
    if office.form == "active" and subject is not None and body is not None and begin <= subject.first <= begin + 1:
        alone = [r.entity for r in before if r.entity.kind == "person"] == [subject.entity]
        return (subject.entity, body.entity, office.status, (scene.unit.index, subject.first, body.last)) if alone else None
    behind = next((r for r in scene.people if end <= r.first < min(stop, end + 4)), None)
    courteous = behind is not None and all(
        t.key in runs.lex.words["apposition_words"]
        or runs.lex.posts.match(runs.tokens, end + n) is not None
        or runs.lex.honorifics.match(runs.tokens, end + n) is not None
        or t.text == "."
        for n, t in enumerate(runs.tokens[end : behind.first])
    )
    if behind is None or not courteous or last.entity.kind != "organization" or not plain:
        return None
    if office.form == "passive" or relative:
        return behind.entity, last.entity, office.status, (scene.unit.index, last.first, behind.last)
    return None


def _named(
    actors: Actors, scene: Scene, k: int, end: int, office: Office, begin: int
) -> tuple[Entity, Entity | None, str, Span] | None:
    """As in "Ana Paz asumió la presidencia de X": a verb of holding before the office, its body behind it."""
    runs = scene.runs
    held = next(((n, c) for n in range(k - 1, max(begin, k - 4) - 1, -1) for c in ("takes", "quits") if runs.cue(c, n)), None)
    rests = _resting(scene, k, end) if held is None else None
    if held is None and rests is None:
        return None
    of = runs.cue("of_the", end) or runs.cue("of", end)
    at = runs.skip_articles(of) if of is not None else None
    body = scene.body_at(at)
    home = body.entity if body is not None else None
    last = body.last if body is not None else end
    if body is None and office.lemma in runs.lex.government_of:
        place = next((r for r in scene.refs if r.first == at and r.entity.kind == "place"), None)
        if place is not None:
            home, last = organization.government(actors, office.lemma, place), place.last
    if rests is not None:
        if home is None and office.lemma in runs.lex.words["leading_posts"]:
            return None  # "la coordinación recae en Ana Paz": a task
        return rests.entity, home, "current", (scene.unit.index, k, rests.last)
    if home is None or held is None:
        return None
    people = [r for r in scene.people if begin <= r.first and r.last <= held[0]]
    if not people:
        return None
    relative = runs.said("relative", max(begin, held[0] - 2), held[0])
    person = people[-1] if relative or people[-1].last == held[0] else people[0]
    status = "former" if held[1] == "quits" else "current"
    return person.entity, home, status, (scene.unit.index, person.first, last)


def _resting(scene: Scene, k: int, end: int) -> Ref | None:
    """As in "la presidencia (de X) recae en Ana Paz", "la secretaría sigue en manos de …": who holds the office named at k."""
    runs = scene.runs
    follower = runs.word(end)
    if runs.cue("definite", k - 1) is None or follower is None:
        return None
    if follower.key.endswith(tuple(runs.lex.words["adjective_endings"])):
        return None  # "la dirección científica corresponde a Ana Paz"
    _, stop = scene.unit.sentence_of(k)
    if runs.said("negation", end, min(stop, end + FAR)):
        return None
    after = next((a for n in range(end, min(stop, end + FAR)) if (a := runs.cue("rests_with", n)) is not None), None)
    ref = next((r for r in scene.people if after is not None and after <= r.first < min(stop, after + FAR)), None)
    return (
        ref
        if after is not None and ref is not None and all(t.text not in (".", ";") for t in runs.tokens[after : ref.first])
        else None
    )


def _feminine(scene: Scene, person: Entity, posts: Posts) -> bool:
    """Whether a person is a woman, by another post's form, else by the ending of the given name."""
    own = [p.title for p in posts.held_by(person)]
    lex = scene.runs.lex
    for title in own:
        head = title.split()[0].casefold()
        if head in lex.words["feminine_titles"] or head.endswith("a") != head.endswith("o"):
            return head in lex.words["feminine_titles"] or head.endswith("a")
    return words_of(person.name)[0].endswith("a")


def suited(lex: Lexicon, person: Entity, title: str, lemma: str) -> str:
    """A title in the gender that a person's given name tells: "directora", said of the successor, is "director" of Pedro."""
    name = words_of(person.name)[0]
    masculine, feminine = lex.forms.get(lemma, ("", ""))
    fit = next((f for f, ends in ((feminine, "women_end"), (masculine, "men_end")) if name[-1:] in lex.words[ends]), "")
    head = next((f for f in (feminine, masculine) if f and f"{title} ".casefold().startswith(f"{f} ".casefold())), "")
    if not fit or not head:
        return title
    return (fit.capitalize() if title[0].isupper() else fit) + title[len(head) :]
