"""Who held a post before: "Ana Paz sucedió en el cargo a Luis Ruiz"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from loaders.extraction.posts import Post, Posts
from loaders.extraction.posts.offices import suited
from loaders.extraction.reading import Reading


def told(reading: Reading, posts: Posts) -> Iterator[Post]:
    """As in "Ana sucedió en el cargo a Luis Paz": he held before what she holds."""
    for unit in reading.units:
        runs = reading.runs(unit)
        people = [r for r in reading.rows[unit.index] if r.entity.kind == "person"]
        for k in runs.every("relieves") if len(people) > 1 else ():
            after = runs.cue("relieves", k)
            if after is None or unit.tokens[k - 1].key in reading.lex.words["before_nouns"]:
                continue  # "en reemplazo de"
            begin, stop = unit.sentence_of(k)
            before = [r for r in people if r.last <= k]
            ahead = [r for r in before if begin <= r.first]
            if not ahead and k == begin:  # "…; sucede a Luis Paz": whoever got the post just told of
                ahead = [r for r in before if any(p.rule == "post.predicate" for p in posts.held_by(r.entity))]
            new = next(reversed(ahead), None)
            old = next((r for r in people if after <= r.first < min(stop, after + 8)), None)
            own = [p for p in posts.held_by(new.entity) if p.status != "former" and p.organization] if new is not None else []
            held = any(p.status == "former" for p in posts.held_by(old.entity)) if old is not None else True
            if old is None or new is None or held or not own or runs.cue("as", old.last) is not None:
                continue
            near = min(own, key=lambda p: (abs(p.span[0] - unit.index), -p.at))
            span = (unit.index, new.first, old.last)
            title = suited(reading.lex, old.entity, near.title, near.lemma)
            yield replace(
                near, person=old.entity, title=title, status="former", span=span, rule="post.replaced", since="", until=""
            )
