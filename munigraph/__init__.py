"""munigraph: a relationship graph of municipal actors, with a sentence behind every tie."""

__version__ = "0.1.0"
