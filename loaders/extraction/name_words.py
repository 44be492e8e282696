"""What a single word of a text may be: part of a name, a given name, a surname, a field of policy."""

from __future__ import annotations

from loaders.extraction.passage import Passage
from loaders.tokens import Token


class NameWords(Passage):
    """Questions about the words of one block. Every method takes the index of a token."""

    def given(self, i: int) -> bool:
        """A given name that is nothing else."""
        key = self.tokens[i].key
        return key in self.lex.given_names and key not in self.lex.words["given_or_place"]

    def begins_person(self, i: int) -> bool:
        """Whether a full name begins at i beyond doubt: a given name, then a word that is no field of policy."""
        token, follower = self.word(i), self.word(i + 1)
        if token is None or not token.capital or token.key not in self.lex.given_names:
            return False
        if follower is None or not follower.capital or follower.kind != "word" or follower.key in self.lex.words["fields"]:
            return False
        return self.given(i) or follower.key in self.lex.given_names or self.is_surname(i + 1)

    def no_person(self, i: int) -> bool:
        """Whether no person's name can begin at i: the month of a date ("13 DE JULIO"), the kind of a place ("Provincia X")."""
        token = self.word(i)
        if token is None or token.key in self.lex.words["wider_places"]:
            return True
        return i > 1 and token.key in self.lex.months and self.tokens[i - 2].kind == "number" and self.cue("of", i - 1) == i

    def is_label(self, i: int) -> bool:
        """A word in capitals that only labels what stands near it: PRESENTES, ACUERDA."""
        token = self.tokens[i]
        return token.capitals and len(token.text) > 4 and token.key in self.lex.not_acronyms and not self.given(i)

    def is_surname(self, i: int) -> bool:
        """A word that is a common surname, or ends like one ("Ortuñez")."""
        token = self.word(i)
        if token is None or not token.capital:
            return False
        words = self.lex.words
        return token.key in words["surnames"] or (len(token.key) > 4 and token.key.endswith(tuple(words["surname_endings"])))

    def is_name_word(self, i: int) -> bool:
        """A capitalised word, an initial or a Roman or Arabic number in a name."""
        token = self.word(i)
        return token is not None and token.capital

    def is_field(self, token: Token) -> bool:
        """A word for a field of policy or a class of things (Desarrollo, Gobiernos), not a name."""
        return self.lex.is_field(token.key)

    def names_field(self, i: int) -> bool:
        """Whether a field of policy begins at i, not a place called by such a word: "Agua Potable", but "Agua Santa"."""
        token, follower = self.word(i), self.word(i + 1)
        if token is None or not token.capital or not self.is_field(token):
            return False
        if follower is None or follower.kind != "word" or not follower.capital or self.is_field(follower):
            return True
        adjective = follower.key.endswith(tuple(self.lex.words["adjective_endings"]))
        return adjective or self.lex.modifiers.match(self.tokens, i + 1) is not None

    def skip_articles(self, i: int) -> int:
        """Behind an article at i; a capitalised one belongs to the name behind it ("El Oro")."""
        token = self.word(i)
        if token is not None and token.capitals and self.lex.body_heads.match(self.tokens, i + 1) is not None:
            return self.cue("articles", i) or i  # "DE LA MUNICIPALIDAD"
        return i if token is not None and token.capital else self.cue("articles", i) or i

    def skip_demonym(self, i: int) -> int:
        """Behind the adjective of a country, if one stands at i."""
        token = self.word(i)
        return i + 1 if token is not None and token.key in self.lex.demonyms else i

    def skip_party(self, i: int) -> int:
        """Behind the adjective of a party, if one stands at i: "concejala socialista de X"."""
        token = self.word(i)
        return i + 1 if token is not None and not token.capital and token.key in self.lex.words["parties"] else i

    def article_in_name(self, i: int) -> bool:
        """A capitalised article that begins a place's name: "La Paz", "Los Ríos"; not a body's: "La Federación"."""
        token = self.tokens[i]
        if not (token.capital and token.key in self.lex.words["bare_articles"] and self.is_name_word(i + 1)):
            return False
        return token.capitals or self.lex.body_heads.match(self.tokens, i + 1) is None

    def title_behind(self, k: int) -> bool:
        """Whether a title that may also be a name touches one, its field behind it: "Doris Vera Encargada de Salud"."""
        found = self.lex.posts.match(self.tokens, k)
        if found is None or found[1].plural or self.tokens[k].capitals or self.is_surname(k):
            return False
        second = self.cue("and", found[0])
        if second is not None and self.lex.posts.match(self.tokens, second) is not None:
            return True  # "… Representante y Presidente de X"
        of = self.cue("of_the", found[0]) or self.cue("of", found[0])
        return of is not None and self.is_name_word(of) and self.is_field(self.tokens[of])
