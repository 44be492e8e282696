"""Which node of one graph is which of another: ids hash a node's smallest record, so a name that stays can change its id.

found = matched(before, after)
found.moved       old id to new id: the same node, whose smallest record is another one now
found.joined      old id to new id: a node that is part of another now
found.parted      new id to old id: a node that was part of another before
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from graphmodel.graph import Graph, Node, Statement
from graphmodel.ids import post_id
from graphmodel.names import fold, title_key

Ids = Mapping[str, str]
_Bearers = Mapping[tuple[str, str], Collection[str]]
"""The nodes of a kind that bear a name."""


@dataclass(frozen=True)
class Matches:
    """See the module."""

    moved: Ids
    joined: Ids
    parted: Ids

    @property
    def same(self) -> Ids:
        """Old id to new id of all whose new id has what was theirs."""
        return {**self.joined, **self.moved}


def matched(before: Graph, after: Graph) -> Matches:
    """Nodes that went against nodes that came. Both graphs may be the touched part alone."""
    gone = {n: before.nodes[n] for n in before.nodes.keys() - after.nodes.keys()}
    come = {n: after.nodes[n] for n in after.nodes.keys() - before.nodes.keys()}
    if not gone and not come:
        return Matches({}, {}, {})
    moved = _paired(_bearers(gone.values()), _bearers(come.values()))
    joined = _joined(before, after, gone.keys() - moved.keys())
    parted = _joined(after, before, come.keys() - moved.values())
    owners = {**joined, **moved}
    moved |= _paired(_posts(before, gone, owners), _posts(after, come, {}))
    joined |= _posts_at(before, gone.keys() - moved.keys(), owners, after)
    parted |= _posts_at(after, come.keys() - moved.values(), parted, before)
    return Matches(moved, joined, parted)


def _bearers(nodes: Iterable[Node]) -> dict[tuple[str, str], set[str]]:
    """Of posts none: a post's name is its title at its body or person."""
    found: dict[tuple[str, str], set[str]] = {}
    for node in nodes:
        if node.kind != "Role":
            for name in (node.name, *node.aliases):
                found.setdefault((node.kind, fold(name)), set()).add(node.id)
    return found


def _posts(graph: Graph, among: Collection[str], owners: Ids) -> dict[tuple[str, str], set[str]]:
    """These posts by their title and each of their bodies and holders; ``owners`` are ids that are others now."""
    found: dict[tuple[str, str], set[str]] = {}
    for tie in graph.ties.values():
        if tie.type in ("HOLDS", "AT"):
            post, owner = (tie.target, tie.source) if tie.type == "HOLDS" else (tie.source, tie.target)
            if post in among:
                found.setdefault((title_key(graph.nodes[post].name), owners.get(owner, owner)), set()).add(post)
    return found


def _posts_at(one: Graph, among: Collection[str], owners: Ids, other: Graph) -> dict[str, str]:
    """Posts whose body or person is another now, and what their ids are there."""
    held = {end: o for end, o in owners.items() if end in one.nodes}
    mine = Graph({i: one.nodes[i] for i in among}, {t.id: t for t in one.ties.values() if {t.source, t.target} & held.keys()})
    posts = (
        (post, post_id(*key)) for key, found in _posts(mine, among, held).items() if key[1] in held.values() for post in found
    )
    return {post: there for post, there in posts if there in other.nodes}


def _paired(gone: _Bearers, come: _Bearers) -> dict[str, str]:
    """Those that share a name which is of one node that went and of one that came."""
    pairs = {(*gone[k], *come[k]) for k in gone.keys() & come.keys() if len(gone[k]) == len(come[k]) == 1}
    olds, news = Counter(old for old, _ in pairs), Counter(new for _, new in pairs)
    return {old: new for old, new in pairs if olds[old] == news[new] == 1}


def _joined(one: Graph, other: Graph, ids: Collection[str]) -> dict[str, str]:
    """Which nodes of the other graph have these nodes' names and what was said of them, where that is one node each.

    A name alone is not enough where its bearer had it before: that is a namesake.
    """
    if not ids:
        return {}
    bearers = _bearers(other.nodes.values())
    heirs = {i: bearers.get((one.nodes[i].kind, fold(one.nodes[i].name)), set()) for i in sorted(ids)}
    concerned = {i for i, found in heirs.items() if found}.union(*heirs.values())
    told, told_there = _told(one, concerned), _told(other, concerned)

    def inherits(i: str, heir: str) -> bool:
        was = one.nodes.get(heir)
        had_it = was is not None and fold(one.nodes[i].name) in map(fold, (was.name, *was.aliases))
        return not had_it or not told[i].isdisjoint(told_there[heir] - told[heir])

    true = {i: [heir for heir in found if inherits(i, heir)] for i, found in heirs.items()}
    return {i: found[0] for i, found in true.items() if len(found) == 1}


def _told(graph: Graph, among: Collection[str]) -> dict[str, set[Statement]]:
    """What is said of each of these nodes: where it is named, and its ties."""
    found = {i: set(graph.nodes[i].evidence) if i in graph.nodes else set() for i in among}
    for tie in graph.ties.values() if among else ():
        for end in {tie.source, tie.target} & found.keys():
            found[end].update(tie.evidence)
    return found
