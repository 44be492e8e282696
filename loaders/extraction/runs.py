"""Runs of words that make one proper name: how far a name that begins here goes."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from loaders.extraction.countries import country_at
from loaders.extraction.name_words import NameWords

QUOTES = {"“": "”", "«": "»", '"': '"', "‘": "’", "„": "“"}


class Runs(NameWords):
    """Name runs over the tokens of one block. Every method takes and gives token indices."""

    @cached_property
    def cells(self) -> bool:
        """Whether the block is a row of a table."""
        return "|" in self.source

    @cached_property
    def shouting(self) -> bool:
        """Whether the whole block is set in capitals."""
        letters = sum([t.letters for t in self.tokens])
        return letters > 3 and sum([t.uppers for t in self.tokens]) > 0.85 * letters

    def person(self, i: int, *, limit: int = 6) -> int:
        """The end of a person's name that begins at i, or i: capitalised words, particles only between them."""
        limit = 0 if self.no_person(i) else limit
        end = k = i
        words = 0
        while k < len(self.tokens) and words < limit:
            token = self.tokens[k]
            if words > 1 and k == end and token.capital and (self.title_behind(k) or self.lex.credits.match(self.tokens, k)):
                break
            if token.capital and self._person_word(k, inside=k > i) and not (words > 1 and self._party_behind(i, k)):
                words += 1
                k += 1
                # an initial keeps its full stop ("R. Castellanos")
                short = len(token.text) == 1 or token.key in self.lex.words["name_abbreviations"]
                if short and k < len(self.tokens) and self.tokens[k].text == "." and self.touches(k):
                    k += 1
                    continue
                end = k
                continue
            if end > i and k == end and token.text in QUOTES and self.closing(k) == k + 2 and self.is_name_word(k + 3):
                k = end = k + 3  # a nickname
                continue
            after = self.cue("name_particles", k) if end > i and k == end and token.kind == "word" else None
            if after is not None:
                follower = self.word(after)
                if token.key in self.lex.words["bare_articles"] and (self.roman_edition(after) or self._begins_thing(after)):
                    break  # "en Loja el II Congreso"
                if follower is not None and follower.capital and self._person_word(after) and not self._thing_at(i, after):
                    if follower.roman and len(follower.text) > 1 and token.key in self.lex.words["bare_articles"]:
                        break  # "en Puerto Plata el IX Congreso"
                    if token.key in self.lex.words["conjunctions"] and (words < 2 or not self._one_surname_follows(after)):
                        break
                    k = after
                    continue
            break
        return end

    def roman_edition(self, i: int) -> bool:
        """A Roman number that counts an edition: a capitalised word stands behind it."""
        token = self.word(i)
        return token is not None and token.roman and self.is_name_word(i + 1)

    def _begins_thing(self, i: int) -> bool:
        """Whether the name of an event or initiative may begin at i."""
        return bool(self.lex.event_heads.match(self.tokens, i) or self.lex.initiative_heads.match(self.tokens, i))

    def _thing_at(self, first: int, i: int) -> bool:
        """Whether what "de" joins to a name that begins at first is a body, or to a person's an initiative or country."""
        thing = self.lex.initiative_heads.match(self.tokens, i) is not None or self.country(i) is not None
        return self.begins_body(i) or (thing and self.given(first))

    def _person_word(self, i: int, *, inside: bool = False) -> bool:
        token = self.tokens[i]
        if inside and len(token.text) == 1 and self.text(i + 1, i + 2) == "." and self.touches(i + 1):
            return True  # "Ana E. Paz"
        if token.key in self.lex.words["stop_heads"] and token.key not in self.lex.given_names and not self.article_in_name(i):
            return inside and len(token.text) > 3 and not token.capitals and self.tokens[i - 1].key in self.lex.given_names
        opens = self.lex.openings.get(token.key)
        if opens is None:
            return not token.key.isdigit()
        if self.lex.honorifics.match(self.tokens, i) and not (
            inside and (len(token.text) == 1 or self.text(i + 1, i + 2) != ".")
        ):
            return False  # but "Inga" inside a name is a surname, and "D." an initial
        if token.key in self.lex.given_names:
            return True
        found = self.lex.posts.match(self.tokens, i)
        if found and not found[1].plural and not found[1].weak:
            return False
        return not token.key.isdigit()

    def _party_behind(self, i: int, k: int) -> bool:
        """Whether an acronym touches a name that is not set in capitals: "Doris Vera GTZ"."""
        if (
            not self.tokens[k].acronymic
            or self.tokens[i].key not in self.lex.given_names
            or self.tokens[k - 1].capitals
            or self.lex.suffixes.match(self.tokens, k)
        ):
            return False
        return len(self.tokens[k].text) > 2 and self.is_acronym(k)

    def _one_surname_follows(self, i: int) -> bool:
        """After "y": a lone surname (Ortega y Gasset), not another full name (Ana Ruiz y Luis Paz)."""
        follower = self.word(i + 1)
        return (follower is None or not follower.capital) and not self.given(i)

    def body(
        self,
        i: int,
        *,
        conjunction: bool = True,
        commas: bool = False,
        joins: str = "name_joins",
        stop: Callable[[int], bool] = lambda _: False,
    ) -> int:
        """The end of a body's or initiative's name whose head ends before i; ``stop``: where no joined name begins."""
        end = i
        k = i
        while k < len(self.tokens):
            token = self.tokens[k]
            if token.capital:
                if k == end and k > i and (self.starts_other(k, weak=False) or self._person_behind(i, k)):
                    break
                region = self.lex.regions.match(self.tokens, k)
                k = end = region[0] if region is not None else k + 1
                continue
            if token.text in QUOTES and k == end:
                close = self.closing(k)
                if close is not None and close - k <= 14 and self.is_name_word(k + 1):
                    return close + 1
                break
            after = self.cue(joins, k) if k == end else None
            if after is not None:
                follower = self.word(after)
                if (
                    follower is not None
                    and follower.capital
                    and not self._stops(after)
                    and (self.cue("of", k) is not None or not self.begins_body(after))
                    and not stop(after)
                    and not (joins == "name_joins" and self.cue("of", k) is None and self._other_initiative(after))
                    and not self.lex.honorifics.match(self.tokens, after)
                ):
                    k = after
                    continue
                break
            if k == end and (after := self.cue("field_joins", k)) is not None and self._goes_on_in(after):
                k = after  # "Instituto de Investigación en Ciencias Sociales"
                continue
            if conjunction and k == end and (after := self.cue("and", k)) is not None:
                second = self._parallel(i, k, after)
                if self.goes_on(after) or (second is not None and self.goes_on(second)):
                    k = after if second is None else second
                    continue
            if commas and token.text == "," and k == end and self._enumerates(k):
                k += 1
                continue
            break
        return end

    def _parallel(self, i: int, k: int, after: int) -> int | None:
        """Behind the article in "para el Clima y la Energía": two fields of one name, each with its article."""
        second = self.cue("articles", after)
        first = self.word(k - 2) if k - 2 >= i else None
        parallel = second is not None and first is not None and self.cue("articles", k - 2) == k - 1
        return second if parallel and second is not None and not self.begins_body(second) else None

    def _other_initiative(self, i: int) -> bool:
        """As in "X al Programa Y": what stands behind a body's name is what it gives to, not a part of it."""
        head = self.lex.initiative_heads.match(self.tokens, i)
        return head is not None and head[1].kind in ("programme", "project", "plan", "fund", "campaign", "award")

    def _person_behind(self, i: int, k: int) -> bool:
        """Whether a person's name touches a body's that ends in a proper name: "la Liga de Saya Ana Paz"."""
        if self.tokens[k - 1].key in self.lex.words["town_nouns"]:
            return self.tokens[k].key in self.lex.given_names and self.is_name_word(k + 1)
        if not self.given(k) or not self.begins_person(k) or self.is_field(self.tokens[k - 1]):
            return False
        return any(not self.tokens[n].capital for n in range(i, k))

    def capitals(self, i: int) -> int:
        """The end of a run of words set in capitals, particles included; i where fewer than two stand there."""
        end = k = i
        while (token := self.word(k)) is not None and token.kind == "word":
            if token.capitals or (len(token.text) == 1 and token.capital and k > i):
                if self.starts_other(k) or self.lex.credits.match(self.tokens, k):
                    break
                k += 1
                end = k
                continue
            after = self.cue("name_particles", k)
            if end > i and k == end and after is not None and (follower := self.word(after)) and follower.capitals:
                k = after
                continue
            break
        words = self.tokens[i:end]
        common = any(self.is_field(t) for t in words) or any(self.lex.event_heads.match(words, n) for n in range(1, len(words)))
        ordinary = words and words[0].key not in self.lex.given_names and common
        return i if ordinary or self.no_person(i) or sum(t.capitals for t in words) < 2 else end

    def country(self, i: int) -> tuple[int, str] | None:
        """The country named at i, and where its name ends; None where the word is a town's or a person's ("Mauricio Paz")."""
        return country_at(self.tokens, i, self.lex)

    def closing(self, i: int) -> int | None:
        """The index of the quotation mark that closes the one at i."""
        wanted = QUOTES.get(self.tokens[i].text)
        for k in range(i + 1, min(len(self.tokens), i + 40)):
            if self.tokens[k].text == wanted:
                return k
        return None

    def goes_on(self, i: int) -> bool:
        """Whether the words behind "y" belong to the name before it: fields of policy do, names of their own do not."""
        token = self.word(i)
        if token is None or not token.capital or token.capitals:
            return False
        if self._stops(i) or self.starts_other(i) or token.key in self.lex.given_names:
            return False
        if self.lex.countries.match(self.tokens, i) or self.lex.regions.match(self.tokens, i):
            return False
        return self.is_field(token)

    def _goes_on_in(self, i: int) -> bool:
        """Whether the words behind "en" or "con" belong to the name before it: a field of policy, no body or place."""
        return self.goes_on(i) and not self.begins_body(i) and self.lex.places.match(self.tokens, i) is None

    def begins_body(self, i: int) -> bool:
        """Whether an organization of its own begins at i: a known one, an acronym, or a head that is no mere field."""
        token = self.word(i)
        if token is None or not token.capital:
            return False
        if self.is_acronym(i):
            return True
        if "organization" not in self.lex.openings.get(token.key, ()):
            return False
        if self.lex.known_bodies.match(self.tokens, i):
            return True
        head = self.lex.body_heads.match(self.tokens, i)
        if token.key in self.lex.words["fields"] and (head is None or head[0] == i + 1):
            return False
        if head is None or head[1].plural:
            return self.lex.unit_heads.match(self.tokens, i) is not None
        follower = self.word(self.cue("name_joins", head[0]) or head[0])
        return head[0] > i + 1 or (follower is not None and follower.capital)

    def is_acronym(self, i: int) -> bool:
        """A word of capitals that may stand for a body."""
        token = self.word(i)
        if token is None or not token.acronymic or token.roman or self.shouting:
            return False
        if token.key in self.lex.words["small_words"]:
            return False
        if len(token.text) > 4 and (
            token.key in self.lex.predicates.forms or self.is_field(token) or self.lex.initiative_heads.match((token,), 0)
        ):
            return False
        return token.key not in self.lex.not_acronyms

    def _enumerates(self, i: int) -> bool:
        """From a comma at i: "A, B y C", every part a field of policy."""
        k = i + 1
        for _ in range(6):
            if not (self.is_name_word(k) and self.is_field(self.tokens[k])):
                return False
            k = self.body(k + 1, conjunction=False)
            token = self.word(k)
            if token is None:
                return False
            if (after := self.cue("and", k)) is not None:
                return self.goes_on(after)
            if token.text != ",":
                return False
            k += 1
        return False

    def starts_other(self, i: int, *, weak: bool = True) -> bool:
        """Whether another mention begins at once at i: a post or an honorific."""
        if self.tokens[i].key not in self.lex.openings:
            return False
        if self.lex.honorifics.match(self.tokens, i):
            return True
        found = self.lex.posts.match(self.tokens, i)
        return found is not None and not found[1].plural and (weak or not found[1].weak)

    def _stops(self, i: int) -> bool:
        token = self.tokens[i]
        dated = len(token.text) > 3 or (
            (after := self.word(i + 1)) is not None and (after.kind == "number" or after.text == ".")
        )
        return (dated and token.key in self.lex.words["months"]) or token.key in self.lex.words["weekdays"]
