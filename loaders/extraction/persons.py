"""What the words around a name say of it being a person's: surnames, titles before and behind it, what is said of it."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.extraction.runs import Runs
from loaders.extraction.units import Mention


def surnamed(runs: Runs, m: Mention) -> bool:
    """A surname behind a word that begins no place, body or field: "Talía Romero", but "Puerto Romero"."""
    first = runs.tokens[m.first]
    if (
        first.key in runs.lex.words["place_openers"]
        or first.kind != "word"
        or first.capitals != runs.tokens[m.last - 1].capitals
    ):
        return False
    headed = runs.lex.body_heads.match(runs.tokens, m.first) or runs.lex.unit_heads.match(runs.tokens, m.first)
    if (
        runs.is_field(first)
        or headed
        or (not first.capitals and runs.begins_body(m.first))
        or runs.lex.initiative_heads.match(runs.tokens, m.first)
    ):
        return False
    return any(runs.is_surname(k) for k in range(m.first + 1, m.last))


def title_first(runs: Runs, done: Sequence[Mention], m: Mention) -> bool:
    """As in "la alcaldesa de Loja, Rosa Quintal": a post, its place or body, a comma, and then the name.

    Between them may stand where the place lies ("(Azuay)", ", en Azuay") and the name's party (", la socialista").
    """
    end = m.first
    if runs.skip_party(end - 1) == end and runs.cue("definite", end - 2) is not None:
        end -= 2
    row = list(done)
    touching = end == m.first and row and row[-1].last == end and row[-1].kind == "organization"
    if touching and runs.tokens[end].key in runs.lex.given_names:
        end += 1  # "la presidenta de la Asociación de Municipios Rosa Quintal"
    end -= 1
    if end < m.first and runs.text(end, end + 1) != ",":
        return False
    if row and runs.text(row[-1].last, end) == ")" and runs.text(row[-1].first - 1, row[-1].first) == "(":
        end = row.pop().first - 1  # "… de Bluefields (Nicaragua), Ana Paz"
    elif row and row[-1].last == end and runs.text(row[-1].first - 2, row[-1].first - 1) == "," and _inside(runs, row[-1]):
        end = row.pop().first - 2  # "… de Saya, en Azuay, Ana Paz"
    if len(row) < 2:
        return False
    post, at = row[-2], row[-1]
    k = runs.skip_party(post.last)
    of = runs.cue("of_the", k) or runs.cue("of", k)
    joined = of is not None and runs.skip_articles(of) == at.first and at.last == end
    return post.kind == "post" and not post.plural and at.kind in ("place", "organization") and joined


def _inside(runs: Runs, m: Mention) -> bool:
    """Whether "en" stands right before a name."""
    return runs.cue("in", m.first - 1) == m.first


def spoken_of(runs: Runs, m: Mention) -> bool:
    """A given name that is a place's, too, of which something is said: "Santiago Cabanes asumió", "a Soledad Marco como"."""
    if runs.tokens[m.first].key not in runs.lex.given_names or m.last - m.first > 4 or runs.is_field(runs.tokens[m.last - 1]):
        return False
    token, k = runs.word(m.last), m.last
    if token is not None and token.text == "(" and runs.text(k + 2, k + 3) == ")" and runs.is_acronym(k + 1):
        return True  # "Milagros Toral (PXZ)"
    comma = token is not None and token.text == ","
    k += comma
    said = runs.cue("as", k) is not None or (not comma and token is not None and token.key in runs.lex.predicates.finite)
    return said or (comma and runs.cue("who", k) is not None)


def apposed(runs: Runs, end: int, post: int) -> bool:
    """Between a name and a post: a comma, dash, colon or bracket, then at most an article and "who is"."""
    between = runs.tokens[end:post]
    if not between:
        return runs.shouting
    if between[0].text not in (",", "-", "–", "—", "(", ":", "/", "|"):
        return False
    return all(t.key in runs.lex.words["apposition_words"] for t in between[1:])
