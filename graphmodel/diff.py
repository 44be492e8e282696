"""What a change did to the graph."""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """Counts of what changed, as ``munigraph load`` reports them. All zero: nothing did."""

    nodes_added: int = 0
    nodes_removed: int = 0
    ties_added: int = 0
    ties_removed: int = 0
    ties_confirmed: int = 0
    posts_begun: int = 0
    posts_ended: int = 0
    agreements_moved: int = 0
    contradictions: int = 0

    def to_json(self) -> dict[str, int]:
        return asdict(self)
