"""Who holds which post: from the words beside a post, its layout, or the person a biographical note is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from loaders.extraction.actors import Actors, Entity, Ref, place_named, words_of
from loaders.extraction.runs import Runs
from loaders.extraction.units import Mention, Unit

Span = tuple[int, int, int]  # unit, first token, last token (not included)


@dataclass(frozen=True, slots=True)
class Post:
    """A person's post as one passage states it: tokens[first:last] of a unit reach from the name to the organization."""

    person: Entity
    title: str
    lemma: str
    organization: Entity | None
    status: str
    span: Span
    rule: str
    since: str = ""
    until: str = ""


@dataclass
class Reader:
    """Reads the posts of one report, unit by unit."""

    actors: Actors
    units: Sequence[Unit]
    marks: Sequence[Sequence[Mention]]

    def __post_init__(self) -> None:
        self.rows = self.actors.by_unit(len(self.units))
        self.posts: list[Post] = []
        self.unheld: list[tuple[Mention, Entity | None, int]] = []
        self.topic: Entity | None = None
        self.paired: set[int] = set()

    def read(self) -> list[Post]:
        for unit in self.units:
            runs = Runs(unit.block.text, unit.tokens, self.actors.lex)
            self._unit(unit, runs)
        return self.posts

    # -- one unit

    def _unit(self, unit: Unit, runs: Runs) -> None:
        refs = self.rows[unit.index]
        found = [m for m in self.marks[unit.index] if m.kind == "post"]
        people = [r for r in refs if r.entity.kind == "person"]
        if unit.block.kind == "heading" and people and not found:
            self.topic = people[0].entity
        elif people and (people[0].first <= 1 or self._leads(unit, runs, found, people[0])):
            self.topic = people[0].entity
        elif unit.block.kind != "heading" and not (len(unit.tokens) < 16 and self._lone_name(unit.index - 1)):
            self.topic = None
        held: Ref | None = None
        held_end = -1
        for n, post in enumerate(found):
            organization, end = self._organization(unit, runs, refs, post)
            if organization is None:
                organization = self._spoken_for(unit, runs, refs, post)
            limit = found[n + 1].first if n + 1 < len(found) else len(unit.tokens)
            before = self._person_before(runs, people, post)
            chained = held is not None and self._chains(runs, held_end, post.first)
            after = self._person_after(runs, people, end, limit)
            several = self._people_under(runs, people, post, end, limit) if post.plural else []
            if (gone := self._replaced(runs, people, end)) is not None:
                status = "former"
                self.posts.append(
                    Post(gone.entity, post.name, post.sub, organization, status, (unit.index, post.first, gone.last), "post.replaced")
                )
            if several:
                for ref in several:
                    self._add(ref.entity, post, organization, (unit.index, post.first, max(end, ref.last)), "post.plural_title")
                held = None
            elif before is not None:
                self._add(before.entity, post, organization, (unit.index, before.first, end), "post.apposition", runs)
                held, held_end = before, end
            elif chained and held is not None:
                self._add(held.entity, post, organization, (unit.index, held.first, end), "post.coordinated", runs)
                held_end = end
            elif after is not None:
                span = (unit.index, post.first, after.last)
                if organization is None and (organization := self._behind_person(runs, refs, after)) is not None:
                    self._share(unit, organization)
                self._add(after.entity, post, organization, span, "post.title_first", runs)
                held, held_end = None, -1
            elif (pair := self._beside(unit, post, end)) is not None:
                for ref in pair:
                    span = (unit.index, post.first, end) if ref.unit != unit.index else (unit.index, ref.first, end)
                    self._add(ref.entity, post, organization, span, "post.line")
            elif (subject := self._subject(unit, runs, people, post)) is not None:
                first = subject.first if isinstance(subject, Ref) else unit.sentence_of(post.first)[0]
                person = subject.entity if isinstance(subject, Ref) else subject
                status = self._said_status(unit, runs, post)
                self._add(person, post, organization, (unit.index, first, end), "post.predicate", runs, status)
                held = Ref(person, unit.index, first, first + 1, post)
                held_end = end
            else:
                self.unheld.append((post, organization, end))

    def _leads(self, unit: Unit, runs: Runs, posts: Sequence[Mention], first: Ref) -> bool:
        """Whether a block's first person is whom it is about: only a post, its body and small words stand before."""
        return first.first < unit.sentence_of(0)[1] and bool(posts) and posts[0].first <= 1 and first.first <= 14

    def _add(
        self, person: Entity, post: Mention, organization: Entity | None, span: Span, rule: str,
        runs: Runs | None = None, status: str = "",
    ) -> None:  # fmt: skip
        status = post.status or status or "current"
        for known in self.posts:
            if known.person is person and known.lemma == post.sub and known.title.casefold() == post.name.casefold():
                if known.organization is organization or organization is None:
                    return
        self.posts = [
            p for p in self.posts
            if not (p.person is person and p.organization is None and p.title.casefold() == post.name.casefold())
        ]  # fmt: skip
        self.posts.append(Post(person, post.name, post.sub, organization, status, span, rule))

    def _share(self, unit: Unit, organization: Entity) -> None:
        """"la Regidora A y el Regidor B del Ayuntamiento": the body at the end holds for the posts before it in the sentence."""
        last = self.posts[-1] if self.posts else None
        if last is not None and last.span[0] == unit.index and last.organization is None and last.rule == "post.title_first":
            self.posts[-1] = replace(last, organization=organization)

    # -- names and titles on lines of their own

    def _lone_name(self, index: int) -> bool:
        """Whether a block holds a person's name and nothing else."""
        if not 0 <= index < len(self.units):
            return False
        people = [r for r in self.rows[index] if r.entity.kind == "person"]
        return len(people) == 1 and len(self.units[index].tokens) - (people[0].last - people[0].first) <= 1

    def _beside(self, unit: Unit, post: Mention, end: int) -> list[Ref] | None:
        """The people of a title that stands alone in its block: the name above it, or the names below a plural or a heading."""
        if post.first > 0 or end < len(unit.tokens) - 2:
            return None
        colon = unit.tokens[-1].text == ":"
        above = unit.index - 1
        if not post.plural and not colon and self._lone_name(above) and unit.block.gap <= 1 and above not in self.paired:
            self.paired.add(above)
            return [r for r in self.rows[above] if r.entity.kind == "person"]
        found: list[Ref] = []
        below = unit.index + 1
        while self._lone_name(below) and (post.plural or not found):
            found += [r for r in self.rows[below] if r.entity.kind == "person"]
            self.paired.add(below)
            below += 1
        return found or None

    # -- the organization of a post

    def _organization(self, unit: Unit, runs: Runs, refs: Sequence[Ref], post: Mention) -> tuple[Entity | None, int]:
        """The organization behind a post and where it ends; the post's own end where there is none."""
        k = post.last
        token = runs.word(k)
        if token is not None and token.key in runs.lex.demonyms:
            k += 1
        at = runs.cue("of_the", k) or runs.cue("of", k) or runs.cue("in", k)
        if at is not None:
            at = runs.skip_articles(at)
            ref = next((r for r in refs if r.first == at and r.entity.kind in ("organization", "place")), None)
            if ref is not None and ref.entity.kind == "organization":
                return ref.entity, ref.last
            if ref is not None and post.sub in runs.lex.government_of:
                return self._government(post.sub, ref), ref.last
        elif token is not None and token.text in (",", "(", "-", "–", "—", "|"):
            ref = next((r for r in refs if r.first == runs.skip_articles(k + 1) and r.entity.kind == "organization"), None)
            if ref is not None and (token.text != "," or self._line_ends(runs, ref.last)):
                return ref.entity, ref.last
        elif token is not None:
            ref = next((r for r in refs if r.first == k and r.entity.kind == "organization"), None)
            if ref is not None:
                return ref.entity, ref.last
        return None, post.last

    def _spoken_for(self, unit: Unit, runs: Runs, refs: Sequence[Ref], post: Mention) -> Entity | None:
        """"Por parte de X, Ana Paz, Directora; …": the body whose people a sentence lists. Also "del municipio", named before."""
        begin, end = unit.sentence_of(post.first)
        for k in range(begin, min(begin + 4, post.first)):
            after = runs.cue("representing", k) or runs.cue("on_behalf", k)
            if after is not None:
                body = next((r for r in refs if after <= r.first <= after + 4 and r.entity.kind == "organization"), None)
                if body is not None:
                    return body.entity
        of = runs.cue("of_the", post.last)
        word = runs.word(of) if of is not None else None
        if word is None or not (runs.lex.body_heads.match(runs.tokens, of or 0) or word.key in runs.lex.words["body_words"]):
            return None
        head = "local_government" if word.key in runs.lex.words["small_governments"] else ""
        for index in range(unit.index, max(-1, unit.index - 8), -1):
            for ref in reversed(self.rows[index]):
                if ref.entity.kind == "organization" and (index < unit.index or ref.last <= post.first):
                    if head and ref.entity.sub == head or word.key in [w for n in (ref.entity.name, *ref.entity.aliases) for w in words_of(n)]:
                        return ref.entity
        return None

    def _behind_person(self, runs: Runs, refs: Sequence[Ref], person: Ref) -> Entity | None:
        """"el Regidor, Eduardo Paz, del Ayuntamiento de X": the body behind the name."""
        k = person.last + 1 if runs.text(person.last, person.last + 1) == "," else person.last
        of = runs.cue("of_the", k) or runs.cue("of", k)
        at = runs.skip_articles(of) if of is not None else -1
        return next((r.entity for r in refs if r.first == at and r.entity.kind == "organization"), None)

    def _line_ends(self, runs: Runs, i: int) -> bool:
        """Whether behind "post, organization" the line ends, or a bracket, a dash, a semicolon or a full stop follows."""
        token = runs.word(i)
        return token is None or token.text in ("(", "-", "–", "—", ";", ".", "|", ":")

    def _government(self, lemma: str, ref: Ref) -> Entity:
        """The local government of a place that an "alcalde de …" implies."""
        head = self.actors.lex.government_of[lemma]
        place = place_named(self.actors, ref.entity.name)
        for e in self.actors.of_kind("organization"):
            if e.sub == "local_government" and e.place and place_named(self.actors, e.place) is place:
                if e.name.split()[0] == head or head == "Municipio" and not e.name.startswith(("Prefectura", "Gobierno de")):
                    e.mentions.append((ref.unit, ref.first, ref.last))
                    return e
        new = Entity("organization", f"{head} de {ref.entity.name}", "local_government", place=ref.entity.name)
        new.mentions.append((ref.unit, ref.first, ref.last))
        return self.actors.new(new)

    # -- the person of a post

    def _person_before(self, runs: Runs, people: Sequence[Ref], post: Mention) -> Ref | None:
        before = [r for r in people if r.last <= post.first]
        if not before:
            return None
        ref = before[-1]
        between = runs.tokens[ref.last : post.first]
        if not between:
            return ref if runs.shouting or runs.tokens[ref.first].capitals or runs.cells else None
        if between[0].text not in (",", "-", "–", "—", "(", ":", "/", "|") and between[0].key not in runs.lex.words["apposition_words"]:
            return None
        return ref if all(t.key in runs.lex.words["apposition_words"] or t.kind == "sign" and t.text in ",-–—(:/|" for t in between) else None

    def _person_after(self, runs: Runs, people: Sequence[Ref], end: int, limit: int) -> Ref | None:
        ref = next((r for r in people if r.first >= end), None)
        if ref is None or ref.first > limit:
            return None
        between = runs.tokens[end : ref.first]
        # "alcalde de Cuenca, Ecuador, Ana Paz": a country in between belongs to the place
        words = [t for t in between if t.text not in (",", ":", "–", "-", "—", "(", ")", "|") and t.key not in runs.lex.demonyms]
        words = [t for t in words if not runs.lex.countries.match(runs.tokens, runs.tokens.index(t))]
        return None if len(between) > 6 or any(t.key not in runs.lex.cues["articles"] for t in words) else ref

    def _replaced(self, runs: Runs, people: Sequence[Ref], end: int) -> Ref | None:
        """Who held the post before: "…, en reemplazo del Dr. X"."""
        k = end + 1 if runs.text(end, end + 1) == "," else end
        after = runs.cue("replaces", k)
        return next((r for r in people if after is not None and after <= r.first <= after + 2), None)

    def _people_under(self, runs: Runs, people: Sequence[Ref], post: Mention, end: int, limit: int) -> list[Ref]:
        """The people listed behind a plural title, up to the next post or the sentence's end."""
        found: list[Ref] = []
        k = end
        for ref in people:
            if ref.first < end or ref.first >= limit:
                continue
            between = runs.tokens[k : ref.first]
            if any(t.text in (".", ";") for t in between) or len(between) > 4:
                break
            found.append(ref)
            k = ref.last
        return found

    def _chains(self, runs: Runs, end: int, first: int) -> bool:
        """Between two posts of one person: "y", a comma, "además"."""
        between = runs.tokens[end:first]
        if not between or len(between) > 6:
            return False
        allowed = runs.lex.words["chain_words"] | runs.lex.words["apposition_words"]
        return all(
            t.key in allowed or t.key in runs.lex.demonyms or runs.lex.countries.match(runs.tokens, end + n) is not None
            for n, t in enumerate(between)
        )

    def _subject(self, unit: Unit, runs: Runs, people: Sequence[Ref], post: Mention) -> Ref | Entity | None:
        """The person a predicate gives the post to: the sentence's subject, else the person the note is about."""
        begin, _ = unit.sentence_of(post.first)
        if post.plural or not self._predicated(runs, begin, post.first) or post.generic and self._organization(unit, runs, self.rows[unit.index], post)[0] is None:
            return None
        before = [r for r in people if begin <= r.first and r.last <= post.first]
        if before:
            return before[-1] if len(before) == 1 else before[0]
        return self.topic

    def _predicated(self, runs: Runs, begin: int, end: int) -> bool:
        """Whether "is", "was", "was named" or nothing but small words leads to the post."""
        for k in range(end - 1, max(begin, end - 14) - 1, -1):
            for cue in ("became", "was", "is"):
                if (after := runs.cue(cue, k)) is not None and after <= end and self._only_small(runs, after, end):
                    return True
        own = self.topic is not None and begin > 0 and begin == end and runs.tokens[end].capital
        return end - begin <= 1 and (end == 0 or own or runs.cue("definite", begin) is not None or runs.tokens[begin].key.startswith("ex"))

    def _only_small(self, runs: Runs, first: int, last: int) -> bool:
        return all(
            t.kind != "word" or not t.capital or t.key in runs.lex.words["months"] for t in runs.tokens[first:last]
        ) and all(t.text not in (".", ";") for t in runs.tokens[first:last]) and last - first < 9  # fmt: skip

    def _said_status(self, unit: Unit, runs: Runs, post: Mention) -> str:
        begin, _ = unit.sentence_of(post.first)
        for k in range(post.first - 1, max(begin, post.first - 14) - 1, -1):
            if runs.cue("became", k) is not None or runs.cue("is", k) is not None:
                return "current"
            if runs.cue("was", k) is not None:
                return "former"
        return ""
