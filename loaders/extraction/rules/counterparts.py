"""Titles that somebody else has, too: "su homóloga de X", and posts that one person alone holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from loaders.extraction.posts import Post
from loaders.extraction.reading import Reading


def echoed(reading: Reading, post: Post, posts: Sequence[Post]) -> bool:
    """As in "su homólogo de X, Luis Paz", whom the report calls the mayor of X elsewhere: one post."""
    ones = reading.lex.words["posts_of_one"]
    near = (p for p in posts if p.title != post.title and p.person is post.person and p.organization is post.organization)
    return any(p.lemma in ones for p in near)


def counterpart(reading: Reading, post: Post, by_unit: Mapping[int, Sequence[Post]]) -> Post:
    """As in "su homóloga de X": the post of the one named before, at her own body."""
    if post.lemma not in reading.lex.words["counterparts"]:
        return post
    near = [p for u in range(post.span[0] - 2, post.span[0] + 1) for p in by_unit.get(u, ())]
    like = next((p for p in reversed(near) if p.lemma in reading.lex.forms), None)
    if like is None:
        return post
    forms = reading.lex.forms[like.lemma]
    wanted = forms[post.title.casefold() != reading.lex.forms[post.lemma][0]]
    own = next((f for f in forms if like.title.casefold().startswith(f)), "")
    rest = like.title.split()[len(own.split()) :] if own else []
    known = reading.lex.words["modifiers_as_written"]
    turned = (w[:-1] + wanted[-1] if w[:-1] + wanted[-1] in known and w[-1] in "oa" and own != wanted else w for w in rest)
    return replace(post, title=" ".join([wanted, *turned]), lemma=like.lemma, weak=False)


def alone(reading: Reading, bare: Post, post: Post) -> Post:
    """The post at the body found for it, save where somebody else is said to hold the one such post there."""
    ones = reading.lex.words["posts_of_one"]
    if post.rule != "post.implied" or post.status != "current" or post.lemma not in ones:
        return post
    ones = ones | reading.lex.words["counterparts"]
    others = (p for p in reading.posts.at(post.organization) if p.person is not post.person)
    return bare if any(p.lemma in ones and p.status == "current" for p in others) else post
