"""Finding a node by what a person types: a name, an alias, an acronym or an id.

    find_actor(graph, "ame")                       Asociación de Municipalidades Ecuatorianas
    find_actor(graph, "cuenca", kinds=("Place",))  the city, not its municipality

Looked for in turn, and the first way that finds anything decides: the id; a name or alias as written; without case, accents
and punctuation; without articles, honorifics and a bracketed acronym, and with one local government's several names as one;
the initials of a name. Never by likeness: that only makes suggestions.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from difflib import SequenceMatcher, get_close_matches

from graphmodel.errors import InputError
from graphmodel.graph import Graph, Node
from graphmodel.messages import catalogue, language
from graphmodel.names import bare_words, fold, local_government, person_words, spells, split_acronym
from graphmodel.ontology import ontology

say = catalogue("graphmodel")
ACTORS = ("Person", "Organization", "Initiative")
_SUGGESTIONS = 3
_LIKE_NAME, _LIKE_WORD = 0.65, 0.75


def find_actor(graph: Graph, text: str, *, kinds: Collection[str] = ACTORS) -> Node:
    """The one node of these kinds that ``text`` names.

    InputError if it names several (they are listed, with their ids to choose by) or none (with the nearest names).
    """
    wanted = text.strip()
    if wanted in graph.nodes and graph.nodes[wanted].kind in kinds:
        return graph.nodes[wanted]
    candidates = graph.of_kind(*kinds)
    found = _first(candidates, wanted)
    if len(found) == 1:
        return found[0]
    if found:
        listed = "; ".join(_described(graph, n) for n in found)
        raise InputError(say("actor_ambiguous", text=wanted, count=len(found), candidates=listed))
    other = (
        [graph.nodes[wanted]]
        if wanted in graph.nodes
        else _first([n for n in graph.nodes.values() if n.kind not in kinds], wanted)
    )
    if other:
        allowed = ", ".join(kind_name(k) for k in kinds)
        raise InputError(say("actor_other_kind", text=wanted, kind=kind_name(other[0].kind), allowed=allowed))
    near = suggestions(candidates, wanted)
    if near:
        raise InputError(say("actor_unknown_near", text=wanted, near=say("or").join(near)))
    raise InputError(say("actor_unknown", text=wanted))


def suggestions(nodes: Collection[Node], text: str) -> list[str]:
    """Names that somebody who typed ``text`` may have meant, as quoted words: those that contain it, then those like it."""
    names: dict[str, str] = {}
    for node in nodes:
        for form in _forms(node):
            names.setdefault(fold(form), node.name)
    words = fold(text).split()
    within = sorted(f for f in names if words and _contains(f.split(), words))
    like = get_close_matches(fold(text), sorted(names), n=_SUGGESTIONS, cutoff=_LIKE_NAME)
    like += sorted((f for f in names if words and _has_like(f.split(), words)), key=lambda f: (-_likeness(f, words), f))
    found = dict.fromkeys(names[f] for f in [*within, *like])
    return [say("quoted", name=name) for name in list(found)[:_SUGGESTIONS]]


def kind_name(kind: str) -> str:
    """What a kind of node is called in the language in use."""
    return ontology().nodes[kind].es.lower() if language() == "es" else kind.lower()


def find_kind(text: str) -> str:
    """The kind of node that a person calls ``text``, in English or Spanish; InputError lists those that there are."""
    for kind in ontology().nodes.values():
        if fold(text) in map(fold, (kind.name, kind.es, kind.plural)):
            return kind.name
    raise InputError(say("kind_unknown", text=text, kinds=", ".join(map(kind_name, ontology().nodes))))


def _first(nodes: Collection[Node], text: str) -> list[Node]:
    """The nodes found by the first way that finds any."""
    if not text:
        return []
    ways: tuple[Callable[[Node], bool], ...] = (
        lambda n: text in _forms(n),
        lambda n: fold(text) in {fold(f) for f in _forms(n)},
        lambda n: bool(_loose(text, n.kind) & {key for f in _forms(n) for key in _loose(f, n.kind)}),
        lambda n: n.kind != "Person" and len(text.split()) == 1 and any(spells(text, f) for f in _forms(n)),
    )
    return next((found for way in ways if (found := [n for n in nodes if way(n)])), [])


def _forms(node: Node) -> tuple[str, ...]:
    return (node.name, *node.aliases)


def _loose(name: str, kind: str) -> set[tuple[str, ...]]:
    """The keys of a name without what is no part of it."""
    if kind == "Person":
        return {person_words(name)}
    bare = bare_words(split_acronym(name)[0])
    body = local_government(bare) if kind == "Organization" else None
    return {bare, ("local government", *body)} if body else {bare}


def _contains(name: list[str], words: list[str]) -> bool:
    return all(any(n.startswith(w) for n in name) for w in words)


def _has_like(name: list[str], words: list[str]) -> bool:
    """Whether every word typed is like some word of the name: a misprint in a surname."""
    return all(get_close_matches(w, name, n=1, cutoff=_LIKE_WORD) for w in words)


def _likeness(name: str, words: list[str]) -> float:
    return SequenceMatcher(None, name, " ".join(words)).ratio()


def _described(graph: Graph, node: Node) -> str:
    """A candidate with its kind, a word that tells it from others, and its id."""
    return say("candidate", name=node.name, what=", ".join([kind_name(node.kind), *_telling(graph, node)]), id=node.id)


def _telling(graph: Graph, node: Node) -> Iterator[str]:
    """What tells a node from another of its name: a post, a country, a date, what sort it is."""
    if node.kind == "Person":
        posts = [t.target for t in graph.touching[node.id] if t.type == "HOLDS"]
        bodies = sorted(graph.nodes[t.target].name for p in posts for t in graph.touching[p] if t.type == "AT")
        yield from (bodies or sorted(graph.nodes[p].name for p in posts))[:1]
    yield from [node.properties[k] for k in ("country", "date", "place", "kind") if node.properties.get(k)][:1]
