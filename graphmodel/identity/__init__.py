"""Who is who: which records of all reports are one actor, by keys and by people's judgements, never by likeness.

records                         the entities of a report as identity sees them
keys, buckets, resolution       keys and bars, how they group, in which order
judgements, judgements_json     what people decide, and the file they share it in
known                           what a store knows of an actor's records, and what a judgement would do
joins, why, witnesses           why the records of an actor are one, and its names, with a passage for each
proposals                       pairs that may be one, for people to decide
"""
