"""From a file to facts: readers, text repair, the Spanish lexicon and extraction in small pure stages."""
