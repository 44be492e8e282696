"""Why a reader reads no further: the name of a sentence in ``loaders/messages.toml`` and what fills it in."""

from __future__ import annotations


class RefusedError(Exception):
    """A file that cannot or must not be read. The caller adds the file's name and says the sentence."""

    def __init__(self, sentence: str, **values: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.values = values
