"""Extraction: blocks → mentions → entities → posts → ties → facts. Each stage is a function of the one before.

units         tokens and sentences of each block
marks/        what is named where, by head noun, by list, by shape
tables        what the columns of tables hold
naming        which capitalised runs are people, places or bodies; fuller: towns called by half their name
entities/     the entities of the report; acronyms, short forms, misprints
posts/        who holds which post
coreference   "el citado Alcalde", "el programa"
rules/        ties
assemble      the facts document
"""

from __future__ import annotations

from graphmodel.facts import Document, FactsDocument
from loaders.blocks import Source
from loaders.extraction import coreference
from loaders.extraction.assemble import assemble
from loaders.extraction.entities import collect
from loaders.extraction.fuller import whole_towns
from loaders.extraction.marks.entries import entries
from loaders.extraction.marks.programme import talks
from loaders.extraction.marks.scan import scan
from loaders.extraction.marks.titles import titled
from loaders.extraction.marks.works import worked
from loaders.extraction.naming import decide
from loaders.extraction.pause import collector_waits
from loaders.extraction.posts import Posts, Reader
from loaders.extraction.reading import Reading
from loaders.extraction.rules import (
    acts,
    agreements,
    aligned,
    attendance,
    consortia,
    document,
    encounters,
    frames,
    held,
    homes,
    initiatives,
    located,
    main_event,
    meetings,
    members,
    organizers,
    parts,
    phrases,
    reach,
    relatives,
    row_posts,
    rows,
    sheets,
    signing,
    voice,
)
from loaders.extraction.rules.arguments import executors_and_funders
from loaders.extraction.tables import Tables
from loaders.extraction.units import units
from loaders.lexicon import lexicon
from loaders.repair import repair


@collector_waits()
def extract(source: Source, about: Document) -> FactsDocument:
    """The facts that a report states. ``about`` is what is known of it beforehand: its id, its digest, its format."""
    lex = lexicon()
    blocks = units(repair(source.blocks), lex)
    tables = Tables.of(blocks)
    marks = titled(blocks, talks(blocks, scan(blocks, lex)), lex, entries(blocks, tables))
    marks = whole_towns(decide(blocks, worked(blocks, marks, lex), lex, tables), lex)
    actors = collect(blocks, marks, lex)
    reading = Reading(lex, blocks, marks, actors, Posts(), tables)
    document.describe(reading, source)
    main_event.find_in_title(reading)
    reader = Reader(actors, blocks, marks)
    reader.read()
    reading.posts = reader.posts
    reading.unheld = {id(title): (title, body, end) for title, body, end in reversed(reader.unheld)}
    reading.rows = actors.by_unit(len(blocks))
    row_posts.apply(reading)
    document.find_publisher(reading)
    voice.find(reading)
    main_event.find_in_text(reading)
    main_event.find_meeting(reading)
    acts.find(reading)
    sheets.name_titles(reading)
    sheets.find_sections(reading)
    coreference.resolve(reading)
    homes.settle(reading)
    for rule in (
        initiatives,
        sheets,
        agreements,
        rows,
        attendance,
        organizers,
        meetings,
        encounters,
        frames,
        signing,
        consortia,
        relatives,
        phrases,
        aligned,
        members,
        located,
        held,
        reach,
        parts,
    ):
        rule.apply(reading)
    executors_and_funders(reading)
    document.conclude(reading)
    return assemble(source, document.about(reading, about, source), reading)
