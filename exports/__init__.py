"""From the graph to a file: the page, JSON and the formats of other tools. ``files`` writes them all."""
